import TerminalUI
import TerminalUITesting
import Testing

struct ChartTests {
    private func draw(_ glyphs: Glyphs = .unicode, _ body: (inout Surface) -> Void) -> String {
        Surface.drawn(20, 1, glyphs: glyphs, body).text
    }

    @Test func `progress grows from nothing to all`() {
        func bar(_ done: Int, _ glyphs: Glyphs = .unicode) -> String {
            draw(glyphs) { ProgressBar(done: done, total: 40).render(into: &$0) }
        }
        #expect(bar(0) == "────────────────────")
        #expect(bar(1) == "╸───────────────────")
        #expect(bar(21) == "━━━━━━━━━━╸─────────")
        #expect(bar(40) == "━━━━━━━━━━━━━━━━━━━━")
        #expect(bar(99) == "━━━━━━━━━━━━━━━━━━━━")
        #expect(bar(20, .ascii) == "==========..........")
    }

    @Test func `a sparkline tells missing from zero`() {
        let line = Sparkline([0, nil, 0.5, 1, 7], range: 0...1)
        #expect(draw { line.render(into: &$0) } == "▁·▅██")
        #expect(draw(.ascii) { line.render(into: &$0) } == "_-+##")
    }

    @Test func `a stacked bar fills its width and hides no share`() {
        let bar = StackedBar([
            .init(38_000, .paid, letter: "p"), .init(100, .inMotion, letter: "i"),
            .init(0, .queued, letter: "q"), .init(12, .attention, letter: "?"),
        ])
        #expect(bar.columns(in: 20) == [18, 1, 0, 1])
        #expect(bar.columns(in: 2) == [0, 0, 0, 0])
        #expect(draw(.ascii) { bar.render(into: &$0) } == "ppppppppppppppppppi?")
        let roles = Surface.drawn(20, 1) { bar.render(into: &$0) }.roles
        #expect(roles == "ppppppppppppppppppiA")
    }

    @Test func `a histogram shows names, bars and counts`() {
        let histogram = Histogram([
            .init("< 1 m", 400), .init("1–5 m", 100), .init("> 1 h", 2, caption: "2!"),
        ])
        expectSnapshot(
            Surface.drawn(22, 3) { histogram.render(into: &$0) }.text,
            """
            < 1 m  ━━━━━━━━━━  400
            1–5 m  ━━╸         100
            > 1 h  ╸            2!
            """
        )
    }
}
