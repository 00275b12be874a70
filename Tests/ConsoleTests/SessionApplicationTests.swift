import Payouts
import Synchronization
import TerminalUI
import Testing

@testable import Console

/// When the application keeps what is to be brought back.
struct SessionApplicationTests {
    private let console: RunningConsole

    init() async throws {
        console = try RunningConsole()
        await console.drained { $0.contains("PO-") }
        console.application.rest()
    }

    private var kept: [SavedSession] { console.shared.sessions.withLock(\.self) }

    @Test func `what changed is kept once, while nobody waits`() {
        let before = kept.count
        console.type("jj")
        #expect(kept.count == before, "a key is answered first")
        console.application.rest()
        #expect(kept.count == before + 1)
        let payouts = console.shared.ledger.withLock { $0.newest(PayoutFilter(), limit: 3).payouts }
        #expect(kept.last?.selections["payouts"] == payouts.last?.id.rawValue)
    }

    @Test func `what is as it was is not kept again`() {
        console.type("jk")
        console.application.rest()
        let before = kept.count
        console.application.rest()
        console.application.drain()
        console.application.rest()
        #expect(kept.count == before)
    }
}
