import Payouts
import TerminalUI
import Testing

@testable import Console

/// Marks by row, by range and of everything, and how they are taken off.
struct MarksTests {
    @Test func `a range is marked from where it begins to where it ends`() throws {
        var console = try Harness(.numbered(100))
        console.press("j V")
        #expect(console.lines[0].contains("range begun"))
        #expect(console.lines.last?.contains("V marks it.") == true)
        console.press("j j j")
        #expect(console.marked.isEmpty)
        #expect(console.text.contains("✓"), "what would be marked is shown")
        console.press("V")
        #expect(console.marked == [2, 3, 4, 5])
        #expect(console.lines[0].contains("4 marked"))
    }

    @Test func `a range goes up as well as down, and space ends it too`() throws {
        var console = try Harness(.numbered(100))
        console.press("G V k k space")
        #expect(console.marked == [98, 99, 100])
    }

    @Test func `escape takes back the range, then the filter, then the marks`() throws {
        var console = try Harness(.numbered(100))
        console.press("f")
        console.type("unknown")
        console.press("enter space V")
        console.press("escape")
        #expect(!console.state.place.isRangeBegun)
        #expect(!console.state.list.filter.isEmpty)
        console.press("escape")
        #expect(console.state.list.filter.isEmpty)
        #expect(console.marked == [10])
        console.press("escape")
        #expect(console.marked.isEmpty)
        console.press("escape")
        #expect(console.state.notice == nil)
    }

    @Test func `everything that matches is marked, also what the list has not read`() throws {
        var console = try Harness(.numbered(4_000))
        console.press("f")
        console.type("unknown")
        console.press("enter *")
        #expect(
            console.effects.last == .bulk(.match(PayoutFilter(statuses: [.unknown]), limit: 1_000))
        )
        #expect(console.marked.count == 400)
    }

    @Test func `there is a most of marks, and more than that has another way`() throws {
        var console = try Harness(.numbered(3_000))
        console.press("*")
        #expect(console.marked.count == 1_000)
        let sentence = "The newest 1,000 are marked; Q asks about all that match."
        #expect(console.lines.last?.contains(sentence) == true)
    }

    @Test func `notifications on the worklist are not marked`() throws {
        var ledger = Ledger.worklist
        ledger.groups = [.fixture(.cashyproCO, .badSignature, count: 12)]
        var console = try Harness(ledger)
        console.press("2 g space")
        #expect(console.lines.last?.contains("notifications are not marked; d deals") == true)
        console.press("*")
        #expect(console.state.place.markCount == console.state.worklist.items.count)
    }

    @Test(arguments: ["3", "4", "7"])
    func `other lists have no marks`(_ screen: String) throws {
        var console = try Harness(.batched)
        console.press("\(screen) space * V")
        #expect(console.state.place.markCount == 0)
        #expect(console.state.unavailable(.mark) == "this list has no marks")
    }

    @Test(arguments: ["e", "W", "R"])
    func `what is for one payout refuses marks`(_ key: String) throws {
        var console = try Harness(.numbered(20))
        console.press("space space \(key)")
        #expect(console.state.overlay == nil)
        let sentence = "it is for one payout, and 2 are marked; U takes the marks off"
        #expect(console.lines.last?.contains(sentence) == true)
    }

    @Test func `only what is marked is written to a file`() throws {
        var console = try Harness(.numbered(20))
        console.press("j space space X")
        #expect(console.text.contains("Writes only the 2 marked to a new file"))
        console.type("two.csv")
        console.press("enter")
        let request = ExportRequest.markedPayouts([.fixture(2), .fixture(3)])
        #expect(console.effects.contains(.batch(.export(request, path: "two.csv"))))
    }
}

extension Harness {
    /// The numbers of the marked payouts.
    fileprivate var marked: [Int] {
        state.list.rows.marked.compactMap { Int($0.id.rawValue.suffix(4)) }
    }
}
