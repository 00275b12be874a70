import Foundation
import Payouts
import Testing

extension RandomHistory {
    /// Compares the ledger with the provider's books.
    func check() async throws {
        let books = await books
        for payout in payouts {
            let kept = try await desks[0].store.payout(payout.id)
            let order = books.orders[payout.orderNumber]
            let comment = Comment("\(payout.id) \(payout.orderNumber)")
            #expect(order?.payments ?? 0 <= 1, comment)
            switch kept?.status {
            case nil, .canceled: #expect(order == nil, comment)
            case .paid: #expect(order?.claim == .paid && order?.payments == 1, comment)
            case .failed: #expect(order?.claim == .failed, comment)
            case .returned: #expect(order?.claim == .returned, comment)
            case let status: Issue.record("\(payout.id) is left \(String(describing: status))")
            }
            if misquoted.contains(payout.orderNumber) {
                #expect(kept?.flags.contains(.mismatch) == true, comment)
            }
        }
        let references = Set(books.creates.map { [$0.order.rawValue, $0.key.rawValue] })
        let known = Set(payouts.map { [$0.orderNumber.rawValue, $0.idempotencyKey.rawValue] })
        #expect(references.isSubset(of: known), "a reference that was never kept was sent")
        #expect(books.letters.allSatisfy { $0.isAcknowledged })
        try await checkInbox()
        try await checkNothingIsForgotten()
    }

    /// Whatever was believed became evidence, once, or said the same bytes again.
    private func checkInbox() async throws {
        let tallies = try await desks[0].store.notificationTallies().filter { $0.count > 0 }
        let fates = Set(tallies.map(\.disposition))
        #expect(fates.isSubset(of: [.applied, .duplicate, .refused]), "\(fates)")
        let applied = tallies.filter { $0.disposition == .applied }.map(\.count).reduce(0, +)
        var evidence = 0
        for payout in payouts {
            guard let history = try await desks[0].store.history(of: payout.id) else { continue }
            evidence += history.evidence.filter { $0.source == .notification }.count
        }
        #expect(evidence == applied)
    }

    /// Whatever is not settled is scheduled, or in people's sight.
    func checkNothingIsForgotten() async throws {
        for payout in payouts {
            guard let history = try await desks[0].store.history(of: payout.id) else { continue }
            let now = history.payout
            let isFollowed = now.nextQueryAt != nil || !now.attention.isEmpty
            let comment = Comment("\(now.id) is forgotten in \(now.status.rawValue)")
            switch now.status {
            case .queued: #expect(now.nextAttemptAt != nil, comment)
            case .submitting:
                #expect(history.attempts.contains { $0.outcome == nil }, comment)
            case .processing: #expect(isFollowed, comment)
            case .unknown: #expect(now.attention.contains(.unknownOutcome), comment)
            default:
                let isContested = now.flags.contains(.conflicting)
                #expect(!isContested || now.attention.contains(.conflicting), comment)
            }
        }
    }
}
