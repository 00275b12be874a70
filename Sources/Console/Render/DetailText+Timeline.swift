import Foundation
import Payouts
import TerminalUI

extension DetailText {
    /// Transitions, evidence that changed nothing, and queries without an answer, in order.
    var timeline: [StyledText] {
        var lines: [StyledText] = []
        var day = ""
        for entry in entries.sorted(by: { ($0.at, $0.rank) < ($1.at, $1.rank) }) {
            let entryDay = TimeText.day(entry.at, utcOffset: facts.utcOffset)
            if entryDay != day {
                day = entryDay
                if !lines.isEmpty { lines.append("") }
                lines.append(StyledText("\(day)  \(TimeText.zone(facts.utcOffset))", .label))
            }
            lines += entry.lines(clock: clock(entry.at), width: width)
        }
        return lines
    }

    private var entries: [TimelineEntry] {
        let caused = history.transitions.compactMap(\.evidence)
        let silent = history.evidence.filter { !caused.contains($0) }
        return history.transitions.map { TimelineEntry(transition: $0, glyphs: glyphs) }
            + silent.map(TimelineEntry.init(evidence:))
            + history.queries.compactMap(TimelineEntry.init(query:))
    }
}

/// One moment of the timeline.
private struct TimelineEntry {
    let at: Date
    /// Orders entries of the same moment.
    let rank: Int
    let head: StyledText
    let rest: [StyledText]

    init(transition: StatusTransition, glyphs: Glyphs) {
        at = transition.at
        rank = 0
        let reversal = transition.isReversal ? StyledText("  reversed", .attention, .bold) : ""
        head = StatusBadge(transition.to).text(glyphs) + reversal
        let who = transition.evidence == nil ? " · \(transition.by.rawValue)" : ""
        rest =
            [StyledText(transition.cause + who, .text)]
            + (transition.evidence.map(Self.details) ?? [])
    }

    init(evidence: Evidence) {
        at = evidence.receivedAt
        rank = 1
        head = StyledText(evidence.source.word, .label)
        rest =
            [StyledText("\(evidence.cause); the status stays", .muted)] + Self.details(evidence)
    }

    /// Queries that were answered appear as their evidence.
    init?(query: QueryRecord) {
        guard case .noAnswer(let detail) = query.result else { return nil }
        at = query.at
        rank = 2
        head = StyledText("query", .label)
        rest = [StyledText("no usable answer (\(detail)) · \(query.by.rawValue)", .muted)]
    }

    private static func details(_ evidence: Evidence) -> [StyledText] {
        var facts: [String] = []
        if !evidence.rawStatus.isEmpty { facts.append("said “\(evidence.rawStatus)”") }
        if let reference = evidence.providerReference { facts.append("reference \(reference)") }
        let line = facts.isEmpty ? [] : [StyledText(facts.joined(separator: ", "), .muted)]
        return line + evidence.mismatches.map { StyledText($0, .attention) }
    }

    func lines(clock: String, width: Int) -> [StyledText] {
        let indent = String(repeating: " ", count: clock.count + 2)
        let room = max(1, width - indent.count)
        return [StyledText("\(clock)  ", .label) + head]
            + rest.flatMap { $0.wrapped(to: room) }.map { StyledText(indent) + $0 }
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
