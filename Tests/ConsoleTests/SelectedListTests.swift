import Foundation
import Payouts
import TerminalUI
import Testing

@testable import Console

/// The selected row of every list, which comes back when the console is opened again.
struct SelectedListTests {
    private static let screens = Screen.allCases.map(\.rawValue)

    @Test(arguments: screens)
    func `what was selected is selected again, on every screen`(screen: Int) throws {
        var first = try Harness(.everywhere(), width: 120, height: 34)
        first.press("\(screen) j")
        let selections = first.state.selections
        let second = try first.reopened()
        #expect(second.state.screen.rawValue == screen)
        #expect(second.state.selections.merging(selections) { $1 } == second.state.selections)
        let row = try #require(first.lines.firstIndex { $0.hasPrefix("│▌") })
        #expect(second.lines[row] == first.lines[row])
    }

    @Test(arguments: screens)
    func `what was selected is found by its id, wherever its row is now`(screen: Int) throws {
        var first = try Harness(.everywhere(), width: 120, height: 34)
        first.press("\(screen) j j k")
        let selections = first.state.selections
        first.ledger.histories.insert(PayoutHistory(9_001, .unknown, age: 9_000), at: 0)
        first.ledger.overviews.reverse()
        first.ledger.batches.reverse()
        first.ledger.approvals.reverse()
        first.ledger.book.sights.reverse()
        let second = try first.reopened()
        #expect(second.state.selections.merging(selections) { $1 } == second.state.selections)
    }

    @Test func `all lists come back at once, and so do the closed days`() throws {
        var first = try Harness(.everywhere(), width: 120, height: 34)
        first.press("2 j 3 j 4 j 5 j 6 j t j 7 j 8 j 1 j")
        let selections = first.state.selections
        #expect(selections.count == SelectedList.allCases.count)
        var second = try first.reopened()
        second.press("2 3 4 5 6")
        #expect(second.state.showsCloses)
        second.press("7 8 1")
        #expect(second.state.selections == selections)
    }

    @Test func `what is gone leaves its list at the first row`() throws {
        var session = SavedSession()
        session.selections = [
            "payouts": "PO-GONE-0001", "worklist": "payout PO-GONE-0001", "providers": "acme",
            "batches": "BA-GONE-0001", "approvals": "batch BA-GONE-0001", "reconciliation": "999",
            "closes": "paypro-vn 2020-01-01 25200 VND", "audit": "99999", "notifications": "99999",
            "moons": "1",
        ]
        session.showsCloses = true
        let first = try Harness(.everywhere(), width: 120, height: 34)
        var console = try first.reopened(session)
        console.press("2 3 4 5 6 7 8 1")
        let state = console.state
        #expect(state.list.rows.selectedIndex == 0)
        #expect(state.worklist.rows.selectedIndex == 0)
        #expect(state.providers.overviews.selectedIndex == 0)
        #expect(state.batches.batches.selectedIndex == 0)
        #expect(state.approvals.tasks.selectedIndex == 0)
        #expect(state.reconciliations.breaks.selectedIndex == 0)
        #expect(state.closes.rows.selectedIndex == 0)
        #expect(state.audit.entries.selectedIndex == 0)
        #expect(state.notifications.rows.selectedIndex == 0)
    }

    @Test(
        arguments: [
            "payout PO-7F3K-0003", "break 17", "dvpay refused badSignature", "dvpay unmatched ",
        ]
    )
    func `a row of the worklist has a name of its own`(text: String) throws {
        var console = try Harness(isStarted: false)
        console.state.select(["worklist": text])
        #expect(console.state.selections == ["worklist": text])
    }

    @Test(arguments: ["", "payout", "break x", "acme refused unsigned", "dvpay gone x"])
    func `a name that means nothing selects nothing`(text: String) throws {
        var console = try Harness(isStarted: false)
        console.state.select(["worklist": text, "closes": text, "audit": text, "approvals": text])
        #expect(console.state.selections["closes"] == nil)
        #expect(console.state.selections["audit"] == nil)
    }

