import TerminalUI
import TerminalUITesting
import Testing

struct HistogramTests {
    private let ages = Histogram([
        .init("< 1 m", 400), .init("1–5 m", 100), .init("> 1 h", 2, caption: "2!"),
    ])

    private let backlog = Histogram([
        .init(
            "< 1 m",
            [
                .init(12, .queued, letter: "q", fill: "◌"),
                .init(6, .inMotion, letter: "i", fill: "◐"),
                .init(0, .attention, letter: "?"),
            ]
        ),
        .init(
            "> 1 h",
            [
                .init(0, .queued, letter: "q", fill: "◌"),
                .init(1, .inMotion, letter: "i", fill: "◐"),
                .init(1, .attention, letter: "?"),
            ]
        ),
        .init("> 1 d", [.init(0, .queued, letter: "q"), .init(0, .inMotion, letter: "i")]),
    ])

    private func draw(
        _ histogram: Histogram,
        _ width: Int,
        _ glyphs: Glyphs = .unicode
    ) -> String {
        Surface.drawn(width, 3, glyphs: glyphs) { histogram.render(into: &$0) }.text
    }

    @Test func `a histogram shows names, bars and counts`() {
        expectSnapshot(
            draw(ages, 22),
            """
            < 1 m  ━━━━━━━━━━  400
            1–5 m  ━━╸         100
            > 1 h  ╸            2!
            """
        )
    }

    @Test func `bars of several parts show each of them, however small`() {
        expectSnapshot(
            draw(backlog, 29),
            """
            < 1 m  ◌◌◌◌◌◌◌◌◌◌◌◌◐◐◐◐◐◐  18
            > 1 h  ◐█                   2
            > 1 d                       0
            """
        )
        expectSnapshot(
            draw(backlog, 29, .ascii),
            """
            < 1 m  qqqqqqqqqqqqiiiiii  18
            > 1 h  i?                   2
            > 1 d                       0
            """
        )
    }

    @Test func `values outlast bars, and names are cut before values`() {
        #expect(draw(ages, 11) == "< 1 m  400\n1–5 m  100\n> 1 h   2!")
        #expect(draw(ages, 7) == "<…  400\n1…  100\n>…   2!")
        #expect(draw(ages, 2) == "4…\n1…\n2!")
    }

    @Test func `bars of a common measure can be compared`() {
        let half = Histogram([.init("a", 50)], maximum: 100)
        #expect(draw(half, 17).split(separator: "\n").first == "a  ━━━━━       50")
    }

    @Test(arguments: [Glyphs.unicode, .ascii], [0, 1, 5, 12, 200])
    func `no line is wider than it may be, nor any number too large`(
        _ glyphs: Glyphs,
        _ width: Int
    ) {
        let histogram = Histogram([
            .init("a bank with a long name", .max), .init("b", [.init(.max, .paid, letter: "p")]),
            .init("c", [.init(.max, .paid, letter: "p"), .init(.max, .failed, letter: "x")]),
            .init("d", -3),
        ])
        let lines = histogram.lines(width: width, glyphs: glyphs)
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.width <= width })
    }
}
