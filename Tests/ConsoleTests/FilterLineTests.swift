import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The filter of every list is typed, with the same keys as that of the payouts.
struct FilterLineTests {
    private func console(_ keys: String, isPlain: Bool = false) throws -> Harness {
        var console = try Harness(.everywhere(), width: 80, height: 24, isPlain: isPlain)
        console.press(keys)
        return console
    }

    @Test func `what is typed narrows the worklist down at once`() throws {
        var console = try console("2 /")
        expectSnapshot(
            console.lines[1...3].joined(separator: "\n"),
            """
            ╭ Worklist  1 conflict · 1 reversed · 1 gave up · 1 unknown · 5 breaks … ──────╮
            │ / name, id, 9852, or reason:late age>2h owner:me                             │
            │    Age  Why           Payout        To                    Amount       Owner │
            """
        )
        console.type("reason:unknownOutcome PO-7F3K-0003")
        expectSnapshot(
            console.lines[1...6].joined(separator: "\n") + "\n" + (console.lines.last ?? ""),
            """
            ╭ Worklist  1 found ───────────────────────────────────────────────────────────╮
            │ / reason:unknownOutcome PO-7F3K-0003                                         │
            │    Age  Why           Payout        To                    Amount       Owner │
            │▌   2 m  ? unknown     PO-7F3K-0003  Nguyễn Thị …    1,250,000     VND  dara  │
            │                                                                              │
            │                                                                              │
             enter keep   escape back   ↑ ↓ move
            """
        )
        console.press("enter")
        expectSnapshot(
            console.lines[1...4].joined(separator: "\n"),
            """
            ╭ Worklist  1 found ───────────────────────────────────────────────────────────╮
            │  reason:unknownOutcome ✕   PO-7F3K-0003 ✕                                    │
            │    Age  Why           Payout        To                    Amount       Owner │
            │▌   2 m  ? unknown     PO-7F3K-0003  Nguyễn Thị …    1,250,000     VND  dara  │
            """
        )
        let filter = WorklistFilter(reasons: .unknownOutcome, text: "PO-7F3K-0003")
        #expect(console.state.worklist.filter == filter)
        console.press("escape")
        #expect(console.state.worklist.filter == WorklistFilter())
    }

    private static let filtered = [
        "2 / provider:dvpay", "4 / status:paid", "5 / kind:batch", "6 / kind:fee", "6 t / 2026",
        "7 / by:me", "8 / fate:applied",
    ]

    /// Types the filter at the end of some keys.
    private func typed(_ keys: String) throws -> Harness {
        let parts = keys.split(separator: "/")
        var console = try console("\(parts[0]) /")
        console.type(parts[1].trimmingCharacters(in: .whitespaces))
        console.press("enter")
        return console
    }

    @Test(arguments: filtered)
    func `the terms of every list are switched off together, and on again`(keys: String) throws {
        var console = try typed(keys)
        let content = try #require(console.state.shownContent)
        let row = try #require(console.lines.first { $0.contains(" ✕ ") })
        console.press("!")
        #expect(console.state.shownContent?.filter == "")
        let off = try #require(console.lines.first { $0.contains(" ✕ ") })
        #expect(off.contains("off, ! switches on:"))
        #expect(off.contains(content.terms.joined(separator: " ✕   ")))
        console.press("!")
        #expect(console.state.shownContent == content)
        #expect(console.lines.contains(row))
    }

    @Test(arguments: filtered)
    func `the last term of every list is taken away`(keys: String) throws {
        var console = try typed(keys)
        console.press("backspace")
        #expect(console.state.shownContent?.filter == "")
        #expect(!console.text.contains(" ✕ "))
        console.press("backspace")
        #expect(console.lines.last?.contains("nothing is filtered") == true)
    }

    @Test(arguments: filtered)
    func `the last term of every list is taken away while its terms are switched off`(
        keys: String
    ) throws {
        var console = try typed(keys)
        console.press("! backspace")
        #expect(!console.text.contains(" ✕ "))
        console.press("!")
        #expect(console.lines.last?.contains("nothing is filtered") == true)
        #expect(console.state.shownContent?.filter == "")
    }

    @Test func `terms that are switched off stay so while one of them is taken away`() throws {
        var console = try typed("2 / provider:dvpay reason:late")
        console.press("! backspace")
        #expect(console.lines[2].contains("off, ! switches on: "))
        #expect(console.state.shownContent?.filter == "")
        console.press("!")
        #expect(console.state.shownContent?.filter == "reason:late")
    }

    @Test(arguments: [
        ("6 t / !2026-11", "vexora-ar"), ("7 / !PO-7F3K-0004", "PO-7F3K-0004"),
        ("8 / !PO-7F3K-0004", "PO-7F3K-0004"),
    ])
    func `words are left out of lists whose rows have names`(keys: String, gone: String) throws {
        let before = try typed(String(keys.prefix { $0 != "!" }) + " ")
        #expect(before.lines[3...10].contains { $0.contains(gone) })
        let console = try typed(keys)
        let term = keys.drop { $0 != "!" }
        #expect(console.state.shownContent?.terms == [String(term)])
        #expect(!console.lines[4...10].contains { $0.contains(gone) }, "\(console.text)")
    }

