import Foundation
import Payouts
import TerminalUI

/// What a re-query of many says about itself: how far it is, and what was learnt.
struct RequeryProgressText {
    let progress: RequeryProgress
    let now: Date
    let width: Int
    let glyphs: Glyphs

    /// `1,204 of 38,112 · 3,100/s · 12 s left`.
    var measure: StyledText {
        guard progress.job != nil else { return StyledText("collecting the payouts…", .muted) }
        return StyledText(progress.measure.text(at: now, separator: glyphs.joint))
    }

    /// How many results of each kind, those first that change something.
    var counts: StyledText {
        let words: [(RequeryLine.Outcome, String, Role)] = [
            (.changed, "changed", .success), (.unchanged, "as before", .muted),
            (.unanswered, "without an answer", .attention),
        ]
        let parts = words.compactMap { outcome, word, role in
            progress.counts[outcome].map { StyledText("\($0.grouped) \(word)", role) }
        }
        guard let first = parts.first else { return "" }
        let separator = StyledText(glyphs.joint, .faint)
        return parts.dropFirst().reduce(first) { $0 + separator + $1 }
    }

    /// Each payout that was named, in its order; of a filter, what came last stands first.
    var lines: [StyledText] {
        guard !progress.ids.isEmpty else {
            return progress.lines.reversed().flatMap(resultLines)
        }
        let results = Dictionary(
            progress.lines.map { ($0.payout, $0) },
            uniquingKeysWith: { $1 }
        )
        let missing = progress.isDone ? "was not asked about" : "waits"
        return progress.ids.flatMap { id in
            results[id].map(resultLines) ?? [name(id) + StyledText(missing, .muted)]
        }
    }

    private func resultLines(_ line: RequeryLine) -> [StyledText] {
        let room = max(8, width - Self.nameWidth - StatusBadge.width - 2)
        return StyledText(news(line), role(line.outcome)).wrapped(to: room).enumerated()
            .map { row, text in
                guard row == 0 else {
                    return StyledText(TextWidth.pad("", to: Self.nameWidth)) + text
                }
                let gap = StyledText(TextWidth.pad("", to: room - text.width + 2))
                return name(line.payout) + text + gap + StatusBadge(line.status).text(glyphs)
            }
    }

    /// What was learnt, without the status, which stands beside it.
    private func news(_ line: RequeryLine) -> String {
        let status = "; it is \(line.status.rawValue)"
        return line.message.hasSuffix(status)
            ? String(line.message.dropLast(status.count)) : line.message
    }

    private func name(_ id: PayoutID) -> StyledText {
        StyledText(TextWidth.pad(id.rawValue, to: Self.nameWidth), .label)
    }

    private static let nameWidth = 14

    private func role(_ outcome: RequeryLine.Outcome) -> Role {
        switch outcome {
        case .changed: .success
        case .unchanged: .muted
        case .unanswered: .attention
        }
    }
}
