import Foundation
import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// Every list marks what others did, and says how old it is where it is not up to date.
struct EveryListChangesTests {
    /// A ledger that lacks the first row of every list that is read whole or in stretches.
    private func lacking(_ whole: Ledger) -> Ledger {
        var ledger = whole
        ledger.batches.removeFirst()
        ledger.approvals.removeFirst()
        ledger.audit.removeFirst()
        ledger.inbox.removeFirst()
        ledger.book.sights.removeFirst()
        ledger.closes.sights.removeFirst()
        ledger.overviews[2] = .well(.vexoraAR)
        return ledger
    }

    private static let lists = ["3", "4", "5", "6", "6 t", "7", "8"]

    /// How many rows of the list have the sign.
    private func signs(_ console: Harness, _ sign: Character) -> Int {
        let list = console.state.layout.list
        return console.lines[list.y..<(list.y + list.height)].count { line in
            line.dropFirst(3).first == sign
        }
    }

    @Test(arguments: lists)
    func `what others added is marked, and the mark fades`(keys: String) throws {
        let whole = try Ledger.everywhere()
        var console = try Harness(lacking(whole), width: 120, height: 34)
        console.press(keys)
        #expect(signs(console, "•") == 0)
        console.changeLedger { $0 = whole }
        console.advance(by: 1)
        // What comes above the rows on the screen moves none of them.
        console.press("home")
        #expect(signs(console, "•") == 1, "\(console.text)")
        console.advance(by: 2)
        #expect(signs(console, "·") == 1)
        console.advance(by: 3)
        #expect(signs(console, "•") + signs(console, "·") == 0)
    }

    @Test(arguments: lists)
    func `what was added behind another screen is marked when it is shown`(keys: String) throws {
        let whole = try Ledger.everywhere()
        var console = try Harness(lacking(whole), width: 120, height: 34)
        console.press("\(keys) 1")
        console.changeLedger { $0 = whole }
        console.advance(by: 60)
        console.press("\(keys.prefix(1)) home")
        #expect(signs(console, "•") == 1, "\(console.text)")
    }

    @Test(arguments: ["4 /", "5 /", "6 /", "6 t /", "7 /", "8 /"])
    func `what a filter brings is no news`(keys: String) throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press(keys)
        console.type("b")
        console.press("escape")
        #expect(console.state.changeCount == 0)
    }

    // MARK: Age

    @Test(arguments: ["1", "2", "4", "5", "6", "6 t", "7", "8"])
    func `list and detail say when they were read, once a reading failed`(keys: String) throws {
        var console = try Harness(.everywhere(), width: 160, height: 34)
        console.press(keys)
        #expect(!console.text.contains("read "), "\(console.text)")
        console.changeLedger { $0.failure = .store(.busy(path: "ledger.sqlite")) }
        console.advance(by: 240)
        console.send(.ledgerChanged)
        console.advance(by: 60)
        let ages = console.text.matches(of: /read 5 m ago ─/).count
        #expect(ages == 2, "\(console.text)")
    }

    @Test func `a list that stands still says since when, its detail is read all the same`() throws
    {
        var console = try Harness(.everywhere(), width: 160, height: 34)
        console.press("Z")
        console.advance(by: 240)
        #expect(console.text.matches(of: /read 4 m ago ─/).count == 1, "\(console.text)")
    }
}