    @Test func `what is left out of a list is said in the fewest words`() throws {
        var console = try typed("2 / !provider:dvpay reason:late")
        #expect(console.lines[2].contains(" reason:late ✕   !provider:dvpay ✕ "))
        console.press("!")
        console.press("/")
        console.type("owner:me")
        console.press("enter")
        #expect(!console.lines[2].contains("off"), "another filter takes its place")
    }

    @Test func `escape brings back what was shown before`() throws {
        var console = try console("2 o")
        let before = console.state.worklist
        console.press("/")
        #expect(console.lines[2].contains("/ owner:me"))
        console.type("provider:dvpay")
        #expect(console.state.worklist.filter.providers == [.dvpay])
        console.press("escape")
        #expect(console.state.worklist.filter == before.filter)
        #expect(console.state.worklist.rows.map(\.id) == before.rows.map(\.id))
    }

    @Test func `a word that is not finished does not apply yet, and enter says what is wrong`()
        throws
    {
        var console = try console("2 /")
        console.type("provider:dvpay reason:la")
        #expect(console.state.worklist.filter == WorklistFilter(providers: [.dvpay]))
        #expect(console.lines[2].hasSuffix("not yet: reason:la │"))
        let roles = console.surface.roles.components(separatedBy: "\n")
        #expect(roles[2].hasSuffix("AAA AAAA AAAAAAAAA B"))
        console.press("enter")
        #expect(console.text.contains("There is no reason “la”: did you mean late?"))
        #expect(console.state.isTypingFilter)
        console.press("tab enter")
        #expect(
            console.state.worklist.filter == WorklistFilter(reasons: .late, providers: [.dvpay])
        )
        #expect(!console.state.isTypingFilter)
    }

    @Test(
        arguments: [
            ("2", "rea", "reason:"), ("2", "owner:m", "owner:me"),
            ("6", "kind:am", "kind:amount"), ("6", "status:an", "status:any"),
            ("6 t", "pro", "provider:"), ("6 t", "currency:a", "currency:ARS"),
            ("6 t", "by:m", "by:me"), ("7", "by:m", "by:me"), ("8", "fate:ref", "fate:refused"),
            ("4", "st", "status:"), ("4", "status:fai", "status:failed"), ("4", "by:m", "by:me"),
            ("5", "ki", "kind:"), ("5", "kind:b", "kind:batch"),
            ("5", "currency:v", "currency:VND"),
            ("5", "by:m", "by:me"), ("5", "provider:v", "provider:vexora-ar"),
            ("8", "provider:v", "provider:vexora-ar"), ("8", "diff", "differs:"),
        ]
    )
    func `tab completes what the list can be filtered by`(
        screen: String,
        typed: String,
        completed: String
    ) throws {
        var console = try console("\(screen) /")
        console.type(typed)
        console.press("tab")
        #expect(console.state.typedFilter?.text == completed)
    }

    @Test func `each list has its own history`() throws {
        var console = try console("2 /")
        console.type("owner:me")
        console.press("enter escape 8 /")
        console.type("fate:refused")
        console.press("enter escape /")
        #expect(console.lines.last?.hasSuffix("ctrl-p earlier") == true)
        console.press("ctrl-p")
        #expect(console.state.notifications.filter.dispositions == [.refused])
        console.press("ctrl-p escape 2 / ctrl-p")
        #expect(console.state.worklist.filter.owners == Choice(person: .dara))
        var later = try Harness(.everywhere(), isStarted: false)
        later.state.restore(console.state.session)
        #expect(
            later.state.filterHistories == [
                .worklist: FilterHistory(["owner:me"]),
                .notifications: FilterHistory(["fate:refused"]),
            ]
        )
    }

    @Test func `a word is the subject of records`() throws {
        var console = try console("7 /")
        console.type("PO-7F3K-0004")
        console.press("enter")
        #expect(console.state.audit.filter == AuditFilter(subject: "PO-7F3K-0004"))
        #expect(console.lines[3].contains("subject:PO-7F3K-0004 ✕"))
    }

    @Test func `what is pasted is text of the filter`() throws {
        var console = try console("6 /")
        console.send(.input(.paste("kind:amount q")))
        #expect(console.state.reconciliations.filter == BreakFilter(kinds: [.amount], text: "q"))
    }

    @Test func `a click into the list keeps what has a meaning`() throws {
        var console = try console("2 /")
        console.type("owner:me reason:la")
        console.send(.input(.mouse(Mouse(.click, at: Point(x: 8, y: 5)))))
        #expect(!console.state.isTypingFilter)
        #expect(console.state.worklist.filter == WorklistFilter(owner: .dara))
    }

    @Test func `a list without a filter says so`() throws {
        let console = try console("3 /")
        #expect(console.lines.last == " Not now: this list has no filter.")
    }

    @Test func `what is found is announced in plain mode`() throws {
        var console = try console("2 /", isPlain: true)
        console.type("owner:me")
        #expect(console.lines.last?.contains("filter, 2 match") == true)
    }
}
