import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

struct ViewTests {
    private func offer(_ name: String, _ filter: String, _ sort: String = "") throws -> ViewOffer {
        let content = try ViewContent(
            of: .payouts,
            filter: filter,
            sort: sort.isEmpty ? nil : sort
        )
        return ViewOffer(name: name, isOwn: true, content: .view(NamedView(name: name, content)))
    }

    private func console() throws -> Harness {
        var console = try Harness(width: 80, height: 24)
        console.ledger.views = [
            try offer("In doubt", "status:unknown", "created"),
            try offer("Large", "amount>1m"),
            ViewOffer(name: "broken", isOwn: true, content: .problem("sort is of another kind")),
        ]
        return console
    }

    @Test func `views are chosen with what they show, and broken ones say why`() throws {
        var console = try console()
        console.press("F")
        expectSnapshot(
            console.lines[7...13].joined(separator: "\n"),
            """
            │    5 m  ↩ returned    PO-7F3K-0005  Jeson 王小明              60,000.50  COP ┃
            │    6 m  ✖ failed      PO-7F3K-0006  আব্দুল করিম                    300.00  BDT ┃
            │    7 m ╭ Show which view? ──────────────────────────────────────────╮00  ARS │
            │    8 m │type to narrow down                                         │    VND │
            │    2 h │▌ In doubt                         status:unknown · created │    VND │
            ╰────────│  Large                                           amount>1m │────────╯
            ╭ PO-7F3K│  broken                            sort is of another kind │────────╮
            """
        )
    }

    @Test func `a view brings its filter and its order, and the pane its name`() throws {
        var console = try console()
        console.press("F enter")
        #expect(console.state.list.filter.query.text == "status:unknown")
        #expect(console.state.list.order.text == "created")
        #expect(console.lines[1].hasPrefix("╭ Payouts · In doubt  2 of 12 · oldest first ─"))
        console.press("!")
        #expect(console.lines[1].contains("In doubt"), "switched off it is the same view")
        console.press("! backspace")
        #expect(!console.lines[1].contains("In doubt"))
    }

    @Test func `the filter and the order are kept under a name`() throws {
        var console = try console()
        console.press("/")
        console.type("status:paid")
        console.press("enter S")
        #expect(console.text.contains("status:paid"))
        console.type("Paid ones")
        console.press("enter")
        let paid = try ViewContent(of: .payouts, filter: "status:paid")
        let view = NamedView(name: "Paid ones", paid)
        #expect(console.effects.contains(.view(.save(view))))
        #expect(console.lines.last == " ✓ Paid ones is kept in views/paid-ones.yaml.")
        #expect(console.lines[1].hasPrefix("╭ Payouts · Paid ones  "))
    }

    @Test func `a name without a letter names no file`() throws {
        var console = try console()
        console.press("S enter")
        #expect(console.text.contains("✕ Type a name for the view."))
        console.type("…")
        console.press("enter")
        #expect(console.text.contains("A name needs a letter or a digit of ASCII."))
        #expect(!console.effects.contains { if case .view(.save) = $0 { true } else { false } })
    }

    @Test(
        arguments: [
            ("Needs a person", "needs-a-person"), ("../../etc/passwd", "etc-passwd"),
            ("Đồng, 2", "ng-2"), ("…", ""),
        ]
    )
    func `a view's file is named after it, and lies in its folder`(name: String, file: String) {
        #expect(NamedView(name: name, .payouts(PayoutView())).fileName == file)
    }
}
