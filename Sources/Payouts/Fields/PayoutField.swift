/// One field of a provider's create request, declared once as data.
///
/// The console's form, the command line's flags and help, and JSON input all come from it.
package struct PayoutField: Hashable, Sendable {
    /// The provider's own key, as it goes over the wire: `accountName`, `bankId`.
    package let key: String
    /// What people call it: "Account holder".
    package let label: String
    /// What kind of value it takes.
    package let kind: Kind
    /// Whether it must be filled in.
    package let isRequired: Bool
    /// What a value must satisfy, each with its own message.
    package let rules: [FieldRule]
    /// One plain sentence for the operator.
    package let help: String
    /// A valid value.
    package let example: String

    /// What kind of value a field takes.
    package enum Kind: Hashable, Sendable {
        /// Free text.
        case text
        /// The amount, in one currency, or in one of several that another field chooses.
        case amount
        /// The currency, one of these codes.
        case currency([String])
        /// One of a short fixed list.
        case choice([FieldChoice])
        /// The beneficiary's bank, from the provider's list.
        case bank
    }

    /// Creates a field.
    package init(
        key: String,
        label: String,
        kind: Kind = .text,
        isRequired: Bool = true,
        rules: [FieldRule] = [],
        help: String,
        example: String
    ) {
        self.key = key
        self.label = label
        self.kind = kind
        self.isRequired = isRequired
        self.rules = rules
        self.help = help
        self.example = example
    }
}

/// One value that a field may take.
package struct FieldChoice: Hashable, Sendable {
    /// The value on the wire.
    package let value: String
    /// What people call it.
    package let label: String

    /// Creates a choice.
    package init(value: String, label: String) {
        self.value = value
        self.label = label
    }
}

/// A bank or wallet scheme of a provider's list.
package struct Bank: Hashable, Sendable {
    /// The value on the wire (CashyPro's `bankId`).
    package let id: String
    /// The provider's own code for it.
    package let code: String
    /// Its name.
    package let name: String
    /// Whether it is a wallet.
    package let isWallet: Bool

    /// Creates a bank.
    package init(id: String, code: String, name: String, isWallet: Bool) {
        self.id = id
        self.code = code
        self.name = name
        self.isWallet = isWallet
    }
}
