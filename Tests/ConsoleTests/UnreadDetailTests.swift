import PayoutService
import Payouts
import Synchronization
import TerminalUI
import Testing

@testable import Console

/// What cannot be read is said in the pane where it would stand, and read again from there.
struct UnreadDetailTests {
    private func console(_ change: (inout Ledger) -> Void) throws -> RunningConsole {
        let console = try RunningConsole()
        console.shared.ledger.withLock { change(&$0) }
        return console
    }

    /// Shows a screen of which only the list can be read, and then all of it.
    private func expect(
        _ failure: String,
        and then: String,
        on keys: String,
        of console: RunningConsole
    ) async {
        await console.drained { $0.contains("PO-7F3K-0001") }
        console.shared.ledger.withLock { $0.failure = .store(.busy(path: "ledger.sqlite")) }
        console.type(keys)
        await console.drained { $0.contains(" not live ─╮") }
        console.application.handle(.key(.tab))
        for _ in 0..<4 { console.application.handle(.key(.pageDown)) }
        let screen = console.screen
        #expect(screen.contains(failure))
        #expect(screen.contains("ctrl-l reads again."))
        console.shared.ledger.withLock { $0.failure = nil }
        console.application.handle(.key(.ctrl("l")))
        await console.drained { $0.contains(then) && !$0.contains("not live") }
    }

    @Test(.timeLimit(.minutes(10)))
    func `the rows of a batch`() async throws {
        let console = try console { ledger in
            ledger.batches = Ledger.batched.batches
            ledger.batchLines = Ledger.batched.batchLines
        }
        await expect(
            "Its rows could not be read.",
            and: "NGUYEN THE VIET, ····9852",
            on: "4",
            of: console
        )
    }

    @Test(.timeLimit(.minutes(10)))
    func `everything about a break`() async throws {
        let console = try console { $0.book = .day }
        await expect(
            "and what was decided, could not be read.",
            and: "day.csv:41",
            on: "6",
            of: console
        )
    }

    @Test(.timeLimit(.minutes(10)))
    func `what a day came to`() async throws {
        let console = try console { $0.closes = .closed }
        await expect(
            "What was sealed could not be read.",
            and: "Closed by   dara",
            on: "6t",
            of: console
        )
    }

    // MARK: On every screen

    @Test(arguments: ["1", "2", "3", "4", "5", "6", "6 t", "7", "8"])
    func `whoever may not read the ledger is told whom to ask`(_ keys: String) throws {
        let denied = StoreError.readOnly(path: "ledger.sqlite")
        let console = try Harness.failed(keys, .store(denied))
        #expect(console.text.contains("You may not read this ledger."))
        #expect(console.text.contains("Ask who looks after it; then "))
    }

    @Test func `a payout that was read before stays, and says that it is not live`() throws {
        var console = try Harness(width: 120, height: 30)
        console.send(.historyFailed(.fixture(1), .store(.busy(path: "ledger.sqlite"))))
        #expect(console.lines[1].hasSuffix(" not live ─╮"))
        #expect(console.text.contains("Status      ◌ queued"))
        console.send(.historyRead(.fixture(1), console.ledger.history(.fixture(1))))
        #expect(!console.text.contains("not live"))
    }

    @Test func `what does not wait any more says so, and what to do`() throws {
        var console = try Harness(approvals: [.payout(1), .payout(2)], width: 120, height: 20)
        console.isHolding = true
        console.press("j")
        console.ledger.approvals.removeAll()
        console.answerAll()
        #expect(console.text.contains("PO-7F3K-0002 does not wait any"))
        #expect(console.text.contains("ctrl-l reads the list again."))
        console.press("ctrl-l")
        #expect(console.text.contains("Nothing waits for approval."))
    }

    @Test func `the next step stays whole however long the reason is`() throws {
        var console = try Harness(width: 60, height: 16)
        let path = String(repeating: "/a/long/folder", count: 8)
        console.changeLedger { $0.failure = .store(.busy(path: path)) }
        #expect(console.text.contains("Not live: /a/long/folder"))
        #expect(console.text.contains("… ctrl-l reads again. │"))
    }
}
