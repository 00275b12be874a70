import Logging
import ServiceLifecycle
import UnixSignals

extension ServiceGroup {
    /// A group whose services go by the names of their types.
    ///
    /// Without a name each is described with all that it holds, which takes a sixth of a start and
    /// belongs into no log.
    ///
    /// - Parameters:
    ///   - services: What runs together.
    ///   - signals: What ends them, after what is in flight.
    ///   - logger: Takes the group's own messages.
    init(named services: [any Service], endedBy signals: [UnixSignal] = [], logger: Logger) {
        self.init(
            configuration: ServiceGroupConfiguration(
                services: services.map {
                    .init(service: $0, serviceName: "\(type(of: $0))")
                },
                gracefulShutdownSignals: signals,
                logger: logger
            )
        )
    }
}
