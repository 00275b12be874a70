/// Collects what the rows of a batch file say, in the order of the file.
package struct BatchScan: Sendable {
    /// The most rows that one file may have.
    package static let maximumRows = 200_000

    /// How many rows were read, without those of control totals.
    package var rowCount: Int { entries.count }
    /// The control totals that the file itself gives.
    package private(set) var controls: [ControlTotal] = []

    private var entries: [BatchFindings.Entry] = []
    private var problems: [BatchProblem] = []
    private var problemCount = 0
    private var sums = BatchTotals()
    private var firstLines: [PayoutLikeness: Int] = [:]

    /// Creates a scan of nothing.
    package init() {}

    /// What the rows that can be paid have in common with payouts that may be there already.
    package var likenesses: [PayoutLikeness] { Array(firstLines.keys) }

    /// Takes the next line of the file: a payout, or a control total.
    ///
    /// - Returns: What would be paid, where the line is a row without problems.
    package mutating func add(_ fields: [String], line: Int, reader: BatchReader) -> PayoutDraft? {
        do throws(ControlTotalProblem) {
            if let control = try ControlTotal.trailer(fields) {
                controls.append(control)
            } else {
                let row = reader.row(fields, line: line)
                add(row)
                return row.draft
            }
        } catch {
            let message = "“\(error.text)” \(error.message)"
            let column = ControlTotal.trailerWord
            report(BatchProblem(line: line, column: column, rule: .controlTotal, message: message))
        }
        return nil
    }

    /// Takes a row that cannot be paid, whatever it says.
    package mutating func add(_ row: BatchRow) {
        var entry = BatchFindings.Entry(row)
        if let amount = row.amount, !sums.hasRoom(for: amount) {
            entry.amount = nil
            entry.likeness = nil
            if row.draft != nil {
                let message = "makes the file's total larger than any real one"
                report(
                    BatchProblem(line: row.line, column: "amount", rule: .amount, message: message)
                )
            }
        }
        if let amount = entry.amount, let provider = row.provider {
            sums.add(amount, of: provider, as: .bad)
        }
        for problem in row.problems { report(problem) }
        if let likeness = entry.likeness {
            if let first = firstLines[likeness] {
                entry.doubts.append(.sameInFile(line: first))
            } else {
                firstLines[likeness] = row.line
            }
        }
        entries.append(entry)
    }

    private mutating func report(_ problem: BatchProblem) {
        problemCount += 1
        let isKept = problems.count < BatchFindings.maximumProblems
        if isKept || problem.rule == .controlTotal { problems.append(problem) }
    }

    /// Weighs the rows.
    ///
    /// - Parameters:
    ///   - known: Payouts of the last days that are like a row, by what they have in common.
    ///   - typed: Control totals besides those of the file.
    /// - Returns: What was found.
    package func findings(
        known: [PayoutLikeness: PayoutID],
        typed: [ControlTotal]
    ) -> BatchFindings {
        var entries = entries
        for index in entries.indices {
            guard let id = entries[index].likeness.flatMap({ known[$0] }) else { continue }
            entries[index].doubts.append(.sameInLedger(id))
        }
        return BatchFindings(
            entries: entries,
            problems: problems,
            problemCount: problemCount,
            controls: typed + controls
        )
    }
}
