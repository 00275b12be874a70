/// Who is paid, and the account, as the provider's own fields.
package struct Beneficiary: Hashable, Sendable {
    /// Every field that was filled in, by the provider's own key, without the amount.
    package let fields: [String: String]
    /// The holder's name, or empty where the provider takes none (DVPay, PayPro Bangladesh).
    package let name: String
    /// The account, wallet or card number, whole.
    package let account: String
    /// The bank or wallet scheme by name, or empty where there is none.
    package let institution: String

    /// Creates a beneficiary from the provider's fields and their three readings.
    package init(fields: [String: String], name: String, account: String, institution: String) {
        self.fields = fields
        self.name = name
        self.account = account
        self.institution = institution
    }

    /// The account with all but its last four characters hidden: `····9852`.
    package var maskedAccount: String { Self.mask(account) }

    /// Hides all but the last four characters of an account number, and all of a short one.
    package static func mask(_ account: String) -> String {
        account.count > 4 ? "····" + account.suffix(4) : "····"
    }
}
