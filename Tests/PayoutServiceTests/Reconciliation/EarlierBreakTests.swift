import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// What a later comparison says about the breaks of earlier ones.
struct EarlierBreakTests {
    private typealias Day = ReconcileTests.Day

    private func states(_ day: Day) async throws -> [BreakState] {
        try await day.desk.store.breaks(BreakFilter(states: []), after: 0, limit: 99)
            .sorted { $0.id < $1.id }.map(\.state)
    }

    @Test func `a corrected file ends the breaks that the damaged one made`() async throws {
        let day = try await Day([.paid, .paid, .paid])
        let damaged =
            ReconcileTests.line(1, amount: 7) + ReconcileTests.line(2)
            + ReconcileTests.line(2)
        let first = try await day.reconcile([damaged])
        #expect(
            first.report?.counts == [.amount: 1, .duplicateAtProvider: 1, .missingAtProvider: 1]
        )
        #expect(first.run.endedCount == 0 && first.run.endedText == nil)
        let corrected = (1...3).map { ReconcileTests.line($0) }.joined()
        let second = try await day.reconcile([corrected])
        #expect(second.report?.breaks == [] && second.run.endedCount == 3)
        #expect(second.run.endedText == "3 earlier breaks no longer hold")
        #expect(try await states(day) == [.resolved, .resolved, .resolved])
        let history = try #require(try await day.desk.store.breakHistory(1))
        let decision = try #require(history.decisions.first)
        #expect(decision.by == .comparison && decision.state == .applied)
        #expect(decision.resolution.action == .noLongerHolds)
        #expect(decision.resolution.reference == "reconciliation 2")
        let entries = try await day.desk.store.auditEntries(
            AuditFilter(subject: "break 1"),
            before: nil,
            limit: 9
        )
        #expect(entries.map(\.by) == [.comparison] && entries.map(\.what) == ["resolve"])
        #expect(try await day.desk.store.reconciliation(second.run.id) == second.run)
    }

    @Test func `a proposal about a break that no longer holds is ended with it`() async throws {
        let day = try await Day([.paid])
        _ = try await day.reconcile([ReconcileTests.line(1, amount: 7)])
        let draft = BreakResolutionDraft(action: .writeOff, note: "given up")
        try await day.service.resolveBreak(1, draft, by: ReconcileTests.mai)
        _ = try await day.reconcile([ReconcileTests.line(1)])
        let history = try #require(try await day.desk.store.breakHistory(1))
        #expect(history.record.state == .resolved && history.proposal == nil)
        #expect(history.decisions.map(\.state) == [.proposed, .applied])
        await #expect(throws: ServiceError.store(.breakStands(1, .resolved))) {
            try await day.service.confirmBreakResolution(of: 1, by: ReconcileTests.minh)
        }
    }

    @Test func `a break that is found again after it was ended is open again`() async throws {
        let day = try await Day([.paid])
        _ = try await day.reconcile([ReconcileTests.line(1, amount: 7)])
        _ = try await day.reconcile([ReconcileTests.line(1)])
        let third = try await day.reconcile([ReconcileTests.line(1, amount: 7)], again: true)
        #expect(third.run.unresolvedCount == 1)
        let history = try #require(try await day.desk.store.breakHistory(1))
        #expect(history.record.state == .open)
        #expect(history.decisions.map(\.state) == [.applied, .discarded])
        #expect(history.decisions.last?.resolution.reference == "reconciliation 3")
    }

    @Test func `what still differs, or what no file is about, stays`() async throws {
        let day = try await Day([.paid, .paid])
        _ = try await day.reconcile([ReconcileTests.line(1, amount: 7) + ReconcileTests.line(9)])
        #expect(try await states(day) == [.open, .open, .open])
        let other = try await day.reconcile(
            [ReconcileTests.line(1, amount: 8) + ReconcileTests.line(9, amount: 8)]
        )
        #expect(other.run.endedCount == 0)
        #expect(try await states(day) == Array(repeating: .open, count: 5))
    }

    @Test func `a payout that is listed after all is missing no more, whatever else differs`()
        async throws
    {
        let day = try await Day([.paid])
        #expect(try await day.reconcile([""]).report?.counts == [.missingAtProvider: 1])
        let corrected = try await day.reconcile([ReconcileTests.line(1, amount: 7)])
        #expect(corrected.report?.counts == [.amount: 1] && corrected.run.endedCount == 1)
        #expect(try await states(day) == [.resolved, .open])
    }

    @Test func `a difference that became another one is ended, and the other one is open`()
        async throws
    {
        let day = try await Day([.paid])
        _ = try await day.reconcile([ReconcileTests.line(1, "00029", time: "2023-11-14 22:15:00")])
        let other = try await day.reconcile([ReconcileTests.line(1, amount: 7)])
        #expect(other.report?.counts == [.amount: 1])
        #expect(try await states(day) == [.resolved, .open])
    }

    @Test func `a stray line that the corrected file of its day no longer has is ended`()
        async throws
    {
        let day = try await Day([.paid])
        let strays = (7...9).map { ReconcileTests.line($0) }.joined()
        _ = try await day.reconcile([ReconcileTests.line(1) + strays])
        let toFix = BreakResolutionDraft(action: .providerToFix, note: "told them")
        try await day.service.resolveBreak(1, toFix, by: ReconcileTests.mai)
        let given = BreakResolutionDraft(action: .writeOff, note: "given up")
        try await day.service.resolveBreak(2, given, by: ReconcileTests.mai)
        try await day.service.confirmBreakResolution(of: 2, by: ReconcileTests.minh)
        let decided = try await day.desk.store.breakHistory(2)
        let next = ReconcileTests.line(1, time: "2023-11-15 10:00:00")
        let other = try await day.reconcile([next], of: "2023-11-15")
        #expect(other.run.endedCount == 0, "a file of another day says nothing about them")
        #expect(try await states(day).prefix(3) == [.withProvider, .resolved, .open])
        let corrected = try await day.reconcile([ReconcileTests.line(1) + ReconcileTests.line(9)])
        #expect(try await states(day).prefix(3) == [.resolved, .resolved, .open])
        #expect(corrected.report?.counts == [.missingInLedger: 1])
        #expect(try await day.desk.store.breakHistory(2) == decided)
    }

    @Test func `how many breaks are new, known or resolved is said beside how many there are`()
        async throws
    {
        let day = try await Day([.paid, .paid])
        let two = ReconcileTests.line(1, amount: 7) + ReconcileTests.line(2, amount: 7)
        let first = try await day.reconcile([two])
        #expect(first.run.breaksText == "2 breaks (2 new)")
        let draft = BreakResolutionDraft(action: .writeOff, note: "given up")
        try await day.service.resolveBreak(1, draft, by: ReconcileTests.mai)
        try await day.service.confirmBreakResolution(of: 1, by: ReconcileTests.minh)
        let second = try await day.reconcile([two + ReconcileTests.line(9)])
        #expect(second.run.breaksText == "3 breaks (1 new, 1 known already, 1 resolved)")
        let listed = try await day.desk.store.breaks(
            BreakFilter(run: second.run.id),
            after: 0,
            limit: 9
        )
        #expect(listed.count == second.run.unresolvedCount)
        let third = try await day.reconcile([ReconcileTests.line(1)])
        #expect(third.run.breaksText == "1 break (1 new)")
    }

    @Test func `a line without a payout is ended by its reference, once it is matched`()
        async throws
    {
        let day = try await Day([.paid])
        let garbled = ReconcileTests.line(1).replacing("ORD1000001", with: "ORD1000OO1")
        let first = try await day.reconcile([garbled])
        #expect(first.report?.counts == [.missingInLedger: 1, .missingAtProvider: 1])
        #expect(try await day.reconcile([ReconcileTests.line(1)]).run.endedCount == 2)
    }

    @Test func `a payment listed twice is not cleared by a file of another day`() async throws {
        let day = try await Day([.paid, .paid])
        let twice = ReconcileTests.line(1) + ReconcileTests.line(1) + ReconcileTests.line(2)
        _ = try await day.reconcile([twice])
        let next = ReconcileTests.line(1) + ReconcileTests.line(2, time: "2023-11-15 10:00:00")
        let other = try await day.reconcile([next], of: "2023-11-15")
        #expect(other.run.endedCount == 0)
        #expect(try await day.reconcile([ReconcileTests.line(1)]).run.endedCount == 1)
    }
}
