import Foundation
import Payouts
import TerminalUI

extension DetailText {
    /// What a person on the worklist needs first: why, since when, who is on it, what was proposed.
    func why(_ care: PayoutCare, _ proposal: Resolution?) -> [StyledText] {
        let since = payout.attentionSince ?? payout.statusSince
        let others = payout.attention.reasons.dropFirst().map(\.shortWord)
        var fields = [
            FieldList.Field("Amount", StyledText("\(payout.amount)", .money, .bold)),
            FieldList.Field("To", StyledText(payee)),
            FieldList.Field("Reason", StyledText(explanation, .attention)),
            FieldList.Field("Since", StyledText(moments.dated(since))),
        ]
        // Otherwise the summary below says what to do.
        if hasOwnStep {
            let step = payout.attention.nextStep(canQuery: canQuery)
            fields.append(FieldList.Field("Next step", StyledText(step)))
        }
        fields.append(FieldList.Field("Who", owner(care)))
        if !others.isEmpty {
            fields.insert(
                FieldList.Field("Also", StyledText(others.joined(separator: ", "), .attention)),
                at: 3
            )
        }
        return FieldList(fields, labelWidth: 10).lines(width: width)
            + proposalLines(proposal) + [""]
    }

    var explanation: String {
        switch payout.attention.reasons.first {
        case .reversed: overturned
        case .mismatch: differing
        default: payout.attention.explanation
        }
    }

    /// Who is paid, and into which account.
    private var payee: String {
        let beneficiary = payout.beneficiary
        return [beneficiary.name, account, beneficiary.institution].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }

    private func owner(_ care: PayoutCare) -> StyledText {
        guard let owner = care.owner else {
            return StyledText("nobody" + (key(.claim).map { "; \($0) takes it on" } ?? ""), .muted)
        }
        let span = care.ownedSince.map { " \(moments.lasting(since: $0))" } ?? ""
        return owner == facts.operatorName
            ? StyledText("you\(span)", .title) : StyledText("\(owner.rawValue)\(span)")
    }

    private func proposalLines(_ proposal: Resolution?) -> [StyledText] {
        guard let proposal else { return [] }
        let isMine = proposal.by == facts.operatorName
        let ways = [
            key(.confirmResolution).map { "\($0) confirms it" },
            key(.discardResolution).map { "\($0) drops it" },
        ].compactMap(\.self)
        let step =
            isMine || ways.isEmpty
            ? "A colleague has to confirm it." : ways.joined(separator: ", ") + "."
        let fields = [
            FieldList.Field(
                "Proposed",
                StyledText(ResolutionForm.title(of: proposal.claim), .approval, .bold)
            ),
            FieldList.Field("By", StyledText("\(proposal.by.rawValue) · \(clock(proposal.at))")),
            FieldList.Field("Seen in", StyledText(proposal.seenAt)),
            FieldList.Field("Reference", StyledText(proposal.reference)),
            FieldList.Field("Note", StyledText(masked(proposal.note))),
            FieldList.Field("Then", StyledText(step, .approval)),
        ].filter { !$0.value.text.isEmpty }
        return [""] + FieldList(fields, labelWidth: 10).lines(width: width)
    }

    /// What people wrote, the latest first.
    var notes: [StyledText] {
        guard !history.notes.isEmpty else {
            let way = key(.addNote).map { " \($0) writes one." } ?? ""
            return [StyledText("No notes yet.\(way)", .muted)]
        }
        return history.notes.reversed().flatMap { note -> [StyledText] in
            let day = TimeText.full(note.at, utcOffset: facts.utcOffset)
            let head =
                StyledText(note.by.rawValue, .title)
                + StyledText("  \(day) \(TimeText.zone(facts.utcOffset))", .label)
            let lines: [StyledText] = masked(note.text).writtenLines.flatMap { line in
                StyledText(line).wrapped(to: width)
            }
            return [head] + lines + [""]
        }
    }
}
