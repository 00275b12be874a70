import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Terminals without UTF-8, and people who want none of it.
struct ASCIITests {
    /// Everything beyond ASCII on a screen but letters and emoji: names come from outside.
    private func beyond(_ console: Harness) -> Set<Unicode.Scalar> {
        Set(
            console.text.unicodeScalars.filter {
                let properties = $0.properties
                let isOfName =
                    properties.isAlphabetic || properties.isEmojiPresentation
                    || properties.generalCategory == .nonspacingMark
                return !$0.isASCII && !isOfName
            }
        )
    }

    private func console(_ width: Int, _ height: Int) throws -> Harness {
        var console = try Harness(.worklist, width: width, height: height)
        console.glyphs = .ascii
        console.ledger.groups = [.fixture(.cashyproCO, .badSignature, count: 12)]
        console.ledger.approvals = try [.payout(1), .batch(7), .payout(2, by: .dara)]
        console.ledger.audit = AuditEntry.fixtures(300)
        console.ledger.inbox = NotificationRecord.fixtures(40)
        console.send(.ledgerChanged)
        return console
    }

    @Test(arguments: [(40, 10), (60, 16), (80, 24), (120, 34), (200, 60)], Screen.allCases)
    func `no screen draws anything beyond ASCII by itself`(
        _ size: (Int, Int),
        _ screen: Screen
    ) throws {
        var console = try console(size.0, size.1)
        console.press("\(screen.rawValue) j space")
        #expect(beyond(console) == [], "\(screen)")
        console.press("?")
        #expect(beyond(console) == [], "help on \(screen)")
        console.press("page-down page-down page-down escape :")
        #expect(beyond(console) == [], "palette on \(screen)")
        console.press("escape enter")
        #expect(beyond(console) == [], "detail of \(screen)")
        for _ in DetailState.Tab.allCases {
            console.press("right")
            #expect(beyond(console) == [], "tab of \(screen)")
        }
    }

    @Test(arguments: Harness.Place.allCases)
    func `nor does any form, search or question`(_ place: Harness.Place) throws {
        var console = try Harness(width: 80, height: 24)
        console.glyphs = .ascii
        console.go(to: place)
        #expect(beyond(console) == [])
    }

    @Test(arguments: [
        "n", "n enter", "s", "m", "r", "J", "f", "p", "Q", "X", "4 u", "6 n", "5 a", "2 e", "2 z",
        "T",
    ])
    func `nor does what a key opens`(_ keys: String) throws {
        var console = try console(100, 30)
        console.press(keys)
        #expect(beyond(console) == [])
    }
}
