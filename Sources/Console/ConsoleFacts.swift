package import Payouts

/// What stays as it is while the console runs.
package struct ConsoleFacts: Equatable, Sendable {
    /// The environment's name as the header shows it: "SANDBOX", "PRODUCTION".
    package let environment: String
    /// Whether real money moves here.
    package let isProduction: Bool
    /// Who sits here.
    package let operatorName: OperatorName
    /// The providers that are configured, in the order in which lists show them.
    package let providers: [ProviderFacts]
    /// Seconds that the operator's time zone is ahead of UTC.
    package let utcOffset: Int

    /// What the console knows about one provider.
    package struct ProviderFacts: Equatable, Sendable {
        /// Which one.
        package let id: ProviderID
        /// What people should know about it.
        package let profile: ProviderProfile
        /// The fields of its create request; the rules between fields are the service's.
        package let fields: [PayoutField]
        /// The currency where it pays in one only.
        package let fixedCurrency: Currency?

        /// Creates the facts from a provider.
        package init(_ provider: any Provider) {
            id = provider.id
            profile = provider.profile
            fields = provider.form.fields
            fixedCurrency = provider.form.fixedCurrency
        }
    }

    /// Creates the facts.
    package init(
        environment: String,
        isProduction: Bool,
        operatorName: OperatorName,
        providers: [ProviderFacts],
        utcOffset: Int
    ) {
        self.environment = environment
        self.isProduction = isProduction
        self.operatorName = operatorName
        self.providers = providers
        self.utcOffset = utcOffset
    }

    func provider(_ id: ProviderID) -> ProviderFacts? { providers.first { $0.id == id } }
}
