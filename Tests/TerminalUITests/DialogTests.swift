import TerminalUI
import TerminalUITesting
import Testing

struct DialogTests {
    private let question = Dialog(
        title: "Cancel PO-7F3K-2Q",
        body: ["The payout was not sent yet. It will not be sent."],
        buttons: [.init("Cancel payout", isDestructive: true)],
        cancelTitle: "Keep it"
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
            ╭ Cancel PO-7F3K-2Q ───────────────────╮
            │                                      │
            │  The payout was not sent yet. It     │
            │  will not be sent.                   │
            │                                      │
            │  [ Keep it ]    Cancel payout        │
            ╰──────────────────────────────────────╯
            ........................................
            """
        )
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
        #expect(!dialog.isArmed)
        for key: Key in [.tab, .backspace, .character("3"), .enter, .tab] {
            #expect(dialog.handle(key) == .handled)
        }
        #expect(dialog.isArmed)
        #expect(dialog.handle(.enter) == .pressed(0))
    }

    @Test func `on a tiny screen the answers stay in sight`() {
        let surface = Surface.drawn(30, 6) { typed.render(into: &$0) }
        expectSnapshot(
            surface.text,
            """
            ╭ Send 3 payouts ────────────╮
            │                            │
            │  type 3 to go on           │
            │                            │
            │    Cancel      Send        │
            ╰────────────────────────────╯
            """
        )
    }
}
