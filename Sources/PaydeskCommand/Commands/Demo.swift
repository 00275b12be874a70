import ArgumentParser
import Foundation
import NotificationReceiver
import PayoutService
import Payouts
import SQLiteStore
import Sandbox

/// The command `paydesk demo`.
struct Demo: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Open the console on a sandbox of all five providers. No real money moves.",
        discussion: """
            Everything runs in this process: the simulated providers, the receiver of their \
            notifications, a ledger of its own that is deleted afterwards, the workers and the \
            console. Of the batches one is paid, but for what failed, one is under way, and one \
            waits for a second checker. Yesterday can be closed on the reconciliation screen: \
            PayPro Bangladesh's as it is, CashyPro's with breaks to sign for; the day before is \
            closed. `paydesk sandbox --help` lists the account \
            numbers that make a payout fail, hang or reverse.
            """
    )

    @Flag(help: "Pay once through each provider without a console, print a table, and exit.")
    var check = false
    @Option(help: "How many simulated seconds pass in a real one.") var timeFactor = 4.0
    @Option(
        help: "How the console looks; `paydesk theme list` names the themes.",
        completion: .themes
    )
    var theme = "dark"
    @Flag(help: "Draw lines, bars and marks in ASCII.") var ascii = false
    @Flag(help: "Show the console as lines of words, for screen readers and slow lines.")
    var plain = false
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
        // Said before anything is started, and without a console too.
        _ = try Composition(context, configuration: .demo(ledgerPath: "", theme: theme)).theme()
        let isTold = try await context.untilTold {
            try await DemoFolder.with(context) { folder in try await run(context, in: folder) }
        }
        if isTold, check { throw CommandFailure(.internal, "Told to end before it was done.") }
    }

    private func run(_ context: CommandContext, in folder: String) async throws {
        let ledger = folder + "/demo.db"
        // The receiver checks and keeps and calls no provider, so that it needs none to start.
        let receiving = Composition(context, configuration: .demo(ledgerPath: ledger))
        let store = try receiving.openStore()
        try await receiving.withService(over: store) { service in
            try await LocalServer.run {
                receiver(of: service, onListening: $0)
            } _: { receiver in
                try await LocalServer.run {
                    sandbox(context, notifying: receiver, onListening: $0)
                } _: { sandbox in
                    let composition = Composition(
                        context,
                        configuration: .demo(
                            sandbox: sandbox,
                            receiver: receiver,
                            ledgerPath: ledger,
                            theme: theme
                        )
                    )
                    try await composition.withService(over: store) { service in
                        try await run(composition, store, service, receiver: receiver)
                    }
                }
            }
        }
    }

    private func receiver(
        of service: PayoutService,
        onListening: @escaping @Sendable (Int) -> Void
    ) -> NotificationReceiver {
        NotificationReceiver(
            service: service,
            settings: ReceiverSettings(
                host: "127.0.0.1",
                port: 0,
                environment: Configuration.demoEnvironment
            ),
            logger: .silent,
            onListening: onListening
        )
    }

    private func sandbox(
        _ context: CommandContext,
        notifying receiver: Int,
        onListening: @escaping @Sendable (Int) -> Void
    ) -> SandboxServer {
        SandboxServer(
            configuration: sandboxConfiguration(notifying: receiver),
            seed: context.randomBits(),
            now: context.now,
            clock: context.clock,
            logger: .silent,
            onListening: onListening
        )
    }

    private func sandboxConfiguration(notifying receiver: Int) -> SandboxConfiguration {
        SandboxConfiguration(
            timeFactor: check ? 20 : timeFactor,
            dvpayWebhookURL: Configuration.demoWebhook(.dvpay, at: receiver),
            dvpayWebhookSecret: Configuration.demoWebhookSecret
        )
    }

    private func run(
        _ composition: Composition,
        _ store: SQLiteStore,
        _ service: PayoutService,
        receiver: Int
    ) async throws {
        if check {
            try await DemoCheck(composition: composition, service: service, format: output.format)
                .run()
            return
        }
        try await make(
            DemoPast(
                composition: composition,
                store: store,
                service: service,
                count: payouts,
                messages: SandboxMessages(sandboxConfiguration(notifying: receiver))
            ),
            at: composition.context.now()
        )
        for payment in DemoPayments.tour {
            let values = DemoPayments.values(payment.provider, accountEnding: payment.ending)
            let draft = try await service.draft(payment.provider, values: values)
            try await service.create(service.prepare(draft, by: composition.operatorName))
        }
        let run = ConsoleRun(
            composition: composition,
            service: service,
            runsWorkers: true,
            prefersASCII: ascii,
            isPlain: plain,
            sessionFile: nil
        )
        try await run.run()
    }

    private func make(_ past: DemoPast, at now: Date) async throws {
        do {
            try await past.make(at: now)
        } catch let error as StoreError {
            throw CommandFailure(error)
        } catch let error as ServiceError {
            throw CommandFailure(error)
        }
    }
}
