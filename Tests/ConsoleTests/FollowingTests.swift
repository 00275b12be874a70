import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The detail while the cursor moves: no flicker, and never another payout's history.
struct FollowingTests {
    @Test func `the summary is there at once, and the history follows`() throws {
        var console = try Harness(width: 120, height: 24)
        console.isHolding = true
        console.press("j j")
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
        #expect(console.text.contains("Reading…"))
        #expect(!console.text.contains("Nothing has"))
        console.answerAll()
        #expect(!console.text.contains("Reading…"))
    }

    @Test func `the selected row has few roles, its badge its own`() throws {
        var console = try Harness(width: 120, height: 24)
        console.press("j j")
        let surface = console.surface
        let roles = surface.row(5).prefix(75).map(\.role)
        let runs = zip(roles, roles.dropFirst()).count { $0 != $1 }
        #expect(runs <= 6, "\(runs) changes")
        #expect(roles.contains(.attention))
        #expect(!roles.contains(.muted) && !roles.contains(.money))
    }
}
