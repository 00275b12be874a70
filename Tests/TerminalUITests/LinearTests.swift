import TerminalUI
import TerminalUITesting
import Testing

/// Widgets as they are read aloud.
struct LinearTests {
    private func drawn(
        _ height: Int,
        width: Int = 40,
        _ draw: (inout Surface) -> Void
    ) -> Surface {
        Surface.drawn(width, height, glyphs: .unicode.linear, draw)
    }

    @Test func `a row is a line of words, what matters most first`() {
        let columns = [
            TableColumn(
                "Age",
                minimum: 4,
                ideal: 4,
                priority: 1,
                alignment: .trailing,
                spoken: "At"
            ),
            TableColumn("Status", minimum: 8, ideal: 8, priority: 9),
            TableColumn("Amount", minimum: 6, ideal: 6, priority: 8, alignment: .decimal),
            TableColumn("", minimum: 3, ideal: 3, priority: 8),
            TableColumn("Rows", minimum: 3, ideal: 3, priority: 5, alignment: .trailing),
            TableColumn("Owner", minimum: 3, ideal: 3, priority: 2, spoken: "Owner"),
        ]
        let rows = [
            TableView.Row(["12:28", "unknown", "1,000", "VND", "7", "–"], isMarked: true),
            TableView.Row(["12:29", "paid", "2,000", "VND", "", "dara"], change: .fresh),
        ]
        let surface = drawn(4, width: 60) {
            TableView(columns: columns, rows: rows, selection: 1).render(into: &$0)
        }
        expectSnapshot(
            surface.text,
            """
            Status, Amount, Rows, Owner, At
            marked, unknown, 1,000 VND, Rows: 7, At: 12:28
            paid, 2,000 VND, Owner: dara, At: 12:29

            """
        )
        #expect(surface.cursor?.point == Point(x: 0, y: 2))
        #expect(surface.cursor?.reading == "paid, 2,000 VND, Owner: dara, At: 12:29")
    }

    @Test func `a question stands in lines, an answer in each`() {
        var dialog = Dialog(
            title: "Pay?",
            body: ["1,000 VND", "", "This cannot be undone."],
            buttons: [Dialog.Button("Pay", isDestructive: true)],
            requiredText: "1000"
        )
        let asked = drawn(7) { dialog.render(into: &$0) }
        expectSnapshot(
            asked.text,
            """
            Pay?
            1,000 VND
            This cannot be undone.
            Answer: type 1000 to go on
            Cancel
            Pay

            """
        )
        #expect(asked.cursor == Surface.Cursor(at: Point(x: 8, y: 3)))
        _ = dialog.handle(.tab)
        #expect(drawn(7) { dialog.render(into: &$0) }.cursor?.point == Point(x: 0, y: 4))
    }

    @Test func `a choice says why it cannot be made, and has the cursor`() {
        var list = ChoiceList([
            ChoiceList.Choice(id: "a", title: "ACB", detail: "970416"),
            ChoiceList.Choice(id: "b", title: "BIDV", unavailable: "closed"),
        ])
        _ = list.handle(.down)
        let surface = drawn(3) { list.render(into: &$0) }
        expectSnapshot(surface.text, "\nACB, 970416\nBIDV, not now: closed")
        #expect(surface.cursor?.point == Point(x: 0, y: 2))
        #expect(surface.cursor?.reading == "BIDV, not now: closed")
    }

    @Test func `a row of a form says what it is called and whether it has to be filled in`() {
        func row(_ sign: FormRow.Sign) -> Surface {
            drawn(1) { surface in
                FormRow("Amount", valueColumn: 12, isFocused: true, sign: sign)
                    .render(into: &surface) { TextField("5").render(into: &$0, isFocused: true) }
            }
        }
        #expect(row(.none).text == "Amount: 5")
        #expect(row(.required).text == "Amount, required: 5")
        #expect(row(.wrong).text == "Amount, not right: 5")
        #expect(row(.none).cursor?.point == Point(x: 9, y: 0))
    }

    @Test func `figures are said in words`() {
        let parts = [
            StackedBar.Segment(3, .paid, letter: "#"), StackedBar.Segment(1, .failed, letter: "x"),
        ]
        let glyphs = Glyphs.unicode.linear
        #expect(StackedBar(parts).text(width: 10, glyphs: glyphs).text.isEmpty)
        #expect(parts[0].sign(glyphs).text.isEmpty)
        let histogram = Histogram([.init("< 1 m", 12), .init("older", 3, caption: "   3 of 9")])
        #expect(
            histogram.lines(width: 40, glyphs: glyphs).map(\.text) == [
                "< 1 m: 12", "older: 3 of 9",
            ]
        )
        let chart = ColumnChart([.init("98", parts), .init("", []), .init("", parts)])
        #expect(chart.lines(width: 40, height: 4, glyphs: glyphs).map(\.text) == ["98, none, 4"])
        let line = Sparkline([0.2, nil, 0.9], range: 0...1)
        #expect(line.text(width: 9, glyphs: glyphs).text == "rising")
        #expect(drawn(1) { ProgressBar(done: 1, total: 3).render(into: &$0) }.text == "33 percent")
        let tabs = TabBar(["Summary", "Raw"], selection: 1)
        #expect(drawn(1) { tabs.render(into: &$0) }.text == "Raw, tab 2 of 2")
        let chips = Chips([.init("status:paid"), .init("x", isActive: false)])
        #expect(drawn(1) { chips.render(into: &$0) }.text == "Filter: status:paid, x off")
        let bar = ScrollBar(total: 90, first: 3)
        #expect(drawn(4) { bar.render(into: &$0) }.text.allSatisfy { $0 == "\n" })
        let notice = Notice(.error, "It failed.")
        #expect(drawn(1) { notice.render(into: &$0) }.text == "Error: It failed.")
    }

    @Test func `columns made of blanks become commas, and blanks in a text stay`() {
        let fields = FieldList([
            .init("Status", "paid"), .init("Why", "a long reason that needs another line"),
        ])
        let surface = drawn(4, width: 30) { _ = fields.render(into: &$0) }
        expectSnapshot(
            surface.text,
            """
            Status: paid
            Why: a long reason that
            needs another line

            """
        )
        let line = StyledText("12:28  ") + StyledText("paid", .paid) + StyledText("   two  blanks")
        #expect(drawn(1) { $0.write(line, y: 0) }.text == "12:28, paid, two  blanks")
        #expect(drawn(1) { $0.write(StyledText("····9852"), y: 0) }.text == "ending 9852")
        let body = StyledText("{\"a\":  \"b  c\"}")
        #expect(drawn(1) { $0.write(body, y: 0) }.text == "{\"a\":  \"b  c\"}")
    }
}

extension Surface.Cursor {
    fileprivate init?(at point: Point) {
        let surface = Surface.drawn(80, 24) { $0.placeCursor(x: point.x, y: point.y) }
        guard let cursor = surface.cursor else { return nil }
        self = cursor
    }
}
