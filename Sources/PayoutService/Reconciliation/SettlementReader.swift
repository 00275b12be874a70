package import DelimitedText
package import Payouts

/// Reads settlement files into one table, line by line.
package struct SettlementReader: Sendable {
    /// The most files of one reconciliation.
    package static let maximumFiles = 100
    /// The most lines that are named as unreadable; beyond that they are counted.
    package static let maximumProblems = 1_000

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

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: The whole file.
    ///   - name: What to call it.
    /// - Returns: How the file is written.
    /// - Throws: ``SettlementFileError`` when its lines cannot be read at all.
    @discardableResult
    package mutating func read(
        _ bytes: [UInt8],
        name: String
    ) throws(SettlementFileError) -> DelimitedFormat {
        guard fileCount < Self.maximumFiles else { throw .tooManyFiles }
        let file = try Self.open(bytes, name: name)
        let binding = try SettlementBinding(file.header, mapping: mapping, file: name)
        table.reserve(bytes.count { $0 == UInt8(ascii: "\n") })
        var lines = SettlementLineReading(binding: binding, mapping: mapping, file: fileCount)
        do throws(DelimitedTextError) {
            try file.forEachRow { row in
                if let problem = lines.read(row, into: &table) {
                    note(problem, row, header: binding.header, in: name)
                }
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
