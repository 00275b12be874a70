import Crypto
import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Closes a day and seals it.
    package func closeDay(_ request: CloseRequest) async throws(StoreError) -> SealedClose {
        if let refusal = request.refusal { throw .closeRefused(refusal) }
        return try await write { db in
            try db.checkOrder(of: request.day)
            let sealed = try db.dailyClose(request.rounded, after: db.auditHead())
            let present = try db.closingByStatus(of: request.day)
            for figures in sealed.close.figures
            where figures[.closing] != present[figures.currency] ?? .zero {
                throw CloseRefusal.unbalanced(figures.currency)
            }
            try db.insert(sealed)
            try db.record(
                .close,
                on: request.day.provider.rawValue,
                reason: sealed.auditReason(request.gaps),
                by: request.signature.by,
                at: request.signature.at
            )
            return sealed
        }
    }

    /// Computes a closed day anew.
    package func reproduceClose(
        of provider: ProviderID,
        on day: CalendarDay
    ) async throws(StoreError) -> (now: SealedClose, kept: ContentDigest)? {
        try await read { db in
            guard let stored = try db.closing(of: provider, on: day) else { return nil }
            let kept = try db.figures(of: stored.day)
            let request = CloseRequest(
                day: stored.day,
                currencies: kept.map(\.currency),
                fees: kept.compactMap(\.fees),
                breaks: try db.breaks(signedFor: stored.day),
                unknown: try db.unknown(signedFor: stored.day),
                comparison: stored.comparison,
                signature: stored.signature
            )
            let head = try db.auditHead(count: stored.auditCount)
            return (try db.dailyClose(request, after: head), stored.seal)
        }
    }

    /// Reads closed days, newest first.
    package func closings(
        _ filter: CloseFilter,
        limit: Int
    ) async throws(StoreError) -> [ClosingRecord] {
        let limit = min(max(limit, 0), CloseLimits.maximumPage)
        return try await read { db in
            var (conditions, arguments): ([String], StatementArguments) = ([], [])
            if let provider = filter.provider {
                conditions.append("provider = ?")
                arguments += [provider.rawValue]
            }
            if let day = filter.day {
                conditions.append("day = ?")
                arguments += [day.number]
            }
            let filtered =
                conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
            let sql = """
                SELECT \(StoredClosing.columns) FROM closings \(filtered)
                ORDER BY day DESC, provider DESC LIMIT ?
                """
            return try Row.fetchAll(db, sql: sql, arguments: arguments + [limit]).map { row in
                let stored = try StoredClosing(row)
                return ClosingRecord(
                    day: stored.day,
                    figures: try db.figures(of: stored.day),
                    breakCount: try db.breaks(signedFor: stored.day).count,
                    signature: stored.signature,
                    seal: stored.seal
                )
            }
        }
    }
}

extension Database {
    /// What a day comes to, by the transitions alone.
    fileprivate func dailyClose(
        _ request: CloseRequest,
        after head: AuditHead
    ) throws -> SealedClose {
        let day = request.day
        let span = day.start.microseconds..<day.end.microseconds
        let movements = try movements(of: day.provider, in: span)
        let opening = try opening(of: day)
        let currencies = Set(request.currencies).union(opening.keys)
            .union(movements.map(\.currency))
        let limit = DailyClose.maximumAdjustments
        let adjustments = try closeAdjustments(
            CloseFilter(provider: day.provider),
            in: span,
            limit: limit + 1
        )
        guard adjustments.count <= limit else { throw CloseRefusal.tooMany(day, limit: limit) }
        let close = DailyClose(
            day: day,
            figures: try currencies.map { currency in
                try CloseFigures(
                    currency: currency,
                    opening: opening[currency] ?? .zero,
                    movements: movements,
                    fees: request.fees.first { $0.currency == currency }
                )
            },
            breaks: request.breaks,
            unknown: request.unknown,
            comparison: request.comparison,
            adjustments: adjustments,
            signature: request.signature,
            auditHead: head
        )
        return try close.sealed()
    }

    /// Refuses a day that is closed, or that does not follow the last one.
    fileprivate func checkOrder(of day: CloseDay) throws {
        if let stored = try closing(of: day.provider, on: day.day) {
            throw CloseRefusal.alreadyClosed(stored.day, by: stored.signature.by)
        }
        guard let last = try lastClosedDay(of: day.provider) else { return }
        let next = last.advanced(by: 1)
        guard day.day == next else { throw CloseRefusal.outOfOrder(day, next: next) }
    }
}

extension DailyClose {
    fileprivate func sealed() throws -> SealedClose {
        let digest = SHA256.hash(data: ClosePack(self).content)
        guard let seal = ContentDigest(bytes: Array(digest)) else {
            throw UnreadableValue(detail: "a digest of \(SHA256.byteCount) bytes")
        }
        return SealedClose(close: self, seal: seal)
    }
}

extension SealedClose {
    /// What the audit trail says about it.
    fileprivate func auditReason(_ gaps: CloseGaps) -> String {
        let signed = gaps.isEmpty ? "" : ", signed for: \(gaps.text(of: close.day.day))"
        let note = close.signature.note
        return "\(close.day.day)\(signed), seal \(seal)" + (note.isEmpty ? "" : ": \(note)")
    }
}

extension CloseRequest {
    /// The request with its time as the ledger keeps it.
    fileprivate var rounded: CloseRequest {
        CloseRequest(
            day: day,
            currencies: currencies,
            fees: fees,
            breaks: breaks,
            unknown: unknown,
            comparison: comparison,
            signature: CloseSignature(
                by: signature.by,
                at: signature.at.rounded,
                note: signature.note
            )
        )
    }
}
