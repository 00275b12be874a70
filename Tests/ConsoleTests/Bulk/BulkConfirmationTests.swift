import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

/// Many resolutions that a second person confirms in one go.
struct BulkConfirmationTests {
    @Test func `the question lists what was proposed by whom, and what is left out`() throws {
        var console = try console()
        console.press("* C")
        expectSnapshot(
            console.lines[11...22].map { String($0.dropFirst(24).prefix(72)) }
                .joined(separator: "\n"),
            """
            ╭ Confirm 2 breaks? ───────────────────────────────────────────────────╮
            │                                                                      │
            │  90.01 ARS at stake in SANDBOX                                       │
            │  You are the second person: what was proposed counts from now on.    │
            │                                                                      │
            │  break 4   0.01 ARS  write-off by linh: a cent                       │
            │  break 6  90.00 ARS  known timing by linh: next day's file           │
            │  Left out: break 1 (nothing is proposed), break 2 (nothing is        │
            │  proposed), 2 more.                                                  │
            │                                                                      │
            │  [ Cancel ]    Confirm                                               │
            ╰──────────────────────────────────────────────────────────────────────╯
            """
        )
        console.press("tab enter")
        #expect(state(of: 4, console) == .resolved && state(of: 6, console) == .resolved)
        #expect(console.text.contains("break 4  resolved"))
        console.press("enter")
        #expect(console.text.contains("3 were not done") == false)
        #expect(console.state.reconciliations.breaks.marked.map(\.id) == [1, 2, 3, 5])
    }

    @Test func `what was proposed anew since it was read is not confirmed`() throws {
        var console = try console()
        console.press("j j j space j space C")
        #expect(console.text.contains("break 4   0.01 ARS  write-off by linh: a cent"))
        _ = console.ledger.book.change(
            4,
            decision: Self.proposal(.writeOff, "all of it", by: "linh")
        )
        console.press("tab enter")
        #expect(console.text.contains("break 4  Break 4 has changed meanwhile."))
        #expect(state(of: 4, console) == .proposed)
    }

    @Test func `nobody confirms what they proposed themselves`() throws {
        var console = try console {
            _ = $0.change(4, decision: Self.proposal(.writeOff, "a cent", by: "dara"))
        }
        console.press("* C")
        #expect(console.text.contains("Confirm 1 break?"))
        console.press("escape U")
        console.press("g j j j space C")
        #expect(console.lines.last?.contains("break 4, you proposed it") == true)
    }

    @Test func `where nothing waits, the reason names what finds it`() throws {
        var console = try console()
        console.press("space space C")
        #expect(
            console.lines.last?.contains(
                "none of the marked waits for a second person; f finds those that do"
            ) == true
        )
    }

    @Test func `a filter leaves what waits for a second person`() throws {
        var console = try console()
        console.press("f")
        #expect(console.text.contains("Show which breaks?"))
        console.press("enter")
        #expect(console.state.reconciliations.breaks.map(\.id) == [4, 6])
        #expect(console.lines[2].contains("status:proposed"))
        console.press("* C tab enter enter")
        #expect(console.text.contains("Nothing waits for a second person."))
        console.press("escape")
        #expect(console.state.reconciliations.breaks.map(\.id) == [1, 2, 3, 5])
    }

    private func state(of id: Int64, _ console: Harness) -> BreakState? {
        console.ledger.book.sights.map(\.history.record).first { $0.id == id }?.state
    }

    private static func proposal(
        _ action: BreakResolution.Action,
        _ note: String,
        by name: String
    ) -> BreakDecision {
        let name = OperatorName(rawValue: name)
        return BreakDecision(
            resolution: BreakResolution(
                action: action,
                reference: "",
                note: note,
                by: name,
                at: .start
            ),
            state: .proposed,
            by: name,
            at: .start
        )
    }

    /// The day's breaks with one more that waits.
    private func console(_ change: (inout BreakBook) -> Void = { _ in }) throws -> Harness {
        var ledger = Ledger.mixed
        ledger.book = .day
        let like = ledger.book.sights[4].history
        let record = BreakRecord(
            id: 6,
            provider: like.record.provider,
            period: like.record.period,
            found: Break(
                kind: .late,
                ours: like.record.found.ours,
                theirs: like.record.found.theirs,
                stake: Money(minorUnits: 9_000, currency: .ars),
                detail: "late"
            ),
            payout: nil,
            at: .start,
            state: .proposed,
            owner: nil
        )
        let decisions = [Self.proposal(.knownTiming, "next day's file", by: "linh")]
        ledger.book.sights.append(
            BreakSight(
                history: BreakHistory(record: record, files: [], decisions: decisions, notes: []),
                answer: nil
            )
        )
        change(&ledger.book)
        var console = try Harness(ledger, width: 120, height: 34)
        console.press("6")
        return console
    }
}
