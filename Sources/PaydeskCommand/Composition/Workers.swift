import Logging
import PayoutService
import ServiceLifecycle

/// The dispatcher and the query worker, running beside something else.
struct Workers {
    let service: PayoutService
    let isOn: Bool
    let logger: Logger

    /// Runs `body` with the workers beside it, and ends them after what is in flight.
    func beside<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        guard isOn else { return try await body() }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [Dispatcher(service: service), QueryWorker(service: service)],
                logger: logger
            )
        )
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
