import Payouts
import TerminalUI

/// What a day comes to and what stays open, as lines of a width.
struct CloseText {
    let content: CloseContent
    let width: Int

    /// How wide the parts of the table are: roomy, or as narrow as they can be.
    private struct Columns {
        var label = 21
        var count = 8
        var amount = 18

        var currency: Int { count + amount }
    }

    private let columns: Columns
    /// Whether a name, a count and an amount have no room beside each other.
    private let isStacked: Bool

    init(content: CloseContent, width: Int) {
        (self.content, self.width) = (content, width)
        let roomy = Columns()
        let amounts = content.figures.flatMap { figures in
            CloseLine.statement.map { figures.money($0).groupedText.count }
                + [figures.fees?.groupedText.count ?? Self.unstated.count]
        }
        let tight = Columns(
            label: (CloseLine.statement.map(\.title.count).max() ?? 0) + 1,
            amount: (amounts.max() ?? 0) + 1
        )
        columns = roomy.label + roomy.currency <= width ? roomy : tight
        isStacked = tight.label + tight.currency > width
    }

    private static let unstated = "not stated"

    private var day: CloseDay { content.day }

    // MARK: Figures

    /// The lines of every currency, as many beside each other as there is room for.
    var figures: [StyledText] {
        guard !isStacked else {
            return Array(content.figures.map(stacked).joined(separator: [""]))
        }
        let beside = max(1, (width - columns.label) / columns.currency)
        let starts = stride(from: 0, to: content.figures.count, by: beside)
        return Array(
            starts.map { start in table(content.figures.dropFirst(start).prefix(beside)) }
                .joined(separator: [""])
        )
    }

    private func table(_ figures: ArraySlice<CloseFigures>) -> [StyledText] {
        let head = figures.reduce(label("")) { line, figures in
            line + cell("payouts", "\(figures.currency)", .label)
        }
        return [head]
            + statement(figures).map { line in
                figures.reduce(label(line.title)) { text, figures in
                    let count = figures[line].count.grouped
                    return text + cell(count, figures.money(line).groupedText, line.role)
                }
            } + [fees(figures)]
    }

    /// The lines of which there is anything to say.
    private func statement(_ figures: ArraySlice<CloseFigures>) -> [CloseLine] {
        CloseLine.statement.filter { line in
            line.isAlwaysShown || figures.contains { $0[line] != .zero }
        }
    }

    /// A currency where each amount has a line of its own, below its name and its count.
    private func stacked(_ figures: CloseFigures) -> [StyledText] {
        func line(_ left: String, _ right: StyledText) -> StyledText {
            let room = max(TextWidth.width(of: left) + 1, width - right.width)
            return StyledText(TextWidth.pad(left, to: room), .label) + right
        }
        let lines = statement([figures]).flatMap { row in
            [
                line(row.title, StyledText(figures[row].count.grouped, .muted)),
                line("", StyledText(figures.money(row).groupedText, row.role)),
            ]
        }
        let fees = figures.fees.map { StyledText($0.groupedText, .money) }
        return [line("\(figures.currency)", StyledText("payouts", .label))] + lines
            + [line("  Fees", fees ?? StyledText(Self.unstated, .muted))]
    }

    private func fees(_ figures: ArraySlice<CloseFigures>) -> StyledText {
        figures.reduce(label("  Fees")) { text, figures in
            text
                + cell(
                    "",
                    figures.fees?.groupedText ?? Self.unstated,
                    figures.fees == nil ? .muted : .money
                )
        }
    }

    private func label(_ text: String) -> StyledText {
        StyledText(TextWidth.pad(text, to: columns.label), .label)
    }

    private func cell(_ count: String, _ amount: String, _ role: Role) -> StyledText {
        // Pushed to the right and never cut, as a clipped amount would be a wrong one.
        let gap = String(
            repeating: " ",
            count: max(1, columns.amount - TextWidth.width(of: amount))
        )
        return StyledText(TextWidth.pad(count, to: columns.count, .trailing), .muted)
            + StyledText(gap + amount, role)
    }

    // MARK: What is open

    /// What stands in the way of closing without a signature, the most serious first.
    func open(_ inFlight: [Payout]) -> [StyledText] {
        uncompared + breaks + unknown + self.inFlight(inFlight)
    }

    private var uncompared: [StyledText] {
        guard content.comparison == nil else { return [] }
        return point("No statement of \(day.day) was compared.", .attention)
    }

    /// The breaks that are not resolved, each with its number and its money.
    var breaks: [StyledText] {
        let count = content.breaks.count
        guard count > 0 else { return [] }
        let away = content.breaks.count { $0.remarks?.state == .withProvider }
        let kinds = content.breaks.map { TextWidth.width(of: $0.kind.word) }.max() ?? 0
        let apart = away == 0 ? "" : ", \(away.grouped) of them with the provider"
        return point("\(count.counting("unresolved break"))\(apart):", .attention)
            + named(content.breaks) { found in
                let kind = TextWidth.pad(found.kind.word, to: kinds)
                let what =
                    StyledText(kind, found.kind.role) + StyledText("  \(found.subject)", .muted)
                return ("\(found.id)", what, found.stake)
            }
    }

