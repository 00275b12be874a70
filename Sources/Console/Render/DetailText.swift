import Foundation
import Payouts
import TerminalUI

/// What the detail says about one payout, as lines.
struct DetailText {
    let history: PayoutHistory
    let facts: ConsoleFacts
    let now: Date
    let isRevealed: Bool
    let width: Int
    let glyphs: Glyphs

    var payout: Payout { history.payout }

    func clock(_ date: Date) -> String { TimeText.clock(date, utcOffset: facts.utcOffset) }

    /// Long account numbers never stand in text that somebody may read over a shoulder.
    func masked(_ text: String) -> String {
        guard !isRevealed, payout.beneficiary.account.count > 4 else { return text }
        return text.replacingOccurrences(
            of: payout.beneficiary.account,
            with: payout.beneficiary.maskedAccount
        )
    }

    var account: String {
        isRevealed ? payout.beneficiary.account : payout.beneficiary.maskedAccount
    }
}

// MARK: - Summary

extension DetailText {
    var summary: [StyledText] {
        FieldList(statusFields + moneyFields + referenceFields).lines(width: width)
    }

    private var statusFields: [FieldList.Field] {
        let badge = StatusBadge(payout.status)
        let since = TimeText.span(now.timeIntervalSince(payout.statusSince))
        var fields = [
            FieldList.Field(
                "Status",
                badge.text(glyphs) + StyledText(" for \(since)", .muted)
            )
        ]
        if let cause = history.transitions.last?.cause {
            fields.append(FieldList.Field("Why", StyledText(cause)))
        }
        if let reason = payout.reason {
            fields.append(FieldList.Field("Next step", StyledText(reason.nextStep)))
        }
        if let meanwhile { fields.append(FieldList.Field("Meanwhile", meanwhile)) }
        fields += settlingFields
        fields += flagFields
        return fields
    }

    /// What can settle it, and when somebody asks next.
    private var settlingFields: [FieldList.Field] {
        guard payout.status == .unknown || payout.status == .processing else { return [] }
        let profile = facts.provider(payout.provider)?.profile
        var fields = [FieldList.Field("Settled by", StyledText(profile?.settledBy ?? ""))]
        if let next = payout.nextQueryAt {
            let wait = TimeText.span(next.timeIntervalSince(now))
            fields.append(FieldList.Field("Next query", StyledText("in \(wait)")))
        }
        return fields
    }

    private var flagFields: [FieldList.Field] {
        let words: [(PayoutFlags, String)] = [
            (.conflicting, "Two final answers contradict each other."),
            (.reversed, "The result was reversed at least once."),
            (.mismatch, "The provider reported something else than was ordered."),
            (.gaveUpQuerying, "The query schedule ended without an answer."),
            (.unexpected, "Money seems to have moved although it was never submitted."),
        ]
        return words.filter { payout.flags.contains($0.0) }
            .map { FieldList.Field("Attention", StyledText($0.1, .attention)) }
    }

    private var moneyFields: [FieldList.Field] {
        let beneficiary = payout.beneficiary
        var fields = [
            FieldList.Field("", ""),
            FieldList.Field("Amount", StyledText("\(payout.amount)", .money, .bold)),
        ]
        if !beneficiary.name.isEmpty {
            fields.append(FieldList.Field("To", StyledText(beneficiary.name)))
        }
        let institution = beneficiary.institution
        let place = institution.isEmpty ? "" : " · \(institution)"
        fields.append(FieldList.Field("Account", StyledText(account + place)))
        return fields
    }

    private var referenceFields: [FieldList.Field] {
        let created = TimeText.full(payout.createdAt, utcOffset: facts.utcOffset)
        let zone = TimeText.zone(facts.utcOffset)
        var fields = [
            FieldList.Field("", ""),
            FieldList.Field(
                "Provider",
                StyledText(facts.provider(payout.provider)?.profile.title ?? "\(payout.provider)")
            ),
            FieldList.Field("Order no", StyledText(payout.orderNumber.rawValue)),
            FieldList.Field(
                "Reference",
                payout.providerReference.map { StyledText($0) }
                    ?? StyledText("not known yet", .muted)
            ),
            FieldList.Field("Created", StyledText("\(created) \(zone)")),
            FieldList.Field("By", StyledText(payout.createdBy.rawValue)),
        ]
        if let local = providerTime {
            fields.append(FieldList.Field("Local time", local))
        }
        return fields
    }

    /// The provider's own time now, because that is when its support answers.
    private var providerTime: StyledText? {
        guard let offset = facts.provider(payout.provider)?.profile.utcOffset,
            offset != facts.utcOffset
        else { return nil }
        let time = TimeText.clock(now, utcOffset: offset).prefix(5)
        return StyledText("\(time) \(TimeText.zone(offset)) at the provider", .muted)
    }

    private var isRepeatable: Bool {
        facts.provider(payout.provider)?.profile.repeatWindow != nil
            && payout.providerReference == nil
    }

    /// What is safe to do, or to say, while it stands like this.
    private var meanwhile: StyledText? {
        switch payout.status {
        case .unknown where isRepeatable:
            StyledText(
                "The same request may be repeated under the same key, which cannot pay twice. "
                    + "Waiting is safe.",
                .attention
            )
        case .unknown: StyledText("Nothing is sent again. Waiting is safe.", .attention)
        case .queued where payout.attemptCount > 0:
            StyledText("Nothing has been sent yet; it is tried again by itself.")
        case .returned: StyledText("The money came back. Tell the customer.", .attention)
        default: nil
        }
    }
}
