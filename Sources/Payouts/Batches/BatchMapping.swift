/// How the columns of somebody else's file are read, saved once and used every day.
package struct BatchMapping: Hashable, Sendable {
    /// Which field each header stands for: a provider's own key, or `provider`.
    ///
    /// Headers that are not named here stand for the field that they name themselves.
    package let columns: [String: String]
    /// Headers that mean nothing to us.
    package let ignored: [String]
    /// Values of fields for which the file has no column, by the provider's key.
    package let constants: [String: String]
    /// Who pays, where the file does not say.
    package let provider: ProviderID?
    /// What stands before the decimals of an amount.
    package let decimalMark: DecimalMark

    /// What stands before the decimals; the other one may stand between thousands.
    package enum DecimalMark: String, CaseIterable, Hashable, Sendable {
        case point, comma
    }

    /// Creates a mapping; without arguments, a file is read by its own headers.
    package init(
        columns: [String: String] = [:],
        ignored: [String] = [],
        constants: [String: String] = [:],
        provider: ProviderID? = nil,
        decimalMark: DecimalMark = .point
    ) {
        self.columns = columns
        self.ignored = ignored
        self.constants = constants
        self.provider = provider
        self.decimalMark = decimalMark
    }
}
