package import Foundation

/// One provider's API: turns payouts into requests and answers into evidence.
///
/// Nothing here throws for a payout whose outcome is unclear: that is an outcome, not an error.
/// An implementation writes nothing and remembers nothing.
package protocol Provider: Sendable {
    /// Which provider this is.
    var id: ProviderID { get }
    /// What people should know about it.
    var profile: ProviderProfile { get }
    /// The fields of its create request.
    var form: PayoutForm { get }

    /// The request that `create` would send, with secrets removed, for a person to review.
    func preview(_ payout: Payout) -> WireExchange

    /// Submits a payout. Called only after the attempt is durable.
    func create(_ payout: Payout) async -> CreateReport

    /// Asks about a payout.
    func query(_ payout: Payout) async -> QueryReport

    /// Asks for the money that is left to pay with, one entry a currency.
    func balance() async throws(ProviderError) -> [Balance]

    /// The banks that the provider pays to: live where it has a list, bundled as a fallback.
    func banks() async -> [Bank]

    /// What the provider takes for "we have it".
    var acknowledgement: WebhookAcknowledgement { get }

    /// Checks a webhook message against the secrets, over its raw bytes, in constant time.
    ///
    /// Whatever arrives has a verdict: nothing is too damaged for one.
    func verdict(on message: WebhookMessage) -> NotificationVerdict

    /// What an authentic message says about the payout that it names.
    ///
    /// What cannot be vouched for, a message about another payout among it, is `unclear` and
    /// changes no settled status.
    func evidence(
        in message: WebhookMessage,
        about payout: Payout,
        receivedAt: Date
    ) -> Evidence
}

/// What people should know about a provider.
package struct ProviderProfile: Hashable, Sendable {
    /// The company's name and country: "CashyPro · Colombia".
    package let title: String
    /// The currencies it pays in.
    package let currencies: [Currency]
    /// Whether it can be asked about an order.
    package let canQuery: Bool
    /// Whether it is asked by its own reference, so that nobody can ask before it has given one.
    package let queriesByReference: Bool
    /// Whether it gets our order number, so that its support and its statements have it.
    package let sendsOrderNumber: Bool
    /// How long the same idempotency key returns the same answer, or `nil` without such a key.
    package let repeatWindow: Duration?
    /// What can settle an unknown outcome, one plain sentence.
    package let settledBy: String
    /// The longest that a create may take from connecting to the whole answer.
    package let createDeadline: Duration
    /// The provider's own time zone as an offset from UTC, in seconds.
    package let utcOffset: Int
    /// Whether its notifications can say when the status changed; else nobody can tell how late
    /// they are.
    package let datesNotifications: Bool
    /// The reason codes with which it refuses a payout because its balance is too low.
    package let shortageCodes: Set<String>

    /// Creates a profile.
    package init(
        title: String,
        currencies: [Currency],
        canQuery: Bool,
        queriesByReference: Bool = false,
        sendsOrderNumber: Bool = true,
        repeatWindow: Duration?,
        settledBy: String,
        createDeadline: Duration,
        utcOffset: Int,
        datesNotifications: Bool = true,
        shortageCodes: Set<String> = []
    ) {
        self.title = title
        self.currencies = currencies
        self.canQuery = canQuery
        self.queriesByReference = queriesByReference
        self.sendsOrderNumber = sendsOrderNumber
        self.repeatWindow = repeatWindow
        self.settledBy = settledBy
        self.createDeadline = createDeadline
        self.utcOffset = utcOffset
        self.datesNotifications = datesNotifications
        self.shortageCodes = shortageCodes
    }

    /// Whether it can be asked about a payout now.
    package func canBeAsked(about payout: Payout) -> Bool {
        canQuery && (!queriesByReference || payout.providerReference != nil)
    }
}

/// How a submission ended, with what went over the wire.
package struct CreateReport: Hashable, Sendable {
    /// How it ended.
    package let outcome: AttemptOutcome
    /// What was sent and answered, with secrets removed.
    package let exchange: WireExchange

    /// Creates a report.
    package init(outcome: AttemptOutcome, exchange: WireExchange) {
        self.outcome = outcome
        self.exchange = exchange
    }
}

/// How a query ended, with what went over the wire.
package struct QueryReport: Hashable, Sendable {
    /// What came of it.
    package let result: QueryResult
    /// What was sent and answered, or `nil` when nothing was sent.
    package let exchange: WireExchange?

    /// Creates a report.
    package init(result: QueryResult, exchange: WireExchange?) {
        self.result = result
        self.exchange = exchange
    }
}

/// Money at a provider, in one currency.
package struct Balance: Hashable, Sendable {
    /// What can be paid out now.
    package let available: Money
    /// What is held back.
    package let held: Money

    /// Creates a balance.
    package init(available: Money, held: Money) {
        self.available = available
        self.held = held
    }
}

/// Why a provider gave no balance or list.
///
/// Never used for a payout's outcome.
package enum ProviderError: Error, Hashable, Sendable {
    /// No byte of the request left.
    case notSent(NotSentReason)
    /// There was no usable answer.
    case noAnswer(String)
    /// The provider refused the request, in its own words and ours.
    case refused(ProviderReason)

    /// Whether the provider was reached and said no.
    package var isRefusal: Bool { if case .refused = self { true } else { false } }
}
