/// What is wrong with a row that was read although it is not as the rest of its file.
package enum DelimitedDefect: Hashable, Sendable {
    /// Its quotes do not fit; its fields are cut at every separator, quotes and all.
    case quotes(DelimitedTextError)
    /// It may belong to what a quote opens that is never closed; its fields are cut likewise.
    case afterQuote(line: Int)
    /// It is written in another encoding than the rest; its fields are read in its own.
    case encoding(line: Int, DelimitedFormat.Encoding, rest: DelimitedFormat.Encoding)

    /// What is wrong, where, and what to do about it, in plain words.
    package var message: String {
        switch self {
        case .quotes(let error): error.message
        case .afterQuote(let line):
            "It may belong to the quote that opens in line \(line). Mend that line first."
        case .encoding(let line, let encoding, let rest):
            "Line \(line) is written as \(encoding.rawValue), most others as \(rest.rawValue). "
                + "Save the whole file as UTF-8."
        }
    }
}

extension DelimitedTextError {
    /// Whether the lines after it may be read all the same.
    var isAboutQuotes: Bool {
        switch self {
        case .unterminatedQuote, .textAfterQuote, .fieldTooLong: true
        case .empty, .tooLarge, .binary, .tooManyColumns: false
        }
    }
}
