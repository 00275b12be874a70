import Payouts

/// The five simulated providers, by name.
struct SandboxProviders: Sendable {
    private let providers: [ProviderID: any SimulatedProvider]

    init(configuration: SandboxConfiguration) {
        let merchant = configuration.credentials[.cashyproCO]?.merchant ?? ""
        let all: [any SimulatedProvider] = [
            DVPaySandbox(), PayProVNSandbox(), VexoraARSandbox(), PayProBDSandbox(),
            CashyProSandbox(merchant: merchant),
        ]
        providers = Dictionary(all.map { ($0.id, $0) }) { $1 }
    }

    subscript(id: ProviderID) -> (any SimulatedProvider)? { providers[id] }
}
