import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Letters on everything that can take the focus, and what they lead to.
struct JumpTests {
    private func jump(_ console: Harness) throws -> JumpState {
        guard case .jump(let jump) = console.state.overlay else {
            throw NoJump()
        }
        return jump
    }

    private struct NoJump: Error {}

    private func label(_ destination: JumpState.Destination, in console: Harness) throws -> String {
        let stops = try jump(console).stops
        return try #require(stops.first { $0.destination == destination }).label
    }

    @Test func `no label begins another, up to every row of a large terminal`() {
        for count in 0...200 {
            let labels = JumpState.labels(count)
            #expect(labels.count == count && Set(labels).count == count)
            for label in labels {
                #expect(!labels.contains { $0 != label && $0.hasPrefix(label) }, "\(label)")
            }
        }
        #expect(JumpState.labels(26).allSatisfy { $0.count == 1 })
    }

    @Test func `its letters select a row`() throws {
        var console = try Harness(width: 120, height: 30)
        console.press("'")
        console.type(try label(.row(3), in: console))
        #expect(console.state.overlay == nil)
        #expect(console.state.place.index == 3)
        #expect(console.state.focus == .list)
    }

    @Test func `a letter stands beside each row, on the column of marks`() throws {
        var console = try Harness(width: 120, height: 30)
        console.press("'")
        let first = console.state.rowsRect
        for stop in try jump(console).stops {
            guard case .row(let row) = stop.destination else { continue }
            #expect(stop.point == Point(x: first.x + 1, y: first.y + row))
            let line = Array(console.lines[stop.point.y])
            #expect(String(line[stop.point.x]) == stop.label)
        }
    }

    @Test func `rows count from the first of the list however far it was scrolled`() throws {
        var console = try Harness(.numbered(200), width: 80, height: 24)
        console.press("end '")
        let last = console.state.place.count - 1
        console.type(try label(.row(last - 2), in: console))
        #expect(console.state.place.index == last - 2)
    }

    @Test(arguments: DetailState.Tab.allCases)
    func `its letters open a tab`(_ tab: DetailState.Tab) throws {
        var console = try Harness(width: 160, height: 30)
        console.press("'")
        console.type(try label(.anchor(.tab(tab.rawValue)), in: console))
        #expect(console.state.detail.tab == tab)
        #expect(console.state.focus == .detail)
    }

    @Test func `a detail without tabs is led to by its frame`() throws {
        var console = try Harness(width: 120, height: 30)
        console.press("7 '")
        console.type(try label(.pane(.detail), in: console))
        #expect(console.state.focus == .detail)
    }

    @Test func `in a form it leads to a field, and leaves what was typed`() throws {
        var console = try Harness(width: 120, height: 40)
        console.openForm("vietnam")
        let fields = try #require(console.state.form).fields.count
        console.type("50'000")
        console.press("ctrl-o")
        #expect(try jump(console).stops.count == fields + 1, "the button is one, too")
        console.type(try label(.anchor(.field(2)), in: console))
        #expect(console.state.form?.focus == 2)
        #expect(console.state.form?.editors[0].text == "50'000")
        console.press("ctrl-o")
        console.type(try label(.anchor(.field(fields)), in: console))
        #expect(console.state.form?.isOnButton == true)
    }

    @Test func `other letters and escape stay`() throws {
        var console = try Harness(width: 120, height: 30)
        let before = console.state
        for way in ["escape", "ctrl-g", "\u{E9}"] {
            console.press("'")
            console.press(way)
            #expect(console.state.overlay == nil)
            #expect(console.state.place == before.place)
        }
    }
}
