import Foundation
import GRDB
import Payouts

extension StoreError {
    /// Says in the port's words why something in SQLite failed; the only place that does.
    ///
    /// Of an SQLite error only its own message is kept: statements and their arguments hold
    /// account numbers.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as LifecycleError: self = .refused(error)
        case let error as CloseRefusal: self = .closeRefused(error)
        case let error as UnreadableValue: self = .damaged(path: path, detail: error.detail)
        case let error as DatabaseError: self.init(error, path: path)
        default: self = .failed("\(type(of: error))")
        }
    }

    private init(_ error: DatabaseError, path: String) {
        let detail = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_FORMAT:
            self = .damaged(path: path, detail: detail)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
        case .SQLITE_CANTOPEN: self = .cannotOpen(path: path, detail: detail)
        // SQLITE_LOCKED is no other process, which waiting would help: it is a fault of ours.
        case .SQLITE_BUSY: self = .busy(path: path)
        default: self = .failed(detail)
        }
    }

    /// Says why the file could not be made.
    init(errno code: Int32, path: String) {
        switch code {
        case ENOSPC, EDQUOT: self = .diskFull(path: path)
        case EACCES, EPERM, EROFS: self = .readOnly(path: path)
        default:
            self = .cannotOpen(path: path, detail: unsafe String(cString: strerror(code)))
        }
    }
}

/// A value in the ledger that this Paydesk cannot have written.
struct UnreadableValue: Error {
    /// Which column holds it, and what it reads.
    let detail: String
}
