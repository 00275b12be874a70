import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The detail while the cursor moves: no flicker, and never another payout's history under its
/// name.
struct FollowingTests {
    /// Until the payout before is out of sight although the next one was not read.
    private static let hold = DetailState.hold

    @Test func `the detail changes once, when the next payout was read`() throws {
        var console = try Harness(width: 120, height: 24)
        let before = console.detail
        console.isHolding = true
        console.press("j j")
        #expect(console.detail == before)
        #expect(console.state.nextTick ?? .seconds(9) <= .milliseconds(100), "not for longer")
        console.answerAll()
        #expect(console.text.contains("╭ PO-7F3K-0003"))
        #expect(console.text.contains("Why         no answer in time"))
    }

    @Test func `what cannot be read in time is shown as far as the list knows it`() throws {
        var console = try Harness(width: 120, height: 24)
        console.isHolding = true
        console.press("j j")
        console.advance(by: Self.hold)
        #expect(console.text.contains("╭ PO-7F3K-0003"))
        #expect(console.text.contains("Status      ? unknown for 2 m"))
        #expect(console.text.contains("To          Nguyễn Thị Thuỳ Dương"))
        #expect(console.text.contains("Why         …"))
        console.answerAll()
        #expect(console.text.contains("Why         no answer in time"))
    }

    @Test func `what is drawn first differs from the whole only in what had to be read`() throws {
        var console = try Harness(width: 120, height: 34)
        console.isHolding = true
        console.press("j j j")
        console.advance(by: Self.hold)
        let first = console.lines
        console.answerAll()
        let changed = zip(first, console.lines).filter { $0 != $1 }
        #expect(changed.count == 1)
        #expect(changed.first?.1.contains("Why ") == true)
    }

    @Test func `a move between payouts of one status leaves the labels where they are`() throws {
        var console = try Harness(.numbered(9), width: 120, height: 34)
        func labels() -> [String] { console.lines.map { String($0.dropFirst(77).prefix(11)) } }
        console.press("j")
        let before = labels().dropFirst(2)
        console.press("j")
        #expect(labels().dropFirst(2) == before)
    }

    @Test(arguments: ["right", "right right", "left"])
    func `other tabs say that they are read`(_ keys: String) throws {
        var console = try Harness(width: 120, height: 24)
        console.press("enter \(keys) escape")
        console.isHolding = true
        console.press("j j")
        console.advance(by: Self.hold)
        #expect(console.text.contains("Reading…"))
        #expect(!console.text.contains("Nothing has"))
        console.answerAll()
        #expect(!console.text.contains("Reading…"))
    }

    @Test func `a move changes the bar and the name of two rows in the list, nothing else`() throws
    {
        var console = try Harness(width: 120, height: 24)
        console.press("j")
        let before = console.surface
        console.press("j")
        let after = console.surface
        for y in 2..<23 {
            let cells = zip(before.row(y), after.row(y)).prefix(77).map { $0 != $1 }
            let changed = cells.indices.filter { cells[$0] }
            // The bar, and twelve columns of a payout's name with one at either side.
            #expect(changed == ([4, 5].contains(y) ? [1] + Array(23...36) : []), "row \(y)")
        }
    }
}

extension Harness {
    /// The pane of the detail.
    fileprivate var detail: [String] {
        lines.dropFirst().dropLast().map { String($0.dropFirst(77)) }
    }
}
