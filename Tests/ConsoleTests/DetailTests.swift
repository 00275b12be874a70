import Foundation
import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

struct DetailTests {
    @Test func `the summary says what happens next to an unknown outcome`() throws {
        var console = try Harness(width: 120, height: 24)
        console.press("j j")
        expectSnapshot(
            Self.side(console, lines: 18),
            """
            │ Summary Timeline Attempts Raw Notes    │
            │                                        │
            │ Status      ? unknown for 2 m        ┃ │
            │ Why         no answer in time        ┃ │
            │ What to do  Nothing is sent again.   ┃ │
            │             Waiting is safe. Nobody  ┃ │
            │             asks any more: press r   ┃ │
            │             to ask, or look at what  ┃ │
            │             settles it.              ┃ │
            │ Next query  none: the schedule is    ┃ │
            │             over                     ┃ │
            │ Settled by  a notification, or the   ┃ │
            │             settlement file          ┃ │
            │ Resubmit    not offered: the         ┃ │
            │             provider has denied the  │ │
            │             order 0 of 3 times over  │ │
            │             five minutes; query it   │ │
            """
        )
    }

    @Test func `the timeline has every transition with its time and zone`() throws {
        var console = try Harness(width: 120, height: 24)
        console.press("j j enter right")
        expectSnapshot(
            Self.side(console, lines: 9),
            """
            │ Summary Timeline Attempts Raw Notes    │
            │                                        │
            │ 2026-11-21  +07                        │
            │ 14:29:07  ◌ queued                     │
            │           created · dara               │
            │ 14:29:22  ? unknown                    │
            │           no answer in time ·          │
            │           dispatcher                   │
            """
        )
    }

    @Test func `the attempts tell what was sent under which number`() throws {
        var console = try Harness(width: 120, height: 24)
        console.press("j j enter l l")
        expectSnapshot(
            Self.side(console, lines: 11),
            """
            │ Summary Timeline Attempts Raw Notes    │
            │                                        │
            │ Attempt  1                             │
            │ Began    14:29:07                      │
            │ Took     15,000 ms                     │
            │ Outcome  no answer in time             │
            │ Sent to  POST                          │
            │          https://paypro-vn.example/    │
            │          payouts                       │
            │ Under    202611211200000000000003      │
            """
        )
    }

    @Test func `the raw tab shows requests with the account masked`() throws {
        var console = try Harness(width: 120, height: 24)
        console.press("j j enter left left")
        expectSnapshot(
            Self.side(console, lines: 8),
            """
            │ Summary Timeline Attempts Raw Notes    │
            │                                        │
            │ Attempt 1 · 14:29:07                   │
            │ POST                                   │
            │ https://paypro-vn.example/payouts      │
            │ formatted for reading                  │
            │ {                                      │
            """
        )
    }

    @Test func `the account is masked until it is revealed, and again after moving on`() throws {
        var console = try Harness(width: 120, height: 34)
        console.press("j j")
        #expect(!console.text.contains("19036789852"))
        console.press("v")
        #expect(console.text.contains("19036789852"))
        console.press("enter h h")
        #expect(console.text.contains("\"account\": \"19036789852\""))
        console.press("v")
        #expect(!console.text.contains("19036789852"))
        console.press("v escape j")
        #expect(!console.text.contains("19036789852"))
        console.press("k")
        #expect(!console.text.contains("19036789852"))
    }

    @Test func `a refresh of the same payout keeps what is revealed`() throws {
        var console = try Harness(width: 120, height: 24)
        console.press("j j v")
        let now = console.now
        console.changeLedger { $0.change(.fixture(3), to: .paid, at: now) }
        #expect(console.text.contains("19036789852"))
    }

    @Test func `an answer about a payout that is not selected any more is dropped`() throws {
        var console = try Harness()
        console.isHolding = true
        console.press("j j")
        #expect(console.held.suffix(2) == [.readHistory(.fixture(2)), .readHistory(.fixture(3))])
        console.answerHeld(at: 1)
        console.answerHeld(at: 0)
        #expect(console.state.detail.history?.payout.id == .fixture(3))
    }

    @Test func `an older reading of the same payout is dropped`() throws {
        var console = try Harness()
        let before = try #require(console.ledger.history(.fixture(1)))
        let now = console.now
        console.changeLedger { $0.change(.fixture(1), to: .submitting, at: now) }
        console.send(.historyRead(.fixture(1), before))
        #expect(console.state.detail.history?.payout.status == .submitting)
    }

    @Test func `a detail that could not be read says why`() throws {
        var console = try Harness(width: 120, height: 24)
        console.isHolding = true
        console.press("j")
        console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        console.answerAll()
        #expect(console.text.contains("This payout could not be read."))
        console.ledger.failure = nil
        console.press("k j")
        #expect(!console.text.contains("could not be read"))
    }

    @Test func `scrolling ends at the last line`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press("j j enter")
        for _ in 0..<50 { console.press("j") }
        let bottom = console.state.detail.offset
        console.press("page-down")
        #expect(console.state.detail.offset == bottom)
        console.press("k")
        #expect(console.state.detail.offset == bottom - 1)
        for _ in 0..<50 { console.press("page-up") }
        #expect(console.state.detail.offset == 0)
    }

    @Test func `a larger screen leaves no dead steps at the end`() throws {
        var console = try Harness(width: 80, height: 16)
        console.press("j j enter")
        for _ in 0..<50 { console.press("j") }
        console.resize(80, 20)
        let before = console.text
        console.press("k")
        #expect(console.text != before)
    }

    @Test func `copying gives the clean value`() throws {
        var console = try Harness()
        _ = console.takeEffects()
        console.press("y Y")
        let order = try #require(console.ledger.history(.fixture(1))?.payout.orderNumber.rawValue)
        #expect(
            console.effects == [.terminal(.copy("PO-7F3K-0001")), .terminal(.copy(order))]
        )
        #expect(console.lines.last == " ✓ Copied the order number \(order).")
    }

    @Test func `time passes in the detail`() throws {
        var console = try Harness(width: 120, height: 24)
        console.advance(by: 30)
        #expect(console.text.contains("queued for 42 s"))
        #expect(console.state.nextTick == .seconds(1))
    }

    /// The right half of the screen.
    private static func side(_ console: Harness, lines: Int) -> String {
        console.lines.dropFirst().prefix(lines).map { line in
            "│" + (line.components(separatedBy: "││").last ?? "")
        }
        .dropFirst().joined(separator: "\n")
    }
}
