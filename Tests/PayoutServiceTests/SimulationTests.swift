import Testing

/// Histories that seeds make: whatever fails when, each intent moves its money once at most, and
/// the ledger ends where the provider's books are.
@Suite(.timeLimit(.minutes(10)))
struct SimulationTests {
    @Test(arguments: 0..<300)
    func `every payout ends as the provider's books have it`(seed: UInt64) async throws {
        var history = try RandomHistory(seed: seed)
        try await history.run(events: 48)
        try await history.checkNothingIsForgotten()
        try await history.heal()
        try await history.check()
    }

    @Test func `a seed always makes the same history`() async throws {
        for seed: UInt64 in [3, 14, 159] {
            var books: [ScriptedProvider.Books] = []
            for _ in 0..<2 {
                var history = try RandomHistory(seed: seed)
                try await history.run(events: 36)
                books.append(await history.books)
            }
            #expect(!books[0].creates.isEmpty)
            #expect(books[0].creates == books[1].creates)
            #expect(books[0].queries == books[1].queries)
            #expect(books[0].letters.map(\.message) == books[1].letters.map(\.message))
        }
    }
}
