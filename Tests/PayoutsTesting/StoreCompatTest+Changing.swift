import Payouts
import Testing

extension StoreCompatTest {
    static let changing = [
        Requirement("a listener hears of its own store's changes") {
            try await $0.ownChangesAreHeard()
        },
        Requirement("a listener hears nothing of work that was not there") {
            try await $0.idleClaimsAreSilent()
        },
        Requirement("a listener hears of other processes' changes") {
            try await $0.othersChangesAreHeard()
        },
    ]

    private func ownChangesAreHeard() async throws {
        let store = try makeStore()
        var first = store.changes().makeAsyncIterator()
        var second = store.changes().makeAsyncIterator()
        for number in 0..<3 {
            try await store.create(.make(number))
            #expect(await first.next() != nil)
            #expect(await second.next() != nil)
        }
    }

    private func idleClaimsAreSilent() async throws {
        let store = try makeStore()
        let changes = store.changes()
        _ = try await store.claimAttempt(only: nil, providers: .test, at: .test(1))
        _ = try await store.claimQueries(providers: [.dvpay], limit: 9, lease: .zero, at: .test(1))
        _ = try await store.recoverInterrupted(policies: [:], at: .test(1))
        #expect(await Self.hasNews(changes) == false)
        let later = store.changes()
        try await store.create(.make(1))
        #expect(await Self.hasNews(later))
    }

    /// Whether a change was signalled already: a canceled reader takes what is there, and no more.
    static func hasNews(_ changes: AsyncStream<Void>) async -> Bool {
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let reader = Task {
            for await _ in started {}
            var iterator = changes.makeAsyncIterator()
            return await iterator.next() != nil
        }
        reader.cancel()
        start.finish()
        return await reader.value
    }

    private func othersChangesAreHeard() async throws {
        let open = try makeLedger()
        let other = try open()
        let store = try open()
        var changes = store.changes().makeAsyncIterator()
        // More rounds than one, since opening the ledger may count as a change itself.
        for number in 0..<3 {
            try await other.create(.make(number))
            #expect(await changes.next() != nil)
        }
        #expect(try await store.count(PayoutFilter()).value == 3)
    }
}
