import Foundation

/// A request as the simulated providers see it.
struct SandboxRequest: Sendable {
    let method: String
    /// The path below the provider's prefix, without a query.
    let path: String
    /// By name in lower case.
    let headers: [String: String]
    /// The bytes as they came, which is what signatures are over.
    let body: Data

    /// The longest body that is read; no documented request comes near it.
    static let maximumBodyBytes = 64 * 1024
}

extension SandboxRequest {
    /// Checks what all providers ask of every request with a body.
    func requirePostedJSON() throws(Refusal) {
        guard method == "POST" else { throw .methodNotPost }
        let mediaType = (headers["content-type"] ?? "").split(separator: ";").first ?? ""
        guard mediaType.lowercased() == "application/json" else { throw .contentTypeNotJSON }
        guard !body.isEmpty else { throw .bodyEmpty }
    }

    /// The body's members.
    func fields() throws(Refusal) -> RequestFields {
        guard let json = try? JSONDecoder().decode(JSON.self, from: body),
            case .object(let members) = json
        else { throw .bodyNotJSON }
        return RequestFields(members: members)
    }
}
