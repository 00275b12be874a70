import Payouts
import TerminalUI
import Testing

@testable import Console

/// One word for what a key does, wherever it does it.
struct FooterWordsTests {
    /// What enter does in a line of text, where no other word would say it.
    private static let verbs: Set = ["keep", "snooze", "go on", "write", "resolve", "find"]

    /// The titles of a key's hints in the last row.
    private func title(of key: String, in line: String) -> String? {
        let hints = line.split(separator: "   ").map { String($0).trimmingBlanks }
        return hints.first { $0.hasPrefix("\(key) ") }.map { String($0.dropFirst(key.count + 1)) }
    }

    @Test func `escape leads back or stops, and enter chooses or says what it does`() throws {
        let start = try Harness(.everywhere(), width: 200, height: 34)
        for keys in Harness.everywhere {
            var console = start
            console.press(keys)
            guard console.state.overlay != nil || console.state.hasForm else { continue }
            console.state.notice = nil
            let line = console.lines.last ?? ""
            if let escape = title(of: "escape", in: line) {
                #expect(["back", "stop"].contains(escape), "after \(keys): \(line)")
            }
            if let enter = title(of: "enter", in: line) {
                let isKnown = ["choose", "next"].contains(enter) || Self.verbs.contains(enter)
                #expect(isKnown, "after \(keys): \(line)")
            }
        }
    }

    @Test func `the smallest screen still says how a form is finished and left`() throws {
        let start = try Harness(.everywhere(), width: 40, height: 10)
        for (keys, title) in [("4 u", "check"), ("6 n", "compare"), ("6 d", "preview")] {
            var console = start
            console.press(keys)
            guard console.state.hasForm else {
                Issue.record("\(keys) opens no form")
                continue
            }
            console.state.notice = nil
            let line = console.lines.last ?? ""
            #expect(line.contains("ctrl-s \(title)") && line.contains("escape back"), "\(line)")
        }
        var payout = start
        payout.press("1 n enter")
        #expect(payout.lines.last == " ctrl-s review   escape back")
    }

    @Test func `every question says how to go back`() throws {
        let start = try Harness(.everywhere(), width: 200, height: 34)
        for keys in ["1 f", "1 W", "1 m", "1 ?", "1 s", "2 f", "6 n", "4 u", "6 d", "5 a"] {
            var console = start
            console.press(keys)
            console.state.notice = nil
            #expect(console.lines.last?.contains("escape back") == true, "after \(keys)")
        }
    }
}
