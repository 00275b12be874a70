/// What the process tells its caller, from the BSD `sysexits.h` convention.
package enum ExitStatus: Int32, CaseIterable, Sendable {
    /// Done.
    case done = 0
    /// Compared, and something does not match.
    case differences = 1
    /// The command line is wrong.
    case usage = 64
    /// The data given is wrong, or the provider refused the payout for good: it is `failed`, and
    /// no money moved.
    case invalidData = 65
    /// The provider could not be reached; nothing was sent, and a payout stays queued.
    case unavailable = 69
    /// Something inside failed.
    case `internal` = 70
    /// Sent, or perhaps sent, and nobody knows the outcome yet; or somebody says how it ended, and
    /// a second person must confirm that.
    case unknownOutcome = 75
    /// This operator may not do this.
    case notPermitted = 77
    /// The configuration is wrong.
    case configuration = 78
}

extension ExitStatus {
    /// What the status tells a script, in a few words.
    package var meaning: String {
        switch self {
        case .done: "done"
        case .differences: "compared and something differs"
        case .usage: "usage"
        case .invalidData: "invalid data or refused by the provider (no money moved)"
        case .unavailable: "provider unavailable (nothing was sent; a payout stays queued)"
        case .internal: "internal"
        case .unknownOutcome: "outcome unknown"
        case .notPermitted: "not permitted"
        case .configuration: "configuration"
        }
    }

    /// All of them in one sentence.
    static var summary: String {
        let parts = allCases.map { "\($0.rawValue) \($0.meaning)" }
        return "Exit status: \(parts.joined(separator: ", "))."
    }
}

/// Why a command ends early: one clear sentence and the status that goes with it.
package struct CommandFailure: Error, Equatable, Sendable {
    /// The exit status.
    package let status: ExitStatus
    /// What happened and what to do next; goes to standard error.
    package let message: String

    /// Creates a failure.
    package init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }
}
