import TerminalUI
import TerminalUITesting
import Testing

struct PaneFrameTests {
    private func pane(_ width: Int, glyphs: Glyphs = .unicode, isFocused: Bool = true) -> Surface {
        Surface.drawn(width, 3, glyphs: glyphs) { surface in
            let frame = PaneFrame(
                "Payouts",
                note: "12 of 38,112 · age ▼",
                trailing: "0.4 s",
                isFocused: isFocused
            )
            surface.pane(frame, in: surface.bounds) { $0.write("inside", y: 0) }
        }
    }

    @Test func `a frame carries title, note and age`() {
        expectSnapshot(
            pane(48).text,
            """
            ╭ Payouts  12 of 38,112 · age ▼ ─────── 0.4 s ─╮
            │inside                                        │
            ╰──────────────────────────────────────────────╯
            """
        )
    }

    @Test func `in a narrow pane the title is the last to go`() {
        expectSnapshot(
            pane(24).text,
            """
            ╭ Payouts ───── 0.4 s ─╮
            │inside                │
            ╰──────────────────────╯
            """
        )
        expectSnapshot(
            pane(8).text,
            """
            ╭ Pay…─╮
            │inside│
            ╰──────╯
            """
        )
    }

    @Test func `focus shows by the role of border and title`() {
        #expect(pane(16).roles.hasPrefix("B TTTTTTT BBBBB"))
        #expect(pane(16, isFocused: false).roles.hasPrefix("b mmmmmmm bbbbb"))
    }

    @Test func `there is a twin in ASCII, and one without lines`() {
        expectSnapshot(
            pane(40, glyphs: .ascii).text,
            """
            + Payouts  12 of 38,112 - ag~ - 0.4 s -+
            |inside                                |
            +--------------------------------------+
            """
        )
        expectSnapshot(
            pane(44, glyphs: .unicode.linear).text,
            """
            Payouts: 12 of 38,112, age ▼, 0.4 s
            inside

            """
        )
    }
}
