import Crypto
import Foundation
import GRDB
import Payouts

/// An arrival in the form in which it is written, made before its turn at the ledger comes.
struct NewNotification: Sendable {
    let arrival: ArrivedNotification
    let headers: String
    let digest: Data

    init(_ arrival: ArrivedNotification) {
        self.arrival = arrival
        headers = StoredHeaders.text(arrival.message.headers)
        digest = Data(SHA256.hash(data: arrival.message.body))
    }
}

/// Headers as HTTP/1.1 sends them: one a line, which reads much faster than JSON.
enum StoredHeaders {
    static func text(_ headers: [WireExchange.HeaderField]) -> String {
        headers.map { "\(oneLine($0.name)): \(oneLine($0.value))" }.joined(separator: "\n")
    }

    static func headers(_ text: String) throws -> [WireExchange.HeaderField] {
        try text.utf8.split(separator: UInt8(ascii: "\n")).map { line in
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                throw UnreadableValue(detail: "headers holds a line without a name")
            }
            return WireExchange.HeaderField(
                name: String(Substring(line[..<colon])),
                value: String(Substring(line[colon...].dropFirst(2)))
            )
        }
    }

    /// RFC 9110, 5.5: whoever receives a line break or NUL in a field makes it a space.
    private static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(where: isForbidden) else { return text }
        return String(decoding: text.utf8.map { isForbidden($0) ? 0x20 : $0 }, as: UTF8.self)
    }

    private static func isForbidden(_ byte: UInt8) -> Bool {
        byte == 0x0A || byte == 0x0D || byte == 0
    }
}

extension Database {
    /// Refused notifications that are kept at most; anybody can send them.
    static let refusedLimit = 100_000

    /// Writes arrivals, in their order.
    func keep(_ arrivals: [NewNotification]) throws {
        var room = Self.refusedLimit
        if arrivals.contains(where: { $0.arrival.refusal != nil }) {
            room -= try refusedCount()
        }
        for new in arrivals {
            if let refusal = new.arrival.refusal {
                guard room > 0 else {
                    try countOnly(new.arrival, refusal)
                    continue
                }
                room -= 1
            }
            try insert(new)
        }
    }

    private func refusedCount() throws -> Int {
        let sql = "SELECT sum(count) FROM notification_tallies WHERE disposition = 'refused'"
        return try Int.fetchOne(cachedStatement(sql: sql)) ?? 0
    }

    private func insert(_ new: NewNotification) throws {
        let sql = """
            INSERT INTO notifications (provider, received_at, source_address, headers, body,
                digest, order_number, provider_reference, refusal_kind, refusal_detail,
                disposition)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        let arrival = new.arrival
        let refusal = arrival.refusal
        let fate: NotificationDisposition = refusal == nil ? .pending : .refused
        try cachedStatement(sql: sql).execute(arguments: [
            arrival.provider.rawValue, arrival.receivedAt.microseconds,
            arrival.message.sourceAddress, new.headers, arrival.message.body, new.digest,
            arrival.subject?.orderNumber?.rawValue, arrival.subject?.providerReference,
            refusal?.kind.rawValue, refusal?.detail, fate.rawValue,
        ])
    }

    private func countOnly(
        _ arrival: ArrivedNotification,
        _ refusal: NotificationRefusal
    ) throws {
        let sql = """
            INSERT INTO notification_tallies (provider, disposition, refusal_kind, count, unkept,
                unkept_oldest, unkept_newest)
            VALUES (?, 'refused', ?, 0, 1, ?, ?)
            ON CONFLICT DO UPDATE SET unkept = unkept + 1,
                unkept_oldest = ifnull(unkept_oldest, excluded.unkept_oldest),
                unkept_newest = excluded.unkept_newest
            """
        let time = arrival.receivedAt.microseconds
        try cachedStatement(sql: sql).execute(arguments: [
            arrival.provider.rawValue, refusal.kind.rawValue, time, time,
        ])
    }
}

extension ArrivedNotification {
    /// Why it is not believed; `nil` when it is.
    fileprivate var refusal: NotificationRefusal? {
        if case .refused(let refusal) = verdict { refusal } else { nil }
    }

    /// What it is about, when it is believed.
    fileprivate var subject: NotificationSubject? {
        if case .authentic(let subject) = verdict { subject } else { nil }
    }
}
