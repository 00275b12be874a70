/// What was found in a batch file: which rows are good, and what speaks against the others.
package struct BatchFindings: Hashable, Sendable {
    /// The most problems that are named one by one; the file of rejected rows names all.
    package static let maximumProblems = 20_000

    /// What stands against the rows, in the order of the file; at most ``maximumProblems``.
    package let problems: [BatchProblem]
    /// How many problems there are.
    package let problemCount: Int
    /// What the rows add up to, by provider and currency.
    package let totals: BatchTotals
    /// The totals beside what was expected.
    package let controls: [ControlCheck]
    /// How many rows there are of each kind.
    package let counts: [BatchRowKind: Int]

    private let entries: [Entry]

    /// One row, as small as a hundred thousand of them should be.
    struct Entry: Hashable, Sendable {
        let line: Int
        let provider: ProviderID?
        var amount: Money?
        /// `nil` where the row cannot be paid.
        var likeness: PayoutLikeness?
        var doubts: [BatchDoubt]

        init(_ row: BatchRow) {
            line = row.line
            provider = row.provider
            amount = row.amount
            likeness = row.draft?.likeness
            doubts = row.draft == nil ? [] : row.roundedColumns.map { .roundedNumber(column: $0) }
        }

        var kind: BatchRowKind {
            likeness == nil ? .bad : doubts.isEmpty ? .good : .doubtful
        }
    }

    init(
        entries: [Entry],
        problems: [BatchProblem],
        problemCount: Int,
        controls: [ControlTotal]
    ) {
        var totals = BatchTotals()
        var counts: [BatchRowKind: Int] = [:]
        for entry in entries {
            counts[entry.kind, default: 0] += 1
            guard let amount = entry.amount, let provider = entry.provider else {
                totals.addUnreadable()
                continue
            }
            totals.add(amount, of: provider, as: entry.kind)
        }
        self.entries = entries
        self.problems = problems
        self.problemCount = problemCount
        self.totals = totals
        self.counts = counts
        self.controls = controls.map(totals.check)
    }
}

// MARK: - Rows

extension BatchFindings {
    /// How many rows there are.
    package var rowCount: Int { entries.count }

    /// How many rows there are of one kind.
    package func count(_ kind: BatchRowKind) -> Int { counts[kind] ?? 0 }

    /// The line in which a row begins, counted likewise.
    package func line(ofRow index: Int) -> Int { entries[index].line }

    /// What is to be thought of a row, counted from 0 without those of control totals.
    package func kind(ofRow index: Int) -> BatchRowKind { entries[index].kind }

    /// Why a row should be looked at first, counted likewise.
    package func doubts(aboutRow index: Int) -> [BatchDoubt] { entries[index].doubts }

    /// Lines that should be looked at, with why, after so many of these.
    package func doubts(from start: Int = 0, limit: Int) -> [(line: Int, doubt: BatchDoubt)] {
        Array(
            entries.lazy.filter { $0.likeness != nil }
                .flatMap { entry in entry.doubts.lazy.map { (entry.line, $0) } }
                .dropFirst(start).prefix(limit)
        )
    }

    /// How many doubts there are about rows that can be paid.
    package var doubtCount: Int {
        entries.reduce(0) { $0 + ($1.likeness == nil ? 0 : $1.doubts.count) }
    }
}

// MARK: - Decision

/// What somebody decides about a batch file; to refuse it is to commit nothing.
package enum BatchDecision: String, CaseIterable, Hashable, Sendable {
    /// Pay every row, also the doubtful ones; not possible while one is bad.
    case all
    /// Pay the good rows only, and give the others back.
    case good
}

extension BatchFindings {
    /// Whether a decision pays a row, counted from 0 without those of control totals.
    package func accepts(row index: Int, by decision: BatchDecision) -> Bool {
        switch entries[index].kind {
        case .good: true
        case .doubtful: decision == .all
        case .bad: false
        }
    }

    /// How many rows a decision pays.
    package func acceptedCount(by decision: BatchDecision) -> Int {
        count(.good) + (decision == .all ? count(.doubtful) : 0)
    }

    /// Why a decision cannot be taken, in plain words; `nil` where it can.
    package func objection(to decision: BatchDecision) -> String? {
        if let control = controls.first(where: { $0.verdict == .differs }) {
            return
                "The control total does not match: \(control.message). Find the difference first."
        }
        if let problem = problems.first(where: { $0.rule == .controlTotal }) {
            return "A control total cannot be read: \(problem)."
        }
        if decision == .all, count(.bad) > 0 {
            let (bad, doubtful) = (count(.bad), count(.doubtful))
            let are = doubtful == 1 ? "is" : "are"
            let doubts = doubtful == 0 ? "" : ", \(doubtful) \(are) doubtful"
            return "\(bad) of \(rowCount) rows \(bad == 1 ? "has" : "have") problems\(doubts). "
                + "Mend them and upload the file again, or commit the good rows."
        }
        if acceptedCount(by: decision) == 0 {
            let which = decision == .good ? "good row" : "row"
            return "There is no \(which) in the file to be paid."
        }
        return nil
    }
}
