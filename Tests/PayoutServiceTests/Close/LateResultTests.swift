import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// A first result that the provider dates into a day, and the ledger learns after its end.
struct LateResultTests {
    private static let day = CalendarDay(number: Int(Date.testStart.timeIntervalSince1970) / 86_400)
    private static let edge = CloseDay(provider: .payproVN, day: day, utcOffset: 0)

    /// A closed day with a payout that was still in flight at its end.
    private func closed() async throws -> (desk: Desk, sealed: SealedClose) {
        let desk = try Desk()
        try await desk.store.makePayout(7, in: .processing, provider: .payproVN)
        desk.clock.advance(by: .seconds(6_400 + 60))
        return (desk, try await close(Self.day, desk))
    }

    private func close(_ day: CalendarDay, _ desk: Desk) async throws -> SealedClose {
        try await desk.service.close(day, of: .payproVN, note: "known", by: Desk.mai)
    }

    private func learn(
        _ claim: Evidence.Claim,
        stated: Date?,
        _ desk: Desk
    ) async throws {
        let evidence = Evidence.make(
            claim,
            from: .notification,
            providerTime: stated,
            receivedAt: desk.clock.date
        )
        _ = try await desk.store.apply(.evidence(evidence), to: .make(7), context: desk.context)
    }

    @Test func `it counts where it is learnt, and is an adjustment of the day that it names`()
        async throws
    {
        let (desk, sealed) = try await closed()
        let stated = Self.edge.end - 60
        try await learn(.paid, stated: stated, desk)
        let found = try await desk.store.closeAdjustments(AdjustmentFilter(day: Self.day), limit: 9)
        let change = try #require(found.first)
        #expect(found.count == 1 && change.day == Self.edge && change.payout == .make(7))
        #expect(change.transition.from == .processing && change.transition.to == .paid)
        #expect(change.transition.at == desk.clock.date)
        #expect(change.transition.evidence?.providerTime == stated)
        #expect(!change.transition.isReversal)
        // What was sealed stays so: it was in flight when the day ended.
        #expect(try await desk.service.verifyClose(sealed.pack) == .intact(sealed))
        #expect(sealed.close.figures.first?[.closing].count == 1)
        desk.clock.advance(by: .seconds(86_400))
        let next = try await close(Self.day.advanced(by: 1), desk)
        #expect(next.close.figures.first?[.paid].count == 1)
        #expect(next.close.figures.first?[.closing].count == 0)
        #expect(next.close.adjustments.isEmpty, "the figures have it already")
        #expect(try await desk.store.closeAdjustments(AdjustmentFilter(), limit: 9) == found)
    }

    @Test func `its return is an adjustment of the day that sealed it as paid`() async throws {
        let (desk, _) = try await closed()
        try await learn(.paid, stated: Self.edge.end - 60, desk)
        desk.clock.advance(by: .seconds(86_400))
        let next = Self.day.advanced(by: 1)
        _ = try await close(next, desk)
        try await learn(.returned, stated: nil, desk)
        let found = try await desk.store.closeAdjustments(AdjustmentFilter(), limit: 9)
        #expect(found.map(\.day.day) == [next, Self.day])
        #expect(found.map(\.transition.to) == [.returned, .paid])
        #expect(try await desk.store.closeAdjustments(AdjustmentFilter(), limit: 1) == [found[0]])
    }

    @Test(arguments: [nil, 30.0])
    func `what the provider does not date into a closed day adjusts none`(
        after seconds: Double?
    ) async throws {
        let (desk, _) = try await closed()
        try await learn(.paid, stated: seconds.map { Self.edge.end + $0 }, desk)
        #expect(try await desk.store.closeAdjustments(AdjustmentFilter(), limit: 9).isEmpty)
        let other = AdjustmentFilter(provider: .dvpay)
        #expect(try await desk.store.closeAdjustments(other, limit: 9).isEmpty)
    }
}
