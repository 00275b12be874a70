package import PayoutService
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
    /// From which amount on a resolution needs a second person.
    package let resolutions: ResolutionPolicy
    /// What other people must approve before it is sent.
    package let approvals: ApprovalPolicy
    /// Who may do what.
    package let access: AccessPolicy
    /// Whether the screen is read aloud: one pane at a time, in words, and nothing on it changes
    /// by the clock.
    package let isPlain: Bool

    /// What the console knows about one provider.
    package struct ProviderFacts: Equatable, Sendable {
        /// Which one.
        package let id: ProviderID
        /// What people should know about it.
        package let profile: ProviderProfile
        /// The fields of its create request, with the rules between them.
        package let form: PayoutForm
        /// How long it usually takes to settle a payout.
        package let usualTime: Duration
        /// Where its portal shows a payout, if that was configured.
        package let portal: PortalLink?

        /// Creates the facts from a provider, how long it usually takes, and its portal.
        package init(
            _ provider: any Provider,
            usualTime: Duration,
            portal: PortalLink? = nil
        ) {
            self.portal = portal
            id = provider.id
            profile = provider.profile
            form = provider.form
            self.usualTime = usualTime
        }

        /// Compares what can be: rules between fields are code.
        package static func == (left: ProviderFacts, right: ProviderFacts) -> Bool {
            left.id == right.id && left.profile == right.profile
                && left.usualTime == right.usualTime
                && left.portal == right.portal
                && left.form.fields == right.form.fields
        }
    }

    /// Creates the facts.
    package init(
        environment: String,
        isProduction: Bool,
        operatorName: OperatorName,
        providers: [ProviderFacts],
        utcOffset: Int,
        resolutions: ResolutionPolicy,
        approvals: ApprovalPolicy = ApprovalPolicy(),
        access: AccessPolicy = AccessPolicy(),
        isPlain: Bool = false
    ) {
        self.environment = environment
        self.isProduction = isProduction
        self.operatorName = operatorName
        self.providers = providers
        self.utcOffset = utcOffset
        self.resolutions = resolutions
        self.approvals = approvals
        self.access = access
        self.isPlain = isPlain
    }

    func provider(_ id: ProviderID) -> ProviderFacts? { providers.first { $0.id == id } }

    /// What a provider is called, or its id where it is not configured any more.
    func title(of id: ProviderID) -> String { provider(id)?.profile.title ?? id.rawValue }
}
