import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

struct TimelineTests {
    private func lines(_ history: PayoutHistory, keys: String) throws -> String {
        var console = try Harness(Ledger([history]), width: 120, height: 34)
        console.press(keys)
        return console.lines.dropFirst(4).map { $0.components(separatedBy: "││").last ?? "" }
            .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " │")) }
            .prefix { !$0.isEmpty }.joined(separator: "\n")
    }

    /// Unknown, denied five times, and then without an answer twice.
    private var story: PayoutHistory {
        var history = PayoutHistory(60, .unknown).denied(after: [25, 60, 120, 600, 759])
        history.queries = [1_000, 1_100].map { delay in
            QueryRecord(
                at: history.payout.createdAt.addingTimeInterval(delay),
                by: .queryWorker,
                result: .noAnswer("HTTP 502"),
                exchange: nil
            )
        }
        return history
    }

    @Test func `where no message is kept, none is said not to have been sent`() throws {
        var history = PayoutHistory(60, .paid)
        history.attempts = []
        let words = try lines(history, keys: "enter right right right")
        #expect(words == "No message about it is kept here.")
    }

    @Test func `what is learnt again and again stands there once, with its span`() throws {
        expectSnapshot(
            try lines(story, keys: "enter right"),
            """
            2026-11-21  +07
            13:32:07  ◌ queued
            created · dara
            13:32:22  ? unknown
            no answer in time ·
            dispatcher
            13:32:32  query  ×5, last 13:44:46
            a query found no such
            order; the status stays
            said “not exist”
            13:48:47  query  ×2, last 13:50:27
            no usable answer (HTTP
            502) · query worker
            """
        )
    }

    @Test func `a span over midnight names the day`() throws {
        let history = PayoutHistory(60, .unknown).denied(after: [25, 60_000])
        let text = try lines(history, keys: "enter right").replacing("\n", with: " ")
        #expect(text.contains("×2, last 2026-11-22 06:12:07"))
    }

    @Test func `a repeat under the same key is said in words`() throws {
        var history = PayoutHistory(60, .unknown, .dvpay)
        for (number, delay) in [(2, 75.0), (3, 675.0)] {
            var attempt = Attempt(
                number: number,
                startedAt: history.payout.createdAt.addingTimeInterval(delay),
                leaseUntil: history.payout.createdAt.addingTimeInterval(delay + 17)
            )
            attempt.outcome = .unknown(UnknownReason(.timeout))
            history.attempts.append(attempt)
        }
        let timeline = try lines(history, keys: "enter right")
        expectSnapshot(
            timeline,
            """
            2026-11-21  +07
            13:32:07  ◌ queued
            created · dara
            13:32:22  ? unknown
            no answer in time ·
            dispatcher
            13:33:22  repeat  ×2, last 13:43:22
            repeated under the same
            key; the provider pays
            once
            no answer in time again
            """
        )
        var console = try Harness(Ledger([history]), width: 160, height: 40)
        console.press("enter right right")
        let repeats = console.lines.filter { $0.contains("Kind     repeated under the same key;") }
        #expect(repeats.count == 2)
    }
}
