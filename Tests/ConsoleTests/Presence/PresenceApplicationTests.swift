import Payouts
import Synchronization
import Testing

@testable import Console

/// Presence as the running console hears and tells it.
struct PresenceApplicationTests {
    @Test func `what others have open comes by itself`() async throws {
        let console = try RunningConsole()
        await console.drained { $0.contains("PO-7F3K-0001") }
        let maria = OtherConsole(OperatorName(rawValue: "maria"), OpenPayout(.fixture(1)))
        console.shared.others.withLock { $0 = [maria] }
        console.shared.presenceChanges.continuation.yield()
        await console.drained { $0.contains("maria has this open") }
        console.shared.others.withLock { $0 = [] }
        console.shared.presenceChanges.continuation.yield()
        await console.drained { !$0.contains("maria") }
    }

    @Test func `who stops the console is not there until it goes on`() throws {
        let console = try RunningConsole()
        console.application.willStop()
        #expect(console.shared.isAway.withLock { $0 })
        console.application.didContinue()
        #expect(!console.shared.isAway.withLock { $0 })
    }
}
