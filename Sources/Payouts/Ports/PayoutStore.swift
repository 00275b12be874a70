package import Foundation

/// The ledger: keeps payouts and everything learnt about them.
///
/// Each writing function is one transaction that is durable (fsync) when it returns, and keeps the
/// invariants of the lifecycle: a status changes only by ``Lifecycle``, together with its
/// transition and evidence, against the version that was read in the same transaction.
/// Times are kept to the microsecond. `StoreCompatTest` is the specification.
package protocol PayoutStore:
    NotificationStore, WorklistStore, ProviderStateStore, RequeryStore, AuditStore, ApprovalStore,
    ReconciliationStore, BatchStore, CloseStore
{
    // MARK: Writing

    /// Keeps a new payout and its first transition: queued, or waiting for approval.
    ///
    /// ``StoreError/duplicate(_:)`` is thrown when its id, order number or key is taken.
    func create(_ payout: Payout) async throws(StoreError)

    /// Applies an event to a payout.
    ///
    /// The payout comes back as it is afterwards. An event that must not happen throws
    /// ``StoreError/refused(_:)`` and changes nothing; so does one that begins or ends an attempt,
    /// because attempts have records of their own: they are claimed and finished; and one that
    /// approves or rejects, because so have approvals. So does a cancellation when a byte of any attempt's request may have left.
    @discardableResult
    func apply(
        _ event: PayoutEvent,
        to id: PayoutID,
        context: ChangeContext
    ) async throws(StoreError) -> Payout

    /// Claims the queued payout that is due longest and records an attempt for it.
    ///
    /// Two processes never claim the same one: the change from `queued` to `submitting` and the
    /// attempt are one transaction.
    ///
    /// Only `only` is considered where it is given; of the others, those of `providers`, which
    /// maps the providers that the caller can submit to their terms. The payout comes back as
    /// `submitting`; `nil` means that none is due. One for which money may have moved, or a
    /// request may still be on its way, is never due: see ``PayoutFlags``. One that is not what
    /// was approved waits for approval again, or stays unknown when it may have been sent. A provider that is
    /// paused, or whose breaker is open, has none due; what its known balance does not cover is
    /// held, and stays queued.
    func claimAttempt(
        only: PayoutID?,
        providers: [ProviderID: AttemptTerms],
        at: Date
    ) async throws(StoreError) -> Payout?

    /// Begins a further attempt under the same idempotency key, from `unknown`.
    ///
    /// The payout comes back still `unknown`, with the attempt counted; `nil` means that it was no
    /// longer `unknown`, or that a request may still be on its way.
    func claimRepeat(
        of id: PayoutID,
        terms: AttemptTerms,
        at: Date
    ) async throws(StoreError) -> Payout?

    /// Records how an attempt of the payout ended, and what follows from it, for the payout and
    /// for the provider's breaker.
    ///
    /// A report that comes after the attempt was called interrupted is recorded too; what the
    /// provider said in it counts, what the attempt says about itself no longer does.
    @discardableResult
    func finishAttempt(
        of id: PayoutID,
        number: Int,
        report: CreateReport,
        context: ChangeContext
    ) async throws(StoreError) -> Payout

    /// Makes `unknown` every payout whose attempt has outlived its lease without an outcome.
    ///
    /// The payouts that were left behind come back, at most 1,000 a call; among them those that
    /// evidence had moved on meanwhile, as they are.
    func recoverInterrupted(
        policies: [ProviderID: LifecyclePolicy],
        at: Date
    ) async throws(StoreError) -> [Payout]

    /// Claims payouts whose query is due, longest due first, and puts their next query off by
    /// `lease` so that no other process asks meanwhile.
    func claimQueries(
        providers: Set<ProviderID>,
        limit: Int,
        lease: Duration,
        at: Date
    ) async throws(StoreError) -> [Payout]

    /// Takes the right to ask about a payout, which nobody else has until the query is recorded
    /// or the lease ends.
    ///
    /// - Parameters:
    ///   - id: The payout.
    ///   - since: Where somebody was answered later than this, their answer will do.
    ///   - lease: How long the answer may take.
    ///   - at: Now.
    /// - Returns: Whether it may be asked about.
    /// - Throws: What the ledger could not do.
    func beginQuery(
        of id: PayoutID,
        unlessAskedSince since: Date,
        lease: Duration,
        at: Date
    ) async throws(StoreError) -> QueryTurn

    /// Records a query and its evidence, and schedules the next one.
    ///
    /// - Parameters:
    ///   - id: The payout.
    ///   - right: Until when it might be asked about, which is given back. One that ended meanwhile
    ///     may be somebody else's by now, and stays theirs.
    ///   - report: What was learnt.
    ///   - context: When, by whom and under which policy.
    /// - Returns: The payout after it.
    /// - Throws: What the ledger could not do.
    @discardableResult
    func finishQuery(
        of id: PayoutID,
        until right: Date,
        report: QueryReport,
        context: ChangeContext
    ) async throws(StoreError) -> Payout

    // MARK: Reading

    /// Proves that the ledger can be written, down to the disk, and changes nothing.
    func checkWritable() async throws(StoreError)

    /// One payout as it stands.
    func payout(_ id: PayoutID) async throws(StoreError) -> Payout?

    /// Finds a payout by our reference at the provider.
    func payout(orderNumber: OrderNumber) async throws(StoreError) -> Payout?

    /// Everything about one payout.
    func history(of id: PayoutID) async throws(StoreError) -> PayoutHistory?

    /// Some payouts in a row, without reading those before them.
    ///
    /// The limit is at most 1,000. A position at a payout that is not in the ledger throws
    /// ``StoreError/notFound(_:)``. The newest first, whatever matches: what is looked at for a
    /// page has a bound, and the page says where it was reached. In another order,
    /// ``StoreError/tooManyToSort(_:limit:)`` is thrown where more than
    /// ``PayoutOrder/maximumCount`` match, or too many would have to be looked at to know;
    /// a page begins where its payout stands now.
    func page(
        _ filter: PayoutFilter,
        in order: PayoutOrder,
        at position: PagePosition,
        limit: Int
    ) async throws(StoreError) -> PayoutPage

    /// How many payouts match; exact for statuses, providers and currencies, otherwise counted up
    /// to 1,000 and no further than a page looks.
    func count(_ filter: PayoutFilter) async throws(StoreError) -> PayoutCount

    /// The totals by provider, status and currency.
    func tallies() async throws(StoreError) -> [PayoutTally]

    /// How many attempts ended in each way, by provider.
    func attemptTallies() async throws(StoreError) -> [AttemptTally]

    /// Yields after changes to the ledger, by this process or another, within a second.
    ///
    /// Changes that nobody has taken yet count as one. Of others' changes nobody knows what they
    /// are: they reach every listener.
    func changes(_ scope: ChangeScope) -> AsyncStream<Void>
}

