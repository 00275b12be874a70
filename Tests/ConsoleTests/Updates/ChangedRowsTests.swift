import Foundation
import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What has changed since it was last shown has a sign that fades.
struct ChangedRowsTests {
    /// The gutter of each row of the list, its selection, mark and sign.
    private func gutters(_ console: Harness, rows: Int = 4) -> [String] {
        console.lines.dropFirst(3).prefix(rows).map { String($0.dropFirst().prefix(3)) }
    }

    @Test func `a payout that changed is marked, and the mark fades in two steps`() throws {
        var console = try Harness(.numbered(4), width: 120)
        #expect(gutters(console) == ["▌  ", "   ", "   ", "   "])
        console.changeLedger { $0.change(.fixture(3), to: .returned, at: .start) }
        #expect(gutters(console) == ["▌  ", "   ", "  •", "   "])
        console.advance(by: 2)
        #expect(gutters(console) == ["▌  ", "   ", "  ·", "   "])
        console.advance(by: 3)
        #expect(gutters(console) == ["▌  ", "   ", "   ", "   "])
    }

    @Test func `what arrives is marked, and what it pushes down is not`() throws {
        var console = try Harness(.numbered(4), width: 120)
        console.arrive(2)
        #expect(gutters(console, rows: 6) == ["  •", "  •", "▌  ", "   ", "   ", "   "])
    }

    @Test func `a marked row that changed has both signs`() throws {
        var console = try Harness(.numbered(4), width: 120)
        console.press("space")
        console.changeLedger { $0.change(.fixture(1), to: .returned, at: .start) }
        #expect(gutters(console) == [" ✓•", "▌  ", "   ", "   "])
    }

    @Test func `the sign has a role, bright first and then quiet`() throws {
        var console = try Harness(.numbered(4), width: 120)
        console.changeLedger { $0.change(.fixture(3), to: .returned, at: .start) }
        let fresh = try #require(console.surface[3, 5])
        #expect(fresh.role == .inMotion && fresh.emphasis == .bold)
        console.advance(by: 2)
        #expect(console.surface[3, 5]?.role == .muted)
    }

    @Test func `signs are ASCII where the terminal is`() throws {
        var console = try Harness(.numbered(4), width: 120)
        console.glyphs = .ascii
        console.changeLedger { $0.change(.fixture(3), to: .returned, at: .start) }
        #expect(gutters(console) == [">  ", "   ", "  +", "   "])
        console.advance(by: 2)
        #expect(gutters(console) == [">  ", "   ", "  .", "   "])
    }

    @Test func `a screen reader is told no signs`() throws {
        var console = try Harness(.numbered(4), width: 120)
        console.glyphs = Glyphs.unicode.linear
        console.changeLedger { $0.change(.fixture(3), to: .returned, at: .start) }
        #expect(!console.text.contains("•  3"))
    }

    @Test func `what a filter or another page brings is no news`() throws {
        var console = try Harness(.numbered(500), width: 120, height: 40)
        console.press("G")
        #expect(!console.text.contains("•"))
        console.press("g")
        console.press("/")
        console.type("status:unknown")
        console.press("enter escape escape")
        #expect(!console.text.contains("•"))
    }

    @Test func `a reading that reaches further down marks nothing there`() throws {
        var console = try Harness(.numbered(500), width: 120, height: 40)
        console.changeLedger { $0.histories.removeSubrange(10..<30) }
        #expect(console.state.list.rows.count == 200)
        console.press(Array(repeating: "page-down", count: 6).joined(separator: " "))
        #expect(console.text.contains("PO-7F3K-0201"))
        #expect(!console.text.contains("•"))
    }

    @Test func `the operator's own payout is marked as it arrives`() throws {
        var console = try Harness(width: 120)
        console.fillForm()
        console.press("ctrl-s tab enter")
        #expect(console.selection == PayoutID(rawValue: "PO-NEW0-0001"))
        #expect(gutters(console, rows: 2) == ["▌ •", "   "])
    }

    @Test func `what the operator did is marked`() throws {
        var console = try Harness(width: 120)
        console.press("W tab enter")
        #expect(console.state.list.rows.first?.status == .canceled)
        #expect(gutters(console, rows: 2) == ["▌ •", "   "])
    }

    @Test func `the worklist marks what is new and what somebody took on`() throws {
        var console = try Harness(.mixed, width: 120)
        console.press("2")
        #expect(gutters(console, rows: 3) == ["▌  ", "   ", "   "])
        console.press("c")
        #expect(gutters(console, rows: 3) == ["▌ •", "   ", "   "])
        console.advance(by: 6)
        console.changeLedger { $0.change(.fixture(2), to: .unknown, at: .start) }
        #expect(gutters(console, rows: 4) == ["▌  ", "   ", "   ", "  •"])
    }

    @Test func `what changed while another screen was shown is news when it is shown`() throws {
        var console = try Harness(.mixed, width: 120)
        console.press("2 1")
        console.advance(by: 60)
        console.changeLedger { $0.change(.fixture(2), to: .unknown, at: .start) }
        console.advance(by: 30)
        console.press("2")
        #expect(gutters(console, rows: 4).contains("  •"))
        console.press("1")
        console.advance(by: 30)
        console.changeLedger { $0.change(.fixture(7), to: .returned, at: .start) }
        #expect(gutters(console, rows: 7)[6] == "  •")
    }

    // MARK: Wake-ups

    @Test func `the console wakes for each step, and then no more`() throws {
        var console = try Harness(Ledger([PayoutHistory(1, .paid, age: 3_600)]), width: 120)
        #expect(console.state.nextTick == .seconds(53))
        console.changeLedger { $0.histories[0].payout.version += 1 }
        #expect(console.state.list.rows.first?.version == 3)
        // The other screens are read anew too; what is waited for here are the signs.
        console.advance(by: 1)
        #expect(console.state.changesWait == 1)
        console.advance(by: 1)
        #expect(console.state.changesWait == 3)
        console.advance(by: 3)
        #expect(console.state.changesWait == nil)
    }

    @Test func `a row that is not on the screen wakes nobody`() throws {
        var console = try Harness(.numbered(100), width: 120)
        console.changeLedger { $0.change(.fixture(90), to: .returned, at: .start) }
        #expect(console.state.changesWait == nil)
        console.press("G")
        #expect(console.state.changesWait == 2)
        console.press("3")
        #expect(console.state.changesWait == nil)
    }
}
