import PayoutService
import Payouts
import TerminalUI

/// What committing a file would do, in words.
struct PreviewText {
    let preview: BatchPreview
    let width: Int
    let glyphs: Glyphs

    /// Problems and doubts that are shown; a file of rejected rows has all.
    static let shown = 200

    var lines: [StyledText] {
        [StyledText("\(preview.name) \(glyphs.separator) \(preview.format)", .muted)]
            + [counts] + objection + [""] + totals + controls + problems + doubts
    }

    private var findings: BatchFindings { preview.findings }

    private var counts: StyledText {
        let rows = findings.rowCount == 1 ? "1 row" : "\(findings.rowCount.grouped) rows"
        return StyledText("\(rows): ", .title)
            + part(.good, .success) + StyledText(", ") + part(.doubtful, .attention)
            + StyledText(", ") + part(.bad, .error)
    }

    private func part(_ kind: BatchRowKind, _ role: Role) -> StyledText {
        let count = findings.count(kind)
        return StyledText("\(count.grouped) \(kind.rawValue)", count > 0 ? role : .muted)
    }

    /// Why nothing can be accepted, or not every row.
    private var objection: [StyledText] {
        let nothing = preview.objection(to: .good).map { StyledText($0, .error) }
        let words = nothing ?? preview.objection(to: .all).map { StyledText($0, .attention) }
        return words?.wrapped(to: width) ?? []
    }

    // MARK: Totals

    private var totals: [StyledText] {
        findings.totals.lines.flatMap { line in
            let sums = [
                ("good", line.good, Role.success), ("doubtful", line.doubtful, .attention),
                ("bad", line.bad, .error),
            ]
            let parts = sums.filter { $0.1.count > 0 }.map { name, sum, role in
                amount(name, sum.count, line.money(sum.minorUnits), role)
            }
            let whole = parts.count > 1 ? [amount("total", line.count, line.total, .title)] : []
            return [StyledText("\(line.provider) \(glyphs.separator) \(line.currency)", .label)]
                + parts + whole + [""]
        }
    }

    private func amount(_ name: String, _ count: Int, _ sum: Money, _ role: Role) -> StyledText {
        StyledText("  " + TextWidth.pad(name, to: 10), role)
            + StyledText(TextWidth.pad(count.grouped, to: 8, .trailing))
            + StyledText(TextWidth.pad(sum.groupedText, to: 20, .trailing), .money)
            + StyledText(" \(sum.currency.code)", .muted)
    }

    private var controls: [StyledText] {
        guard !findings.controls.isEmpty else { return [] }
        return [StyledText("Control totals", .label)]
            + findings.controls.flatMap { control in
                let role: Role =
                    switch control.verdict {
                    case .matches: .success
                    case .undecided: .attention
                    case .differs: .error
                    }
                return StyledText("  \(control.message)", role).wrapped(to: width)
            } + [""]
    }

    // MARK: Rows

    private var problems: [StyledText] {
        guard findings.problemCount > 0 else { return [] }
        let shown = findings.problems.prefix(Self.shown)
        let rest = findings.problemCount - shown.count
        return [StyledText("Problems", .label)]
            + shown.flatMap {
                item($0.line, " \(glyphs.separator) \($0.column)", $0.message, .error)
            }
            + (rest > 0 ? [StyledText("and \(rest.grouped) more", .muted)] : []) + [""]
    }

    private var doubts: [StyledText] {
        let shown = findings.doubts(limit: Self.shown)
        guard !shown.isEmpty else { return [] }
        let rest = findings.count(.doubtful) - shown.count
        return [StyledText("Doubts", .label)]
            + shown.flatMap { item($0.line, "", $0.doubt.message, .attention) }
            + (rest > 0 ? [StyledText("and \(rest.grouped) more", .muted)] : [])
    }

    private func item(
        _ line: Int,
        _ place: String,
        _ message: String,
        _ role: Role
    ) -> [StyledText] {
        [StyledText("  line \(line.grouped)", role) + StyledText(place)]
            + StyledText(message, .muted).wrapped(to: max(1, width - 4))
            .map { StyledText("    ") + $0 }
    }
}