/// Which changes to the ledger somebody wants to hear of.
package enum ChangeScope: Hashable, Sendable {
    /// Whatever changes.
    case all
    /// All but the arrival of notifications, which changes no payout until they are applied.
    case allButArrivals
}

extension PayoutStore {
    /// Yields after any change to the ledger; see ``changes(_:)``.
    package func changes() -> AsyncStream<Void> { changes(.all) }
}

extension PayoutStore {
    /// Some payouts in a row, newest first.
    package func page(
        _ filter: PayoutFilter,
        at position: PagePosition,
        limit: Int
    ) async throws(StoreError) -> PayoutPage {
        try await page(filter, in: .newestFirst, at: position, limit: limit)
    }
}

/// Under which terms an attempt is begun.
package struct AttemptTerms: Sendable {
    /// How long the attempt's process may be sending.
    package let lease: Duration
    /// When to try again.
    package let policy: LifecyclePolicy

    /// Creates terms.
    package init(lease: Duration, policy: LifecyclePolicy) {
        self.lease = lease
        self.policy = policy
    }
}

/// How many attempts of a provider ended in one way.
package struct AttemptTally: Hashable, Sendable {
    /// The provider.
    package let provider: ProviderID
    /// `notSent`, `answered`, `unknown`, or `running` for those that have not ended.
    package let outcome: String
    /// How many.
    package let count: Int

    /// Creates a tally.
    package init(provider: ProviderID, outcome: String, count: Int) {
        self.provider = provider
        self.outcome = outcome
        self.count = count
    }
}

