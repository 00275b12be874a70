import TerminalUI
import TerminalUITesting
import Testing

struct ColumnChartTests {
    /// Paid and failed payouts of four spans.
    private let chart = ColumnChart([
        column("100", 8, 0), column("90", 9, 1), column("50", 3, 3), column("", 0, 0),
    ])

    private static func column(_ label: String, _ paid: Int, _ failed: Int) -> ColumnChart.Column {
        ColumnChart.Column(
            label,
            [.init(paid, .paid, letter: "#"), .init(failed, .failed, letter: "x", fill: "✖")]
        )
    }

    private func draw(
        _ chart: ColumnChart,
        _ width: Int,
        _ height: Int,
        _ glyphs: Glyphs = .unicode
    ) -> Surface {
        Surface.drawn(width, height, glyphs: glyphs) { chart.render(into: &$0) }
    }

    @Test func `columns stand on each other, with the numbers at the left and names below`() {
        expectSnapshot(
            draw(chart, 19, 6).text,
            """
            10     ✖✖✖
               ███ ███
               ███ ███ ✖✖✖
               ███ ███ ✖✖✖
             0 ███ ███ ███ ···
               100  90  50
            """
        )
    }

    @Test func `parts differ by letter on terminals without blocks`() {
        let surface = draw(chart, 19, 6, .ascii)
        expectSnapshot(
            surface.text,
            """
            10     xxx
               ### ###
               ### ### xxx
               ### ### xxx
             0 ### ### ### ---
               100  90  50
            """
        )
    }

    @Test func `the height of a column of one part shows eighths`() {
        let chart = ColumnChart([8, 7, 4, 1, 0].map { Self.column("", $0, 0) })
        #expect(draw(chart, 5, 1).text == "█▇▄▁·")
        #expect(draw(chart, 5, 1, .ascii).text == "####-")
    }

    @Test func `where there is too little room, the latest columns stay`() {
        #expect(draw(chart, 2, 3).text == "\n✖\n█·")
        #expect(draw(chart, 2, 1).text == "▂·")
    }

    @Test(arguments: [Glyphs.unicode, .ascii], [0, 1, 3, 9, 40, 300])
    func `no line is wider than it may be, nor any number too large`(
        _ glyphs: Glyphs,
        _ width: Int
    ) {
        let huge = ColumnChart([
            Self.column("most", .max, .max), Self.column("", 1, .max), Self.column("0", 0, 0),
            Self.column("less", -5, 1),
        ])
        for height in 0...5 {
            let lines = huge.lines(width: width, height: height, glyphs: glyphs)
            #expect(lines.count == (width > 0 ? height : 0))
            #expect(lines.allSatisfy { $0.width <= width })
        }
        #expect(ColumnChart([]).lines(width: width, height: 4, glyphs: glyphs).isEmpty)
    }
}
