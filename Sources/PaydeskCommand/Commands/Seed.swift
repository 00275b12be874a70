import ArgumentParser
import Payouts
import SQLiteStore

/// The command `paydesk seed`, which makes a ledger to measure and to try things on.
struct Seed: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed",
        abstract: "Fill a new ledger with made-up payouts of the last 90 days.",
        shouldDisplay: false
    )

    @OptionGroup var shared: SharedOptions
    @Option(help: "How many payouts.") var count = 1_000_000

    /// Histories written in one transaction.
    private static let batch = 10_000

    func validate() throws {
        guard (1...10_000_000).contains(count) else {
            throw ValidationError("--count must be from 1 to 10000000.")
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        guard !composition.configuration.isProduction else {
            throw CommandFailure(.notPermitted, "A production ledger is never seeded.")
        }
        let store = try composition.openStore()
        let seed = SeedLedger(
            count: count,
            end: context.now(),
            span: 90 * 86_400,
            seed: 20_261_121
        )
        do throws(StoreError) {
            guard try await store.count(PayoutFilter()).value == 0 else {
                throw StoreError.duplicate("A payout in \(store.path)")
            }
            var batch: [PayoutHistory] = []
            for history in seed {
                batch.append(history)
                guard batch.count == Self.batch else { continue }
                try await store.importHistory(batch)
                batch.removeAll(keepingCapacity: true)
            }
            if !batch.isEmpty { try await store.importHistory(batch) }
            try await SeedIncident.record(in: store, before: context.now())
        } catch {
            throw CommandFailure(error)
        }
    }
}
