import ArgumentParser
import Foundation
import TerminalUI

/// How a command writes its result to standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
}

/// A result that can be written in every format.
struct CommandOutput<Payload: Encodable & SendableMetatype> {
    let payload: Payload
    let columns: [String]
    let rows: [[String]]

    func text(_ format: OutputFormat) throws -> String {
        switch format {
        case .table: Self.table([columns] + rows)
        case .csv: ([columns] + rows).map(Self.csvLine).joined()
        case .json: try Self.json(payload)
        }
    }

    private static func json(_ payload: Payload) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(payload), as: UTF8.self) + "\n"
    }

    /// Columns two blanks apart, with control characters made visible.
    private static func table(_ lines: [[String]]) -> String {
        let lines = lines.map { $0.map(TextWidth.sanitized) }
        let count = lines.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            lines.map { column < $0.count ? TextWidth.width(of: $0[column]) : 0 }.max() ?? 0
        }
        return lines.map { line in
            var text = zip(line, widths).map { TextWidth.pad($0, to: $1) }.joined(separator: "  ")
            while text.last == " " { text.removeLast() }
            return text + "\n"
        }
        .joined()
    }

    /// A record of RFC 4180; what a spreadsheet would run as a formula is made text.
    private static func csvLine(_ cells: [String]) -> String {
        cells.map { cell in
            let isFormula = cell.first.map { "=+-@\t\r".contains($0) } ?? false
            let guarded = isFormula ? "'" + cell : cell
            let needsQuotes = guarded.contains { "\",\r\n".contains($0) || $0.isNewline }
            return needsQuotes
                ? "\"" + guarded.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : guarded
        }
        .joined(separator: ",") + "\r\n"
    }
}
