/// Where an order's money is.
enum SandboxState: Hashable, Sendable {
    case accepted
    case waiting
    case paying
    /// Under way, under a status that no document knows.
    case undocumented
    case paid
    /// With the provider's reason, or its usual one where there is none.
    case failed(reason: String?)
    case canceled
    /// It was paid and came back.
    case returned

    /// Whether the merchant's balance is short of the money.
    var isDebited: Bool {
        switch self {
        case .accepted, .waiting, .paying, .undocumented, .paid: true
        case .failed, .canceled, .returned: false
        }
    }

    var isFinal: Bool { self == .paid || !isDebited }

    /// The name in the control API.
    var name: String {
        switch self {
        case .accepted: "accepted"
        case .waiting: "waiting"
        case .paying: "paying"
        case .undocumented: "undocumented"
        case .paid: "paid"
        case .failed: "failed"
        case .canceled: "canceled"
        case .returned: "returned"
        }
    }

    /// Reads the control API's name.
    init?(name: String, reason: String?) {
        let known: [SandboxState] = [
            .accepted, .waiting, .paying, .undocumented, .paid, .failed(reason: reason),
            .canceled, .returned,
        ]
        guard let state = known.first(where: { $0.name == name }) else { return nil }
        self = state
    }
}
