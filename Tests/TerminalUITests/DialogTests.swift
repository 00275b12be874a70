import TerminalUI
import TerminalUITesting
import Testing

struct DialogTests {
    private let question = Dialog(
        title: "Withdraw PO-7F3K-2Q?",
        body: ["The payout was not sent yet. It will not be sent."],
        buttons: [.init("Withdraw", isDestructive: true)]
    )

    private let typed = Dialog(
        title: "Send 3 payouts",
        body: ["This cannot be undone. Type 3 to go on."],
        buttons: [.init("Send", isDestructive: true)],
        requiredText: "3"
    )

    @Test func `a dialog lies in the middle, its way out focused`() {
        let surface = Surface.drawn(40, 9) { surface in
            for y in 0..<9 { surface.write(String(repeating: ".", count: 40), y: y) }
            question.render(into: &surface)
        }
        expectSnapshot(
            surface.text,
            """
            ........................................
            ╭ Withdraw PO-7F3K-2Q? ────────────────╮
            │                                      │
            │  The payout was not sent yet. It     │
            │  will not be sent.                   │
            │                                      │
            │  [ Cancel ]    Withdraw              │
            ╰──────────────────────────────────────╯
            ........................................
            """
        )
    }

    @Test func `buttons that do not fit beside each other stand below each other`() {
        let titles = ["Accept the good rows", "Accept all", "Write the rejected rows"]
        let dialog = Dialog(
            title: "Which?",
            body: ["All or some?"],
            buttons: titles.map { .init($0) }
        )
        let lines = Surface.drawn(48, 12) { dialog.render(into: &$0) }.text
            .split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.contains("[ Cancel ]    Accept the good rows") })
        #expect(lines.contains { $0.contains("  Accept all") })
        #expect(lines.contains { $0.contains("  Write the rejected rows") })
        #expect(!lines.joined().contains("…"))
    }

    @Test func `enter at once, and escape, are the way out`() {
        var dialog = question
        #expect(dialog.handle(.enter) == .canceled)
        #expect(dialog.handle(.escape) == .canceled)
        #expect(dialog.handle(.character("y")) == .handled)
    }

    @Test func `a button is pressed on purpose`() {
        var dialog = question
        #expect(dialog.handle(.right) == .handled)
        #expect(dialog.handle(.enter) == .pressed(0))
        #expect(dialog.handle(.right) == .handled)
        #expect(dialog.handle(.enter) == .canceled)
    }

    @Test func `a button stays locked until the text is typed`() {
        var dialog = typed
        for key: Key in [.character("4"), .tab, .tab, .enter] {
            #expect(dialog.handle(key) == .handled)
        }
        #expect(!dialog.isArmed(overflow: 0))
        for key: Key in [.tab, .backspace, .character("3"), .enter, .tab] {
            #expect(dialog.handle(key) == .handled)
        }
        #expect(dialog.isArmed(overflow: 0))
        #expect(dialog.handle(.enter) == .pressed(0))
    }

    @Test func `once the text is typed, tab leads to the answer and enter to the way out`() {
        var dialog = typed
        for key: Key in [.character("3"), .tab] { #expect(dialog.handle(key) == .handled) }
        #expect(dialog.handle(.enter) == .pressed(0))
        dialog = typed
        for key: Key in [.character("3"), .enter] { #expect(dialog.handle(key) == .handled) }
        #expect(dialog.handle(.enter) == .canceled)
    }

    @Test func `on a tiny screen the answers stay in sight`() {
        let surface = Surface.drawn(30, 6) { typed.render(into: &$0) }
        expectSnapshot(
            surface.text,
            """
            ╭ Send 3 payouts ────────────╮
            │  This cannot be undone.    │
            │  Type 3 to go on.          │
            │  type 3 to go on           │
            │    Cancel      Send        │
            ╰────────────────────────────╯
            """
        )
    }

    // MARK: Small screens

    /// A question whose last line is the one that matters.
    private var long: Dialog {
        Dialog(
            title: "Approve?",
            body: (1...9).map { StyledText("Line \($0)") } + ["", "This cannot be undone."],
            buttons: [Dialog.Button("Approve", isDestructive: true)]
        )
    }

    @Test func `what does not fit is said, and read before the button can be pressed`() {
        let size = Size(width: 40, height: 10)
        var dialog = long
        let overflow = dialog.overflow(in: size)
        #expect(overflow == 3)
        func picture() -> String {
            Surface.drawn(40, 10) { dialog.render(into: &$0) }.text
        }
        #expect(picture().contains("3 more lines: down"))
        #expect(!picture().contains("cannot be undone"))
        _ = dialog.handle(.tab, overflow: overflow)
        #expect(dialog.handle(.enter, overflow: overflow) == .handled, "it reads on instead")
        for _ in 0..<5 { _ = dialog.handle(.down, overflow: overflow) }
        #expect(picture().contains("cannot be undone") && !picture().contains("more line"))
        _ = dialog.handle(.up, overflow: overflow)
        #expect(dialog.handle(.enter, overflow: overflow) == .pressed(0), "it was seen")
    }

    @Test func `blank rows go before words do`() {
        var dialog = long
        #expect(dialog.overflow(in: Size(width: 40, height: 13)) == 0)
        let picture = Surface.drawn(40, 13) { dialog.render(into: &$0) }.text
        #expect(picture.contains("Line 1") && picture.contains("cannot be undone"))
        _ = dialog.handle(.tab)
        #expect(dialog.handle(.enter) == .pressed(0))
    }
}