/// Why the ledger could not do what was asked; nothing was changed.
package enum StoreError: Error, Hashable, Sendable {
    /// The id, order number or key is taken already.
    case duplicate(String)
    /// There is no such payout.
    case notFound(String)
    /// The event must not happen to the payout as it stands.
    case refused(LifecycleError)
    /// Made by a newer Paydesk; this one must not touch it.
    case newerLedger(found: Int, supported: Int)
    /// The file is not a ledger, or is damaged.
    case damaged(path: String, detail: String)
    /// The disk is full.
    case diskFull(path: String)
    /// The file or its folder cannot be written.
    case readOnly(path: String)
    /// The folder or file cannot be opened.
    case cannotOpen(path: String, detail: String)
    /// Another process kept the ledger busy for too long.
    case busy(path: String)
    /// Somebody else is on it.
    case claimedByOther(PayoutID, owner: OperatorName)
    /// Whoever proposed it cannot confirm it.
    case needsAnotherPerson(PayoutID)
    /// Whoever made it cannot decide about it.
    case makerIsChecker(String)
    /// Only whoever made it can take it back.
    case makerOnly(String, maker: OperatorName)
    /// It is not what was looked at any more.
    case contentChanged(String)
    /// There is no such break.
    case breakNotFound(Int64)
    /// Somebody else is on the break.
    case breakClaimedByOther(Int64, owner: OperatorName)
    /// Whoever proposed how to resolve the break cannot confirm it.
    case breakNeedsAnotherPerson(Int64)
    /// Nothing waits for a second person, or it does and something else was asked.
    case breakStands(Int64, BreakState)
    /// What was said about a break does not change its payout, of which later evidence is known.
    case breakUnmoved(Int64, PayoutStatus)
    /// The payout that was chosen for an ambiguous line was chosen for another one already.
    case candidateTaken(String, by: Int64)
    /// There is no such batch.
    case noBatch(BatchID)
    /// The file, or one with the same content, was committed as this batch.
    case committed(BatchID)
    /// A row is like a recent payout, and nobody said that it may be.
    case repeats(line: Int, PayoutID)
    /// The payout was or may have been sent, or is replaced already.
    case notRetried(PayoutID)
    /// Somebody ended it early.
    case canceled
    /// A day cannot be closed.
    case closeRefused(CloseRefusal)
    /// Too many payouts match to be sorted, or would have to be looked at; the count is exact
    /// when it is how many match.
    case tooManyToSort(PayoutCount, limit: Int)
    /// Anything else, in the words of the storage.
    case failed(String)

    /// What happened and what to do next, in plain words.
    package var message: String {
        switch self {
        case .duplicate(let what): "\(what) exists already; nothing was changed."
        case .notFound(let what): "There is no payout \(what) in this ledger."
        case .refused(let error):
            "The payout is \(error.status.rawValue); \(error.event) cannot happen to it now."
        case .newerLedger(let found, let supported):
            "The ledger has schema \(found), this Paydesk knows \(supported). Update Paydesk."
        case .damaged(let path, let detail):
            "\(path) is damaged or not a ledger (\(detail)). Restore it from a backup."
        case .diskFull(let path): "The disk of \(path) is full. Free space, then try again."
        case .readOnly(let path): "\(path) cannot be written. Check its owner and mode."
        case .cannotOpen(let path, let detail): "\(path) cannot be opened (\(detail))."
        case .busy(let path): "\(path) is kept busy by another process. Try again."
        case .claimedByOther(let id, let owner): "\(owner.rawValue) is on \(id) already."
        case .needsAnotherPerson(let id):
            "Whoever proposed how to resolve \(id) cannot confirm it; ask a colleague."
        case .makerIsChecker(let what): "Whoever made \(what) cannot decide about it."
        case .makerOnly(let what, let maker):
            "\(maker.rawValue) made \(what); nobody else can recall it."
        case .contentChanged(let what): "\(what) was changed after it was looked at."
        case .breakNotFound(let id): "There is no break \(id) in this ledger."
        case .breakClaimedByOther(let id, let owner):
            "\(owner.rawValue) is on break \(id) already."
        case .breakNeedsAnotherPerson(let id):
            "Whoever proposed how to resolve break \(id) cannot confirm it; ask a colleague."
        case .breakStands(let id, let state): "Break \(id) is \(state.standing); look at it first."
        case .breakUnmoved(let id, let status):
            "Break \(id) stays: a later answer says that the payout is \(status.rawValue), which "
                + "the file does not change."
        case .candidateTaken(let orderNumber, let id):
            "\(orderNumber) was chosen for break \(id) already, and no payout has two lines. Choose "
                + "another, or look at that break first."
        case .noBatch(let id): "There is no batch \(id) in this ledger."
        case .committed(let id): "The file was committed as \(id) already; nothing was changed."
        case .repeats(let line, let id):
            "Line \(line) pays the same amount to the same account as \(id); nothing was kept."
        case .notRetried(let id):
            "\(id) was or may have been sent, or is replaced already; nothing was changed."
        case .canceled: "Canceled; nothing was kept."
        case .closeRefused(let refusal): refusal.sentence
        case .tooManyToSort(let count, let limit):
            (count.isExact
                ? "\(count.value.grouped) payouts match; at most \(limit.grouped) can be sorted"
                : "Too many payouts to sort; at most \(limit.grouped) can be")
                + ". Narrow the filter first."
        case .failed(let detail): "The ledger failed: \(detail)"
        }
    }
}
