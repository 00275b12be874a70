import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What is derived from the one declaration of every command.
struct CommandTests {
    @Test func `every command is declared once, under a name of its own`() {
        #expect(ConsoleCommand.rows.count == ConsoleCommand.allCases.count)
        #expect(Set(ConsoleCommand.rows.map(\.command)) == Set(ConsoleCommand.allCases))
        let names = ConsoleCommand.descriptions.map(\.name)
        #expect(Set(names).count == names.count)
        for row in ConsoleCommand.rows {
            #expect(ConsoleCommand(name: row.description.name) == row.command)
        }
    }

    @Test func `no two commands claim one key`() {
        #expect(throws: Never.self) { try Keymap(ConsoleCommand.descriptions) }
    }

    @Test func `no key of a payout is a key of a pane that shows payouts`() throws {
        let keys = Dictionary(grouping: ConsoleCommand.descriptions, by: \.scope)
            .mapValues { Set($0.flatMap(\.defaultKeys)) }
        let payout = try #require(keys["payout"])
        for scope in ["list", "payouts", "worklist", "detail", CommandDescription.globalScope] {
            #expect(payout.isDisjoint(with: keys[scope] ?? []), "\(scope)")
        }
    }

    @Test func `every command has a key that every terminal sends`() {
        for description in ConsoleCommand.descriptions {
            #expect(!description.defaultKeys.isEmpty, "\(description.name)")
            for key in description.defaultKeys {
                #expect(Key(name: key.name) == key, "\(description.name)")
            }
        }
    }