    @Test(arguments: ["payout \(PayoutID.fixture(1_201))", "payout \(PayoutID.fixture(7))"])
    func `a row far down the worklist is found where it is now`(text: String) throws {
        var ledger = Ledger.mixed
        ledger.histories = (1...1_300).map { number in
            PayoutHistory(number, .unknown, age: 90_000 - Double(number) * 60)
        }
        var session = SavedSession()
        (session.screen, session.selections) = (Screen.worklist.rawValue, ["worklist": text])
        var console = try Harness(ledger, width: 120, height: 34).reopened(session)
        #expect(console.state.selections["worklist"] == text)
        #expect(console.state.worklist.selectedItem != nil)
        let other = "payout \(PayoutID.fixture(1_200))"
        if console.state.worklist.selectedItem?.payout.id == .fixture(1_201) {
            console.press("k")
            #expect(console.state.selections["worklist"] == other)
        }
        console.press("/")
        console.type("age<3h")
        #expect(console.state.worklist.rows.count < 1_000)
        console.press("escape")
        #expect(console.state.worklist.filter == WorklistFilter())
        #expect(console.state.selections["worklist"] == (text.hasSuffix("1201") ? other : text))
        #expect(console.state.worklist.selectedItem != nil)

        ledger.histories = Array(ledger.histories.prefix(1_150))
        console = try Harness(ledger, width: 120, height: 34).reopened(session)
        let isGone = text.hasSuffix("1201")
        #expect(console.state.worklist.rows.selectedIndex == (isGone ? 0 : 6))
    }

    @Test(
        arguments: [
            "1 / zzzz", "2 / age>52w", "4 / zzzz", "5 / zzzz", "6 / kind:late", "6 t / 2019",
            "7 / PO-NONE-0000", "8 / fate:applied", "8 / fate:appliedx",
        ]
    )
    func `escape from a filter selects what was selected before it, on every list`(
        keys: String
    )
        throws
    {
        let parts = keys.split(separator: "/").map { $0.trimmingCharacters(in: .whitespaces) }
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("\(parts[0]) j")
        let list = try #require(console.state.viewedList.flatMap(SelectedList.init))
        let before = try #require(console.state.selection(in: list))
        let lines = console.lines
        console.press("/")
        console.type(parts[1])
        console.press("down escape")
        #expect(console.state.selection(in: list) == before)
        #expect(console.lines == lines)
    }

    @Test func `a record far down the audit trail is read once more, and found`() throws {
        var ledger = Ledger.mixed
        ledger.audit = AuditEntry.fixtures(900)
        var session = SavedSession()
        (session.screen, session.selections) = (Screen.audit.rawValue, ["audit": "250"])
        let console = try Harness(ledger, width: 120, height: 34).reopened(session)
        #expect(console.state.audit.entries.selected?.sequence == 250)
        session.selections = ["audit": "899"]
        let other = try Harness(ledger, width: 120, height: 34).reopened(session)
        #expect(other.state.audit.entries.selected?.sequence == 899)
        #expect(other.state.audit.entries.count == AuditState.pageLimit)
    }

    @Test func `a notification far down the inbox is where the list begins`() throws {
        var ledger = Ledger.mixed
        ledger.inbox = NotificationRecord.fixtures(900)
        var session = SavedSession()
        (session.screen, session.selections) = (
            Screen.notifications.rawValue, ["notifications": "250"]
        )
        var console = try Harness(ledger, width: 120, height: 34).reopened(session)
        #expect(console.state.notifications.rows.selected?.id == 250)
        #expect(console.state.notifications.shownRecord != nil)
        console.press("k")
        #expect(console.state.notifications.rows.selected?.id == 251)

        ledger.inbox.removeAll { $0.summary.id == 250 }
        console = try Harness(ledger, width: 120, height: 34).reopened(session)
        #expect(console.state.notifications.rows.selected?.id == 900)
        #expect(!console.state.notifications.hasNewer)
    }
}
