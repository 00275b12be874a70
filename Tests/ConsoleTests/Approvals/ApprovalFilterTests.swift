import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What waits for a second person, narrowed down.
struct ApprovalFilterTests {
    private func console(_ keys: String = "", width: Int = 80) throws -> Harness {
        let cases: [ApprovalCase] = [
            try .batch(20), try .payout(3, by: .dara), try .payout(2, to: "Nguyễn Thị Lan"),
            try .payout(1),
        ]
        var console = try Harness(approvals: cases, width: width, height: 24)
        console.press(keys)
        return console
    }

    @Test func `what is typed narrows the list down at once, and the header counts all`() throws {
        var console = try console("/")
        expectSnapshot(
            console.lines[0...3].joined(separator: "\n"),
            """
              SANDBOX   dara   1  2 3    3        4  5 3    6      7  8    live · 14:32 +07
            ╭ Approvals  4 wait, oldest first · 3 for you ─────────────────────────────────╮
            │ / name, id, number, file, or by:me kind:batch                                │
            │   Since  What          To                    Amount       Made by   Approved │
            """
        )
        console.type("by:sokha kind:payout")
        console.press("enter")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5 3    6      7  8    live · 14:32 +07
            ╭ Approvals  2 found ──────────────────────────────────────────────────────────╮
            │  kind:payout ✕   by:sokha ✕                                                  │
            │   Since  What          To                    Amount       Made by   Approved │
            │▌    2 m  PO-7F3K-0002  Nguyễn Thị …    1,250,000     VND  sokha     0 of 1   │
            │     1 m  PO-7F3K-0001  NGUYEN THE …    1,250,000     VND  sokha     0 of 1   │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ PO-7F3K-0002 ────────────────────────────────────────────────────────────────╮
            │ Waits for   anybody else, 0 of 1 so far                                    ┃ │
            │ You         can decide: a approves, x rejects                              ┃ │
            │ Rule        above 1,000,000 VND: 1 checker                                 │ │
            │                                                                            │ │
            │ Amount      1,250,000 VND                                                  │ │
            │ To          Nguyễn Thị Lan                                                 │ │
            │ Account     ····9852 · ACB                                                 │ │
            │ Provider    PayPro · Vietnam                                               │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             a approve   x reject   n new   s card   enter open   : command   ? help
            """
        )
        #expect(
            console.state.approvals.filter == ApprovalFilter(kinds: [.payout], maker: .sokha)
        )
        #expect(console.state.approvals.ownCount == 3)
        console.press("escape")
        #expect(console.state.approvals.filter == ApprovalFilter())
        #expect(console.lines[1].hasPrefix("╭ Approvals  4 wait, oldest first · 3 for you ─"))
    }

    @Test func `where nothing matches it says so, and how to see all again`() throws {
        var console = try console("/")
        console.type("currency:USD")
        console.press("enter")
        expectSnapshot(
            console.lines[1...6].joined(separator: "\n"),
            """
            ╭ Approvals  0 found ──────────────────────────────────────────────────────────╮
            │  currency:USD ✕                                                              │
            │                                                                              │
            │  Nothing matches.                                                            │
            │  Press escape to show all that waits again.                                  │
            │                                                                              │
            """
        )
        #expect(console.lines[0].contains("  5 3 "))
    }

    @Test func `while it is typed, escape brings back what was shown`() throws {
        var console = try console("/ l a n")
        #expect(console.state.approvals.tasks.map(\.id) == [.payout(.fixture(2))])
        console.press("escape")
        #expect(console.state.approvals.tasks.count == 4)
    }

    @Test func `in the detail, escape leads back and the filter stays`() throws {
        var console = try console("/ l a n enter tab escape")
        #expect(console.state.focus == .list)
        #expect(console.state.approvals.filter == ApprovalFilter(text: "lan"))
        console.press("escape")
        #expect(console.state.approvals.filter == ApprovalFilter())
    }

    @Test func `what is selected stays so if it matches`() throws {
        var console = try console("G k")
        #expect(console.state.approvals.tasks.selection == .payout(.fixture(2)))
        console.press("/ l a n enter escape")
        #expect(console.state.approvals.tasks.selection == .payout(.fixture(2)))
    }

    @Test func `all that is marked is what is shown, and so is what is exported`() throws {
        var console = try console("/")
        console.type("by:sokha kind:payout")
        console.press("enter X")
        #expect(console.text.contains("Writes what waits and matches to a new file"))
        console.type("some.csv")
        console.press("enter")
        let filter = ApprovalFilter(kinds: [.payout], maker: .sokha)
        let export = BatchEffect.export(.approvals(filter), path: "some.csv")
        #expect(console.effects.contains(.batch(export)))
        console.press("*")
        let marked = [2, 1].map { ApprovalSubject.payout(.fixture($0)) }
        #expect(console.state.approvals.tasks.marked.map(\.id) == marked)
        console.press("a")
        #expect(console.effects.last == .bulk(.look(marked)))
        #expect(console.text.contains("Approve 2 payouts?"))
    }

    @Test func `escape clears the filter first, and then takes the marks off`() throws {
        var console = try console("/ l a n enter * escape")
        #expect(console.state.approvals.filter == ApprovalFilter())
        #expect(console.state.place.markCount == 1)
        console.press("escape")
        #expect(console.state.place.markCount == 0)
    }

    @Test func `an answer to what was asked before is not shown`() throws {
        var console = try console()
        console.isHolding = true
        console.press("/ l a n")
        let late = console.ledger.listing(ApprovalFilter(text: "l"))
        console.send(.approvals(.loaded(ApprovalFilter(text: "l"), late)))
        #expect(console.state.approvals.tasks.count == 4)
        let failure = ServiceError.notSupported("late")
        console.send(.approvals(.loadFailed(ApprovalFilter(), failure)))
        #expect(!console.text.contains("Not live"))
        console.answerAll()
        #expect(console.state.approvals.tasks.map(\.id) == [.payout(.fixture(2))])
    }
}
