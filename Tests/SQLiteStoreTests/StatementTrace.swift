import GRDB
import Synchronization

/// The statements that a store really sends.
final class StatementTrace: Sendable {
    private let seen = Mutex<Set<String>>([])

    func watch(_ db: Database) {
        db.trace { event in
            guard case .statement(let statement) = event else { return }
            self.seen.withLock { seen in _ = seen.insert(statement.sql) }
        }
    }

    /// The statements that look for rows; `--` marks what triggers and FTS5 send, and a row
    /// that is added finds the one that it replaces by its key.
    var statements: [String] {
        seen.withLock(\.self).sorted().filter { sql in
            sql.contains("WHERE") && !sql.hasPrefix("--") && !sql.hasPrefix("INSERT")
                && !sql.contains("CREATE ")
        }
    }
}
