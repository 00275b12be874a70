import Logging
import PayoutService
import ServiceLifecycle

/// What works by itself, running beside something else.
struct Workers {
    let service: PayoutService
    let isOn: Bool
    let logger: Logger

    /// Everything that must run somewhere for payouts to move and to be followed.
    static func all(of service: PayoutService) -> [any Service] {
        [
            Dispatcher(service: service), QueryWorker(service: service),
            NotificationWorker(service: service), Watch(service: service),
        ]
    }

    /// Runs `body` with the workers beside it, and ends them after what is in flight.
    func beside<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        // Without a provider there is nothing to do, and the group would end at once.
        guard isOn, !service.lines.isEmpty else { return try await body() }
        let group = ServiceGroup(named: Self.all(of: service), logger: logger)
        let running = Task { try await group.run() }
        let result: Result<Value, any Error>
        do {
            result = .success(try await body())
        } catch {
            result = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await running.value
        return try result.get()
    }
}
