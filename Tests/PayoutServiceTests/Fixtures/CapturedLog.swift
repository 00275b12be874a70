import Logging
import Synchronization

/// Everything that was logged, as text.
final class CapturedLog: Sendable {
    private let kept = Mutex<[String]>([])

    /// The lines so far.
    var lines: [String] { kept.withLock(\.self) }

    /// Logs here, at every level.
    var logger: Logger { Logger(label: "test") { _ in Handler(log: self) } }

    private struct Handler: LogHandler {
        let log: CapturedLog
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let facts = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
            let line = ["\(event.level)", "\(event.message)"] + facts
            log.kept.withLock { $0.append(line.joined(separator: " ")) }
        }
    }
}
