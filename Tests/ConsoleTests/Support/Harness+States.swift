import PayoutService
import Payouts
import Testing

@testable import Console

/// Consoles whose screen is in one of the states that every pane has words for.
extension Harness {
    /// Nothing was read yet.
    static func unread(_ keys: String) throws -> Harness {
        var console = try Harness(.everywhere(), width: 80, height: 16, isStarted: false)
        console.isHolding = true
        console.press(keys)
        return console
    }

    /// There is nothing in the ledger.
    static func empty(_ keys: String) throws -> Harness {
        var console = try Harness(Ledger(), width: 80, height: 16)
        console.press(keys)
        return console
    }

    /// Nothing could be read.
    static func failed(
        _ keys: String,
        _ failure: ServiceError = .store(.busy(path: "ledger.sqlite"))
    ) throws -> Harness {
        var console = try Harness(.everywhere(), width: 80, height: 16, isStarted: false)
        console.ledger.failure = failure
        console.press(keys)
        return console
    }

    /// What is shown could not be read again.
    static func outdated(_ keys: String) throws -> Harness {
        var console = try Harness(.everywhere(), width: 80, height: 16)
        console.press(keys)
        console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        console.press("ctrl-l")
        return console
    }

    /// The list was read, and the row that is selected now was not yet.
    static func readingDetail(
        _ keys: String,
        then step: String = "j",
        height: Int = 24
    ) throws -> Harness {
        var console = try Harness(.everywhere(), width: 80, height: height)
        console.press(keys)
        console.isHolding = true
        console.press(step)
        console.advance(by: 1)
        return console
    }

    /// The list was read, and the row that is selected now could not be.
    static func failedDetail(
        _ keys: String,
        then step: String = "j",
        height: Int = 24
    ) throws -> Harness {
        var console = try Harness(.everywhere(), width: 80, height: height)
        console.press(keys)
        console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        console.press(step)
        return console
    }

    /// The operator may look at everything and change nothing, which others may.
    static func looking(_ keys: String, _ ledger: Ledger? = nil) throws -> Harness {
        var console = try Harness(
            ledger ?? .everywhere(),
            width: 80,
            height: 24,
            access: .lookers
        )
        console.press(keys)
        return console
    }

    /// The rows of the pane at the bottom, which is the detail.
    var detailLines: String {
        let first = lines.lastIndex { $0.hasPrefix("╭") } ?? 0
        return lines[first...].joined(separator: "\n")
    }
}

extension AccessPolicy {
    /// The operator of a harness may only look; others may act.
    static let lookers = AccessPolicy(operators: [
        .dara: [.viewer], .sokha: [.maker], OperatorName(rawValue: "linh"): [.admin],
    ])
}
