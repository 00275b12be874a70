import Foundation
import Payouts
import TerminalUI

extension DetailText {
    /// Transitions, repeats, evidence that changed nothing, and queries without an answer, in
    /// order; what was learnt again and again stands there once.
    var timeline: [StyledText] {
        var lines: [StyledText] = []
        var day = ""
        for entry in foldedEntries {
            let entryDay = TimeText.day(entry.at, utcOffset: facts.utcOffset)
            if entryDay != day {
                day = entryDay
                if !lines.isEmpty { lines.append("") }
                lines.append(StyledText("\(day)  \(TimeText.zone(facts.utcOffset))", .label))
            }
            lines += entry.lines(clock: clock(entry.at), last: last(of: entry), width: width)
        }
        return lines
    }

    /// When something was last learnt again, with the day where it is another.
    private func last(of entry: TimelineEntry) -> String {
        let day = TimeText.day(entry.last, utcOffset: facts.utcOffset)
        return day == TimeText.day(entry.at, utcOffset: facts.utcOffset)
            ? clock(entry.last) : TimeText.full(entry.last, utcOffset: facts.utcOffset)
    }

    private var foldedEntries: [TimelineEntry] {
        let ordered = entries.sorted { ($0.at, $0.rank) < ($1.at, $1.rank) }
        return ordered.reduce(into: []) { folded, entry in
            if let index = folded.indices.last, folded[index].says(entry) {
                folded[index].last = entry.at
                folded[index].count += 1
            } else {
                folded.append(entry)
            }
        }
    }

    private var entries: [TimelineEntry] {
        let caused = history.transitions.compactMap(\.evidence)
        let silent = history.evidence.filter { !caused.contains($0) }
        return history.transitions.map {
            TimelineEntry(transition: $0, glyphs: glyphs, mask: masked)
        }
            + history.attempts.filter(isRepeat).map(TimelineEntry.init(repeat:))
            + silent.map { TimelineEntry(evidence: $0, mask: masked) }
            + history.queries.compactMap(TimelineEntry.init(query:))
    }

    /// Whether an attempt repeated a request under its idempotency key: it began while the
    /// outcome was unknown, which no other attempt may.
    func isRepeat(_ attempt: Attempt) -> Bool {
        attempt.number > 1
            && history.transitions.last { $0.at <= attempt.startedAt }?.to == .unknown
    }

    static let repeated = "repeated under the same key; the provider pays once"
}

/// One moment of the timeline.
private struct TimelineEntry {
    let at: Date
    /// When the same was said last, and how often.
    var last: Date
    var count = 1
    /// Orders entries of the same moment.
    let rank: Int
    let head: StyledText
    let rest: [StyledText]

    init(transition: StatusTransition, glyphs: Glyphs, mask: (String) -> String) {
        at = transition.at
        last = at
        rank = 0
        let reversal = transition.isReversal ? StyledText("  reversed", .attention, .bold) : ""
        head = StatusBadge(transition.to).text(glyphs) + reversal
        let who = transition.evidence == nil ? " · \(transition.by.rawValue)" : ""
        rest =
            [StyledText(mask(transition.cause) + who, .text)]
            + (transition.evidence.map { Self.details($0, mask: mask) } ?? [])
    }

    init(repeat attempt: Attempt) {
        at = attempt.startedAt
        last = at
        rank = 1
        head = StyledText("repeat", .label)
        var words = [StyledText(DetailText.repeated, .muted)]
        if case .unknown(let reason) = attempt.outcome {
            words.append(StyledText("\(reason.text) again", .muted))
        } else if case .notSent(let reason) = attempt.outcome {
            words.append(StyledText("nothing was sent: \(reason.text)", .muted))
        }
        rest = words
    }

    init(evidence: Evidence, mask: (String) -> String) {
        at = evidence.receivedAt
        last = at
        rank = 2
        head = StyledText(evidence.source.word, .label)
        rest =
            [StyledText("\(mask(evidence.cause)); the status stays", .muted)]
            + Self.details(evidence, mask: mask)
    }

    /// Queries that were answered appear as their evidence.
    init?(query: QueryRecord) {
        guard case .noAnswer(let detail) = query.result else { return nil }
        at = query.at
        last = at
        rank = 3
        head = StyledText("query", .label)
        rest = [StyledText("no usable answer (\(detail)) · \(query.by.rawValue)", .muted)]
    }

    /// Whether an entry says the same; a change of status is always said for itself.
    func says(_ other: TimelineEntry) -> Bool {
        rank != 0 && rank == other.rank && head == other.head && rest == other.rest
    }

    private static func details(
        _ evidence: Evidence,
        mask: (String) -> String
    ) -> [StyledText] {
        var facts: [String] = []
        if !evidence.rawStatus.isEmpty { facts.append("said “\(evidence.rawStatus)”") }
        if let reference = evidence.providerReference { facts.append("reference \(reference)") }
        let line = facts.isEmpty ? [] : [StyledText(facts.joined(separator: ", "), .muted)]
        return line + evidence.mismatches.map { StyledText(mask($0), .attention) }
    }

    func lines(clock: String, last: String, width: Int) -> [StyledText] {
        let indent = String(repeating: " ", count: clock.count + 2)
        let room = max(1, width - indent.count)
        var head = StyledText("\(clock)  ", .label) + head
        var rest = rest
        if count > 1 {
            let times = StyledText("×\(count), last \(last)", .text)
            if head.width + 2 + times.width <= width {
                head = head + "  " + times
            } else {
                rest.insert(times, at: 0)
            }
        }
        return [head] + rest.flatMap { $0.wrapped(to: room) }.map { StyledText(indent) + $0 }
    }
}

extension Evidence.Source {
    /// What the timeline calls it.
    fileprivate var word: String {
        switch self {
        case .createAnswer: "answer"
        case .query: "query"
        case .notification: "notification"
        case .settlementFile: "settlement file"
        case .operator: "operator"
        }
    }
}
