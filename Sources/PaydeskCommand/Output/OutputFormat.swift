import ArgumentParser
import DelimitedText
import Foundation
import TerminalUI

/// How a command writes its result to standard output.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv
}

/// A result that can be written in every format.
struct CommandOutput<Payload: Encodable & SendableMetatype> {
    let payload: Payload
    let columns: [String]
    let rows: [[String]]

    func text(_ format: OutputFormat) throws -> String {
        switch format {
        case .table: TextColumns.text([columns] + rows)
        case .csv: csv
        case .json: try Self.json(payload, .prettyPrinted)
        case .jsonl: try lines.map { try Self.json($0) }.joined()
        }
    }

    /// One value a line: the rows of a list, or the one value that there is.
    private var lines: [any Encodable] { payload as? [any Encodable] ?? [payload] }

    private static func json(
        _ payload: any Encodable,
        _ formatting: JSONEncoder.OutputFormatting = []
    ) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: try encoder.encode(payload), as: UTF8.self) + "\n"
    }

    /// Records of RFC 4180; what a spreadsheet would run as a formula is made text.
    private var csv: String {
        let amounts = columns.indices.filter { Self.amountColumns.contains(columns[$0]) }
        var writer = DelimitedWriter()
        for row in [columns] + rows { writer.write(row, amounts: Set(amounts)) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static var amountColumns: [String] { ["amount", "total", "fee", "difference"] }
}

/// Text in columns two blanks apart, with control characters made visible.
enum TextColumns {
    static func text(_ lines: [[String]]) -> String {
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
}
