/// Why bytes are not delimited text; lines are counted from 1 as an editor counts them.
package enum DelimitedTextError: Error, Hashable, Sendable {
    /// There is no line with anything in it.
    case empty
    /// The file is larger than ``DelimitedFile/maximumBytes``.
    case tooLarge(bytes: Int)
    /// A byte that no text has: a spreadsheet's own format, or a damaged file.
    case binary(line: Int)
    /// A quoted field begins in this line and never ends.
    case unterminatedQuote(line: Int)
    /// Something other than a separator follows a closing quote.
    case textAfterQuote(line: Int)
    /// A field is longer than ``DelimitedFile/maximumFieldBytes``.
    case fieldTooLong(line: Int)
    /// A line has more fields than ``DelimitedFile/maximumColumns``.
    case tooManyColumns(line: Int)

    /// What is wrong, where, and what to do about it, in plain words.
    package var message: String {
        switch self {
        case .empty: "The file has no lines."
        case .tooLarge(let bytes):
            "The file has \(bytes) bytes; at most \(DelimitedFile.maximumBytes) are read. Split it."
        case .binary(let line):
            "Line \(line) has bytes that no text has. Save the sheet as CSV."
        case .unterminatedQuote(let line):
            "A quote that opens in line \(line) is never closed. Close it, or double it inside text."
        case .textAfterQuote(let line):
            "Line \(line) has text after a closing quote. Double the quotes inside quoted text."
        case .fieldTooLong(let line):
            "A field in line \(line) is longer than \(DelimitedFile.maximumFieldBytes) bytes; "
                + "look for a quote that is not closed."
        case .tooManyColumns(let line):
            "Line \(line) has more than \(DelimitedFile.maximumColumns) fields."
        }
    }
}
