import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// What the ledger learns on another day than it came about, and days that are compared again.
struct LateKnowledgeTests {
    private typealias Day = ReconcileTests.Day

    /// A payout that was paid on the 14th, and another that is left alone.
    private static func paid() async throws -> Day {
        try await Day([.paid, .paid])
    }

    private static func time(_ text: String) throws -> Date {
        let day = try #require(CalendarDay(String(text.prefix(10))))
        let clock = text.dropFirst(11).split(separator: ":").compactMap { Int64($0) }
        let seconds = clock.reduce(0) { $0 * 60 + $1 } * 60
        return Date(timeIntervalSince1970: Double(day.start(utcOffset: 0) + seconds))
    }

    private static func wait(_ day: Day, until text: String) throws {
        let gap = try time(text).timeIntervalSince(day.desk.clock.date)
        day.desk.clock.advance(by: .seconds(gap))
    }

    /// Lets the ledger learn something about the first payout.
    private func learn(
        _ claim: Evidence.Claim,
        at text: String,
        from source: Evidence.Source = .query,
        stated: String? = nil,
        _ day: Day
    ) async throws {
        let time = try Self.time(text)
        let evidence = Evidence.make(
            claim,
            from: source,
            providerTime: try stated.map(Self.time),
            receivedAt: time
        )
        _ = try await day.desk.store.apply(
            .evidence(evidence),
            to: .make(1),
            context: ChangeContext(at: time, by: .queryWorker, policy: .standard)
        )
    }

    private func kinds(_ day: Day, _ lines: String..., of date: String) async throws -> [BreakKind]
    {
        try await day.reconcile([lines.joined()], of: date, again: true).report?.breaks.map(\.kind)
            ?? []
    }

    private static let refund = ReconcileTests.line(1, "refund", time: "2023-11-15 10:00:00")

    // MARK: Returns that were learned late

    @Test func `a return accepted from a line is not expected in the next day's file`() async throws
    {
        let day = try await Self.paid()
        try Self.wait(day, until: "2023-11-16 08:00")
        #expect(try await kinds(day, Self.refund, of: "2023-11-15") == [.status])
        let draft = BreakResolutionDraft(action: .acceptProvider, note: "it came back")
        try await day.service.resolveBreak(1, draft, by: ReconcileTests.mai)
        let history = try await day.desk.history(.make(1))
        let stated = try Self.time("2023-11-15 10:00")
        #expect(history.payout.status == .returned)
        #expect(history.evidence.last?.providerTime == stated)
        #expect(try await kinds(day, of: "2023-11-16") == [])
    }

    @Test func `a return that a line stated and a query confirmed is not expected later`()
        async throws
    {
        let day = try await Self.paid()
        #expect(try await kinds(day, Self.refund, of: "2023-11-15") == [.status])
        try await learn(.returned, at: "2023-11-16 08:00", day)
        #expect(try await kinds(day, of: "2023-11-16") == [])
        #expect(try await kinds(day, Self.refund, of: "2023-11-15") == [])
        #expect(try await day.desk.store.breakHistory(1)?.record.state == .resolved)
    }

    @Test func `a return learned by a query may be listed on any day since it was last known paid`()
        async throws
    {
        let day = try await Self.paid()
        try await learn(.returned, at: "2023-11-17 08:00", day)
        let changes = try await day.desk.history(.make(1)).transitions
        #expect(try await kinds(day, Self.refund, of: "2023-11-15") == [])
        let history = try await day.desk.history(.make(1))
        #expect(history.evidence.last?.source == .settlementFile)
        #expect(history.evidence.last?.providerTime == (try Self.time("2023-11-15 10:00")))
        #expect(history.transitions == changes && changes.last?.to == .returned)
        for date in ["2023-11-16", "2023-11-17"] {
            #expect(try await kinds(day, of: date) == [])
        }
        let count = history.evidence.count
        #expect(try await kinds(day, Self.refund, of: "2023-11-15") == [])
        #expect(try await day.desk.history(.make(1)).evidence.count == count, "it is kept once")
    }

    @Test func `a line from before something else was known is on another day`() async throws {
        let day = try await Self.paid()
        try await learn(.paid, at: "2023-11-16 08:00", day)
        try await learn(.returned, at: "2023-11-17 08:00", day)
        #expect(try await kinds(day, Self.refund, of: "2023-11-15") == [.status])
    }

