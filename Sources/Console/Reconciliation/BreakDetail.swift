import Foundation
import Payouts
import TerminalUI

/// One break as the detail shows it: the three sides beside each other, and what was decided.
struct BreakDetail {
    let record: BreakRecord
    /// Everything else, once it was read.
    let sight: BreakSight?
    /// What stands in place of everything else where it could not be read.
    var unread: [StyledText] = []
    /// Where its provider's portal shows a payout, if that was configured.
    let portal: PortalLink?
    let utcOffset: Int
    /// How far the provider's clocks are ahead of UTC, in seconds.
    let providerOffset: Int
    let width: Int
    /// Until when it is off the worklist, where it is now.
    let snoozedUntil: Date?
    /// Whether it is read aloud, where a sign would say nothing.
    let isPlain: Bool
    /// The key that chooses a candidate, for who may.
    let chooseKey: String?

    private static let labelWidth = 13
    private static let gap = 2

    private var found: Break { record.found }
    private var columnWidth: Int { max(1, (width - Self.labelWidth) / 3 - Self.gap) }

    var lines: [StyledText] {
        let snooze = snoozedUntil.map { until in
            let text = TimeText.full(until, utcOffset: utcOffset)
            return FieldList.Field(
                "Snoozed",
                StyledText("off the worklist until \(text) \(TimeText.zone(utcOffset))")
            )
        }
        let fields = [
            FieldList.Field("Break", record.nameInFull),
            FieldList.Field("What", StyledText(found.detail)),
            FieldList.Field("At stake", StyledText("\(found.stake)", .money, .bold)),
            FieldList.Field("Next step", StyledText(found.kind.nextStep)),
            snooze,
        ].compactMap(\.self)
        return FieldList(fields, labelWidth: Self.labelWidth - Self.gap).lines(width: width)
            + candidates
            + [""] + sides + decisions
    }

    // MARK: Three sides

    private var sides: [StyledText] {
        let (ours, theirs) = (found.ours, found.theirs)
        let head = row("", "Here", "In the file", "Provider now", isHead: true)
        let rows = [
            row("Order no", ours?.orderNumber, theirs?.orderNumber, nil, part: .orderNumber),
            row(
                "Reference",
                ours?.reference,
                theirs?.reference,
                answeredReference,
                part: .reference
            ),
            row("Status", ours?.status, status(theirs), answer, differs: statusDiffers),
            row("Amount", money(ours), money(theirs), stated(\.amount)),
            row("Fee", fee(ours?.fee), fee(theirs?.fee), stated(\.fee), differs: feeDiffers),
        ]
        let times = zones.map { zone in
            row(
                "Time \(TimeText.zone(zone))",
                time(ours?.time, zone),
                time(theirs?.time, zone),
                sight?.answer.map { time($0.at, zone) },
                differs: timeDiffers(in: zone)
            )
        }
        return head + (rows + times).flatMap(\.self) + row("Place", nil, place, nil)
    }

    /// One thing that the sides say, each in as many lines as it needs.
    ///
    /// Nothing is cut, as what is cut may be what differs. Whether they contradict each other is
    /// given where the texts do not tell.
    private func row(
        _ label: String,
        _ sides: String?...,
        differs: Bool? = nil,
        isHead: Bool = false,
        part: PortalLink.Part? = nil
    ) -> [StyledText] {
        let stated = sides.compactMap(\.self).filter { !$0.isEmpty }
        // What the sides say and say differently stands out, by a mark and not by color alone.
        let differs = !isHead && (differs ?? (Set(stated).count > 1))
        let role: Role = isHead ? .title : differs ? .attention : .text
        let cells = sides.map { text in
            guard let text, !text.isEmpty else { return [StyledText("–", .faint)] }
            return linked(text, part, role).wrapped(to: columnWidth)
        }
        let mark = differs ? (isPlain ? " differs" : " ≠") : ""
        let label = isPlain ? "\(label)\(mark)  " : TextWidth.pad(label + mark, to: Self.labelWidth)
        return (0..<(cells.map(\.count).max() ?? 0)).map { line in
            let name = StyledText(line == 0 ? label : Self.noLabel, .label)
            return cells.reduce(name) { text, cell in
                let part = line < cell.count ? cell[line] : ""
                let rest = columnWidth - part.width + Self.gap
                return text + part + StyledText(String(repeating: " ", count: max(0, rest)))
            }
        }
    }

    /// What a side says, leading to the portal where it is what the provider calls the payout.
    private func linked(_ text: String, _ part: PortalLink.Part?, _ role: Role) -> StyledText {
        guard let part else { return StyledText(text, role) }
        let all = PortalLink.Names(found)
        let names = PortalLink.Names(
            orderNumber: part == .orderNumber ? text : all.orderNumber,
            reference: part == .reference ? text : all.reference
        )
        return portal.text(part, of: names, role)
    }

    private static let noLabel = String(repeating: " ", count: labelWidth)

    /// The zone of whoever looks, and beside it the provider's own where that is another.
    private var zones: [Int] {
        providerOffset == utcOffset ? [utcOffset] : [utcOffset, providerOffset]
    }

    /// Whether the sides say different things about the money; the file's own words differ anyway.
    private var statusDiffers: Bool {
        var claims = Set([found.ours?.status, found.theirs?.claim].compactMap(\.self))
        if case .answered(let evidence) = sight?.answer?.result {
            claims.insert(evidence.claim.rawValue)
        }
        return claims.count > 1
    }

