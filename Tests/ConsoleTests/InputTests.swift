import Payouts
import TerminalUI
import Testing

@testable import Console

/// The mouse, paste, and terminals of odd sizes.
struct InputTests {
    @Test func `a click selects the payout that is drawn there`() throws {
        var console = try Harness(width: 120, height: 34)
        console.click(10, 5)
        #expect(console.selection == .fixture(3))
        console.click(100, 5)
        #expect(console.state.focus == .detail)
        #expect(console.selection == .fixture(3))
        console.click(10, 6)
        #expect(console.state.focus == .list)
        #expect(console.selection == .fixture(4))
    }

    @Test func `a click below a filter counts its row`() throws {
        var console = try Harness(width: 120, height: 34)
        console.press("/")
        console.type("7f3k")
        console.press("enter")
        let row = try #require(console.lines.firstIndex { $0.contains("PO-7F3K-0005") })
        console.click(10, row)
        #expect(console.selection == .fixture(5))
    }

    @Test func `a click while a search is typed hits what is seen, and ends the typing`() throws {
        var console = try Harness(width: 120, height: 34)
        console.press("/")
        let row = try #require(console.lines.firstIndex { $0.contains("PO-7F3K-0005") })
        console.click(10, row)
        #expect(console.selection == .fixture(5))
        #expect(console.state.list.filter.field == nil)
    }

    @Test func `a key right behind an escape is both, where alt means nothing`() throws {
        var console = try Harness(width: 120, height: 34)
        console.press("/")
        console.type("7f3k")
        console.press("enter alt-/")
        #expect(console.state.list.filter.field?.text == "")
        console.type("zz")
        #expect(console.state.overlay == nil)
    }

    @Test(arguments: [(3, 0), (3, 33), (3, 1), (3, 2), (3, 30), (3, 32), (500, 500)])
    func `a click on anything else selects nothing`(_ x: Int, _ y: Int) throws {
        var console = try Harness(width: 120, height: 34)
        console.click(x, y)
        #expect(console.selection == .fixture(1))
        #expect(console.state.focus == .list)
    }

    @Test func `a click below the screen's rows does not reach the rows after them`() throws {
        var console = try Harness(.numbered(100), width: 80, height: 24)
        let bottom = try #require(console.lines.firstIndex { $0.hasPrefix("╰") })
        console.click(10, bottom)
        #expect(console.selection == .fixture(1))
    }

    @Test func `the wheel moves in the list and scrolls in the detail`() throws {
        var console = try Harness(width: 120, height: 12)
        console.send(.input(.mouse(Mouse(.wheelDown, at: Point(x: 10, y: 5)))))
        #expect(console.selection == .fixture(2))
        console.send(.input(.mouse(Mouse(.wheelDown, at: Point(x: 100, y: 5)))))
        #expect(console.state.detail.offset == 3)
        console.send(.input(.mouse(Mouse(.wheelUp, at: Point(x: 100, y: 5)))))
        #expect(console.state.detail.offset == 0)
    }

    @Test(arguments: [Harness.Place.form, .review, .palette, .dialog])
    func `the mouse does not reach below what lies on top`(_ place: Harness.Place) throws {
        var console = try Harness(width: 120, height: 34)
        console.go(to: place)
        let before = console.state
        console.click(10, 5)
        console.click(100, 20)
        #expect(console.state == before)
    }

    @Test(arguments: [Harness.Place.list, .detail, .dialog])
    func `paste is dropped where no text is typed`(_ place: Harness.Place) throws {
        var console = try Harness()
        console.go(to: place)
        let before = console.state
        _ = console.takeEffects()
        console.paste("q\nWn\tr")
        #expect(console.state == before)
        #expect(console.effects.isEmpty)
    }

    @Test func `paste into the palette searches`() throws {
        var console = try Harness()
        console.press(":")
        console.paste("quit\n")
        #expect(console.state.overlay != nil)
        #expect(!console.effects.contains(.quit))
    }

    @Test func `nobody acts on a screen that is too small to show it`() throws {
        var console = try Harness()
        console.press("W")
        console.resize(30, 8)
        console.press("tab enter")
        console.paste("x")
        console.click(3, 3)
        console.resize(80, 24)
        #expect(console.state.overlay != nil)
        #expect(console.ledger.history(.fixture(1))?.payout.status == .queued)
    }

    @Test func `a screen that is too small can still be left`() throws {
        var console = try Harness(width: 10, height: 3)
        console.press("ctrl-c")
        #expect(console.effects.last == .quit)
    }

    @Test func `every size can be drawn, whatever is open`() throws {
        for place in Harness.Place.allCases {
            var console = try Harness(width: 100, height: 24)
            console.go(to: place)
            for width in [0, 1, 2, 39, 40, 41, 79, 99, 100, 101, 250] {
                for height in [0, 1, 2, 9, 10, 11, 13, 14, 24, 80] {
                    console.resize(width, height)
                    #expect(console.surface.gridSize == Size(width: width, height: height))
                }
            }
        }
    }
}