    /// What was resolved since the last close, each with how and by whom.
    var resolved: [StyledText] {
        named(content.resolved, of: content.resolvedCount) { found in
            let (resolution, second) = (found.decision.resolution, found.confirmedBy)
            let people = [resolution.by, second].compactMap { $0?.rawValue }
            return (
                "\(found.id)",
                StyledText(
                    "\(resolution.action.word), \(people.joined(separator: " and ")): "
                        + resolution.note,
                    .muted
                ),
                found.stake
            )
        }
    }

    /// The payouts of unknown outcome, each with its money and since when.
    var unknown: [StyledText] {
        let count = content.unknown.count
        guard count > 0 else { return [] }
        let payouts = count == 1 ? "1 payout" : "\(count.grouped) payouts"
        return point("\(payouts) of unknown outcome:", .attention)
            + named(content.unknown) { payout in
                let since = TimeText.full(payout.since, utcOffset: day.utcOffset)
                    .dropFirst(5).prefix(11)
                return (payout.payout.rawValue, StyledText("since \(since)", .muted), payout.amount)
            }
    }

    /// How much is in flight, and which payouts where that is known.
    func inFlight(_ payouts: [Payout]) -> [StyledText] {
        let tallies = content.figures.filter { $0.inFlight.count > 0 }
        let count = tallies.reduce(0) { $0 + $1.inFlight.count }
        guard count > 0 else { return [] }
        let sums = tallies.map {
            "\(Money(minorUnits: $0.inFlight.minorUnits, currency: $0.currency))"
        }.joined(separator: ", ")
        let words = count == 1 ? "1 payout still in flight" : "\(count.grouped) payouts in flight"
        return point("\(words), \(sums)" + (payouts.isEmpty ? "." : ":"), .inMotion)
            + named(payouts, of: count) { payout in
                let word = StyledText(StatusBadge(payout.status).word, .muted)
                return (payout.id.rawValue, word, payout.amount)
            }
    }

    /// Results of days closed before that changed in a span, with the day that they belong to.
    func adjustments(_ adjustments: [CloseAdjustment]) -> [StyledText] {
        named(adjustments) { adjustment in
            let change = adjustment.transition
            let from = change.from.map { StatusBadge($0).word } ?? "none"
            let at = TimeText.full(change.at, utcOffset: day.utcOffset).dropFirst(5).prefix(11)
            let to = StatusBadge(change.to).word
            let what = StyledText("\(from) to \(to), \(at)", .muted)
            return (adjustment.payout.rawValue, what, adjustment.amount)
        }
    }

    private func point(_ text: String, _ role: Role) -> [StyledText] {
        (StyledText("! ", role, .bold) + StyledText(text, role))
            .wrapped(to: width)
    }

    /// One line each, the money last; of many the first.
    private func named<Item>(
        _ items: [Item],
        of total: Int? = nil,
        _ words: (Item) -> (name: String, what: StyledText, money: Money)
    ) -> [StyledText] {
        let shown = items.prefix(Self.maximumNamed).map(words)
        let names = shown.map { TextWidth.width(of: $0.name) }.max() ?? 0
        let lines = shown.map { name, what, money in
            let amount = "\(money)"
            let room = max(1, width - names - TextWidth.width(of: amount) - 5)
            let cut = what.clipped(to: room)
            let gap = String(repeating: " ", count: room - cut.width + 1)
            return StyledText("  " + TextWidth.pad(name, to: names) + "  ", .title)
                + cut + StyledText(gap) + StyledText(amount, .money)
        }
        let more = (total ?? items.count) - shown.count
        guard more > 0, !shown.isEmpty else { return lines }
        return lines + [StyledText("  and \(more.grouped) more", .muted)]
    }

    /// The most of a kind that the screen names; the pack names all.
    private static let maximumNamed = 50
}

extension CloseLine {
    /// Whether it is there also where it is zero.
    fileprivate var isAlwaysShown: Bool {
        switch self {
        case .opening, .created, .paid, .failed, .returned, .closing: true
        case .withdrawn, .paidReversed, .failedReversed, .returnedReversed: false
        }
    }

    /// The lines in the order in which they add up.
    fileprivate static let statement: [CloseLine] = [
        .opening, .created, .paidReversed, .failedReversed, .returnedReversed, .paid, .failed,
        .returned, .withdrawn, .closing,
    ]

    /// The line with how it adds up: `+ Created`, `- Paid`, `= Closing`.
    fileprivate var title: String {
        let mark =
            switch self {
            case .opening: " "
            case .created, .paidReversed, .failedReversed, .returnedReversed: "+"
            case .paid, .failed, .returned, .withdrawn: "-"
            case .closing: "="
            }
        return "\(mark) \(word.prefix(1).uppercased())\(word.dropFirst())"
    }

    fileprivate var role: Role {
        switch self {
        case .paid: .paid
        case .opening, .closing: .title
        default: .money
        }
    }
}
