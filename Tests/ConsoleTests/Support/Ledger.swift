import Console
import Foundation
import PayoutService
import Payouts

/// A ledger in memory with the readings that the console asks of the service.
struct Ledger: Equatable {
    /// Newest first.
    var histories: [PayoutHistory] = []
    /// What every reading and writing fails with, while it is set.
    var failure: ServiceError?
    /// Whether an exported list is longer than a file may be.
    var isExportCut = false
    /// Re-queries of many that there were, newest first.
    var requeries: [RequeryJob] = []
    /// Filters and orders under names.
    var views: [ViewOffer] = []
    /// Messages that were not believed, or belong to nobody.
    var groups: [NotificationGroup] = []
    /// How the providers do.
    var overviews: [ProviderOverview] = []
    /// Batches, newest first.
    var batches: [Batch] = []
    /// Their lines.
    var batchLines: [BatchID: [BatchLine]] = [:]
    /// What waits for checkers.
    var approvals: [ApprovalCase] = []
    /// Who did what, newest first.
    var audit: [AuditEntry] = []
    /// What the providers sent, newest first.
    var inbox: [NotificationRecord] = []
    /// What did not match the providers' files.
    var book = BreakBook()
    /// The days that were closed.
    var closes = CloseBook()
    private var created = 0

    init(_ histories: [PayoutHistory] = []) { self.histories = histories }

    // MARK: Reading

    func listing(_ request: LoadRequest) -> PayoutListing {
        let filter = request.filter
        let indices = histories.indices.filter { Self.matches(histories[$0].payout, filter) }
        let page = page(indices, at: request.position, limit: request.limit)
        let isExact = filter.text.isEmpty || indices.count < 1_000
        return PayoutListing(
            page: page,
            count: PayoutCount(value: isExact ? indices.count : 1_000, isExact: isExact),
            tallies: tallies
        )
    }

    func newest(_ filter: PayoutFilter, limit: Int) -> PayoutPage {
        let indices = histories.indices.filter { Self.matches(histories[$0].payout, filter) }
        return page(indices, at: .newest, limit: limit)
    }

    private func page(_ indices: [Int], at position: PagePosition, limit: Int) -> PayoutPage {
        let range: Range<Int>
        switch position {
        case .newest: range = 0..<min(limit, indices.count)
        case .oldest: range = max(0, indices.count - limit)..<indices.count
        case .after(let id):
            let place = place(of: id)
            let start = indices.firstIndex { $0 > place } ?? indices.count
            range = start..<min(start + limit, indices.count)
        case .before(let id):
            let place = place(of: id)
            let end = indices.firstIndex { $0 >= place } ?? indices.count
            range = max(0, end - limit)..<end
        case .from(let id):
            let place = place(of: id)
            let start = indices.firstIndex { $0 >= place } ?? indices.count
            range = start..<min(start + limit, indices.count)
        }
        return PayoutPage(
            payouts: indices[range].map { histories[$0].payout },
            hasNewer: range.lowerBound > 0,
            hasOlder: range.upperBound < indices.count
        )
    }

    private func place(of id: PayoutID) -> Int {
        index(of: id) ?? histories.count
    }

    private static func matches(_ payout: Payout, _ filter: PayoutFilter) -> Bool {
        guard filter.statuses.isEmpty || filter.statuses.contains(payout.status),
            filter.providers.isEmpty || filter.providers.contains(payout.provider)
        else { return false }
        guard !filter.text.isEmpty else { return true }
        let text = [
            payout.id.rawValue, payout.orderNumber.rawValue, payout.beneficiary.name,
            payout.beneficiary.account,
        ].joined(separator: " ").lowercased()
        return filter.text.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
    }

    private var tallies: [PayoutTally] {
        var sums: [TallyKey: (count: Int, total: Money)] = [:]
        for index in histories.indices {
            let payout = histories[index].payout
            let key = TallyKey(provider: payout.provider, status: payout.status)
            let sum = sums[key] ?? (0, Money(minorUnits: 0, currency: payout.amount.currency))
            sums[key] = (sum.count + 1, sum.total.adding(payout.amount) ?? sum.total)
        }
        return sums.map { key, sum in
            PayoutTally(
                provider: key.provider,
                status: key.status,
                count: sum.count,
                total: sum.total
            )
        }
    }

    private struct TallyKey: Hashable {
        let provider: ProviderID
        let status: PayoutStatus
    }

    func holds(_ id: PayoutID, matching filter: PayoutFilter) -> Bool {
        index(of: id).map { Self.matches(histories[$0].payout, filter) } ?? false
    }

