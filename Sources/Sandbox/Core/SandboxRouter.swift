import Foundation
import Payouts

/// Finds who answers a path: one of the five providers, or the control API.
struct SandboxRouter: Sendable {
    let providers: SandboxProviders

    /// Where the control API lives.
    static let controlPath = "/sandbox"

    init(configuration: SandboxConfiguration) {
        providers = SandboxProviders(configuration: configuration)
    }

    /// Answers a request whose path is still whole.
    func answer(
        _ request: SandboxRequest,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) -> SandboxAnswer {
        if let rest = request.below(Self.controlPath) {
            return SandboxControl(providers: providers).respond(to: rest, &ledger, at: now)
        }
        for id in ProviderID.allCases {
            guard let rest = request.below(SandboxConfiguration.basePath(of: id)),
                let provider = providers[id]
            else { continue }
            return provider.respond(to: rest, &ledger, at: now)
        }
        return SandboxAnswer(status: 404, ["error": "no provider has this path"])
    }
}

extension SandboxRequest {
    /// The same request below a prefix, if its path lies there.
    fileprivate func below(_ prefix: String) -> SandboxRequest? {
        guard path.hasPrefix(prefix + "/") else { return nil }
        let rest = String(path.dropFirst(prefix.count))
        return SandboxRequest(method: method, path: rest, headers: headers, body: body)
    }
}
