import Foundation

/// The text of a close, the same byte for byte whenever it is written.
///
/// UTF-8 lines that end in LF, in this order: what it is; the provider, the day and its edges; who
/// signed, when, with which note; which comparison covers the day, and which state its fees; the head
/// of the audit chain; for each currency by code its lines and fees, and what was still in flight
/// where anything was; the breaks by number and the payouts of unknown outcome by id, each with who
/// was on it, where it stood and what people had written; the breaks that were resolved since the
/// last close by number, each with how, by whom, confirmed by whom, and why; the adjustments by
/// time; the seal.
/// The first form has neither what people said nor where the fees come from, the second no break
/// that was resolved, the third of several changes of one result in a day only the first.
/// Times are ISO 8601 in the provider's zone, amounts exact decimals with all of their currency's
/// digits. Free text comes last in its line, with what would end the line or hide in it written as an escape. The seal is
/// SHA-256 over all lines before it.
package struct ClosePack: Hashable, Sendable {
    /// The lines before the seal, without their ends.
    package let lines: [String]

    /// The largest file that is read as a pack.
    package static let maximumBytes = 32 * 1_024 * 1_024
    /// The form in which days are closed now; the number grows when it changes.
    package static let form = 4

    /// What a pack of a form begins with.
    private static func title(_ form: Int) -> String { "paydesk close \(form)" }

    /// Writes a close.
    package init(_ close: DailyClose) {
        let day = close.day
        let signature = close.signature
        lines =
            [
                Self.title(close.form),
                "provider: \(day.provider)",
                "day: \(day.day)",
                "from: \(day.text(of: day.start))",
                "until: \(day.text(of: day.end))",
                "signed by: \(Self.escaped(signature.by.rawValue))",
                "signed at: \(day.text(of: signature.at))",
                "note: \(Self.escaped(signature.note))",
                "compared: \(close.comparison.map { "reconciliation \($0)" } ?? "nothing")",
            ] + (close.form == 1 ? [] : ["fees of: \(Self.fees(of: close))"])
            + ["audit head: \(close.auditHead)"]
            + close.figures.flatMap(Self.lines(of:))
            + close.breaks.flatMap { found in
                [Self.line(of: found)] + Self.lines(of: found.remarks, "break \(found.id)", day)
            }
            + close.unknown.flatMap { unknown in
                [Self.line(of: unknown, in: day)]
                    + Self.lines(of: unknown.remarks, "unknown \(unknown.payout)", day)
            }
            + (close.form < 3 ? [] : Self.resolved(close.content))
            + close.adjustments.map { Self.line(of: $0, in: day) }
    }

    /// What is sealed.
    package var content: [UInt8] { lines.flatMap { Array($0.utf8) + [Self.lineFeed] } }

    /// The whole file.
    package func bytes(sealed seal: ContentDigest) -> [UInt8] {
        content + Array("seal: sha256 \(seal)".utf8) + [Self.lineFeed]
    }

    static let lineFeed = UInt8(ascii: "\n")
}

// MARK: - Lines

extension ClosePack {
    private static func lines(of figures: CloseFigures) -> [String] {
        let code = figures.currency.code
        let tallies = CloseLine.allCases.map { line in
            "\(code) \(line.word): \(figures[line].count) \(figures.money(line).plainText)"
        }
        let fees = "\(code) fees: \(figures.fees?.plainText ?? "not stated")"
        let inFlight = figures.inFlight
        guard inFlight.count > 0 else { return tallies + [fees] }
        let sum = Money(minorUnits: inFlight.minorUnits, currency: figures.currency)
        return tallies + [
            fees, "\(code) in flight when closed: \(inFlight.count) \(sum.plainText)",
        ]
    }

    /// Which comparisons state the fees, and from the third form on with which of their lines, or
    /// why none does.
    private static func fees(of close: DailyClose) -> String {
        let comparisons = close.content.feesOf
        let names =
            comparisons.isEmpty
            ? "nothing" : comparisons.map { "reconciliation \($0)" }.joined(separator: ", ")
        let note = close.content.feesNote
        guard close.form >= 3, !note.isEmpty else { return names }
        return names + (comparisons.isEmpty ? ": " : ", ") + note
    }

