import DelimitedText
import Foundation
package import Payouts
import Synchronization

extension PayoutService {
    /// Commits the rows of a file that a decision accepts: all of them in one transaction, or none.
    ///
    /// - Parameters:
    ///   - preview: As ``check(_:progress:)`` made it.
    ///   - decision: Which rows.
    ///   - name: Who decides.
    ///   - progress: Hears of every thousandth row.
    /// - Returns: The batch; nothing of it has been sent.
    /// - Throws: ``ServiceError/notSupported(_:)`` when the decision cannot be taken,
    ///   ``ServiceError/store(_:)`` when the ledger moved on meanwhile, ``ServiceError/canceled``.
    @concurrent
    package func commit(
        _ preview: BatchPreview,
        accepting decision: BatchDecision,
        by name: OperatorName,
        progress: @escaping @Sendable (RowProgress) -> Void = { _ in }
    ) async throws(ServiceError) -> Batch {
        try require(.create, of: name)
        if let committed = preview.committed { throw .store(.committed(committed.id)) }
        if let objection = preview.objection(to: decision) { throw .notSupported(objection) }
        let accepted = preview.findings.acceptedCount(by: decision)
        let batch = Batch(
            id: BatchID(randomBits: environment.randomBits()),
            name: preview.name,
            fileDigest: preview.fileDigest,
            contentDigest: preview.contentDigest,
            createdAt: environment.now(),
            createdBy: name,
            rowCount: accepted,
            rejectedCount: preview.findings.rowCount - accepted
        )
        let requirement = approvals.requirement(of: preview.findings, accepting: decision)
        return try await keep(batch) { keep in
            var steps = RowProgress(done: 0, total: accepted)
            try preview.forEachAccepted(by: decision) { draft, line, mayRepeat in
                try named(draft, batch: batch, under: requirement) { payout in
                    try keep(NewBatchLine(line: line, payout: payout, mayRepeat: mayRepeat))
                }
                steps.count(reportingTo: progress)
            }
        }
    }

    /// Keeps a batch whose payouts `body` gives, unless the task is canceled meanwhile.
    func keep(
        _ batch: Batch,
        _ body: @escaping @Sendable (_ keep: (NewBatchLine) throws -> Void) throws -> Void
    ) async throws(ServiceError) -> Batch {
        let isCanceled = Atomic(false)
        let since = recent
        let result = await withTaskCancellationHandler { () -> Result<Batch, StoreError> in
            do throws(StoreError) {
                try await store.commit(batch, since: since) { keep in
                    try body { line in
                        // The ledger's thread is no part of the task, so it looks for itself.
                        guard !isCanceled.load(ordering: .relaxed) else {
                            throw StoreError.canceled
                        }
                        try keep(line)
                    }
                }
                guard let kept = try await store.batch(batch.id) else { throw .noBatch(batch.id) }
                return .success(kept)
            } catch {
                return .failure(error)
            }
        } onCancel: {
            isCanceled.store(true, ordering: .relaxed)
        }
        do throws(StoreError) {
            return try result.get()
        } catch .canceled {
            throw .canceled
        } catch {
            throw .store(error)
        }
    }

    /// Names a draft until the ledger has neither its id nor its order number.
    ///
    /// Among a million payouts two of a hundred thousand new ones may well draw the same.
    func named(
        _ draft: PayoutDraft,
        replaces: PayoutID? = nil,
        batch: Batch,
        under requirement: ApprovalRequirement?,
        _ keep: (Payout) throws -> Void
    ) throws {
        for attempt in 1...Self.maximumDraws {
            do {
                return try keep(
                    prepare(
                        draft,
                        by: batch.createdBy,
                        replaces: replaces,
                        batch: batch,
                        under: requirement
                    )
                )
            } catch StoreError.duplicate(let what) {
                guard attempt < Self.maximumDraws else { throw StoreError.duplicate(what) }
            }
        }
    }

    /// How often a name is drawn.
    private static let maximumDraws = 8
}

