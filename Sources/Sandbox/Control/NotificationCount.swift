/// How many messages of one provider have which status.
struct NotificationCount: Hashable, Sendable {
    private var byStatus: [NotificationDelivery.Status: Int] = [:]
    private var attempts = 0

    mutating func add(_ delivery: NotificationDelivery) {
        byStatus[delivery.status, default: 0] += 1
        attempts += delivery.attempts
    }

    func json(named provider: String) -> JSON {
        let counts = NotificationDelivery.Status.allCases.map { status in
            JSON.Member(
                key: status.rawValue,
                value: .number(String(byStatus[status, default: 0]))
            )
        }
        return .object(
            [JSON.Member(key: "provider", value: .text(provider))] + counts
                + [JSON.Member(key: "attempts", value: .number(String(attempts)))]
        )
    }
}