    func history(_ id: PayoutID) -> PayoutHistory? { index(of: id).map { histories[$0] } }

    /// Where a payout is; looks in place, because copying whole histories takes long.
    func index(of id: PayoutID) -> Int? {
        histories.indices.first { histories[$0].payout.id == id }
    }

    // MARK: Writing

    /// Checks values and names a payout the way the service does.
    mutating func review(
        _ id: ProviderID,
        _ values: [String: String],
        at now: Date
    ) throws(ServiceError) -> PayoutReview {
        guard let provider = FixtureProvider.provider(id) else { throw .notConfigured(id) }
        do throws(FieldProblems) {
            let draft = try provider.form.draft(from: values, banks: provider.bankList)
            let payout = prepare(draft, at: now)
            // Fixtures look much alike; what the test made itself counts as recent.
            let alike = histories.map(\.payout).first {
                $0.id.rawValue.hasPrefix("PO-NEW") && $0.amount == draft.amount
                    && $0.beneficiary.account == draft.likeness.account
            }
            return PayoutReview(
                payout: payout,
                request: provider.preview(payout),
                repeats: alike?.id
            )
        } catch {
            throw .invalid(error)
        }
    }

    /// Ids are in order: `PO-NEW0-0001`.
    private mutating func prepare(_ draft: PayoutDraft, at now: Date) -> Payout {
        created += 1
        let number = String(10_000 + created).dropFirst()
        return Payout(
            id: PayoutID(rawValue: "PO-NEW0-\(number)"),
            provider: draft.provider,
            orderNumber: OrderNumber(rawValue: "20261121073200000000\(number)"),
            idempotencyKey: IdempotencyKey(rawValue: "key-\(number)"),
            amount: draft.amount,
            beneficiary: draft.beneficiary,
            createdAt: now,
            createdBy: .dara
        )
    }

    /// Keeps a payout once; a second time is refused.
    mutating func create(_ payout: Payout) throws(ServiceError) {
        if let failure { throw failure }
        guard history(payout.id) == nil else { throw .store(.duplicate("\(payout.id)")) }
        histories.insert(PayoutHistory(new: payout), at: 0)
    }

    mutating func withdraw(_ id: PayoutID, at now: Date) throws(ServiceError) -> Payout {
        if let failure { throw failure }
        guard let index = index(of: id) else {
            throw .store(.notFound("\(id)"))
        }
        guard histories[index].payout.status == .queued else {
            let error = LifecycleError(status: histories[index].payout.status, event: "cancel")
            throw .store(.refused(error))
        }
        change(id, to: .canceled, at: now)
        return histories[index].payout
    }

    mutating func resubmit(_ id: PayoutID, at now: Date) throws(ServiceError) -> Payout {
        if let failure { throw failure }
        guard let index = index(of: id) else {
            throw .store(.notFound("\(id)"))
        }
        if case .withheld(let reason) = ResubmissionOffer(histories[index], sendsOrderNumber: true)
        {
            throw .notSupported("\(id) cannot be submitted again: \(reason).")
        }
        change(id, to: .queued, at: now)
        return histories[index].payout
    }

    /// Nobody asks about a payout any more.
    mutating func giveUpQuerying(_ id: PayoutID) {
        guard let index = index(of: id) else { return }
        histories[index].payout.attention.insert(.gaveUpQuerying)
        histories[index].payout.version += 1
    }

    /// Gives a payout another status, as the workers do.
    mutating func change(_ id: PayoutID, to status: PayoutStatus, at now: Date) {
        guard let index = index(of: id) else { return }
        let before = histories[index].payout.status
        histories[index].payout.status = status
        histories[index].payout.statusSince = now
        histories[index].payout.attention = status == .unknown ? .unknownOutcome : []
        histories[index].payout.attentionSince = status == .unknown ? now : nil
        histories[index].payout.version += 1
        histories[index].transitions.append(
            StatusTransition(
                from: before,
                to: status,
                at: now,
                by: .queryWorker,
                cause: "a query found \(status.rawValue)"
            )
        )
    }
}

extension OperatorName {
    static let dara = OperatorName(rawValue: "dara")
    static let sokha = OperatorName(rawValue: "sokha")
}

extension PayoutHistory {
    /// A payout that was just created.
    init(new payout: Payout) {
        self.init(
            payout: payout,
            transitions: [
                StatusTransition(
                    from: nil,
                    to: .queued,
                    at: payout.createdAt,
                    by: payout.createdBy,
                    cause: "created"
                )
            ],
            attempts: [],
            evidence: [],
            queries: []
        )
    }
}
