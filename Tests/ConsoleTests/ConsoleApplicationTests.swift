import PayoutService
import Payouts
import Synchronization
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The application around the state: effects run beside it and come back as messages.
struct ConsoleApplicationTests {
    @Test func `it reads the ledger at its start and shows it`() async throws {
        let console = try RunningConsole()
        await console.drained { $0.contains("PO-7F3K-0001") }
        #expect(console.screen.contains("12 · newest first"))
    }

    @Test func `a change of the ledger is read by itself`() async throws {
        let console = try RunningConsole()
        await console.drained { $0.contains("12 · newest") }
        console.shared.ledger.withLock {
            $0.histories.insert(PayoutHistory(99, .queued, age: 0), at: 0)
        }
        console.shared.changes.continuation.yield()
        await console.drained { $0.contains("13 · newest") }
    }

    @Test func `what the state asks of the terminal is handed over once`() async throws {
        let console = try RunningConsole()
        await console.drained { $0.contains("PO-7F3K-0001") }
        console.application.handle(.key(.character("y")))
        #expect(console.application.takeRequests() == [.copy("PO-7F3K-0001")])
        #expect(console.application.takeRequests().isEmpty)
    }

    @Test func `a payout is paid through the service, once`() async throws {
        let console = try RunningConsole()
        await console.drained { $0.contains("PO-7F3K-0001") }
        console.type("nvietnam\n1250000\nNGUYEN THE VIET\n19036789852\n\n\n")
        console.application.handle(.key(.ctrl("s")))
        await console.drained { $0.contains("Back ]") }
        console.application.handle(.key(.tab))
        console.type("\n\n")
        await console.drained { $0.contains("is queued") }
        #expect(console.shared.ledger.withLock { $0.histories.count } == 13)
    }

    @Test func `a failure is shown`() async throws {
        let console = try RunningConsole()
        await console.drained { $0.contains("PO-7F3K-0001") }
        console.shared.ledger.withLock { $0.failure = .store(.busy(path: "ledger.sqlite")) }
        console.shared.changes.continuation.yield()
        await console.drained { $0.contains("not live") }
    }

    @Test func `stopping the asking ends the re-query in the ledger`() async throws {
        let console = try RunningConsole()
        await console.drained { $0.contains("PO-7F3K-0001") }
        console.type("j  r")
        console.application.handle(.key(.tab))
        console.type("\n")
        await console.drained { $0.contains("1 of 2") }
        console.application.handle(.key(.escape))
        await console.ended("stopped")
    }

    @Test func `quitting ends what runs beside it`() async throws {
        let console = try RunningConsole()
        await console.drained { $0.contains("PO-7F3K-0001") }
        console.application.handle(.key(.character("q")))
        #expect(console.application.isFinished)
        await console.effects.end()
        await console.ended("changes")
    }
}
