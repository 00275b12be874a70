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
    let now: Date
    let isRevealed: Bool
    let width: Int

    private var pending: PendingApproval { task.pending }

    var lines: [StyledText] {
        let fields = FieldList(decisionFields + moneyFields, labelWidth: 10).lines(width: width)
        guard let found else { return fields + ["", StyledText("Reading…", .muted)] }
        let history = pending.count == 1 ? historyLines(found.history) : batchLines(found)
        return fields + ["", StyledText(historyTitle, .title)] + history
            + ["", StyledText("What would be sent", .title)] + requestLines(found)
    }

    private var historyTitle: String {
        pending.count == 1 ? "Paid to this account before" : "The largest of its payouts"
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
            return "made it; \(keymap.firstKey(of: .recallApproval)) recalls it"
        }
        if let why = task.refusal(of: facts.operatorName, facts.access) {
            return "cannot decide: \(why)"
        }
        let isApproved = pending.approvals.contains { $0.by == facts.operatorName }
        return isApproved
            ? "have approved it; \(reject) still rejects it"
            : "can decide: \(approve) approves, \(reject) rejects"
    }

    private var rule: String {
        let limits = task.requirement.limits.map { "above \($0)" }
        let people =
            task.requirement.checkers == 1 ? "1 checker" : "\(task.requirement.checkers) checkers"
        guard !limits.isEmpty else { return "no limit applies any more; 1 checker" }
        return "\(limits.joined(separator: ", ")): \(people)"
    }

    // MARK: What it is

    private var moneyFields: [FieldList.Field] {
        let created = TimeText.full(pending.since, utcOffset: facts.utcOffset)
        let zone = TimeText.zone(facts.utcOffset)
        let providers = pending.providers.map { facts.provider($0)?.profile.title ?? "\($0)" }
        var fields = [FieldList.Field("", "")]
        fields += pending.totals.map {
            FieldList.Field("Amount", StyledText("\($0)", .money, .bold))
        }
        fields += beneficiaryFields
        fields.append(
            FieldList.Field("Provider", StyledText(providers.joined(separator: ", ")))
        )
        if let payout = found?.payout, pending.beneficiary != nil {
            fields.append(
                FieldList.Field("Order no", StyledText(payout.orderNumber.rawValue))
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

    private var beneficiaryFields: [FieldList.Field] {
        guard let beneficiary = pending.beneficiary else {
            return [FieldList.Field("Payouts", StyledText(pending.count.grouped))]
        }
        let place = beneficiary.institution.isEmpty ? "" : " · \(beneficiary.institution)"
        let account = isRevealed ? beneficiary.account : beneficiary.maskedAccount
        let name =
            beneficiary.name.isEmpty
            ? [] : [FieldList.Field("To", StyledText(beneficiary.name))]
        return name + [FieldList.Field("Account", StyledText(account + place))]
    }

    // MARK: Who was paid before

    private func historyLines(_ history: BeneficiaryHistory) -> [StyledText] {
        guard let last = history.last else {
            return [StyledText("Never: compare the account with its invoice.", .attention)]
        }
        let counts = history.tallies.sorted { $0.count > $1.count }.map { tally in
            let badge = StatusBadge(tally.status)
            let isBad = tally.status == .failed || tally.status == .returned
            return StyledText(
                "\(tally.count.grouped) \(badge.word), \(tally.total)",
                isBad ? .attention : .text
            )
        }
        let age = TimeText.age(now.timeIntervalSince(last.createdAt))
        let word = StatusBadge(last.status).word
        let latest = StyledText("The last one \(age) ago: \(last.amount), \(word)", .muted)
        return (counts + [latest]).flatMap { $0.wrapped(to: width) }
    }

    private func batchLines(_ found: ApprovalCase) -> [StyledText] {
        let rows = found.content.payouts.prefix(Self.shownPayouts).map { payout in
            StyledText("\(payout.amount)", .money)
                + StyledText(" to \(payout.beneficiary.displayAccount)")
        }
        let new = found.content.newAccounts
        let novelty = StyledText(
            "\(new.grouped) of \(pending.count.grouped) go to accounts that were never paid before.",
            new > 0 ? .attention : .muted
        )
        return (rows + [novelty]).flatMap { $0.wrapped(to: width) }
    }

    /// The largest payouts of a batch that the detail names.
    private static let shownPayouts = 10

    // MARK: What would be sent

    private func requestLines(_ found: ApprovalCase) -> [StyledText] {
        let request = found.request
        let body = JSONText.formatted(request.requestBody) ?? request.requestBody
        return DetailText.headLines(request, mask: masked).flatMap { $0.wrapped(to: width) }
            + DetailText.indented(masked(body), width: width)
    }

    private func masked(_ text: String) -> String {
        guard !isRevealed, let beneficiary = found?.payout.beneficiary,
            beneficiary.account.count > 4
        else { return text }
        return text.hiding(beneficiary.account, behind: beneficiary.maskedAccount)
    }
}