    /// What was resolved, each with what was decided, and how much more there was.
    private static func resolved(_ content: CloseContent) -> [String] {
        let more = content.resolvedCount - content.resolved.count
        return content.resolved.flatMap { found in
            let stake = "\(found.stake.plainText) \(found.stake.currency)"
            return [
                "resolved \(found.id): \(found.kind.word), \(stake), "
                    + "\(escaped(found.subject)): \(escaped(found.note))",
                "resolved \(found.id) by: \(decision(found, content.day))",
            ]
        } + (more > 0 ? ["resolved beyond these: \(more)"] : [])
    }

    private static func decision(_ found: CloseResolved, _ day: CloseDay) -> String {
        let (resolution, decision) = (found.decision.resolution, found.decision)
        let second = found.confirmedBy.map {
            ", confirmed by \(escaped($0.rawValue)) \(day.text(of: decision.at))"
        }
        let reference =
            resolution.reference.isEmpty
            ? "" : ", reference “\(escaped(resolution.reference))”"
        return "\(resolution.action.name), \(escaped(resolution.by.rawValue)) "
            + "\(day.text(of: resolution.at))\(second ?? "")\(reference): "
            + escaped(resolution.note)
    }

    /// Who was on something, where it stood, and what was written about it.
    private static func lines(
        of remarks: CloseRemarks?,
        _ name: String,
        _ day: CloseDay
    ) -> [String] {
        guard let remarks else { return [] }
        let owner = remarks.owner.map { escaped($0.rawValue) } ?? "nobody"
        let state = remarks.state.map { "\($0.rawValue), " } ?? ""
        return ["\(name) stands: \(state)owner \(owner)"]
            + remarks.notes.map { note in
                "\(name) note: \(day.text(of: note.at)), \(escaped(note.by.rawValue)): "
                    + escaped(note.text)
            }
    }

    private static func line(of found: CloseBreak) -> String {
        let stake = "\(found.stake.plainText) \(found.stake.currency)"
        return "break \(found.id): \(found.kind.word), \(stake), "
            + "\(escaped(found.subject)): \(escaped(found.note))"
    }

    private static func line(of unknown: CloseUnknown, in day: CloseDay) -> String {
        let amount = "\(unknown.amount.plainText) \(unknown.amount.currency)"
        return "unknown \(unknown.payout): \(amount), since \(day.text(of: unknown.since)), "
            + escaped(unknown.orderNumber.rawValue)
    }

    private static func line(of adjustment: CloseAdjustment, in day: CloseDay) -> String {
        let change = adjustment.transition
        let amount = "\(adjustment.amount.plainText) \(adjustment.amount.currency)"
        return "adjustment of \(adjustment.day.day): \(adjustment.payout), "
            + "\(change.from?.rawValue ?? "none") to \(change.to.rawValue), \(amount), "
            + "\(day.text(of: change.at)): \(escaped(change.cause))"
    }

    /// The text with backslashes doubled, so that an escape can be told from what it stands for.
    private static func escaped(_ text: String) -> String {
        visible(text.replacing("\\", with: "\\\\"))
    }

    /// The text with everything that would end a line, or that does not show, as its number.
    static func visible(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

// MARK: - Reading

extension ClosePack {
    /// Which close a file says it is; `nil` where it says nothing of the kind.
    package static func subject(
        of file: [UInt8]
    ) -> (provider: ProviderID, day: CalendarDay)? {
        let head = file.split(separator: lineFeed, maxSplits: 3, omittingEmptySubsequences: false)
            .prefix(3).map { String(decoding: $0, as: UTF8.self) }
        guard head.count == 3, (1...form).map(title).contains(head[0]),
            head[1].hasPrefix("provider: "), head[2].hasPrefix("day: "),
            let provider = ProviderID(rawValue: String(head[1].dropFirst("provider: ".count))),
            let day = CalendarDay(String(head[2].dropFirst("day: ".count)))
        else { return nil }
        return (provider, day)
    }
}