    /// Money that the provider stated in its answer, as an amount where it is one.
    private func stated(_ part: KeyPath<StatedMoney, String?>) -> String? {
        guard case .answered(let evidence) = sight?.answer?.result,
            let text = evidence.stated?[keyPath: part]
        else { return nil }
        let code = found.ours?.currency ?? found.theirs?.currency ?? ""
        guard let currency = Currency(code: code) else { return text }
        return Money(wire: text, currency: currency).map { "\($0)" } ?? "\(text) \(code)"
    }

    private func status(_ side: SettlementSide?) -> String? {
        side.map { $0.status.isEmpty ? $0.claim : "\($0.claim) (\($0.status))" }
    }

    private func money(_ side: LedgerSide?) -> String? {
        side.flatMap { side in
            Currency(code: side.currency).map {
                "\(Money(minorUnits: side.amount, currency: $0))"
            }
        }
    }

    private func money(_ side: SettlementSide?) -> String? {
        side.flatMap { side in
            Currency(code: side.currency).map {
                "\(Money(minorUnits: side.amount, currency: $0))"
            }
        }
    }

    /// A fee, which is in the currency of the line.
    private func fee(_ minorUnits: Int64?) -> String? {
        guard let minorUnits, let code = found.theirs?.currency, let currency = Currency(code: code)
        else { return nil }
        return "\(Money(minorUnits: minorUnits, currency: currency))"
    }

    /// A break about the fee is one even where an older Paydesk has not kept what was expected.
    private var feeDiffers: Bool? { found.kind == .fee ? true : nil }

    /// Whether the sides differ in a zone as far as the texts tell; of what is late, in the day.
    private func timeDiffers(in zone: Int) -> Bool {
        guard let ours = time(found.ours?.time, zone), let theirs = time(found.theirs?.time, zone)
        else { return false }
        let length = found.kind == .late ? "2026-11-20".count : ours.count
        return ours.prefix(length) != theirs.prefix(length)
    }

    private func time(_ seconds: Int64?, _ zone: Int) -> String? {
        seconds.map { time(Date(timeIntervalSince1970: Double($0)), zone) }
    }

    private func time(_ date: Date, _ zone: Int) -> String {
        String(TimeText.full(date, utcOffset: zone).prefix(16))
    }

    private var place: String? {
        guard let theirs = found.theirs, let files = sight?.history.files,
            files.indices.contains(theirs.file)
        else { return nil }
        return "\(files[theirs.file].name):\(theirs.line)"
    }

    private var answer: String? {
        guard record.payout != nil else { return nil }
        guard let sight else { return unread.isEmpty ? "…" : "not read" }
        guard let result = sight.answer?.result else { return "not asked" }
        return switch result {
        case .answered(let evidence): evidence.claim.word
        case .noAnswer: "no answer"
        case .notSupported: "cannot be asked"
        }
    }

    private var answeredReference: String? {
        guard case .answered(let evidence) = sight?.answer?.result else { return nil }
        return evidence.providerReference
    }

    // MARK: What people said

    /// The payouts that fit equally well, each in a line with what tells it from the others; before
    /// the sides, as they are what is chosen from.
    private var candidates: [StyledText] {
        guard !found.candidates.isEmpty else { return [] }
        let known = Dictionary(
            (sight?.candidates ?? []).map { ($0.orderNumber.rawValue, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let numbers = found.candidates.map { TextWidth.width(of: $0) }.max() ?? 0
        let amounts = known.values.map { TextWidth.width(of: "\($0.amount)") }.max() ?? 0
        let how = chooseKey.map { key in
            "\(key) chooses one: type part of its number, payee or day."
        }
        let count = found.candidates.count.grouped
        let title = found.candidates.count == 1 ? "1 candidate. " : "\(count) candidates. "
        let lines = found.candidates.map { number -> StyledText in
            let name = StyledText(TextWidth.pad(number, to: numbers) + "  ", .title)
            guard let payout = known[number] else { return name }
            let amount = TextWidth.pad("\(payout.amount)", to: amounts, .trailing)
            let day = TimeText.day(payout.statusSince, utcOffset: utcOffset)
            return name + StyledText(amount, .money)
                + StyledText("  \(day)  \(payout.beneficiary.displayAccount)  ")
                + StyledText("\(StatusBadge(payout.status).word)  \(payout.id)", .muted)
        }
        let head = StyledText(title, .title) + StyledText(how ?? "", .muted)
        return head.wrapped(to: width) + lines.map { $0.clipped(to: width) }
    }

    private var decisions: [StyledText] {
        guard let history = sight?.history else {
            return unread.isEmpty ? [] : [""] + unread.flatMap { $0.wrapped(to: width) }
        }
        let decided = history.decisions.map { decision in
            let resolution = decision.resolution
            let reference = resolution.reference.isEmpty ? "" : " (\(resolution.reference))"
            return (
                decision.at,
                "\(decision.by.rawValue) \(decision.state.rawValue): "
                    + "\(resolution.action.explanation)\(reference): \(resolution.note)"
            )
        }
        let written = history.notes.map { ($0.at, "\($0.by.rawValue): \($0.text)") }
        let entries = (decided + written).sorted { $0.0 < $1.0 }
        guard !entries.isEmpty else { return [] }
        let fields = entries.flatMap { date, text in
            text.writtenLines.enumerated().map { row, line in
                let label = row == 0 ? String(time(date, utcOffset).dropFirst(5)) : ""
                return FieldList.Field(label, StyledText(line))
            }
        }
        return [""] + FieldList(fields, labelWidth: Self.labelWidth - Self.gap).lines(width: width)
    }
}
