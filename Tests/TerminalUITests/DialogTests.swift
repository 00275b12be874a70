import TerminalUITesting
import Testing

@testable import TerminalUI

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
        for key: Key in [.character("4"), .enter, .tab, .tab, .enter] {
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
        let surface = Surface.drawn(30, 7) { typed.render(into: &$0) }
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

    /// A question about much that cannot be undone.
    private var long: Dialog {
        Dialog(
            title: "Approve?",
            body: (1...9).map { StyledText("Line \($0)") },
            warning: "This cannot be undone.",
            buttons: [Dialog.Button("Approve", isDestructive: true)]
        )
    }

    @Test func `what does not fit is said, and read before the button can be pressed`() {
        let size = Size(width: 40, height: 10)
        var dialog = long
        let reach = dialog.reach(in: size)
        #expect(reach.overflow == 4)
        #expect(reach.page == 3)
        func picture() -> String {
            Surface.drawn(40, 10) { dialog.render(into: &$0) }.text
        }
        expectSnapshot(
            picture(),
            """
            ╭ Approve? ────────────────────────────╮
            │  Line 1                              │
            │  Line 2                              │
            │  Line 3                              │
            │  Line 4                              │
            │  ↓ 5 more lines                      │
            │  This cannot be undone.              │
            │  [ Cancel ]    Approve               │
            ╰──────────────────────────────────────╯

            """
        )
        _ = dialog.handle(.tab, reach: reach)
        #expect(dialog.handle(.enter, reach: reach) == .handled, "it reads on instead")
        for _ in 0..<2 { _ = dialog.handle(.down, reach: reach) }
        #expect(picture().contains("Line 7") && picture().contains("↓ 2 more lines"))
        #expect(dialog.handle(.enter, reach: reach) == .handled)
        expectSnapshot(
            picture(),
            """
            ╭ Approve? ────────────────────────────╮
            │  Line 1                              │
            │  Line 6                              │
            │  Line 7                              │
            │  Line 8                              │
            │  Line 9                              │
            │  This cannot be undone.              │
            │    Cancel    [ Approve ]             │
            ╰──────────────────────────────────────╯

            """
        )
        _ = dialog.handle(.up, reach: reach)
        #expect(dialog.handle(.enter, reach: reach) == .pressed(0), "it was seen")
    }

    @Test func `a page goes on where the last one ended, and unread it says why it does nothing`() {
        let size = Size(width: 40, height: 10)
        var dialog = long
        let reach = dialog.reach(in: size)
        func picture() -> String { Surface.drawn(40, 10) { dialog.render(into: &$0) }.text }
        _ = dialog.handle(.tab, reach: reach)
        #expect(picture().contains("↓ 5 more lines, to be read first"))
        var seen = picture()
        _ = dialog.handle(.pageDown, reach: reach)
        seen += picture()
        _ = dialog.handle(.pageDown, reach: reach)
        seen += picture()
        for number in 1...9 { #expect(seen.contains("Line \(number)")) }
        #expect(dialog.handle(.enter, reach: reach) == .pressed(0))
    }

    @Test func `the amount stays while the rest scrolls, and the warning too`() {
        var dialog = Dialog(
            title: "Approve?",
            body: ["505,400.00 KHR to ····1720"] + (1...9).map { StyledText("Line \($0)") },
            warning: "This cannot be undone.",
            buttons: [Dialog.Button("Approve", isDestructive: true)],
            requiredText: "24"
        )
        for height in 9...12 {
            let reach = dialog.reach(in: Size(width: 40, height: height))
            for _ in 0..<9 { _ = dialog.handle(.down, reach: reach) }
            let picture = Surface.drawn(40, height) { dialog.render(into: &$0) }.text
            #expect(picture.contains("505,400.00 KHR to ····1720"), "\(picture)")
            #expect(picture.contains("Line 9"), "\(picture)")
        }
    }

    @Test func `a button that was pressed before the text was typed says what is missing`() {
        var dialog = Dialog(
            title: "Send 24 payouts",
            body: ["307,500.00 KHR"],
            buttons: [.init("Send", isDestructive: true)],
            requiredText: "24"
        )
        for key: Key in [.tab, .tab, .enter] { #expect(dialog.handle(key) == .handled) }
        #expect(dialog.problem == "type 24 first")
        for key: Key in [.tab, .character("2"), .character("4"), .tab] {
            #expect(dialog.handle(key) == .handled)
        }
        #expect(dialog.handle(.enter) == .pressed(0))
    }

    @Test func `a text that is not the one asked for is said, and the focus stays on it`() {
        var dialog = Dialog(
            title: "Send 23 payouts",
            body: ["307,500.00 KHR"],
            buttons: [.init("Send", isDestructive: true)],
            requiredText: "23"
        )
        for key: Key in [.character("7"), .enter] { #expect(dialog.handle(key) == .handled) }
        expectSnapshot(
            Surface.drawn(30, 11) { dialog.render(into: &$0) }.text,
            """

            ╭ Send 23 payouts ───────────╮
            │                            │
            │  307,500.00 KHR            │
            │                            │
            │  7                         │
            │  ✕ 7 is not 23             │
            │                            │
            │    Cancel      Send        │
            ╰────────────────────────────╯

            """
        )
        for key: Key in [.backspace, .character("2"), .character("3")] {
            #expect(dialog.handle(key) == .handled)
        }
        #expect(dialog.problem == nil)
        for key: Key in [.character("4"), .tab] { #expect(dialog.handle(key) == .handled) }
        #expect(dialog.problem == "234 is not 23", "tab leads on, and says it, too")
        for key: Key in [.backTab, .backspace, .tab] { #expect(dialog.handle(key) == .handled) }
        #expect(dialog.handle(.enter) == .pressed(0))
    }

    @Test func `blank rows go before words do`() {
        var dialog = long
        #expect(dialog.reach(in: Size(width: 40, height: 14)).overflow == 0)
        let picture = Surface.drawn(40, 14) { dialog.render(into: &$0) }.text
        #expect(picture.contains("Line 1") && picture.contains("cannot be undone"))
        _ = dialog.handle(.tab)
        #expect(dialog.handle(.enter) == .pressed(0))
    }
}
