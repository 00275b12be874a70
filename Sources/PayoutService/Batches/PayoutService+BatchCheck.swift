import DelimitedText
import Foundation
package import Payouts

extension PayoutService {
    /// After how many rows somebody may cancel, and hears how far it is.
    static let rowsPerStep = 1_000

    /// Reads a file and says what committing it would do; nothing is kept.
    ///
    /// - Parameters:
    ///   - upload: The file.
    ///   - progress: Hears of every thousandth row.
    /// - Returns: What was found.
    /// - Throws: ``ServiceError/file(_:)`` when it is no batch file, with every reason.
    @concurrent
    package func check(
        _ upload: BatchUpload,
        progress: @escaping @Sendable (RowProgress) -> Void = { _ in }
    ) async throws(ServiceError) -> BatchPreview {
        let file = try Self.open(upload)
        let reader = try await reader(of: file, upload)
        var steps = RowSteps(total: upload.lineCount, progress: progress)
        var scan = BatchScan()
        var content = ContentHasher()
        try Self.forEachRow(of: file) { row throws(ServiceError) in
            try steps.next()
            if row.defect != nil {
                scan.add(reader.row(row))
            } else if let draft = scan.add(row.unguardedFields, line: row.line, reader: reader) {
                content.add(draft)
            }
            guard scan.rowCount <= batches.maximumRows else {
                throw .file(["The file has more than \(batches.maximumRows) rows. Split it."])
            }
        }
        let since = recent
        let digest = BatchDigest(of: upload.bytes)
        let committed = try await reading { store throws(StoreError) in
            try await store.batch(file: digest, content: content.digest(), since: since)
        }
        return BatchPreview(
            name: upload.name,
            format: "\(file.format)",
            findings: scan.findings(known: try await known(scan), typed: upload.controls),
            committed: committed,
            file: file,
            reader: reader,
            fileDigest: digest,
            contentDigest: content.digest()
        )
    }

    /// From when on payouts and batches count as recent.
    var recent: Date {
        environment.now().addingTimeInterval(-batches.repetitionWindow.inSeconds)
    }

    private static func open(_ upload: BatchUpload) throws(ServiceError) -> DelimitedFile {
        do throws(DelimitedTextError) {
            return try DelimitedFile(bytes: upload.bytes)
        } catch {
            throw .file([error.message])
        }
    }

    private func reader(
        of file: DelimitedFile,
        _ upload: BatchUpload
    ) async throws(ServiceError) -> BatchReader {
        let configured = ProviderID.allCases.compactMap { lines[$0]?.provider }
        let forms = configured.map(\.form)
        if let provider = upload.provider { _ = try line(provider) }
        let columns: BatchColumns
        do throws(BatchHeaderProblems) {
            columns = try BatchColumns(
                headers: file.header.map(DelimitedWriter.unguarded),
                forms: forms,
                provider: upload.provider,
                mapping: upload.mapping
            )
        } catch {
            throw .file(error.problems.map(\.description))
        }
        var banks: [ProviderID: [Bank]] = [:]
        for provider in configured where upload.provider.map({ $0 == provider.id }) ?? true {
            banks[provider.id] = await provider.banks()
        }
        return BatchReader(
            columns: columns,
            forms: forms,
            banks: banks,
            provider: upload.provider,
            mapping: upload.mapping
        )
    }

    private func known(
        _ scan: BatchScan
    ) async throws(ServiceError) -> [PayoutLikeness: PayoutID] {
        let since = recent
        let likenesses = scan.likenesses
        var known: [PayoutLikeness: PayoutID] = [:]
        for start in stride(from: 0, to: likenesses.count, by: Self.rowsPerStep) {
            guard !Task.isCancelled else { throw .canceled }
            let some = Array(likenesses[start..<min(start + Self.rowsPerStep, likenesses.count)])
            let found = try await reading { store throws(StoreError) in
                try await store.payouts(like: some, since: since)
            }
            known.merge(found) { first, _ in first }
        }
        return known
    }

    private func reading<Value>(
        _ body: (any PayoutStore) async throws(StoreError) -> Value
    ) async throws(ServiceError) -> Value {
        do throws(StoreError) {
            return try await body(store)
        } catch {
            throw .store(error)
        }
    }

    /// Gives each row to `body`; a line that is no delimited text ends it.
    static func forEachRow(
        of file: DelimitedFile,
        _ body: (DelimitedRow) throws(ServiceError) -> Void
    ) throws(ServiceError) {
        var rows = DelimitedReader(file)
        while true {
            do throws(DelimitedTextError) {
                guard try rows.next() else { return }
            } catch {
                throw .file([error.message])
            }
            try body(rows.row)
        }
    }
}

/// Tells how far it is, and ends early when somebody asks for it.
struct RowSteps {
    private let total: Int
    private let progress: (RowProgress) -> Void
    private var done = 0

    init(total: Int, progress: @escaping (RowProgress) -> Void) {
        self.total = total
        self.progress = progress
    }

    mutating func next() throws(ServiceError) {
        done += 1
        guard done.isMultiple(of: PayoutService.rowsPerStep) else { return }
        guard !Task.isCancelled else { throw .canceled }
        progress(RowProgress(done: done, total: max(done, total)))
    }
}

extension BatchReader {
    /// Reads a row, or what can be read of one that is not text as the rest of its file is.
    func row(_ row: DelimitedRow) -> BatchRow {
        guard let defect = row.defect else {
            return self.row(row.unguardedFields, line: row.line)
        }
        let isReadable = if case .encoding = defect { true } else { false }
        return BatchRow(
            line: row.line,
            defect: defect.message,
            read: isReadable ? self.row(row.unguardedFields, line: row.line) : nil
        )
    }
}

extension DelimitedRow {
    /// Its fields without guards against formulas.
    var unguardedFields: [String] {
        (0..<count).map { DelimitedWriter.unguarded(self[$0]) }
    }
}

extension BatchHeaderProblem: CustomStringConvertible {
    /// One sentence: `Column “Amt” is no field of a configured provider; …`.
    package var description: String {
        header.isEmpty ? message : "Column “\(header)” \(message)."
    }
}