    @Test func `a return that no file lists is found on the day on which it was learned`()
        async throws
    {
        let day = try await Self.paid()
        try await learn(.returned, at: "2023-11-17 08:00", day)
        for (date, found) in [("15", []), ("16", []), ("17", [BreakKind.missingAtProvider])] {
            #expect(try await kinds(day, of: "2023-11-\(date)") == found, "\(date)")
        }
    }

    @Test func `a return belongs to the day that the provider's own time names`() async throws {
        let day = try await Self.paid()
        try await learn(
            .returned,
            at: "2023-11-16 00:10",
            from: .notification,
            stated: "2023-11-15 23:50",
            day
        )
        try Self.wait(day, until: "2023-11-16 09:00")
        #expect(try await kinds(day, of: "2023-11-16") == [])
        #expect(try await kinds(day, of: "2023-11-15") == [.missingAtProvider])
        #expect(try await kinds(day, of: "2023-11-16") == [])
    }

    @Test func `a return that its own day's comparison could not know is found a day later`()
        async throws
    {
        let day = try await Self.paid()
        try Self.wait(day, until: "2023-11-16 06:00")
        #expect(try await kinds(day, of: "2023-11-15") == [])
        try await learn(
            .returned,
            at: "2023-11-16 08:00",
            from: .notification,
            stated: "2023-11-15 10:00",
            day
        )
        #expect(try await kinds(day, of: "2023-11-16") == [.missingAtProvider])
    }

    @Test(arguments: [nil, "2023-11-14 23:59"])
    func `a payment that was learned after midnight is expected in one file only`(
        stated: String?
    ) async throws {
        let day = try await Day([.processing, .paid])
        try await learn(.paid, at: "2023-11-15 00:01", from: .notification, stated: stated, day)
        let late = ReconcileTests.line(1, time: "2023-11-14 23:59:00") + ReconcileTests.line(2)
        #expect(try await kinds(day, late, of: "2023-11-14") == [])
        #expect(try await kinds(day, of: "2023-11-15") == [])
    }

    @Test func `a payment that no file lists is found on the day on which it was learned`()
        async throws
    {
        let day = try await Day([.processing, .paid])
        let stated = "2023-11-14 23:59"
        try await learn(.paid, at: "2023-11-15 00:01", from: .notification, stated: stated, day)
        #expect(try await kinds(day, ReconcileTests.line(2), of: "2023-11-14") == [])
        #expect(try await kinds(day, of: "2023-11-15") == [.missingAtProvider])
    }

    // MARK: Older days, compared again

    @Test func `an older day is compared with what a payout was at its end`() async throws {
        let day = try await Self.paid()
        try await learn(.returned, at: "2023-11-15 10:00", day)
        let both = [ReconcileTests.line(1), ReconcileTests.line(2)]
        #expect(try await kinds(day, both[0], both[1], of: "2023-11-14") == [])
        let outcome = try await day.reconcile([both[1]], of: "2023-11-14", again: true)
        #expect(outcome.report?.breaks.map(\.kind) == [.missingAtProvider])
        #expect(outcome.report?.breaks.first?.ours?.status == "paid")
        #expect(outcome.run.totals.payouts == 2)
    }

    @Test func `a payout that is paid again is not late on the day on which it was paid first`()
        async throws
    {
        let day = try await Self.paid()
        try await learn(.returned, at: "2023-11-15 10:00", day)
        try await learn(.paid, at: "2023-11-15 11:00", day)
        let both = ReconcileTests.line(1) + ReconcileTests.line(2)
        #expect(try await kinds(day, both, of: "2023-11-14") == [])
        #expect(try await kinds(day, of: "2023-11-15") == [.missingAtProvider])
    }

    @Test func `a provider that goes on naming the time of the payment overturns no older day`()
        async throws
    {
        let day = try await Self.paid()
        try await learn(.paid, at: "2023-11-14 23:00", stated: "2023-11-14 22:13", day)
        try await learn(.returned, at: "2023-11-15 10:00", stated: "2023-11-14 22:13", day)
        let both = ReconcileTests.line(1) + ReconcileTests.line(2)
        #expect(try await kinds(day, both, of: "2023-11-14") == [])
    }
}
