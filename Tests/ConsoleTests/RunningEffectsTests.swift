import Synchronization
import Testing

@testable import Console

/// Nothing that the console began outlives it.
struct RunningEffectsTests {
    @Test func `ending waits for what is under way, however it takes being canceled`() async {
        let effects = RunningEffects()
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let isWritten = Mutex(false)
        effects.run {
            beginning.yield()
            // Like a write that was begun: it takes its time although it is canceled.
            while !Task.isCancelled { await Task.yield() }
            for _ in 0..<100 { await Task.yield() }
            isWritten.withLock { $0 = true }
        }
        for await _ in begun.prefix(1) {}
        await effects.end()
        #expect(isWritten.withLock { $0 })
    }

    @Test func `nothing begins after the end`() async {
        let effects = RunningEffects()
        await effects.end()
        let isDone = Mutex(false)
        await effects.run { isDone.withLock { $0 = true } }.value
        #expect(!isDone.withLock { $0 })
    }
}
