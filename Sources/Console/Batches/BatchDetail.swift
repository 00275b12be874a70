import Foundation
import Payouts
import TerminalUI

/// One batch in words: where its payouts stand, what they add up to, and each of its rows.
struct BatchDetail {
    let batch: Batch
    /// A page of its lines, once read.
    let page: BatchLinePage?
    /// What stands in place of the lines where they could not be read.
    var unread: [StyledText] = []
    /// How many lines are on the pages before.
    let before: Int
    let statuses: Set<PayoutStatus>
    let utcOffset: Int
    let width: Int
    let glyphs: Glyphs

    var lines: [StyledText] { head + rows }

    /// What stands above the rows.
    var head: [StyledText] {
        FieldList(fields).lines(width: width)
            + [""] + StatusBar(batch).lines(width: width, glyphs)
            + [""] + totals + [""]
    }

    private var fields: [FieldList.Field] {
        let rejected =
            batch.rejectedCount == 0
            ? "" : "; \(batch.rejectedCount.grouped) more rejected"
        let made = TimeText.full(batch.createdAt, utcOffset: utcOffset)
        return [
            FieldList.Field("File", StyledText(batch.name)),
            FieldList.Field("Committed", StyledText("\(made) by \(batch.createdBy.rawValue)")),
            FieldList.Field("Payouts", StyledText("\(batch.rowCount.grouped)\(rejected)")),
            FieldList.Field(
                "Settled",
                StyledText(
                    "\(batch.settledPercent) %, \(batch.doneCount.grouped) of "
                        + batch.rowCount.grouped
                )
            ),
        ] + (batch.retryOf.map { [FieldList.Field("Retry of", StyledText($0.rawValue))] } ?? [])
    }

    /// By status, in the order of the bar, and currency, amounts under each other.
    private var totals: [StyledText] {
        let longest = batch.tallies.map { $0.total.groupedText.count }.max() ?? 0
        let counts = batch.tallies.map { $0.count.grouped.count }.max() ?? 0
        // The room around the counts goes first, and then the amounts get lines of their own.
        let money = longest + Self.aroundAmount
        let room = width - StatusBadge.width - money
        let isBeside = room > counts
        let tallies = batch.tallies.sorted {
            (StatusBar.place(of: $0.status), $0.total.currency.code)
                < (StatusBar.place(of: $1.status), $1.total.currency.code)
        }
        return tallies.flatMap { tally in
            let badge = StatusBadge(tally.status).text(glyphs)
            let gap = String(repeating: " ", count: max(0, StatusBadge.width - badge.width))
            let count = TextWidth.pad(
                tally.count.grouped,
                to: isBeside ? min(Self.countWidth, room) : Self.countWidth,
                .trailing
            )
            let amount = TextWidth.pad(tally.total.groupedText, to: longest + 2, .trailing)
            let head = badge + StyledText("\(gap)\(count)")
            let sum =
                StyledText(amount, .money)
                + StyledText(" \(tally.total.currency.code)", .muted)
            guard !isBeside else { return [head + sum] }
            return [head, StyledText(String(repeating: " ", count: max(0, width - money))) + sum]
        }
    }

    private static let countWidth = 8
    /// Two blanks before an amount, and behind it the currency.
    private static let aroundAmount = 6

    // MARK: Rows

    private var rows: [StyledText] {
        let what = title
        guard let page else {
            let instead = unread.isEmpty ? [StyledText("Reading…", .muted)] : unread
            return [StyledText(what, .title)] + instead.flatMap { $0.wrapped(to: width) }
        }
        guard !page.lines.isEmpty else {
            return [StyledText(what, .title), StyledText("None.", .muted)]
        }
        let more = page.hasMore ? [StyledText("More follow; scroll on.", .muted)] : []
        let columns = RowColumns(
            line: page.lines.map { "\($0.line)".count }.max() ?? 1,
            amount: page.lines.map { $0.payout.amount.groupedText.count }.max() ?? 1
        )
        return [StyledText(what, .title)] + page.lines.flatMap { row($0, columns) } + more
    }

    /// What the rows are, and where they stand among all, where they are not all.
    private var title: String {
        let what = statuses.isEmpty ? "Rows" : "Rows that did not go well"
        guard let page, before > 0 || page.hasMore else { return what }
        let total =
            statuses.isEmpty ? batch.rowCount : statuses.reduce(0) { $0 + batch.count($1) }
        let last = before + page.lines.count
        return "\(what) \((before + 1).grouped) to \(last.grouped) of \(total.grouped)"
    }

    /// How many columns the numbers of the rows take.
    private struct RowColumns {
        let line: Int
        let amount: Int
    }

    private func row(_ line: BatchLine, _ columns: RowColumns) -> [StyledText] {
        let payout = line.payout
        let badge = StatusBadge(payout.status).text(glyphs)
        let gap = String(repeating: " ", count: max(0, StatusBadge.width - badge.width + 1))
        let amount = TextWidth.pad(payout.amount.groupedText, to: columns.amount, .trailing)
        let head =
            StyledText(TextWidth.pad("\(line.line)", to: columns.line, .trailing) + " ", .muted)
            + badge + StyledText(gap) + StyledText(amount, .money)
            + StyledText(" \(payout.amount.currency.code)  ", .muted)
            + StyledText(payout.beneficiary.displayAccount)
        let indent = String(repeating: " ", count: columns.line + 1)
        let reason = payout.reason.map { StyledText("\($0.explanation)", .muted) }
        let why = reason?.wrapped(to: max(1, width - indent.count)) ?? []
        return [head.clipped(to: width, ellipsis: glyphs.ellipsis)]
            + why.map { StyledText(indent) + $0 }
    }
}

extension Batch {
    /// How many of a hundred payouts nothing more is to happen to, whether any of them was paid or
    /// none.
    var settledPercent: Int { rowCount == 0 ? 100 : doneCount * 100 / rowCount }
}
