import Foundation

/// Everything that was measured, as a table.
struct Report {
    /// Where a value was measured.
    struct Place: Hashable {
        let size: TerminalSize
        let ledger: Int
    }

    private var samples: [Figure: [Place: Sample]] = [:]
    private var yardsticks: [Figure: [TerminalSize: Sample]] = [:]
    private var notes: [String] = []

    mutating func add(_ figure: Figure, _ place: Place, _ sample: Sample) {
        samples[figure, default: [:]][place] = sample
    }

    mutating func addYardstick(_ figure: Figure, _ size: TerminalSize, _ sample: Sample) {
        yardsticks[figure, default: [:]][size] = sample
    }

    mutating func note(_ text: String) { notes.append(text) }

    /// The table: one line for each figure and size, one column for each ledger.
    func table(sizes: [TerminalSize], ledgers: [Int]) -> String {
        let counts = ledgers.map { $0.formatted(.number.locale(.program)) }
        var lines = [
            ["figure", "size"] + counts + ["budget", "yardstick", "ratio", ""]
        ]
        for figure in Figure.allCases {
            for size in sizes {
                let values = ledgers.map { samples[figure]?[Place(size: size, ledger: $0)] }
                guard values.contains(where: { $0 != nil }) else { continue }
                lines.append(line(figure, size, values))
            }
        }
        let table = TextTable(lines: lines, leading: [0, 1])
        return ([table.text, ""] + notes).joined(separator: "\n")
    }

    private func line(_ figure: Figure, _ size: TerminalSize, _ values: [Sample?]) -> [String] {
        let judged = values.compactMap(\.self).last
        let yardstick = yardsticks[figure.yardstick]?[size]
        var verdict = ""
        if let budget = figure.budget, let judged {
            verdict = judged.worst <= budget ? "ok" : "over"
        }
        let ratio = judged.flatMap { judged in yardstick.map { judged.median / $0.median } }
        let measured: [String] = values.map { $0.map { text($0, figure.unit) } ?? "" }
        let comparison: [String] = [
            figure.budget.map { "\(number($0)) \(figure.unit)" } ?? "",
            yardstick.map { text($0, figure.unit) } ?? "",
            ratio.map { "×\(number($0))" } ?? "",
            verdict,
        ]
        return [figure.title, size.text] + measured + comparison
    }

    /// Median and 99th percentile, or the only value.
    private func text(_ sample: Sample, _ unit: String) -> String {
        sample.values.count == 1
            ? "\(number(sample.median)) \(unit)"
            : "\(number(sample.median)) / \(number(sample.worst)) \(unit)"
    }

    private func number(_ value: Double) -> String {
        let digits = value.magnitude >= 100 || value == value.rounded() ? 0 : value >= 1 ? 1 : 3
        return value.formatted(.number.precision(.fractionLength(digits)).locale(.program))
    }
}

extension Locale {
    /// Figures look the same everywhere.
    fileprivate static let program = Locale(identifier: "en_US_POSIX")
}

/// The size of a terminal.
struct TerminalSize: Hashable {
    let columns: Int
    let rows: Int

    var text: String { "\(columns)×\(rows)" }
}

extension TerminalSize {
    /// - Parameter text: Such as `80x24`.
    init?(text: String) {
        let numbers = text.split(separator: "x").compactMap { UInt16($0) }
        guard numbers.count == 2 else { return nil }
        self.init(columns: Int(numbers[0]), rows: Int(numbers[1]))
    }
}
