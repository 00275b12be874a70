import PayoutService
import Payouts
import Synchronization
import TerminalUI
import Testing

@testable import Console

/// The providers screen with its effects done by tasks, as the terminal runs it.
struct ProvidersApplicationTests {
    private func pause(_ console: RunningConsole) -> ProviderState.Pause? {
        console.shared.ledger.withLock { ledger in
            ledger.overviews.first { $0.state.provider == .dvpay }?.state.pause
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a pause and its end go through the client and come back`() async throws {
        let console = try RunningConsole()
        console.shared.ledger.withLock { $0.overviews = .incident }
        console.type("3")
        await console.drained { $0.contains("dvpay") }
        console.type("Ptheir bank is down\n")
        console.application.handle(.key(.tab))
        console.type("\n")
        await console.drained { $0.contains("dvpay is paused") && $0.contains("2/5") }
        #expect(pause(console)?.reason == "their bank is down")
        console.type("R")
        console.application.handle(.key(.tab))
        console.type("\n")
        await console.drained { $0.contains("dvpay goes on") && $0.contains("3/5") }
        #expect(pause(console) == nil)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a refused pause is said`() async throws {
        let console = try RunningConsole()
        console.shared.ledger.withLock { $0.overviews = .incident }
        console.type("3")
        await console.drained { $0.contains("dvpay") }
        console.shared.ledger.withLock { $0.failure = .store(.readOnly(path: "ledger.db")) }
        console.type("Pwhy not\n")
        console.application.handle(.key(.tab))
        console.type("\n")
        await console.drained { $0.contains("ledger.db cannot be written.") }
        #expect(pause(console) == nil)
    }
}
