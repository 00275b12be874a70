import Foundation
import PayoutService
import Payouts
import TerminalUI

/// Everything about one provider, as lines for the detail pane.
struct ProviderDetail {
    let overview: ProviderOverview
    let facts: ConsoleFacts
    let moments: MomentText
    /// When the overview was read.
    let shownAt: Date
    let size: Size
    let glyphs: Glyphs

    var state: ProviderState { overview.state }
    var report: ProviderReport { overview.report }

    private var width: Int { size.width }

    /// The sections under each other; where there is room, in two columns beside each other.
    var lines: [StyledText] {
        guard width >= Self.minimumWidthBeside, !glyphs.isLinear else {
            return Self.stacked(
                [
                    status(width), success(width), errors(width), backlog(width), day(width),
                    balances(width), settling(width), latencies(width), reversals,
                ]
            )
        }
        let column = (width - Self.gap) / 2
        let left = Self.stacked([status(column), success(column), backlog(column), day(column)])
        let right = Self.stacked(
            [errors(column), settling(column), latencies(column), balances(column), reversals]
        )
        return (0..<max(left.count, right.count)).map { index in
            guard right.indices.contains(index) else { return left[index] }
            let line = left.indices.contains(index) ? left[index] : ""
            let padding = String(repeating: " ", count: max(0, column + Self.gap - line.width))
            return line + StyledText(padding) + right[index]
        }
    }

    /// In fewer columns, two sections have no room beside each other.
    private static let minimumWidthBeside = 100
    private static let gap = 4

    private static func stacked(_ sections: [[StyledText]]) -> [StyledText] {
        Array(sections.joined(separator: [""]))
    }

    /// What a section shows, and in muted words what its numbers are.
    func heading(_ title: String, _ note: StyledText = "") -> StyledText {
        StyledText(title, .title) + (note.text.isEmpty ? "" : "   ") + note
    }
}

// MARK: - State

extension ProviderDetail {
    private func status(_ width: Int) -> [StyledText] {
        let title = facts.title(of: report.provider)
        let fields =
            [FieldList.Field("Provider", StyledText(title))] + pauseFields + breakerFields
        return FieldList(fields).lines(width: width)
    }

    private var pauseFields: [FieldList.Field] {
        let badge = ProviderBadge(state, now: moments.now).text(glyphs)
        guard let pause = state.pause else { return [FieldList.Field("State", badge)] }
        let since = TimeText.full(pause.at, utcOffset: facts.utcOffset)
        let zone = TimeText.zone(facts.utcOffset)
        return [
            FieldList.Field(
                "State",
                badge + StyledText(" by \(pause.by.rawValue) \(moments.lasting(since: pause.at))")
            ),
            FieldList.Field("Reason", StyledText(pause.reason)),
            FieldList.Field("Since", StyledText("\(since) \(zone)")),
        ]
    }

    private var breakerFields: [FieldList.Field] {
        let breaker = state.breaker
        let failures = ProviderConcern.failuresWords(breaker)
        let words: StyledText
        switch breaker.phase {
        case .closed where breaker.failures == 0: return []
        case .closed: words = StyledText("none; it had \(failures) lately", .attention)
        case .open:
            let next = ProviderConcern.nextTry(breaker, moments)
            words = StyledText("everything, after \(failures); \(next)", .attention)
        case .probing(let since):
            words = StyledText("all but one, which went \(moments.past(since))", .inMotion)
        }
        let fields = [FieldList.Field("Held back", words)]
        guard !breaker.lastFailure.isEmpty else { return fields }
        return fields + [FieldList.Field("Last failure", StyledText(breaker.lastFailure))]
    }

    private var reversals: [StyledText] {
        let count = report.reversals
        let words = StyledText(
            count == 0 ? "none in the last 24 hours" : "\(count.grouped) in the last 24 hours",
            count == 0 ? .muted : .returned
        )
        return [heading("Reversals", words)]
    }
}
