import DelimitedText
import Foundation
import PayoutService
import Payouts

/// A comparison as it goes to standard output: the stable contract of `--format json`.
struct ReconciliationOutput: Encodable {
    let provider: String
    let period: String
    let payouts: Int
    let lines: Int
    let linesOfOtherDays: Int
    let matched: Int
    let agreed: Int
    let agreedOfOtherDays: Int
    let newBreaks: Int
    let knownBreaks: Int
    let resolvedBreaks: Int
    let endedBreaks: Int
    let sums: [Sum]
    let counts: [String: Int]
    let unreadableLines: Int
    let unreadable: [SettlementProblem]
    let breaks: [BreakOutput]
    private let breaksText: String
    private let endedText: String?
    private let unreadableText: String?

    private enum CodingKeys: String, CodingKey {
        case provider, period, payouts, lines, linesOfOtherDays, matched, agreed, agreedOfOtherDays
        case newBreaks, knownBreaks, resolvedBreaks, endedBreaks, sums, counts, unreadableLines
        case unreadable, breaks
    }

    /// Money on both sides in one currency.
    struct Sum: Encodable {
        let currency: String
        let ours: String
        let theirs: String
        let difference: String
        let fees: String
    }

    init(
        _ outcome: ReconciliationOutcome,
        breaks: [ListedBreak],
        now: Date,
        _ wording: Wording
    ) {
        let run = outcome.run
        provider = run.provider.rawValue
        period = "\(run.period)"
        payouts = run.totals.payouts
        lines = run.totals.lines
        linesOfOtherDays = run.totals.linesOfOtherDays
        matched = run.totals.matched
        agreed = run.totals.agreed
        agreedOfOtherDays = run.totals.agreedOfOtherDays
        newBreaks = run.unresolvedCount - run.knownCount
        knownBreaks = run.knownCount
        resolvedBreaks = run.resolvedCount
        endedBreaks = run.endedCount
        breaksText = run.breaksText
        endedText = run.endedText
        sums = run.totals.sums.map(Sum.init)
        counts = Dictionary(
            uniqueKeysWithValues: run.counts.map { ($0.key.rawValue, $0.value) }
        )
        unreadableLines = run.unreadableLines
        unreadableText = run.unreadableText
        unreadable = outcome.problems
        self.breaks = breaks.map { BreakOutput($0, now: now, wording) }
    }

    func text(_ format: OutputFormat) throws -> String {
        let rows = breaks.map(\.cells)
        let output = CommandOutput(payload: self, columns: BreakOutput.columns, rows: rows)
        guard format == .table else { return try output.text(format) }
        let list = breaks.isEmpty ? "No breaks.\n" : try output.text(.table)
        return try [summary, sumTable, countTable, list].joined(separator: "\n")
    }

    private var summary: String {
        var text = """
            \(provider), \(period): \(payouts.grouped) payouts, \(lines.grouped) lines, \
            \(matched.grouped) matched, \(agreed.grouped) agree.

            """
        if agreedOfOtherDays > 0 {
            text +=
                "\(agreedOfOtherDays.grouped) payouts of other days agree with lines of other "
                + "days; they say nothing about \(period).\n"
        }
        if !counts.isEmpty { text += breaksText + ".\n" }
        if let endedText { text += endedText + ".\n" }
        if linesOfOtherDays > 0 {
            text += "\(linesOfOtherDays.grouped) lines of other days match no payout.\n"
        }
        if let unreadableText { text += unreadableText + "; nothing is known of it.\n" }
        return text
    }

    private var sumTable: String {
        get throws {
            try CommandOutput(
                payload: sums,
                columns: ["currency", "paid here", "paid there", "difference", "fees there"],
                rows: sums.map { [$0.currency, $0.ours, $0.theirs, $0.difference, $0.fees] }
            )
            .text(.table)
        }
    }

    private var countTable: String {
        get throws {
            let rows = BreakKind.allCases.compactMap { kind in
                counts[kind.rawValue].map { [kind.word, $0.grouped, kind.nextStep] }
            }
            guard !rows.isEmpty else { return "" }
            return try CommandOutput(
                payload: counts,
                columns: ["kind", "breaks", "next step"],
                rows: rows
            )
            .text(.table)
        }
    }
}

extension ReconciliationOutput.Sum {
    fileprivate init(_ sum: ReconciliationTotals.CurrencySum) {
        let money = Currency(code: sum.currency) ?? .usd
        let text = { (minorUnits: Int64) in
            Money(minorUnits: minorUnits, currency: money).groupedText
        }
        let gap = sum.theirs.subtractingReportingOverflow(sum.ours)
        currency = sum.currency
        ours = text(sum.ours)
        theirs = text(sum.theirs)
        difference = gap.overflow ? "" : text(gap.partialValue)
        fees = text(sum.fees)
    }
}
