import Payouts
import TerminalUI
import Testing

@testable import Console

/// The selection belongs to a payout, never to a row.
struct SelectionTests {
    @Test func `payouts that arrive above push the list down around the selection`() throws {
        var console = try Harness(.numbered(1_000))
        console.press("page-down j j")
        let (selection, screen) = (console.selection, console.shown)
        console.arrive(7)
        #expect(console.selection == selection)
        #expect(console.shown == screen)
    }

    @Test(arguments: [1, 50, 150, 250, 1_000])
    func `a burst of any size moves neither selection nor screen`(_ count: Int) throws {
        var console = try Harness(.numbered(1_000))
        console.press("j j j")
        let (selection, screen) = (console.selection, console.shown)
        console.arrive(count)
        #expect(console.selection == selection)
        #expect(console.shown == screen)
        console.press("g")
        #expect(console.selection == .fixture(9_000 + count))
    }

    @Test func `a burst under a filter moves neither, in the middle of the list either`() throws {
        var console = try Harness(.numbered(3_000))
        console.press("f")
        console.type("unknown")
        console.press("enter page-down page-down page-down j")
        let (selection, screen) = (console.selection, console.shown)
        console.arrive(400, .unknown)
        #expect(console.selection == selection)
        #expect(console.shown == screen)
    }

    @Test func `many that come to match between screen and selection do not lose it`() throws {
        var console = try Harness(.numbered(4_000))
        console.press("f")
        console.type("unknown")
        console.press("enter")
        for _ in 0..<8 { console.press("j") }
        #expect(console.selection == .fixture(90))
        console.changeLedger { ledger in
            for index in 10..<2_000 { ledger.histories[index].payout.status = .unknown }
        }
        #expect(console.selection == .fixture(90))
        #expect(console.shown.contains(.fixture(90)))
    }

    @Test func `when the selected payout no longer matches, the next older one is`() throws {
        var console = try Harness(.numbered(100))
        console.press("f")
        console.type("unknown")
        console.press("enter j j")
        #expect(console.selection == .fixture(30))
        let now = console.now
        console.changeLedger { $0.change(.fixture(30), to: .paid, at: now) }
        #expect(console.selection == .fixture(40))
    }

    @Test func `the next older one is, whatever arrives above at the same time`() throws {
        var console = try Harness(.numbered(100))
        console.press("f")
        console.type("unknown")
        console.press("enter j j")
        let now = console.now
        console.changeLedger { ledger in
            ledger.change(.fixture(30), to: .paid, at: now)
            for number in [1, 2, 3] { ledger.change(.fixture(number), to: .unknown, at: now) }
        }
        #expect(console.selection == .fixture(40))
    }

    @Test func `when the last one goes, the one before it is selected`() throws {
        var console = try Harness(.numbered(3))
        console.press("G")
        console.changeLedger { _ = $0.histories.popLast() }
        #expect(console.selection == .fixture(2))
    }

    @Test func `a payout that changes stays selected, and its detail follows`() throws {
        var console = try Harness(width: 120, height: 34)
        console.press("j j")
        _ = console.takeEffects()
        let now = console.now
        console.changeLedger { $0.change(.fixture(3), to: .paid, at: now) }
        #expect(console.selection == .fixture(3))
        #expect(console.effects.contains(.readHistory(.fixture(3))))
        #expect(console.state.detail.history?.payout.status == .paid)
    }

    @Test func `a refresh without news reads no detail again`() throws {
        var console = try Harness()
        _ = console.takeEffects()
        console.send(.ledgerChanged)
        #expect(console.effects.count == 1)
    }

    @Test func `a move during a reading is kept when the answer comes`() throws {
        var console = try Harness(.numbered(100))
        console.isHolding = true
        console.press("f")
        console.type("paid")
        console.press("enter j j j")
        #expect(console.selection == .fixture(4))
        console.answerAll()
        #expect(console.selection == .fixture(4))
    }

    @Test func `marks belong to payouts through filters and refreshes`() throws {
        var console = try Harness(.numbered(100))
        console.press("space space")
        console.press("f")
        console.type("unknown")
        console.press("enter space")
        console.arrive(3)
        console.press("escape")
        #expect(
            console.state.list.rows.marked.map(\.id) == [.fixture(1), .fixture(2), .fixture(10)]
        )
    }

    @Test(arguments: [(80, 24), (80, 16), (40, 10), (60, 14), (120, 34)])
    func `the selection stays on the screen whatever gets the keys`(
        _ width: Int,
        _ height: Int
    ) throws {
        var console = try Harness(.numbered(100), width: width, height: height)
        for _ in 0..<8 { console.press("j") }
        for keys in ["/", "enter", "enter", "escape", "f down down enter", "tab", "tab"] {
            console.press(keys)
            guard let selection = console.selection, !console.state.layout.list.isEmpty else {
                continue
            }
            #expect(console.shown.contains(selection), "\(keys)")
            #expect(console.text.contains("▌"), "\(keys)")
        }
    }

    @Test func `every size keeps the selection on the screen`() throws {
        var console = try Harness(.numbered(1_000), width: 200, height: 60)
        for _ in 0..<45 { console.press("j") }
        for (width, height) in [(80, 24), (40, 10), (20, 5), (120, 12), (99, 15), (250, 80)] {
            console.resize(width, height)
            #expect(console.selection == .fixture(46))
            #expect(console.shown.contains(.fixture(46)), "\(width) × \(height)")
        }
    }

    @Test func `a form on a narrow screen does not lose the place in the list`() throws {
        var console = try Harness(.numbered(100), width: 80, height: 24)
        for _ in 0..<20 { console.press("j") }
        let screen = console.shown
        console.press("n enter tab escape")
        #expect(console.shown == screen)
    }
}
