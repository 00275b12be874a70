/// What goes wrong with the messages about one order.
enum NotificationFault: Hashable, Sendable {
    /// Never sent.
    case lost
    /// Sent so much later, in simulated seconds.
    case late(seconds: Double)
    /// Sent so often, one second apart, acknowledged or not.
    case duplicated(copies: Int)
    /// Sent so often at the same moment, each on a connection of its own.
    case parallel(copies: Int)
    /// The message about the last change first, the earlier ones after it.
    case outOfOrder
    /// The true message, and a second later the contrary with a wrong signature.
    case forged
    /// Validly signed about one unit of money less, instead of the true message.
    case alteredAmount
    /// The true message, and a validly signed one about an order that nobody created.
    case unknownOrder
    /// The true message, and a second later one whose status no document knows.
    case undocumentedStatus
    /// Final at once, and notified before the create is answered with "under way".
    case beforeAnswer

    /// More copies of one message than this are never sent.
    static let maximumCopies = 8
    /// The latest that a message can be, in simulated seconds: 30 days.
    static let maximumSeconds: Double = 30 * 24 * 3600

    /// One of every kind, as the scenarios have them.
    static let every: [NotificationFault] = [
        .lost, .late(seconds: 120), .duplicated(copies: 3), .parallel(copies: 4), .outOfOrder,
        .forged, .alteredAmount, .unknownOrder, .undocumentedStatus,
        .beforeAnswer,
    ]

    /// The name in the control API.
    var name: String {
        switch self {
        case .lost: "lost"
        case .late: "late"
        case .duplicated: "duplicated"
        case .parallel: "parallel"
        case .outOfOrder: "out-of-order"
        case .forged: "forged"
        case .alteredAmount: "altered-amount"
        case .unknownOrder: "unknown-order"
        case .undocumentedStatus: "undocumented-status"
        case .beforeAnswer: "before-answer"
        }
    }

    /// Reads the control API's name, with the usual measure where none is given.
    init?(name: String, seconds: Double?, copies: Int?) {
        guard let usual = Self.every.first(where: { $0.name == name }) else { return nil }
        switch (usual, seconds, copies) {
        case (.late, let seconds?, nil):
            guard seconds > 0, seconds <= Self.maximumSeconds else { return nil }
            self = .late(seconds: seconds)
        case (.duplicated, nil, let copies?) where (2...Self.maximumCopies).contains(copies):
            self = .duplicated(copies: copies)
        case (.parallel, nil, let copies?) where (2...Self.maximumCopies).contains(copies):
            self = .parallel(copies: copies)
        case (_, nil, nil): self = usual
        default: return nil
        }
    }
}
