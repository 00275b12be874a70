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
        #expect(draw { line.render(into: &$0) } == "▁·▄▇▇")
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

    @Test func `parts of a bar differ without colour`() {
        let bar = StackedBar([
            .init(2, .queued, letter: "q", fill: "◌"),
            .init(2, .inMotion, letter: "i", fill: "◐"),
            .init(1, .attention, letter: "?"),
        ])
        #expect(draw { bar.render(into: &$0) } == "◌◌◌◌◌◌◌◌◐◐◐◐◐◐◐◐████")
        #expect(draw(.ascii) { bar.render(into: &$0) } == "qqqqqqqqiiiiiiii????")
    }

    @Test func `a sign opens a part of a bar once, and is no count`() {
        let bar = StackedBar([
            .init(2, .paid, letter: "#"), .init(2, .failed, letter: "x", sign: "✖"),
            .init(1, .returned, letter: "<", sign: "↩"),
        ])
        #expect(draw { bar.render(into: &$0) } == "████████✖███████↩███")
        #expect(draw(.ascii) { bar.render(into: &$0) } == "########xxxxxxxx<<<<")
        #expect(bar.segments[1].sign(.unicode).text == "✖ ")
    }

    @Test func `nothing and the largest numbers are drawn too`() {
        #expect(draw { StackedBar([]).render(into: &$0) } == "")
        #expect(StackedBar([.init(0, .paid, letter: "p")]).columns(in: 20) == [0])
        #expect(StackedBar([.init(1, .paid, letter: "p")]).columns(in: 20) == [20])
        let huge = StackedBar([.init(.max, .paid, letter: "p"), .init(.max, .failed, letter: "x")])
        #expect(huge.columns(in: 20) == [10, 10])
        #expect(draw { Sparkline([], range: 0...1).render(into: &$0) } == "")
        let odd = Sparkline([.nan, .infinity, -.infinity, 1e300, -1], range: 0...0)
        #expect(draw { odd.render(into: &$0) } == "▁▁▁▁▁")
        #expect(
            draw { ProgressBar(done: .max / 2, total: .max).render(into: &$0) }
                == "━━━━━━━━━╸──────────"
        )
    }

    @Test func `sparklines under each other never touch`() {
        let line = Sparkline((0...100).map { Double($0) / 100 }, range: 0...1)
        #expect(!line.text(width: 101, glyphs: .unicode).text.contains("█"))
    }

    @Test func `a sparkline keeps its latest values`() {
        let line = Sparkline([0, 0, 0, 1, 0.5], range: 0...1)
        #expect(line.text(width: 2, glyphs: .unicode).text == "▇▄")
        #expect(line.text(width: 0, glyphs: .unicode).text == "")
    }
}
