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

    /// Reads closed days, newest first, until there are enough that match.
    package func closings(
        _ filter: ClosingFilter,
        limit: Int
    ) async throws(StoreError) -> [ClosingRecord] {
        let limit = min(max(limit, 0), CloseLimits.maximumPage)
        return try await read { db in
            let (filtered, arguments) = try filter.conditions(db)
            let sql = """
                SELECT \(StoredClosing.columns) FROM closings \(filtered)
                ORDER BY day DESC, provider DESC
                """
            let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments)
            var records: [ClosingRecord] = []
            while records.count < limit, let row = try rows.next() {
                let stored = try StoredClosing(row)
                guard filter.takes(stored.day.day) else { continue }
                records.append(try db.record(of: stored, in: filter.currencies))
            }
            return records
        }
    }
}

extension ClosingFilter {
    /// Whether a day begins as is asked for, and as nothing that is left out.
    fileprivate func takes(_ day: CalendarDay) -> Bool {
        let text = day.description
        return text.hasPrefix(self.day) && !absentTexts.contains(where: text.hasPrefix)
    }

    /// The days among which those are that begin so: of a month or a year that is named, or all.
    private var span: ClosedRange<Int> {
        if let month = CalendarDay(day.prefix(7) + "-01")?.number { return month...(month + 30) }
        if let year = CalendarDay(day.prefix(4) + "-01-01")?.number { return year...(year + 365) }
        return .min...(.max)
    }

    /// What a row of `closings` meets, as a phrase; `+` keeps the walk in the order of days.
    fileprivate func conditions(
        _ db: Database
    ) throws -> (sql: String, arguments: StatementArguments) {
        var conditions = ["day BETWEEN ? AND ?"]
        var arguments: StatementArguments = [span.lowerBound, span.upperBound]
        let codes = currencies.map(\.code).sorted()
        let figures = "(SELECT 1 FROM closing_figures WHERE provider = closings.provider"
        for (beginning, names, end) in [
            (providers.count == 1 ? "provider" : "+provider", providers.map(\.rawValue), ""),
            ("EXISTS \(figures) AND day = closings.day AND currency", codes, ")"),
        ] where !names.isEmpty {
            let marks = names.map { _ in "?" }.joined(separator: ", ")
            conditions.append("\(beginning) IN (\(marks))\(end)")
            arguments += StatementArguments(names)
        }
        for condition in signers.texts(\.?.rawValue).conditions(on: "+closed_by") {
            let (sql, values) = try condition.build(db)
            conditions.append(sql)
            arguments += values
        }
        return ("WHERE " + conditions.joined(separator: " AND "), arguments)
    }
}

extension Database {
    /// A closed day in a list, with its figures in some currencies, or all.
    fileprivate func record(
        of stored: StoredClosing,
        in currencies: Set<Currency>
    ) throws -> ClosingRecord {
        ClosingRecord(
            day: stored.day,
            figures: try figures(of: stored.day).filter {
                currencies.isEmpty || currencies.contains($0.currency)
            },
            breakCount: try breaks(signedFor: stored.day).count,
            signature: stored.signature,
            seal: stored.seal
        )
    }

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
