import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The form that compares a provider's files with the ledger.
struct ComparisonFormTests {
    private func form(width: Int = 80, height: Int = 24) throws -> Harness {
        var ledger = Ledger.mixed
        ledger.book = .day
        var console = try Harness(ledger, width: width, height: height)
        console.press("6 n")
        console.effects = []
        return console
    }

    private func started(_ console: Harness) -> ReconciliationOrder? {
        guard case .reconciliation(.start(let order)) = console.effects.last else { return nil }
        return order
    }

    @Test func `80 by 24 says what belongs into each row while it has the keys`() throws {
        var console = try form()
        console.press("tab tab tab")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 8    3        4  5      6 5    7  8    live · 14:32 +07
            ╭ Compare  the provider's files with the ledger; no money moves ───────────────╮
            │   Provider    Vexora · Argentina                                           ▼ │
            │   First day * 2026-11-20                                                     │
            │   Last day    the same day                                                   │
            │ ▌ Files     * like ~/Downloads/2026-11-20.csv                                │
            │     The provider's settlement files as they came, by their paths; several    │
            │     with commas between them. Tab completes a path.                          │
            │                                                                              │
            │     Compare                                                                  │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             enter next   ctrl-s compare   tab next field   escape back
            """
        )
    }

    @Test func `a day and a file are enough`() throws {
        var console = try form()
        let provider = try #require(console.state.comparison?.provider)
        let period = try #require(SettlementPeriod("2026-11-20"))
        try console.compare("~/day.csv")
        let order = ReconciliationOrder(provider: provider, period: period, paths: ["~/day.csv"])
        #expect(started(console) == order)
    }

    @Test func `days and files that cannot be are named below their rows`() throws {
        var console = try form()
        console.press("tab ctrl-u")
        console.type("yesterday")
        console.press("ctrl-s")
        #expect(console.text.contains("Type a day such as 2026-11-21."))
        #expect(console.text.contains("Type the path of a settlement file."))
        #expect(console.state.comparison?.row == .first, "the first that is wrong has the keys")
        console.press("ctrl-u")
        console.type("2026-11-20")
        #expect(!console.text.contains("Type a day such as"), "what is typed anew is not judged")
        console.press("tab")
        console.type("2026-11-19")
        console.press("ctrl-s")
        #expect(console.text.contains("The last day is not before the first"))
        #expect(started(console) == nil)
    }

    @Test func `a day that is not over is compared only after a question`() throws {
        var console = try form()
        console.press("tab ctrl-u")
        console.type("2026-11-21")
        console.press("tab tab")
        console.type("day.csv")
        console.press("ctrl-s")
        #expect(started(console) == nil)
        #expect(console.text.contains("Compare 2026-11-21 before it is over?"))
        console.press("enter")
        #expect(started(console) == nil, "the way out has the focus")
        console.press("ctrl-s tab enter")
        #expect(started(console)?.paths == ["day.csv"])
    }

    @Test func `several files stand behind commas, with blanks in their names`() throws {
        var console = try form()
        try console.compare("~/My files/a.csv, b.csv,")
        #expect(started(console)?.paths == ["~/My files/a.csv", "b.csv"])
    }

    @Test func `a file that cannot be read is named below its row, and another one can be`() throws
    {
        var console = try form()
        try console.compare("gone.csv")
        console.send(.reconciliation(.reconcileFailed(.store(.readOnly(path: "gone.csv")))))
        #expect(console.state.overlay == nil)
        #expect(console.state.comparison?.row == .files)
        #expect(console.state.comparison?.problems[.files] != nil)
        console.press("ctrl-u")
        console.type("day.csv")
        console.press("ctrl-s")
        #expect(started(console)?.paths == ["day.csv"])
    }

    @Test func `what was typed comes back after escape`() throws {
        var console = try form()
        console.press("tab tab tab")
        console.type("day.csv")
        console.press("escape")
        #expect(console.state.comparison == nil)
        #expect(console.text.contains("What was typed is kept"))
        console.press("n")
        #expect(console.text.contains("day.csv"))
    }

    @Test func `another provider is chosen by its letters`() throws {
        var console = try form()
        console.type("cashy")
        console.press("enter")
        #expect(console.state.comparison?.provider == .cashyproCO)
        #expect(console.state.comparison?.row == .first)
    }
}

extension Harness {
    /// Names files in the open form, and begins.
    mutating func compare(_ files: String) throws {
        let form = try #require(state.comparison)
        for _ in form.row.rawValue..<ComparisonForm.Row.files.rawValue { press("tab") }
        type(files)
        press("ctrl-s")
    }
}
