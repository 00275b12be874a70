import PayoutService
import Payouts

/// What committing a file would do, as it goes to standard output.
struct BatchCheckOutput: Encodable {
    let name: String
    let format: String
    let rowCount: Int
    let good: Int
    let doubtful: Int
    let bad: Int
    /// The batch that the file made already.
    @NullWithoutValue var committedAs: String?
    /// Why not every row can be accepted.
    @NullWithoutValue var objection: String?
    let totals: [Total]
    let controls: [Control]
    let problems: [Problem]
    /// How many problems there are; no more than 20,000 are listed.
    let problemCount: Int
    let doubts: [Doubt]

    /// What one provider would pay in one currency.
    struct Total: Encodable {
        let provider: String
        let currency: String
        let rows: Int
        let good: String
        let doubtful: String
        let bad: String
        let total: String
    }

    /// A control total beside what was found.
    struct Control: Encodable {
        @NullWithoutValue var provider: String?
        let currency: String
        let expected: String
        let found: String
        let verdict: String
    }

    /// Why a row cannot be paid.
    struct Problem: Encodable {
        let line: Int
        let column: String
        let rule: String
        let message: String
    }

    /// Why a row should be looked at first.
    struct Doubt: Encodable {
        let line: Int
        let message: String
    }

    init(_ preview: BatchPreview) {
        let findings = preview.findings
        name = preview.name
        format = preview.format
        rowCount = findings.rowCount
        good = findings.count(.good)
        doubtful = findings.count(.doubtful)
        bad = findings.count(.bad)
        committedAs = preview.committed?.id.rawValue
        objection = preview.objection(to: .all)
        totals = findings.totals.lines.map(Total.init)
        controls = findings.controls.map(Control.init)
        problems = findings.problems.map {
            Problem(line: $0.line, column: $0.column, rule: $0.rule.rawValue, message: $0.message)
        }
        problemCount = findings.problemCount
        doubts = findings.doubts(limit: BatchFindings.maximumProblems).map {
            Doubt(line: $0.line, message: $0.doubt.message)
        }
    }
}

extension BatchCheckOutput.Total {
    fileprivate init(_ line: BatchTotals.Line) {
        func text(_ sum: BatchTotals.Sum) -> String { line.money(sum.minorUnits).plainText }
        self.init(
            provider: line.provider.rawValue,
            currency: line.currency.code,
            rows: line.count,
            good: text(line.good),
            doubtful: text(line.doubtful),
            bad: text(line.bad),
            total: line.total.plainText
        )
    }
}

extension BatchCheckOutput.Control {
    fileprivate init(_ check: ControlCheck) {
        self.init(
            provider: check.expected.provider?.rawValue,
            currency: check.found.currency.code,
            expected: check.expected.total.plainText,
            found: check.found.plainText,
            verdict: "\(check.verdict)"
        )
    }
}

// MARK: - Text

extension BatchCheckOutput {
    /// The result in a format; as a table it is a page for people, as CSV the list of problems.
    func text(_ format: OutputFormat) throws -> String {
        if format == .table { return page }
        let doubtRows = doubts.map { ["\($0.line)", "", "doubtful", $0.message] }
        return try CommandOutput(
            payload: self,
            columns: ["line", "column", "rule", "message"],
            rows: problems.map { ["\($0.line)", $0.column, $0.rule, $0.message] } + doubtRows
        ).text(format)
    }

    private var page: String {
        let summary =
            "\(name): \(format) · \(rowCount) rows, \(good) good, \(doubtful) doubtful, \(bad) bad\n"
        let totals = TextColumns.text(
            [["provider", "currency", "rows", "good", "doubtful", "bad", "total"]]
                + self.totals.map {
                    [
                        $0.provider, $0.currency, "\($0.rows)", $0.good, $0.doubtful, $0.bad,
                        $0.total,
                    ]
                }
        )
        let controls = TextColumns.text(
            [["control total", "currency", "expected", "found", "verdict"]]
                + self.controls.map {
                    [$0.provider ?? "all", $0.currency, $0.expected, $0.found, $0.verdict]
                }
        )
        let findings = TextColumns.text(
            [["line", "column", "rule", "message"]]
                + problems.map { ["\($0.line)", $0.column, $0.rule, $0.message] }
                + doubts.map { ["\($0.line)", "", "doubtful", $0.message] }
        )
        let unnamed = problemCount - problems.count
        return [
            summary, totals, self.controls.isEmpty ? "" : controls,
            problems.isEmpty && doubts.isEmpty ? "" : findings,
            unnamed > 0 ? "and \(unnamed) more problems; --rejected FILE names them all\n" : "",
        ]
        .filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
