import Crypto
package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Reads what closing a day would seal.
    package func previewClose(
        of day: CloseDay,
        currencies: [Currency],
        at now: Date
    ) async throws(StoreError) -> ClosePreview {
        try await read { db in
            guard now >= day.end else { throw CloseRefusal.notOver(day) }
            try db.checkOrder(of: day)
            return ClosePreview(
                content: try db.closeContent(of: day, currencies: currencies),
                inFlight: try db.payoutsInFlight(of: day, limit: ClosePreview.maximumNamed)
            )
        }
    }

    /// Closes a day and seals it.
    package func closeDay(_ request: CloseRequest) async throws(StoreError) -> SealedClose {
        try await write { db in
            try db.checkOrder(of: request.day)
            // Read where it is sealed: what becomes open a moment later belongs to the next day.
            let content = try db.closeContent(of: request.day, currencies: request.currencies)
            if let refusal = request.refusal(of: content) { throw refusal }
            let present = try db.closingByStatus(of: request.day)
            for figures in content.figures
            where figures[.closing] != present[figures.currency] ?? .zero {
                throw CloseRefusal.unbalanced(figures.currency)
            }
            let sealed = try DailyClose(
                content: content,
                signature: request.signature.rounded,
                auditHead: db.auditHead()
            ).sealed()
            try db.insert(sealed)
            try db.keepResolved(until: request.day)
            try db.record(
                .close,
                on: request.day.provider.rawValue,
                reason: sealed.auditReason,
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
            let remarks = try db.remarks(signedFor: stored.day)
            let content = try db.closeContent(
                of: stored.day,
                currencies: kept.map(\.currency),
                open: CloseOpenItems(
                    breaks: try db.breaks(signedFor: stored.day, remarks),
                    resolved: try db.resolvedBreaks(sealedWith: stored.day),
                    unknown: try db.unknown(signedFor: stored.day, remarks),
                    inFlight: kept.reduce(into: [:]) { $0[$1.currency] = $1.inFlight },
                    fees: kept.reduce(into: [:]) { $0[$1.currency] = $1.fees },
                    feesOf: stored.feesOf,
                    feesNote: try db.feesNote(of: stored),
                    comparison: stored.comparison
                ),
                form: stored.form
            )
            let close = DailyClose(
                content: content,
                signature: stored.signature,
                auditHead: try db.auditHead(count: stored.auditCount),
                form: stored.form
            )
            return (try close.sealed(), stored.seal)
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
    /// What the pack of a closed day says about its fees, by the comparisons that it names.
    fileprivate func feesNote(of stored: StoredClosing) throws -> String {
        let named = { (id: Int64?) in
            try id.flatMap { try self.runs(where: "id = ?", [$0]).first }
        }
        return Self.feesNote(
            of: stored.day,
            statedBy: try named(stored.feesOf.first),
            latest: try named(stored.comparison)
        )
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
    fileprivate var auditReason: String {
        let gaps = close.content.gaps
        let signed = gaps.isEmpty ? "" : ", signed for: \(gaps.text(of: close.day.day))"
        let note = close.signature.note
        return "\(close.day.day)\(signed), seal \(seal)" + (note.isEmpty ? "" : ": \(note)")
    }
}

extension CloseSignature {
    /// The signature with its time as the ledger keeps it.
    fileprivate var rounded: CloseSignature {
        CloseSignature(by: by, at: at.rounded, note: note)
    }
}
