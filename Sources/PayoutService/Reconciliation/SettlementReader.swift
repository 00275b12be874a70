package import DelimitedText
package import Payouts

/// Reads settlement files into one table, line by line.
package struct SettlementReader: Sendable {
    /// The most files of one reconciliation.
    package static let maximumFiles = 100
    /// The most lines that are named as unreadable; beyond that they are counted.
    package static let maximumProblems = 1_000

    /// How many rows are read between two looks at how far it is.
    private static let rowsPerStep = 1 << 15

    /// The lines that could be read.
    package private(set) var table: SettlementTable
    /// Lines that could not be read, the first ``maximumProblems``.
    package private(set) var problems: [SettlementProblem] = []
    /// How many lines could not be read.
    package private(set) var problemCount = 0

    private let mapping: SettlementMapping
    private var fileCount: UInt8 = 0

    /// Begins with an empty table.
    package init(mapping: SettlementMapping) {
        self.mapping = mapping
        table = SettlementTable(keepsAccounts: !mapping.combinations.isEmpty)
    }

    /// Reads a file; ends early where its task is canceled.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - name: What to call it.
    ///   - progress: Hears now and then how many bytes were read.
    /// - Returns: How the file is written.
    /// - Throws: ``SettlementFileError`` when its lines cannot be read at all.
    @discardableResult
    package mutating func read(
        _ bytes: [UInt8],
        name: String,
        progress: (_ bytes: Int) -> Void = { _ in }
    ) throws(SettlementFileError) -> DelimitedFormat {
        guard fileCount < Self.maximumFiles else { throw .tooManyFiles }
        let file = try Self.open(bytes, name: name)
        let binding = try SettlementBinding(file.header, mapping: mapping, file: name)
        table.reserve(bytes.count { $0 == UInt8(ascii: "\n") })
        var lines = SettlementLineReading(binding: binding, mapping: mapping, file: fileCount)
        var rows = DelimitedReader(file)
        var count = 0
        do throws(DelimitedTextError) {
            while try rows.next() {
                if let problem = lines.read(rows.row, into: &table) {
                    note(problem, rows.row, header: binding.header, in: name)
                }
                count += 1
                guard count.isMultiple(of: Self.rowsPerStep) else { continue }
                guard !Task.isCancelled else { break }
                progress(rows.row.position(in: bytes.count))
            }
        } catch {
            throw .unreadable(file: name, error)
        }
        guard table.count <= SettlementTable.maximumCount else { throw .tooManyLines }
        fileCount += 1
        return file.format
    }

    private static func open(
        _ bytes: [UInt8],
        name: String
    ) throws(SettlementFileError) -> DelimitedFile {
        do throws(DelimitedTextError) {
            return try DelimitedFile(bytes: bytes)
        } catch {
            throw .unreadable(file: name, error)
        }
    }

    private mutating func note(
        _ problem: SettlementLineReading.Problem,
        _ row: DelimitedRow,
        header: [String],
        in name: String
    ) {
        problemCount += 1
        guard problems.count < Self.maximumProblems else { return }
        problems.append(
            SettlementProblem(
                file: name,
                line: row.line,
                column: problem.column.map { header[$0] } ?? "",
                text: problem.column.map { row[$0] } ?? row[0],
                reason: problem.reason
            )
        )
    }
}
