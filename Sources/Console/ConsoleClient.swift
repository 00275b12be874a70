package import PayoutService
package import Payouts

/// The console's view of the service: everything it can ask for or do.
package struct ConsoleClient: Sendable {
    /// Reads some payouts in a row, with the counts that the list shows.
    package let listing: @Sendable (LoadRequest) async throws(ServiceError) -> PayoutListing
    /// Reads the newest payouts that match, at most so many.
    package let matching: @Sendable (PayoutFilter, Int) async throws(ServiceError) -> PayoutPage
    /// Reads everything about one payout; `nil` when there is none.
    package let history: @Sendable (PayoutID) async throws(ServiceError) -> PayoutHistory?
    /// Reads the banks that a provider pays to.
    package let banks: @Sendable (ProviderID) async -> [Bank]
    /// Reads the names in the folder of a path as it was typed, in order; folders with a slash
    /// behind them, and nothing where it cannot be read.
    package let folder: @Sendable (_ path: String) async -> [String]
    /// Checks a form and shows what would be sent.
    package let review:
        @Sendable (ProviderID, _ values: [String: String]) async throws(ServiceError) ->
            PayoutReview
    /// Keeps a reviewed payout; the dispatcher submits it.
    package let submit: @Sendable (Payout) async throws(ServiceError) -> Void
    /// Asks the provider about one payout.
    package let requery: @Sendable (PayoutID) async -> RequeryResult
    /// Asks the providers about many payouts.
    package let requeries: RequeryClient
    /// What needs a person.
    package let worklist: WorklistClient
    /// How the providers do.
    package let providers: ProvidersClient
    /// What was uploaded and committed.
    package let batches: BatchesClient
    /// What waits for checkers.
    package let approvals: ApprovalsClient
    /// Who did what.
    package let audit: AuditClient
    /// What the providers sent.
    package let notifications: NotificationsClient
    /// What was compared with the providers' files, and what did not match.
    package let reconciliations: ReconciliationsClient
    /// The days that were closed.
    package let closes: ClosesClient
    /// Filters and orders under names.
    package let views: ViewsClient
    /// Withdraws a payout that was never submitted, with the reason.
    package let withdraw: @Sendable (PayoutID, String) async throws(ServiceError) -> Payout
    /// Submits a payout again under its order number, where the provider has denied it.
    package let resubmit: @Sendable (PayoutID) async throws(ServiceError) -> Payout
    /// Keeps that a payout's account number was shown in full, before it is.
    package let reveal: @Sendable (PayoutID) async throws(ServiceError) -> Void
    /// Yields after changes to the ledger, by anybody.
    package let changes: @Sendable () -> AsyncStream<Void>

    /// Creates a view of the service.
    package init(
        listing: @escaping @Sendable (LoadRequest) async throws(ServiceError) -> PayoutListing,
        matching: @escaping @Sendable (PayoutFilter, Int) async throws(ServiceError) -> PayoutPage,
        history: @escaping @Sendable (PayoutID) async throws(ServiceError) -> PayoutHistory?,
        banks: @escaping @Sendable (ProviderID) async -> [Bank],
        folder: @escaping @Sendable (String) async -> [String],
        review:
            @escaping @Sendable (ProviderID, [String: String]) async throws(ServiceError) ->
            PayoutReview,
        submit: @escaping @Sendable (Payout) async throws(ServiceError) -> Void,
        requery: @escaping @Sendable (PayoutID) async -> RequeryResult,
        requeries: RequeryClient,
        worklist: WorklistClient,
        providers: ProvidersClient,
        batches: BatchesClient,
        approvals: ApprovalsClient,
        audit: AuditClient,
        notifications: NotificationsClient,
        reconciliations: ReconciliationsClient,
        closes: ClosesClient,
        views: ViewsClient,
        withdraw: @escaping @Sendable (PayoutID, String) async throws(ServiceError) -> Payout,
        resubmit: @escaping @Sendable (PayoutID) async throws(ServiceError) -> Payout,
        reveal: @escaping @Sendable (PayoutID) async throws(ServiceError) -> Void,
        changes: @escaping @Sendable () -> AsyncStream<Void>
    ) {
        self.listing = listing
        self.matching = matching
        self.history = history
        self.banks = banks
        self.folder = folder
        self.review = review
        self.submit = submit
        self.requery = requery
        self.requeries = requeries
        self.worklist = worklist
        self.providers = providers
        self.batches = batches
        self.approvals = approvals
        self.audit = audit
        self.notifications = notifications
        self.reconciliations = reconciliations
        self.closes = closes
        self.views = views
        self.withdraw = withdraw
        self.resubmit = resubmit
        self.reveal = reveal
        self.changes = changes
    }
}

/// A page of payouts with the counts around it, all read at about the same time.
package struct PayoutListing: Hashable, Sendable {
    /// The payouts.
    package let page: PayoutPage
    /// How many match the filter.
    package let count: PayoutCount
    /// The totals of the whole ledger by provider, status and currency.
    package let tallies: [PayoutTally]

    /// Creates a listing.
    package init(page: PayoutPage, count: PayoutCount, tallies: [PayoutTally]) {
        self.page = page
        self.count = count
        self.tallies = tallies
    }
}

/// A payout before it is kept, with the request that would be sent for it.
package struct PayoutReview: Hashable, Sendable {
    /// The payout with its references, which submitting keeps as they are.
    package let payout: Payout
    /// The request, with secrets removed.
    package let request: WireExchange
    /// A recent payout to the same account in the same amount, which this one may repeat by
    /// mistake.
    package let repeats: PayoutID?

    /// Creates a review.
    package init(payout: Payout, request: WireExchange, repeats: PayoutID?) {
        self.payout = payout
        self.request = request
        self.repeats = repeats
    }
}
