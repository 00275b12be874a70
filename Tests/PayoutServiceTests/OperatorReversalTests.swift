import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// An operator with evidence overturns what was settled, in both directions.
@Suite(.timeLimit(.minutes(10)))
struct OperatorReversalTests {
    private static let linh = OperatorName(rawValue: "linh")

    private func draft(_ claim: Evidence.Claim) -> ResolutionDraft {
        ResolutionDraft(
            claim: claim,
            seenAt: "bank statement",
            reference: "T-9",
            note: "The bank's own statement says so."
        )
    }

    /// A payout that the provider was asked about and has settled.
    private func settled(_ claim: Evidence.Claim, _ desk: Desk) async throws -> Payout {
        await desk.provider.onCreate { _ in .answer(.pending) }
        let payout = try await desk.submitted()
        await desk.hear(claim, about: payout)
        desk.clock.advance(by: .seconds(60))
        let settled = try await desk.payout(payout.id)
        #expect(settled.status.rawValue == claim.rawValue)
        #expect(settled.attention.isEmpty)
        return settled
    }

    @Test(
        arguments: [
            (Evidence.Claim.paid, Evidence.Claim.returned, PayoutStatus.returned),
            (.paid, .failed, .returned), (.failed, .paid, .paid),
        ]
    )
    func `what is settled is reversed by what an operator saw`(
        was: Evidence.Claim,
        seen: Evidence.Claim,
        becomes: PayoutStatus
    ) async throws {
        let desk = try Desk()
        let payout = try await settled(was, desk)
        _ = try await desk.service.resolve(payout.id, draft(seen), by: Desk.mai)
        let history = try await desk.history(payout.id)
        #expect(history.payout.status == becomes)
        #expect(history.transitions.last?.isReversal == true)
        #expect(history.transitions.last?.by == Desk.mai)
        #expect(history.transitions.last?.evidence?.source == .operator)
    }

    @Test func `whoever reversed it has seen that, and the contradiction is still asked about`()
        async throws
    {
        let desk = try Desk()
        let payout = try await settled(.paid, desk)
        _ = try await desk.service.resolve(payout.id, draft(.returned), by: Desk.mai)
        let reversed = try await desk.payout(payout.id)
        #expect(reversed.attention == .conflicting)
        #expect(reversed.flags == [.conflicting, .reversed])
        await desk.provider.settle(payout.orderNumber, as: .returned)
        desk.clock.advance(by: .seconds(600))
        await desk.query()
        let agreed = try await desk.payout(payout.id)
        #expect(agreed.status == .returned)
        #expect(agreed.attention.isEmpty)
        #expect(agreed.flags == .reversed, "whoever looks later sees that it was")
    }

    @Test(arguments: [(Evidence.Claim.paid, Evidence.Claim.returned), (.failed, .paid)])
    func `above the limit a reversal waits on the worklist for a second person`(
        was: Evidence.Claim,
        seen: Evidence.Claim
    ) async throws {
        let limit = Money(minorUnits: 1, currency: .vnd)
        let desk = try Desk(resolutions: ResolutionPolicy(aloneUpTo: [.vnd: limit]))
        let payout = try await settled(was, desk)
        _ = try await desk.service.resolve(payout.id, draft(seen), by: Desk.mai)
        let now = desk.clock.date
        let items = try await desk.store.worklist(WorklistFilter(), limit: 9, at: now)
        #expect(items.map(\.payout.id) == [payout.id])
        #expect(items.first?.payout.status == payout.status)
        #expect(items.first?.payout.attention == .secondAwaited)
        #expect(items.first?.proposal?.claim == seen)
        let confirmed = try await desk.service.confirmResolution(of: payout.id, by: Self.linh)
        #expect(confirmed.status.rawValue == seen.rawValue)
        #expect(confirmed.attention == .conflicting)
    }

    @Test func `a proposal to reverse that is dropped leaves nothing on the worklist`() async throws
    {
        let limit = Money(minorUnits: 1, currency: .vnd)
        let desk = try Desk(resolutions: ResolutionPolicy(aloneUpTo: [.vnd: limit]))
        let payout = try await settled(.paid, desk)
        _ = try await desk.service.resolve(payout.id, draft(.returned), by: Desk.mai)
        try await desk.service.discardResolution(of: payout.id, by: Self.linh)
        let after = try await desk.payout(payout.id)
        #expect(after.status == .paid)
        #expect(after.attention.isEmpty)
    }
}
