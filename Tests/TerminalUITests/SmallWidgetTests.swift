import TerminalUI
import TerminalUITesting
import Testing

/// The widgets that are one picture each.
struct SmallWidgetTests {
    @Test func `fields line up and wrap beside their name`() {
        let list = FieldList([
            .init("Status", StyledText("? unknown", .attention)),
            .init("Settled by", "a query (next in 3 m), a notification, or the file"),
        ])
        let surface = Surface.drawn(38, 4) { #expect(list.render(into: &$0) == 3) }
        expectSnapshot(
            surface.text,
            """
            Status      ? unknown
            Settled by  a query (next in 3 m), a
                        notification, or the file

            """
        )
    }

    @Test func `tabs keep the selected one in sight`() {
        let titles = ["Summary", "Timeline", "Attempts", "Raw", "Notes"]
        let all = Surface.drawn(50, 1) { TabBar(titles, selection: 0).render(into: &$0) }
        #expect(all.text == "Summary   Timeline   Attempts   Raw   Notes")
        let close = Surface.drawn(40, 1) { TabBar(titles, selection: 0).render(into: &$0) }
        #expect(close.text == "Summary  Timeline  Attempts  Raw  Notes")
        let few = Surface.drawn(20, 1) { TabBar(titles, selection: 3).render(into: &$0) }
        #expect(few.text == "Attempts   Raw")
        #expect(TabBar(titles, selection: 0).tab(at: 12, width: 50) == 1)
        #expect(TabBar(titles, selection: 0).tab(at: 8, width: 50) == nil)
    }

    @Test func `chips that do not fit are counted`() {
        let chips = Chips([
            .init("status:unknown"), .init("older:5m", isActive: false), .init("text"),
        ])
        let wide = Surface.drawn(60, 1) { chips.render(into: &$0) }
        #expect(wide.text == " status:unknown ✕   older:5m ✕   text ✕")
        #expect(wide.grounds.hasPrefix("CCCCCCCCCCCCCCCCCC............"))
        let narrow = Surface.drawn(24, 1) { chips.render(into: &$0) }
        #expect(narrow.text == " status:unknown ✕  +2")
        // Part of the first says more than that there are three.
        let tiny = Surface.drawn(16, 1) { chips.render(into: &$0) }
        #expect(tiny.text == " status:unkn… +2")
        #expect(Surface.drawn(9, 1) { chips.render(into: &$0) }.text == "+3")
    }

    @Test(
        arguments: [
            (Notice.Kind.information, " saved"), (.success, " ✓ saved"), (.attention, " ! saved"),
            (.error, " ✕ saved"),
        ]
    )
    func `a notice shows its kind by a sign`(_ kind: Notice.Kind, _ text: String) {
        #expect(Surface.drawn(20, 1) { Notice(kind, "saved").render(into: &$0) }.text == text)
    }

    @Test func `hints show key and meaning`() {
        let hints = KeyHints([.init(key: "r", title: "re-query"), .init(key: "?", title: "help")])
        let surface = Surface.drawn(30, 1) { #expect(hints.render(into: &$0) == 19) }
        #expect(surface.text == "r re-query   ? help")
        #expect(surface.roles == "k hhhhhhhh   k hhhh")
    }

    @Test func `a scroll bar shows the part that is seen`() {
        let lines = (1...10).map { StyledText("line \($0)") }
        func screen(_ offset: Int) -> String {
            Surface.drawn(9, 4) { ScrollView(lines, offset: offset).render(into: &$0) }.text
        }
        #expect(screen(0) == "line 1  ┃\nline 2  │\nline 3  │\nline 4  │")
        #expect(screen(3) == "line 4  │\nline 5  ┃\nline 6  │\nline 7  │")
        #expect(screen(99) == "line 7  │\nline 8  │\nline 9  │\nline 10 ┃")
        #expect(ScrollView.clampedOffset(5, lines: 3, height: 4) == 0)
    }
}