    @Test func `what cannot be undone is on no key that moves`() {
        let dangerous = ConsoleCommand.descriptions.filter { $0.danger != .none }
        #expect(
            dangerous.map(\.name) == [
                "worklist.dismiss", "providers.pauseProvider", "providers.resumeProvider",
                "batches.retryBatch",
                "approvals.approve", "approvals.reject", "approvals.recallApproval",
                "reconciliation.resolveBreak", "reconciliation.closeDay",
                "reconciliation.confirmBreak",
                "reconciliation.discardBreak",
                "notifications.replayNotification",
                "payout.withdraw", "payout.resubmit", "payout.resolve",
                "payout.confirmResolution", "payout.discardResolution",
            ]
        )
        let moving = ConsoleCommand.descriptions.filter { $0.scope == "list" }
        let keys = Set(dangerous.flatMap(\.defaultKeys))
        #expect(keys.isDisjoint(with: moving.flatMap(\.defaultKeys)))
    }

    @Test func `help lists every command with its keys`() throws {
        var console = try Harness(width: 120, height: 34)
        console.press("?")
        var seen = console.text
        for _ in 0..<20 {
            console.press("page-down")
            seen += console.text
        }
        for row in ConsoleCommand.rows {
            let firstWords = row.description.help.prefix(30)
            #expect(seen.contains(firstWords), "\(row.description.name)")
        }
        for word in ["queued", "unknown", "paid", "returned", "canceled"] {
            #expect(seen.contains(word))
        }
    }

    @Test func `the palette finds a command and runs it`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press(":")
        console.type("st")
        expectSnapshot(
            console.lines[3...18].joined(separator: "\n"),
            """
            │▌│st                                                                        │ ┃
            │ │▌ search the list                                                       / ┃ ┃
            │ │  filter by status                                                      f ┃ ┃
            │ │  go to the first row                                              home g ┃ ┃
            │ │  go to the last row                                                end G ┃ ┃
            │ │  back to the list                                                 escape ┃ ┃
            │ │  go to Worklist                                                        2 │ │
            │ │  export the list                                                       X │ │
            │ │  filter by reason                                            on Worklist │ │
            ╰─│  worklist by provider                                        on Worklist │─╯
            ╭ │  only what I am on                                           on Worklist │─╮
            │ │  whole worklist                                              on Worklist │ │
            │ │  dismiss                                                     on Worklist │ │
            │ │  filter by status: All                                                12 │ │
            │ │  filter by status: Unknown or returned                                 3 │ │
            │ │                                                                          │ │
            """
        )
        console.type("atus")
        console.press("enter")
        #expect(console.text.contains("Show which status?"))
    }

    @Test func `the palette says why a command has to wait, and does not run it`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press(":")
        console.type("re-query")
        #expect(console.text.contains("it was never submitted"))
        console.press("enter")
        #expect(console.state.overlay != nil)
        #expect(!console.effects.contains { if case .requery = $0 { true } else { false } })
    }

    @Test func `every command is reachable by key`() throws {
        for row in ConsoleCommand.rows {
            let scope = ConsoleCommand.Scope(rawValue: row.description.scope)
            var console = try Harness()
            if scope == .worklist { console.press("2") }
            if scope == .providers { console.press("3") }
            if scope == .batches { console.press("4") }
            if scope == .approvals || scope == .waiting { console.press("5") }
            if scope == .audit { console.press("7") }
            if scope == .notifications { console.press("8") }
            if scope == .reconciliation { console.press("6") }
            if scope == .closes { console.press("6 t") }
            if scope == .detail { console.press("enter") }
            if scope == .form { console.openForm("vietnam") }
            for key in row.description.defaultKeys {
                let found = console.state.command(for: key, in: console.state.scopes)
                #expect(found == row.command, "\(row.description.name) \(key.name)")
            }
        }
    }

    @Test(arguments: [Harness.Place.list, .detail, .form, .review, .search, .palette, .dialog])
    func `hints fit at every width, none cut off`(_ place: Harness.Place) throws {
        for width in 40...200 {
            var console = try Harness(width: width, height: 24)
            console.go(to: place)
            console.state.notice = nil
            let footer = try #require(console.lines.last)
            #expect(!footer.isEmpty)
            #expect(TextWidth.width(of: footer) < width, "\(width)")
            #expect(!footer.contains("…"), "\(width)")
        }
    }

    @Test func `a key can be given to another command`() throws {
        var console = try Harness(overrides: ["payout.requery": ["X"], "list.down": ["e"]])
        console.press("e")
        #expect(console.selection == .fixture(2))
        console.press("r")
        #expect(console.state.notice == nil)
        #expect(console.text.contains("X re-query"))
        console.press("X")
        #expect(console.effects.last == .requery(.fixture(2)))
    }

    @Test func `a control key given to another command does not reach through a form`() throws {
        var console = try Harness(
            overrides: ["global.palette": ["ctrl-p"], "global.nextPane": ["ctrl-n"]]
        )
        console.openForm("vietnam")
        console.press("ctrl-p ctrl-n")
        #expect(console.state.overlay == nil)
        #expect(console.state.focus == .form)
        console.press("escape ctrl-p")
        #expect(console.state.overlay != nil)
        console.press("ctrl-p")
        #expect(console.state.overlay != nil)
    }

    @Test func `quit, suspend and redraw`() throws {
        var console = try Harness()
        _ = console.takeEffects()
        console.press("q")
        #expect(console.takeEffects() == [.quit])
        console.openForm("vietnam")
        _ = console.takeEffects()
        console.press("ctrl-z")
        #expect(console.takeEffects() == [.terminal(.suspend)])
        console.press("ctrl-l")
        #expect(console.takeEffects().first == .terminal(.repaint))
        console.press("ctrl-c")
        #expect(console.takeEffects() == [.quit])
    }

    @Test func `redraw reads the ledger again, for there may be no change to wait for`() throws {
        var console = try Harness(isStarted: false)
        console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        console.perform(console.state.start())
        console.ledger.failure = nil
        console.press("ctrl-l")
        #expect(console.state.list.rows.count == 12)
    }
}

extension Harness {
    /// A place that the operator can be at.
    enum Place: CaseIterable {
        case list, detail, form, review, search, palette, dialog
    }

    mutating func go(to place: Place) {
        switch place {
        case .list: break
        case .detail: press("enter")
        case .form: openForm("vietnam")
        case .review:
            fillForm()
            press("ctrl-s")
        case .search: press("/")
        case .palette: press(":")
        case .dialog: press("W")
        }
    }
}