extension RowProgress {
    /// Counts one more, and says so every thousandth time.
    mutating func count(reportingTo progress: (RowProgress) -> Void) {
        self = RowProgress(done: done + 1, total: total)
        if done.isMultiple(of: PayoutService.rowsPerStep) { progress(self) }
    }
}

// MARK: - Approval

extension ApprovalPolicy {
    /// What the rows that a decision accepts need, together and for the largest of them.
    package func requirement(
        of findings: BatchFindings,
        accepting decision: BatchDecision
    ) -> ApprovalRequirement? {
        let lines = findings.totals.lines
        let sums = lines.map { line in
            let accepted = decision == .all ? [line.good, line.doubtful] : [line.good]
            return (
                line.money(accepted.reduce(0) { $0 + $1.minorUnits }),
                line.money(accepted.map(\.largest).max() ?? 0)
            )
        }
        return requirement(ofPayouts: sums)
    }

    /// What some payouts need, of which the total and the largest are given by provider.
    package func requirement(
        ofPayouts sums: [(total: Money, largest: Money)]
    ) -> ApprovalRequirement? {
        let currencies = Dictionary(grouping: sums, by: \.total.currency)
        return requirement(
            forBatchOf: currencies.map { currency, sums in
                let total = sums.reduce(0) { $0 + $1.total.minorUnits }
                return Money(minorUnits: total, currency: currency)
            },
            largest: sums.map(\.largest)
        )
    }
}

// MARK: - Rows

extension BatchPreview {
    /// Gives the drafts of the rows that a decision accepts, as they were when they were checked.
    func forEachAccepted(
        by decision: BatchDecision,
        _ body: (_ draft: PayoutDraft, _ line: Int, _ mayRepeat: Bool) throws -> Void
    ) throws {
        try forEachRow { row, index in
            guard findings.accepts(row: index, by: decision) else { return }
            guard let draft = reader.row(row).draft else {
                throw StoreError.failed("line \(row.line) no longer reads as it did")
            }
            try body(draft, row.line, findings.kind(ofRow: index) == .doubtful)
        }
    }

    /// Gives each row that is no control total, with its place; the file was read once already.
    fileprivate func forEachRow(_ body: (DelimitedRow, Int) throws -> Void) rethrows {
        var rows = DelimitedReader(file)
        var index = 0
        while index < findings.rowCount, (try? rows.next()) == true {
            guard findings.line(ofRow: index) == rows.row.line else { continue }
            try body(rows.row, index)
            index += 1
        }
    }

    /// The rows that a decision does not accept, as a file that can be mended and uploaded again.
    ///
    /// The reasons stand in a last column, which an upload passes over; control totals are left
    /// out, because they hold for the whole file only.
    ///
    /// - Parameter decision: Which rows are accepted.
    /// - Returns: The file's bytes, with the separator of the original.
    package func rejectedFile(by decision: BatchDecision) -> [UInt8] {
        let headers = reader.columns.headers
        let reason = reader.columns.reasonColumn ?? headers.count
        func record(_ fields: [String], _ text: String) -> [String] {
            var record = Array(fields.prefix(headers.count))
            record += Array(repeating: "", count: max(headers.count, reason + 1) - record.count)
            record[reason] = text
            return record + fields.dropFirst(headers.count)
        }
        var writer = DelimitedWriter(separator: file.format.separator)
        writer.write(record(headers, BatchColumns.reasonHeader))
        forEachRow { row, index in
            guard !findings.accepts(row: index, by: decision) else { return }
            let fields = row.unguardedFields
            let problems = reader.row(row).problems.map {
                "\($0.column): \($0.message)"
            }
            let doubts = findings.doubts(aboutRow: index).map(\.message)
            writer.write(record(fields, (problems + doubts).joined(separator: "; ")))
        }
        return file.format.opening + writer.bytes
    }
}

extension DelimitedFormat {
    /// What a spreadsheet needs to see that UTF-8 follows, where the original was no plain UTF-8.
    fileprivate var opening: [UInt8] {
        encoding == .utf8 && !hasByteOrderMark ? [] : [0xEF, 0xBB, 0xBF]
    }
}
