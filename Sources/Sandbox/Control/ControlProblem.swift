/// Why the control API does not do what it is asked.
enum ControlProblem: Error, Hashable, Sendable {
    case pathUnknown
    case methodUnknown
    case bodyNotJSON
    case fieldInvalid(String)
    case orderUnknown
    case tooMany
    case notNotifiable

    var status: Int {
        switch self {
        case .pathUnknown, .orderUnknown: 404
        case .methodUnknown: 405
        case .bodyNotJSON, .fieldInvalid: 400
        case .tooMany: 429
        case .notNotifiable: 409
        }
    }

    var message: String {
        switch self {
        case .pathUnknown: "no such path"
        case .methodUnknown: "use GET or POST"
        case .bodyNotJSON: "the body is not a JSON object"
        case .fieldInvalid(let key): "\(key) is missing or not valid"
        case .orderUnknown: "no such order was taken on"
        case .tooMany: "too many are waiting"
        case .notNotifiable: "the order has no final status, or no address to notify"
        }
    }
}
