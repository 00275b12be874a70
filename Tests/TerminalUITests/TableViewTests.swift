import TerminalUI
import TerminalUITesting
import Testing

struct TableViewTests {
    private let columns = [
        TableColumn("Age", minimum: 4, ideal: 4, priority: 3, alignment: .trailing),
        TableColumn("Status", minimum: 11, ideal: 11, priority: 8),
        TableColumn("To", minimum: 6, ideal: nil, priority: 2, namesRow: true),
        TableColumn(
            "Amount",
            minimum: 12,
            ideal: 12,
            priority: 9,
            alignment: .decimal,
            mustFit: true,
            fractionWidth: 3
        ),
        TableColumn("", minimum: 3, ideal: 3, priority: 9),
    ]

    private func table(selection: Int? = 1, isFocused: Bool = true) -> TableView {
        func row(
            _ age: String,
            _ status: StyledText,
            _ to: String,
            _ amount: String,
            _ code: String,
            isMarked: Bool = false
        ) -> TableView.Row {
            TableView.Row(
                [
                    StyledText(age), status, StyledText(to), StyledText(amount, .money),
                    StyledText(code),
                ],
                isMarked: isMarked
            )
        }
        return TableView(
            columns: columns,
            rows: [
                row(
                    "2 h",
                    StyledText("? unknown", .attention),
                    "NGUYEN THE VIET",
                    "1,250,000",
                    "VND"
                ),
                row("47 m", StyledText("↩ returned", .returned), "María", "60,000.00", "COP"),
                row("6 m", StyledText("● paid", .paid), "សុខ ដារ៉ា", "9.50", "USD", isMarked: true),
            ],
            selection: selection,
            isFocused: isFocused
        )
    }

    @Test func `columns line up, amounts on the decimal mark`() {
        let surface = Surface.drawn(56, 4) { table().render(into: &$0) }
        expectSnapshot(
            surface.text,
            """
                Age  Status       To                    Amount
                2 h  ? unknown    NGUYEN THE VI…  1,250,000     VND
            ▌  47 m  ↩ returned   María              60,000.00  COP
             ✓  6 m  ● paid       សុខ ដារ៉ា                 9.50  USD
            """
        )
        expectSnapshot(
            surface.roles,
            """
                HHH  HHHHHH       HH                    HHHHHH
                t t  A AAAAAAA    tttttt ttt ttt  MMMMMMMMM     ttt
            c  tt t  r rrrrrrrr   TTTTT              MMMMMMMMM  ttt
             K  t t  p pppp       tt tttt                 MMMM  ttt
            """
        )
        let rows = surface.grounds.split(separator: "\n")
        #expect(rows[2] == ".....................SSSSSSS............................")
        #expect(Set(rows[1]) == ["."])
        let name = surface.row(2).filter { $0.ground == .selection && !$0.isBlank }
        #expect(name.allSatisfy { $0.emphasis == .bold })
    }

    @Test func `a row without the column that names it is told by its first words`() {
        let surface = Surface.drawn(38, 4) { table().render(into: &$0) }
        let grounds = surface.grounds.split(separator: "\n")
        #expect(grounds[2] == "..SSSSSSSSSSSS........................")
        #expect(surface.roles.split(separator: "\n")[2].contains("r rrrrrrrr"), "with its meaning")
    }

    @Test func `in a narrow pane columns go, amounts stay whole`() {
        let narrow = Surface.drawn(38, 4) { table().render(into: &$0) }
        expectSnapshot(
            narrow.text,
            """
               Status             Amount
               ? unknown    1,250,000     VND
            ▌  ↩ returned      60,000.00  COP
             ✓ ● paid               9.50  USD
            """
        )
        let tiny = Surface.drawn(14, 4) { table().render(into: &$0) }
        expectSnapshot(
            tiny.text,
            """
                    Amount
               …
            ▌    60,000.00
             ✓        9.50
            """
        )
    }

    @Test func `without the focus the selection is quieter`() {
        let surface = Surface.drawn(40, 4) { table(isFocused: false).render(into: &$0) }
        let grounds = Set(surface.grounds.split(separator: "\n")[2])
        #expect(grounds == [".", "s"])
        #expect(surface[0, 2]?.role == .muted)
        #expect(surface.cursor == nil)
    }

    @Test func `rows below the edge are not drawn, a click finds its row`() {
        let surface = Surface.drawn(40, 2) { table(selection: nil).render(into: &$0) }
        #expect(surface.text.split(separator: "\n").count == 2)
        #expect(table().row(at: Point(x: 5, y: 1)) == 0)
        #expect(table().row(at: Point(x: 5, y: 0)) == nil)
        #expect(table().row(at: Point(x: 5, y: 4)) == nil)
    }

    @Test func `in ASCII every sign has a twin`() {
        let surface = Surface.drawn(56, 4, glyphs: .ascii) { table().render(into: &$0) }
        let rows = surface.text.split(separator: "\n")
        #expect(rows[2].hasPrefix(">  47 m"))
        #expect(rows[3].hasPrefix(" *  6 m"))
        #expect(rows[1].contains("NGUYEN THE VI~"))
    }
}
