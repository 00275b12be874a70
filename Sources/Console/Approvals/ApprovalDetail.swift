import Foundation
import PayoutService
import Payouts
import TerminalUI

/// What a checker looks at, as lines: who decides, what would be sent, who was paid before.
struct ApprovalDetail {
    let task: ApprovalTask
    /// Everything about it, once it was read.
    let found: ApprovalCase?
    let facts: ConsoleFacts
    let keymap: Keymap
    let moments: MomentText
    /// How many are marked, which a decision is about then.
    let markCount: Int
    let isRevealed: Bool
    let width: Int
    let glyphs: Glyphs

    private var pending: PendingApproval { task.pending }

    var lines: [StyledText] {
        let fields = FieldList(decisionFields + moneyFields, labelWidth: 10).lines(width: width)
        guard let found else { return fields + ["", StyledText("Reading…", .muted)] }
        let isAlone = pending.count == 1
        return fields + (isAlone ? [] : shownLines(found.shown))
            + ["", StyledText("Paid to this account before", .title)]
            + historyLines(found.shown.history)
            + ["", StyledText("What would be sent", .title)] + requestLines(found.shown)
            + (isAlone ? [] : largestLines(found))
    }

    // MARK: Who decides

    private var decisionFields: [FieldList.Field] {
        let so = "\(pending.approvals.count) of \(task.requirement.checkers) so far"
        let waits =
            task.isBlocked
            ? StyledText(task.whoText, .attention, .bold)
            : StyledText(task.whoText) + StyledText(", \(so)", .muted)
        var fields = [FieldList.Field("Waits for", waits)]
        for approval in pending.approvals {
            let time = TimeText.full(approval.at, utcOffset: facts.utcOffset).dropLast(3)
            let why = approval.reason.isEmpty ? "" : ": \(approval.reason)"
            fields.append(
                FieldList.Field("Approved", StyledText("\(approval.by.rawValue), \(time)\(why)"))
            )
        }
        return fields + [
            FieldList.Field("You", StyledText(mine, task.isBlocked ? .attention : .text)),
            FieldList.Field("Rule", StyledText(rule, .muted)),
        ]
    }

    /// What this operator can do about it.
    private var mine: String {
        let (approve, reject) = (keymap.firstKey(of: .approve), keymap.firstKey(of: .reject))
        if pending.maker == facts.operatorName {
            let recall = facts.key(of: .recallApproval, in: keymap)
            return "made it" + (recall.map { "; \($0) recalls \(whole)" } ?? "")
        }
        if let why = task.refusal(of: facts.operatorName, facts.access) {
            return "cannot decide: \(why)"
        }
        let isApproved = pending.approvals.contains { $0.by == facts.operatorName }
        if isApproved { return "have approved it; \(reject) still rejects it" }
        return markCount == 0
            ? "can decide: \(approve) approves, \(reject) rejects"
            : "can decide; \(approve) approves the \(markCount.grouped) marked"
    }

    /// What recalling takes back, where withdrawing takes one payout of it.
    private var whole: String {
        pending.count == 1 ? "it" : "all \(pending.count.grouped) payouts"
    }

    private var rule: String {
        let limits = task.requirement.limits.map { "above \($0)" }
        let people =
            task.requirement.checkers == 1 ? "1 checker" : "\(task.requirement.checkers) checkers"
        guard !limits.isEmpty else { return "1 checker; by the rules of now it would need none" }
        return "\(limits.joined(separator: ", ")): \(people)"
    }

    // MARK: What it is

    private var moneyFields: [FieldList.Field] {
        let created = TimeText.full(pending.since, utcOffset: facts.utcOffset)
        let zone = TimeText.zone(facts.utcOffset)
        let providers = pending.providers.map { facts.title(of: $0) }
        var fields = [FieldList.Field("", "")]
        fields += pending.totals.map {
            FieldList.Field("Amount", StyledText("\($0)", .money, .bold))
        }
        fields += beneficiaryFields
        fields.append(
            FieldList.Field("Provider", StyledText(providers.joined(separator: ", ")))
        )
        if let payout = found?.shown.payout, pending.beneficiary != nil {
            fields.append(
                FieldList.Field("Order no", orderNumber(of: payout))
            )
        }
        fields.append(
            FieldList.Field(
                "Made",
                StyledText("\(created) \(zone) by \(pending.maker.rawValue)")
            )
        )
        if let digest = found?.content.digest {
            fields.append(FieldList.Field("Content", StyledText(digest.short, .muted)))
        }
        return fields
    }

