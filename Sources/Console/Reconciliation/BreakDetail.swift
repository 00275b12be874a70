import Foundation
import Payouts
import TerminalUI

/// One break as the detail shows it: the three sides beside each other, and what was decided.
struct BreakDetail {
    let record: BreakRecord
    /// Everything else, once it was read.
    let sight: BreakSight?
    let utcOffset: Int
    let width: Int

    private static let labelWidth = 13
    private static let gap = 2

    private var found: Break { record.found }
    private var columnWidth: Int { max(1, (width - Self.labelWidth) / 3 - Self.gap) }

    var lines: [StyledText] {
        let fields = [
            FieldList.Field("Break", StyledText(found.kind.word, found.kind.role, .bold)),
            FieldList.Field("What", StyledText(found.detail)),
            FieldList.Field("At stake", StyledText("\(found.stake)", .money, .bold)),
            FieldList.Field("Next step", StyledText(found.kind.nextStep)),
        ]
        return FieldList(fields, labelWidth: Self.labelWidth).lines(width: width) + [""] + sides
            + candidates + decisions
    }

    // MARK: Three sides

    private var sides: [StyledText] {
        let (ours, theirs) = (found.ours, found.theirs)
        return [
            line("", "Here", "In the file", "Provider now", .title, isHead: true),
            line("Order no", ours?.orderNumber, theirs?.orderNumber, nil),
            line("Reference", ours?.reference, theirs?.reference, answeredReference),
            line("Status", ours?.status, status(theirs), answer),
            line("Amount", money(ours), money(theirs), nil),
            line("Fee", nil, fee, nil),
            line("Time", time(ours?.time), time(theirs?.time), answeredAt),
            line("Place", nil, place, nil),
        ]
    }

    private func line(
        _ label: String,
        _ ours: String?,
        _ theirs: String?,
        _ now: String?,
        _ role: Role = .text,
        isHead: Bool = false
    ) -> StyledText {
        // What both sides say and say differently stands out.
        let differs = !isHead && ours != nil && theirs != nil && ours != theirs
        let cells = [ours, theirs, now].enumerated().map { index, text in
            let padded = TextWidth.pad(text ?? "–", to: columnWidth)
            let shown = text == nil ? Role.faint : differs && index < 2 ? .attention : role
            return StyledText(padded + String(repeating: " ", count: Self.gap), shown)
        }
        let name = StyledText(TextWidth.pad(label, to: Self.labelWidth), .label)
        return cells.reduce(name) { $0 + $1 }
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

    private var fee: String? {
        guard let theirs = found.theirs, let fee = theirs.fee,
            let currency = Currency(code: theirs.currency)
        else { return nil }
        return "\(Money(minorUnits: fee, currency: currency))"
    }

    private func time(_ seconds: Int64?) -> String? {
        seconds.map { time(Date(timeIntervalSince1970: Double($0))) }
    }

    private func time(_ date: Date) -> String {
        String(TimeText.full(date, utcOffset: utcOffset).prefix(16))
    }

    private var place: String? {
        guard let theirs = found.theirs, let files = sight?.history.files,
            files.indices.contains(theirs.file)
        else { return nil }
        return "\(files[theirs.file].name):\(theirs.line)"
    }

    private var answer: String? {
        guard record.payout != nil else { return nil }
        guard let result = sight?.answer?.result else { return "not asked" }
        return switch result {
        case .answered(let evidence): evidence.claim.rawValue
        case .noAnswer: "no answer"
        case .notSupported: "cannot be asked"
        }
    }

    private var answeredReference: String? {
        guard case .answered(let evidence) = sight?.answer?.result else { return nil }
        return evidence.providerReference
    }

    private var answeredAt: String? { sight?.answer.map { time($0.at) } }

    // MARK: What people said

    private var candidates: [StyledText] {
        guard !found.candidates.isEmpty else { return [] }
        let list = found.candidates.joined(separator: " ")
        return [""]
            + FieldList(
                [FieldList.Field("Candidates", StyledText(list))],
                labelWidth: Self.labelWidth
            )
            .lines(width: width)
    }

    private var decisions: [StyledText] {
        guard let history = sight?.history else { return [] }
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
        let fields = entries.map { date, text in
            FieldList.Field(String(time(date).dropFirst(5)), StyledText(text))
        }
        return [""] + FieldList(fields, labelWidth: Self.labelWidth).lines(width: width)
    }
}
