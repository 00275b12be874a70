import ArgumentParser
import Foundation
import PayoutService
import Payouts
import SQLiteStore
import Sandbox
import ServiceLifecycle
import Synchronization

/// The command `paydesk demo`.
struct Demo: ContextCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open the console on a sandbox of all five providers. No real money moves.",
        discussion: """
            Everything runs in this process: the simulated providers, a ledger of its own that is \
            deleted afterwards, the dispatcher, the query worker and the console. `paydesk \
            sandbox --help` lists the account numbers that make a payout fail, hang or reverse.
            """
    )

    @Flag(help: "Pay once through each provider without a console, print a table, and exit.")
    var check = false
    @Option(help: "How many simulated seconds pass in a real one.") var timeFactor = 4.0
    @Option(help: "How the console looks: a file in themes/, without .yaml.") var theme = "dark"
    @Option(help: "How many payouts with a past to begin with.") var payouts = 400
    @OptionGroup var output: FormatOptions

    func validate() throws {
        guard timeFactor > 0, timeFactor.isFinite else {
            throw ValidationError("--time-factor must be a number above 0.")
        }
        guard (0...100_000).contains(payouts) else {
            throw ValidationError("--payouts must be from 0 to 100000.")
        }
    }

    func run(in context: CommandContext) async throws {
        let folder = try Self.makeFolder(context)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let factor = check ? 20 : timeFactor
        try await DemoSandbox.run(context, timeFactor: factor) { port in
            let composition = Composition(
                context,
                configuration: .demo(port: port, ledgerPath: folder + "/demo.db", theme: theme)
            )
            let store = try composition.openStore()
            try await composition.withService(over: store, policy: .demo) { service in
                try await run(composition, store, service)
            }
        }
    }

    private func run(
        _ composition: Composition,
        _ store: SQLiteStore,
        _ service: PayoutService
    ) async throws {
        if check {
            try await DemoCheck(composition: composition, service: service, format: output.format)
                .run()
            return
        }
        let seed = SeedLedger(
            count: payouts,
            end: composition.context.now().addingTimeInterval(-60),
            span: 3 * 86_400,
            seed: 20_261_121
        )
        do throws(StoreError) {
            try await store.importHistory(Array(seed))
        } catch {
            throw CommandFailure(error)
        }
        for payment in DemoPayments.tour {
            let values = DemoPayments.values(payment.provider, accountEnding: payment.ending)
            let draft = try await service.draft(payment.provider, values: values)
            try await service.create(service.prepare(draft, by: composition.operatorName))
        }
        try await ConsoleRun(composition: composition, service: service, runsWorkers: true).run()
    }

    /// A folder that only this operator can read, for a ledger that lives as long as the demo.
    private static func makeFolder(_ context: CommandContext) throws -> String {
        let name = "paydesk-demo-\(String(context.randomBits(), radix: 36))"
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return folder
    }
}

extension LifecyclePolicy {
    /// Quick enough to watch: the sandbox settles in seconds.
    static let demo = LifecyclePolicy(
        retryDelays: [1, 2, 4].map { .seconds($0) },
        queryDelays: [1, 1, 1, 2, 2, 2, 3, 3, 5, 5, 10, 10, 20, 30, 60, 120, 300, 600].map {
            .seconds($0)
        }
    )
}
