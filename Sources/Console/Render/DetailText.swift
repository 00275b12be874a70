import Foundation
import PayoutService
import Payouts
import TerminalUI

/// What the detail says about one payout, as lines.
struct DetailText {
    /// What is known; until it was read, the payout alone.
    let history: PayoutHistory
    /// Whether the history was read.
    let isRead: Bool
    let facts: ConsoleFacts
    let keymap: Keymap
    let moments: MomentText
    let isRevealed: Bool
    let width: Int
    let glyphs: Glyphs
    /// Whether bodies are shown as they went over the wire rather than laid out.
    let isExact: Bool
    /// That nothing is sent to its provider now; `nil` where it is.
    let pause: String?

    var payout: Payout { history.payout }

    func clock(_ date: Date) -> String { TimeText.clock(date, utcOffset: facts.utcOffset) }

    /// Long account numbers never stand in text that somebody may read over a shoulder.
    func masked(_ text: String) -> String {
        guard !isRevealed, payout.beneficiary.account.count > 4 else { return text }
        return text.hiding(payout.beneficiary.account, behind: payout.beneficiary.maskedAccount)
    }

    var profile: ProviderProfile? { facts.provider(payout.provider)?.profile }

    var account: String {
        isRevealed ? payout.beneficiary.account : payout.beneficiary.maskedAccount
    }
}

// MARK: - Summary

extension DetailText {
    /// - Parameter isAlone: Whether nothing above it says how much goes to whom and what to do.
    /// - Returns: The lines.
    func summary(isAlone: Bool) -> [StyledText] {
        // One width for all, so that moving on changes values and leaves labels.
        // Otherwise the first reason stands above.
        let flags = flagFields.filter { isAlone || $0.value.text != explanation }
        return FieldList(
            statusFields + flags
                + (isAlone || !hasOwnStep ? [FieldList.Field("What to do", advice)] : [])
                + settlingFields + (isAlone ? moneyFields : []) + referenceFields,
            labelWidth: Self.labelWidth
        )
        .lines(width: width)
    }

    private static let labelWidth = 10

    private var statusFields: [FieldList.Field] {
        let badge = StatusBadge(payout.status)
        let since = moments.lasting(since: payout.statusSince)
        let why = isRead ? history.transitions.last?.cause ?? "" : Self.unread
        return [
            FieldList.Field("Status", badge.text(glyphs) + StyledText(" \(since)", .muted)),
            FieldList.Field("Why", StyledText(masked(why))),
        ]
    }

    /// Stands where the history will.
    private static let unread = "…"

    /// Who asks next and when, what can settle it, and whether it may be submitted again.
    private var settlingFields: [FieldList.Field] {
        guard payout.status == .unknown || payout.status == .processing else { return [] }
        var fields = [
            FieldList.Field("Next query", StyledText(nextQuery)),
            FieldList.Field("Settled by", StyledText(profile?.settledBy ?? "")),
        ]
        if payout.status == .unknown {
            fields.append(FieldList.Field("Resubmit", StyledText(resubmission)))
        }
        return fields
    }

    private var nextQuery: String {
        guard canQuery else {
            return profile?.canQuery == true
                ? "none: it is asked by its reference, which nobody knows yet"
                : "none: this provider cannot be asked"
        }
        guard let next = payout.nextQueryAt else { return "none: the schedule is over" }
        return wait(until: next)
    }

    private var resubmission: String {
        guard isRead else { return Self.unread }
        return switch offer {
        case .offered: "offered, under the same order number"
        case .withheld(let why): "not offered: \(why)"
        }
    }

    /// What was final before, and what holds now.
    var overturned: String {
        guard let last = history.transitions.last(where: \.isReversal), let before = last.from
        else { return Attention.reversed.explanation }
        let (first, now) = (StatusBadge(before).word, StatusBadge(last.to).word)
        let since = TimeText.minute(last.at, utcOffset: facts.utcOffset)
        return "The result was overturned: \(first) at first, \(now) since \(since)."
    }

    /// What the provider reported, and what was ordered, the latest last.
    var differing: String {
        let reported = history.evidence.flatMap(\.mismatches).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        guard !reported.isEmpty else { return Attention.mismatch.explanation }
        return "The provider reported something else: \(masked(reported.joined(separator: "; ")))."
    }

    private var flagFields: [FieldList.Field] {
        let words: [(PayoutFlags, String)] = [
            (.conflicting, "A later answer contradicts the final one, or cannot be read."),
            (.reversed, overturned),
            (.mismatch, differing),
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
                StyledText(profile?.title ?? "\(payout.provider)")
            ),
            FieldList.Field("Order no", portal.text(.orderNumber, of: names)),
            FieldList.Field(
                "Reference",
                names.reference == nil
                    ? StyledText("not known yet", .muted) : portal.text(.reference, of: names)
            ),
            FieldList.Field("Created", StyledText("\(created) \(zone)")),
            FieldList.Field("By", StyledText(payout.createdBy.rawValue)),
        ]
        if let local = providerTime {
            fields.append(FieldList.Field("Now there", local))
        }
        return fields
    }

    private var portal: PortalLink? { facts.provider(payout.provider)?.portal }
    private var names: PortalLink.Names { PortalLink.Names(payout) }

    /// The provider's own time now, because that is when its support answers; nothing where no
    /// clock runs.
    private var providerTime: StyledText? {
        guard let offset = profile?.utcOffset,
            offset != facts.utcOffset, !moments.isAbsolute
        else { return nil }
        let time = TimeText.clock(moments.now, utcOffset: offset).prefix(5)
        return StyledText("\(time) \(TimeText.zone(offset)) at the provider", .muted)
    }
}
