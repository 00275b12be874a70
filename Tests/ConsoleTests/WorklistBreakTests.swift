import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import TerminalUI
import Testing

@testable import Console

/// Unresolved breaks on the worklist.
struct WorklistBreakTests {
    private func console(_ presses: String = "2", width: Int = 120) throws -> Harness {
        var ledger = Ledger.worklist
        ledger.book = .day
        var console = try Harness(ledger, width: width, height: 34)
        console.press(presses)
        return console
    }

    /// Selects the first break of the list.
    private func onBreak() throws -> Harness {
        var console = try console()
        console.press("g")
        while console.state.worklist.selectedBreak == nil, !console.isAtEnd { console.press("j") }
        return console
    }

    @Test func `breaks stand among the payouts, the oldest first`() throws {
        let console = try console()
        let rows = console.lines.filter { $0.contains("≠ break") }
        #expect(rows.count == 5)
        #expect(rows[0].contains("9 d") && rows[0].contains("0.01  ARS  ◇ 2nd"))
        #expect(rows[1].contains("4 d") && rows[1].contains("4,800.00  ARS  dara"))
        #expect(console.lines[1].contains("5 break"))
        #expect(console.state.worklist.openCount == 10)
        #expect(console.lines[0].contains("2 Worklist 11"))
    }

    @Test func `the detail says what differs, how much is at stake, and what to do`() throws {
        var console = try onBreak()
        console.press("j")
        let text = console.text
        for words in [
            "Break 3", "The two sides say", "4,800.00 ARS", "paid here, failed", "PO-7F3K-0003",
            "enter shows both sides",
        ] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func `enter shows the break, alone, on the screen where it is resolved`() throws {
        var console = try onBreak()
        let id = try #require(console.state.worklist.selectedBreak?.id)
        console.press("enter")
        #expect(console.state.screen == .reconciliation)
        #expect(console.state.reconciliations.breaks.map(\.id) == [id])
        #expect(console.text.contains("break:\(id)"))
        console.press("escape")
        #expect(console.state.reconciliations.breaks.count == 5)
        #expect(console.state.reconciliations.breaks.selection == id)
    }

    @Test func `a break is taken on and given back, and a note about it is kept`() throws {
        var console = try onBreak()
        let id = try #require(console.state.worklist.selectedBreak?.id)
        console.press("c")
        #expect(
            console.lines.last
                == " Not now: it is waiting for a second person; enter shows it."
        )
        console.changeLedger { _ = $0.book.change(id, state: .open) }
        console.press("c")
        #expect(console.state.worklist.selectedBreak?.owner == .dara)
        console.press("c")
        #expect(console.state.worklist.selectedBreak?.owner == nil)
        console.press("m")
        console.type("asked support")
        console.press("enter")
        let sight = try #require(console.ledger.book.sights.first { $0.history.record.id == id })
        #expect(sight.history.notes.map(\.text) == ["asked support"])
    }

    @Test func `a snoozed break is off the worklist, and its detail says until when`() throws {
        var console = try onBreak()
        let id = try #require(console.state.worklist.selectedBreak?.id)
        console.press("z")
        #expect(console.text.contains("Snooze break \(id) for how long?"))
        console.type("another")
        console.press("enter")
        #expect(console.text.contains("Snooze break \(id) until when?"))
        console.type("2h")
        console.press("enter")
        #expect(console.text.contains("Break \(id) is off the worklist until"))
        let shown = console.state.worklist.rows.compactMap { $0.entry?.breakRecord?.id }
        #expect(!shown.contains(id))

        let record = try #require(
            console.ledger.book.sights.map(\.history.record).first { $0.id == id }
        )
        #expect(record.snoozedUntil == console.now + 7_200)
        console.send(.reconciliation(.changed(record)))
        console.press("6")
        while console.state.reconciliations.breaks.selected?.id != id { console.press("j") }
        #expect(console.text.contains("off the worklist until"))
    }

    @Test func `what is only for payouts says where the break is resolved`() throws {
        var console = try onBreak()
        console.press("e")
        #expect(console.text.contains("it is a break; enter shows it, to resolve it"))
        console.press("space")
        #expect(console.text.contains("breaks are marked on screen 6"))
        #expect(console.state.place.markCount == 0)
    }

    @Test func `the reason break shows breaks only, and those of one person stay theirs`() throws {
        var console = try console()
        console.press("f")
        console.type("break")
        console.press("enter")
        #expect(console.state.worklist.rows.count == 5)
        #expect(console.lines[2].contains("reason:break"))
        console.press("escape o")
        let breaks = console.state.worklist.rows.compactMap(\.entry?.breakRecord)
        #expect(breaks.map(\.owner) == [.dara])
    }

    @Test func `a break that is resolved leaves the worklist, and its selection stays near`() throws
    {
        var console = try onBreak()
        let id = try #require(console.state.worklist.selectedBreak?.id)
        console.changeLedger { _ = $0.book.change(id, state: .resolved) }
        #expect(console.state.worklist.rows.count { $0.entry?.breakRecord != nil } == 4)
        #expect(console.state.worklist.rows.selected != nil)
    }
}

extension Harness {
    /// Whether the last row of the list is selected.
    fileprivate var isAtEnd: Bool { state.place.index == state.place.count - 1 }
}