    private func orderNumber(of payout: Payout) -> StyledText {
        let portal = facts.provider(payout.provider)?.portal
        return portal.text(.orderNumber, of: PortalLink.Names(payout))
    }

    private var beneficiaryFields: [FieldList.Field] {
        guard let beneficiary = pending.beneficiary else {
            return [FieldList.Field("Payouts", StyledText(pending.count.grouped))] + novelty
        }
        return fields(of: beneficiary)
    }

    /// How many of a batch's accounts nobody has paid before.
    private var novelty: [FieldList.Field] {
        guard let new = found?.content.newAccounts else { return [] }
        let text = new == 0 ? "none" : "\(new.grouped), never paid before"
        return [FieldList.Field("New", StyledText(text, new > 0 ? .attention : .muted))]
    }

    private func fields(of beneficiary: Beneficiary) -> [FieldList.Field] {
        let institution = beneficiary.institution
        let place = institution.isEmpty ? "" : "\(glyphs.joint)\(institution)"
        let account = isRevealed ? beneficiary.account : beneficiary.maskedAccount
        let name =
            beneficiary.name.isEmpty
            ? [] : [FieldList.Field("To", StyledText(beneficiary.name))]
        return name + [FieldList.Field("Account", StyledText(account + place))]
    }

    // MARK: One payout of a batch

    /// Which payout of the batch is looked at, and what it is.
    private func shownLines(_ shown: ApprovalSight) -> [StyledText] {
        let payout = shown.payout
        let place = "Payout \((shown.index + 1).grouped) of \(pending.count.grouped)"
        let keys = "\(keymap.firstKey(of: .nextPayout)): next"
        let fields =
            [
                FieldList.Field("Payout", StyledText(payout.id.rawValue)),
                FieldList.Field("Amount", StyledText("\(payout.amount)", .money, .bold)),
            ] + fields(of: payout.beneficiary) + [
                FieldList.Field(
                    "Provider",
                    StyledText(facts.provider(payout.provider)?.profile.title ?? "")
                ),
                FieldList.Field("Order no", orderNumber(of: payout)),
            ]
        return ["", StyledText(place, .title) + StyledText("  \(keys)", .muted)]
            + FieldList(fields, labelWidth: 10).lines(width: width)
    }

    // MARK: Who was paid before

    private func historyLines(_ history: BeneficiaryHistory) -> [StyledText] {
        guard let last = history.last else {
            return StyledText("Never: compare the account with its invoice.", .attention)
                .wrapped(to: width)
        }
        let counts = history.tallies.sorted { $0.count > $1.count }.map { tally in
            let badge = StatusBadge(tally.status)
            let isBad = tally.status == .failed || tally.status == .returned
            return StyledText(
                "\(tally.count.grouped) \(badge.word), \(tally.total)",
                isBad ? .attention : .text
            )
        }
        let word = StatusBadge(last.status).word
        let latest = StyledText(
            "The last one \(moments.past(last.createdAt)): \(last.amount), \(word)",
            .muted
        )
        return (counts + [latest]).flatMap { $0.wrapped(to: width) }
    }

    private func largestLines(_ found: ApprovalCase) -> [StyledText] {
        let rows = found.content.payouts.map { payout in
            StyledText("\(payout.amount)", .money)
                + StyledText(" to \(payout.beneficiary.displayAccount)")
        }
        return ["", StyledText("The largest of its payouts", .title)]
            + rows.flatMap { $0.wrapped(to: width) }
    }

    // MARK: What would be sent

    private func requestLines(_ shown: ApprovalSight) -> [StyledText] {
        let request = shown.request
        let body = JSONText.formatted(request.requestBody) ?? request.requestBody
        return DetailText.headLines(request, mask: masked).flatMap { $0.wrapped(to: width) }
            + DetailText.indented(masked(body), width: width)
    }

    private func masked(_ text: String) -> String {
        guard !isRevealed, let beneficiary = found?.shown.payout.beneficiary,
            beneficiary.account.count > 4
        else { return text }
        return text.hiding(beneficiary.account, behind: beneficiary.maskedAccount)
    }
}
