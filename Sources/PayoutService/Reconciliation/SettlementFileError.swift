package import DelimitedText
package import Payouts

/// Why a settlement file cannot be compared at all.
package enum SettlementFileError: Error, Hashable, Sendable {
    /// It cannot be opened or read, in the words of the operating system.
    case unopened(file: String, String)
    /// It is no delimited text.
    case unreadable(file: String, DelimitedTextError)
    /// The header lacks columns that the mapping needs.
    case missingColumns(file: String, [String], header: [String])
    /// The header names a column twice.
    case repeatedColumn(file: String, String)
    /// Every line that has a time is of other days than those to compare.
    case otherDays(file: String, first: CalendarDay, last: CalendarDay, SettlementPeriod)
    /// There are more lines than ``SettlementTable/maximumCount``.
    case tooManyLines
    /// There are more files than ``SettlementReader/maximumFiles``.
    case tooManyFiles
    /// There is no mapping for the provider.
    case noMapping(ProviderID)

    /// What is wrong and what to do about it, in plain words.
    package var message: String {
        switch self {
        case .unopened(let file, let reason):
            "\(file) cannot be read (\(reason)). Check its path and mode."
        case .unreadable(let file, let error): "\(file): \(error.message)"
        case .missingColumns(let file, let names, let header):
            "\(file) has no column \(names.joined(separator: ", ")); its header is "
                + header.joined(separator: ", ") + ". Name the columns in config/settlements."
        case .repeatedColumn(let file, let name): "\(file) has two columns \(name)."
        case .otherDays(let file, let first, let last, let period):
            "\(file) has lines of \(first == last ? "\(first)" : "\(first) to \(last)") only, "
                + "and none of \(period). Choose the file of these days, or the days of this file."
        case .tooManyLines:
            "The files have more than \(SettlementTable.maximumCount) lines. Compare fewer days."
        case .tooManyFiles: "At most \(SettlementReader.maximumFiles) files are compared at once."
        case .noMapping(let provider):
            "There is no mapping of settlement files for \(provider) in config/settlements."
        }
    }
}

/// A line that could not be compared, and why.
package struct SettlementProblem: Hashable, Sendable, Codable {
    /// Which file, by the name that was given.
    package let file: String
    /// The line, counted from 1.
    package let line: Int
    /// The column's name in the file, or empty for the whole line.
    package let column: String
    /// What stands there, cut where it is long.
    package let text: String
    /// What is wrong with it.
    package let reason: String

    /// How much of a text is shown.
    static let shownLength = 40

    /// Creates a problem.
    package init(file: String, line: Int, column: String, text: String, reason: String) {
        self.file = file
        self.line = line
        self.column = column
        self.text = String(text.prefix(Self.shownLength))
        self.reason = reason
    }
}
