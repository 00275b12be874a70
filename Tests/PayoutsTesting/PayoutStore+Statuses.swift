import Foundation
package import Payouts

extension PayoutStore {
    /// Creates a payout and leads it to a status on the shortest way that the lifecycle allows.
    @discardableResult
    package func makePayout(
        _ number: Int,
        in status: PayoutStatus,
        provider: ProviderID = .payproVN,
        amount: Money = Money(minorUnits: 1_250_000, currency: .vnd)
    ) async throws(StoreError) -> Payout {
        let payout = Payout.make(
            number,
            provider: provider,
            amount: amount,
            status: status.beginning
        )
        try await create(payout)
        return try await move(payout, to: status)
    }

    /// Leads a payout that was just created to a status, on the shortest way.
    @discardableResult
    package func move(
        _ payout: Payout,
        to status: PayoutStatus
    ) async throws(StoreError) -> Payout {
        switch status {
        case .pendingApproval, .queued: return payout
        case .rejected:
            let context = ChangeContext.make(by: OperatorName(rawValue: "linh"))
            try await reject(payout.approvalSubject, reason: "twice", context: context)
            guard let rejected = try await self.payout(payout.id) else {
                throw StoreError.notFound("\(payout.id)")
            }
            return rejected
        case .canceled: return try await apply(.cancel("moved"), to: payout.id, context: .make())
        case .submitting, .processing, .unknown, .paid, .failed, .returned:
            return try await submit(payout.id, until: status)
        }
    }

    private func submit(
        _ id: PayoutID,
        until status: PayoutStatus
    ) async throws(StoreError)
        -> Payout
    {
        let claimed = try await claimAttempt(only: id, providers: .test, at: .test(30))
        guard let claimed else { throw StoreError.notFound(id.rawValue) }
        let claims: [Evidence.Claim]
        switch status {
        case .processing: claims = [.pending]
        case .unknown: claims = [.unclear]
        case .paid: claims = [.pending, .paid]
        case .failed: claims = [.failed]
        case .returned: claims = [.pending, .paid, .returned]
        default: return claimed
        }
        var payout = claimed
        for (index, claim) in claims.enumerated() {
            let time = 31 + Double(index)
            let evidence = Evidence.make(claim, from: .createAnswer, receivedAt: .test(time))
            if index == 0 {
                payout = try await finishAttempt(
                    of: id,
                    number: 1,
                    report: .make(.answered(evidence)),
                    context: .make(at: time)
                )
            } else {
                payout = try await apply(.evidence(evidence), to: id, context: .make(at: time))
            }
        }
        return payout
    }
}

extension PayoutStore {
    /// Records a query for which nobody took the right to ask.
    @discardableResult
    package func finishQuery(
        of id: PayoutID,
        report: QueryReport,
        context: ChangeContext
    ) async throws(StoreError) -> Payout {
        try await finishQuery(of: id, until: .distantPast, report: report, context: context)
    }

    /// Approves a payout that was made alone, as the only checker that it needs.
    @discardableResult
    package func approve(
        _ id: PayoutID,
        by name: OperatorName = OperatorName(rawValue: "linh"),
        at seconds: Double = 20
    ) async throws(StoreError) -> Payout {
        let content = try await approvalContent(of: .payout(id), limit: 1)
        _ = try await approve(
            .payout(id),
            digest: content?.digest ?? .zero,
            reason: "",
            needed: 1,
            context: .make(at: seconds, by: name)
        )
        guard let payout = try await payout(id) else { throw StoreError.notFound("\(id)") }
        return payout
    }
}

extension PayoutStatus {
    /// The status in which a payout that comes to this one is created.
    package var beginning: PayoutStatus {
        self == .pendingApproval || self == .rejected ? .pendingApproval : .queued
    }
}
