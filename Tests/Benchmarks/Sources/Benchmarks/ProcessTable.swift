/// Times of whole commands as a table: Paydesk's, its budget, and others' beside it.
struct ProcessTable {
    private var lines = [["", "rows", "first", "median", "processor", "peak", "to paydesk"]]

    /// What Paydesk may take for one size.
    struct Budget {
        let seconds: Double
        let megabytes: Double
    }

    /// Adds a command's runs; `base` is the median that the ratio is to.
    mutating func add(
        _ name: String,
        size: Int,
        first: MeasuredProcess,
        _ all: [MeasuredProcess],
        base: Double
    ) {
        let median = Sample(all.map(\.seconds)).median
        let processor = Sample(all.map(\.processorSeconds)).median
        let peak = all.map(\.peakMegabytes).max() ?? 0
        lines.append(
            [
                name, "\(size)", "\(Self.rounded(first.seconds)) s",
                "\(Self.rounded(median)) s", "\(Self.rounded(processor)) s",
                "\(Int(peak)) MB", "×\(Self.rounded(median / base))",
            ]
        )
    }

    /// Adds what the runs before may have taken, and whether they kept to it.
    mutating func add(_ budget: Budget, of runs: [MeasuredProcess]) {
        let median = Sample(runs.map(\.seconds)).median
        let peak = runs.map(\.peakMegabytes).max() ?? 0
        let isKept = median <= budget.seconds && peak <= budget.megabytes
        lines.append(
            [
                "  budget", "", "", "\(budget.seconds) s", "", "\(Int(budget.megabytes)) MB",
                isKept ? "ok" : "over",
            ]
        )
    }

    /// Adds a rival that this machine does not have.
    mutating func addMissing(_ name: String) {
        lines.append([name, "not installed", "", "", "", "", ""])
    }

    /// The table, its numbers at the right.
    var text: String { TextTable(lines: lines, leading: [0]).text }

    private static func rounded(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
