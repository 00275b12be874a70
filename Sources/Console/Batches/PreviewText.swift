import PayoutService
import Payouts
import TerminalUI

/// What committing a file would do, in words.
struct PreviewText {
    let shown: UploadForm.Preview
    let width: Int
    let glyphs: Glyphs

    private var preview: BatchPreview { shown.preview }

    var lines: [StyledText] { head + remarks }

    /// What stands above the problems and doubts.
    var head: [StyledText] {
        [StyledText("\(preview.name)\(glyphs.joint)\(preview.format)", .muted)]
            + [counts] + objection + [""] + totals + controls
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
        sums + unsummed
    }

    /// What no sum holds, so that the sums are not taken for the whole file.
    private var unsummed: [StyledText] {
        let count = findings.rowCount - findings.totals.lines.reduce(0) { $0 + $1.count }
        guard count > 0 else { return [] }
        let rows = count == 1 ? "1 row is" : "\(count.grouped) rows are"
        let words = "\(rows) in no sum: amount, currency or provider cannot be read."
        return StyledText(words, .attention).wrapped(to: width) + [""]
    }

    private var sums: [StyledText] {
        findings.totals.lines.flatMap { line in
            let sums = [
                ("good", line.good, Role.success), ("doubtful", line.doubtful, .attention),
                ("bad", line.bad, .error),
            ]
            let parts = sums.filter { $0.1.count > 0 }.map { name, sum, role in
                amount(name, sum.count, line.money(sum.minorUnits), role)
            }
            let whole = parts.count > 1 ? [amount("total", line.count, line.total, .title)] : []
            return [StyledText("\(line.provider)\(glyphs.joint)\(line.currency)", .label)]
                + parts + whole + [""]
        }
    }

    private func amount(_ name: String, _ count: Int, _ sum: Money, _ role: Role) -> StyledText {
        // In a narrow pane the room before the amount goes, and never a digit of it.
        let fixed = 2 + Self.nameWidth + Self.countWidth + 1 + sum.currency.code.count
        let room = max(sum.groupedText.count + 1, min(Self.amountWidth, width - fixed))
        return StyledText("  " + TextWidth.pad(name, to: Self.nameWidth), role)
            + StyledText(TextWidth.pad(count.grouped, to: Self.countWidth, .trailing))
            + StyledText(TextWidth.pad(sum.groupedText, to: room, .trailing), .money)
            + StyledText(" \(sum.currency.code)", .muted)
    }

    private static let nameWidth = 10
    private static let countWidth = 8
    private static let amountWidth = 20

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

    /// The problems and doubts of the present page, under their titles.
    private var remarks: [StyledText] {
        let problems = shown.remarks.filter { !$0.place.isEmpty }
        let doubts = shown.remarks.filter(\.place.isEmpty)
        return titled("Problems", problems, after: shown.before, of: findings.problemCount, .error)
            + (problems.isEmpty || doubts.isEmpty ? [] : [""])
            + titled(
                "Doubts",
                doubts,
                after: max(0, shown.before - findings.problems.count),
                of: shown.doubtCount,
                .attention
            ) + (shown.hasMore ? [StyledText("More follow; read on.", .muted)] : [])
    }

    private func titled(
        _ title: String,
        _ remarks: [UploadForm.Preview.Remark],
        after before: Int,
        of total: Int,
        _ role: Role
    ) -> [StyledText] {
        guard !remarks.isEmpty else { return [] }
        let (first, last) = (before + 1, before + remarks.count)
        let range =
            remarks.count == total
            ? "" : "  \(first.grouped) to \(last.grouped) of \(total.grouped)"
        return [StyledText(title, .label) + StyledText(range, .muted)]
            + remarks.flatMap { lines(of: $0, role) }
    }

    private func lines(of remark: UploadForm.Preview.Remark, _ role: Role) -> [StyledText] {
        let place = remark.place.map { "\(glyphs.joint)\($0)" }.joined()
        return [StyledText("  line \(remark.line.grouped)", role) + StyledText(place)]
            + StyledText(remark.text, .muted).wrapped(to: max(1, width - 4))
            .map { StyledText("    ") + $0 }
    }
}

extension UploadForm.Preview {
    /// Whether there are problems or doubts after those of the present page.
    var hasMore: Bool { before + remarks.count < remarkCount }
}
