import PayoutService
import Payouts
import Providers

extension Composition {
    /// Opens the ledger and connects the providers for as long as `body` runs.
    func withService<Value>(
        _ body: (PayoutService) async throws -> Value
    ) async throws -> Value {
        try await withService(over: try openStore(), body)
    }

    /// Connects the providers to a ledger for as long as `body` runs.
    func withService<Value>(
        over store: @autoclosure () throws -> any PayoutStore,
        _ body: (PayoutService) async throws -> Value
    ) async throws -> Value {
        // Beside the opening of the ledger, which takes as long.
        let settlements = Task { self.settlements }
        let store = try store()
        return try await withProviders { providers in
            let lines = zip(configuration.providers, providers).map { configuration, provider in
                ProviderLine(configuration, provider: provider)
            }
            let service = PayoutService(
                store: store,
                lines: lines,
                resolutions: ResolutionPolicy(
                    aloneUpTo: Dictionary(
                        configuration.aloneUpTo.map { ($0.currency, $0) },
                        uniquingKeysWith: min
                    )
                ),
                access: configuration.access,
                approvals: configuration.approvals,
                settlements: await settlements.value,
                batches: BatchPolicy(repetitionWindow: configuration.repetitionWindow),
                environment: ServiceEnvironment(
                    now: context.now,
                    randomBits: context.randomBits,
                    clock: context.clock,
                    logger: logger
                )
            )
            return try await body(service)
        }
    }

    /// How settlement files are read; what cannot be used is missing here, and is named where
    /// somebody asks for it.
    private var settlements: [ProviderID: SettlementMapping] {
        let files = InstalledFiles(context)
        return Dictionary(
            uniqueKeysWithValues: ProviderID.allCases.compactMap { id in
                (try? SettlementSettings.mapping(of: id, files: files)).map { (id, $0) }
            }
        )
    }

    /// Connects the configured providers, in their order, for as long as `body` runs.
    ///
    /// Each has a client of its own, because each has a connect timeout of its own. A connection
    /// that does not close in time ends with the process.
    func withProviders<Value>(
        _ body: ([any Provider]) async throws -> Value
    ) async throws -> Value {
        let settings = try configuration.providers.map { try ProviderSettings($0) }
        let clients = configuration.providers.map {
            ProviderClient(connectTimeout: $0.connectTimeout)
        }
        let context = ProviderContext(now: context.now, random: randomText)
        let providers = configuration.providers.indices.map { index in
            ProviderCatalogue.provider(
                configuration.providers[index].id,
                settings: settings[index],
                client: clients[index],
                context: context
            )
        }
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(providers))
        } catch {
            result = .failure(error)
        }
        for client in clients { try? await client.shutdown() }
        return try result.get()
    }

    private var randomText: @Sendable (Int) -> String {
        let randomBits = context.randomBits
        return { count in
            let digits = Array("0123456789abcdef")
            return String((0..<count).map { _ in digits[Int(randomBits() % 16)] })
        }
    }
}

extension ProviderLine {
    fileprivate init(_ configuration: ProviderConfiguration, provider: any Provider) {
        self.init(
            provider: provider,
            policy: configuration.policy,
            queryRate: CallRate(
                perSecond: configuration.queriesPerSecond,
                burst: max(1, Int(configuration.queriesPerSecond))
            ),
            maximumInFlight: configuration.maximumInFlight
        )
    }
}
