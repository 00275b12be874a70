import Foundation
import PayoutService
import Payouts
import Synchronization
import Testing

@testable import Console

extension Harness {
    /// A console on the audit screen.
    init(audit entries: [AuditEntry], width: Int = 80, height: Int = 24) throws {
        var ledger = Ledger.mixed
        ledger.audit = entries
        try self.init(ledger, width: width, height: height)
        press("7")
        effects = []
    }

    mutating func answer(_ effect: AuditEffect) {
        switch effect {
        case .load(let request):
            if let failure = ledger.failure { return send(.audit(.loadFailed(request, failure))) }
            send(.audit(.loaded(request, ledger.audit(request))))
        case .verify: break
        case .stop: send(.audit(.checked(nil)))
        }
    }
}

extension Ledger {
    func audit(_ request: AuditRequest) -> [AuditEntry] {
        let matching = audit.filter { entry in
            entry.sequence < request.before ?? .max
                && (request.filter.subject ?? entry.subject) == entry.subject
                && request.filter.people.contains(entry.by)
                && !request.filter.absentTexts.contains(entry.subject)
        }
        return Array(matching.prefix(request.limit))
    }
}

extension AuditClient {
    /// The records of a ledger in memory, which are always as they were written.
    init(_ shared: RunningConsole.Shared) {
        self.init(
            entries: { filter, before, limit throws(ServiceError) in
                let request = AuditRequest(
                    generation: 0,
                    filter: filter,
                    before: before,
                    limit: limit
                )
                return shared.ledger.withLock { $0.audit(request) }
            },
            verify: { _ in
                let entries = shared.ledger.withLock(\.audit)
                let head = AuditHead(
                    count: Int64(entries.count),
                    hash: entries.first?.hash ?? .zero
                )
                return .success(.intact(head))
            }
        )
    }
}

extension AuditEntry {
    /// Entries from the newest to the first: who pauses, resumes, claims and reveals in turn.
    static func fixtures(_ count: Int) -> [AuditEntry] {
        let acts: [(String, OperatorName, String, String)] = [
            ("pause", .dara, "vexora-ar", "every create times out"),
            ("claim", .sokha, "PO-7F3K-0004", "sokha"), ("resume", .dara, "vexora-ar", ""),
            ("reveal", .sokha, "PO-7F3K-0004", ""),
        ]
        return (1...count).reversed().map { number in
            let (what, name, subject, reason) = acts[(number - 1) % acts.count]
            return AuditEntry(
                sequence: Int64(number),
                at: .start - Double((count - number) * 90),
                by: name,
                what: what,
                subject: subject,
                reason: reason,
                previous: .fixture(number - 1),
                hash: .fixture(number)
            )
        }
    }
}

extension ContentDigest {
    static func fixture(_ number: Int) -> ContentDigest {
        let bytes = (0..<UInt8(Self.byteCount)).map { $0 &* 7 &+ UInt8(truncatingIfNeeded: number) }
        return ContentDigest(bytes: number == 0 ? [] : bytes) ?? .zero
    }
}
