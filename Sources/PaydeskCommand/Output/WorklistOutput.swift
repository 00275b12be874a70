import Foundation
import Payouts

/// One thing on the worklist as it goes to standard output: a payout, a break, or the
/// notifications of one provider with one fate.
struct WorklistOutput: Encodable {
    /// Which of the three it is.
    let kind: String
    @NullWithoutValue var payout: PayoutOutput?
    @NullWithoutValue var `break`: BreakOutput?
    @NullWithoutValue var notifications: NotificationGroupOutput?
    let reasons: [String]
    @NullWithoutValue var since: String?
    /// Who looks after a payout; a break says so itself.
    @NullWithoutValue var care: CareOutput?
    @NullWithoutValue var proposal: ResolutionOutput?
    /// What happened, for the most urgent reason.
    let what: String
    /// What to do next, for the most urgent reason.
    let nextStep: String

    /// A payout; its provider may be one that cannot be asked.
    init(_ item: WorklistItem, canQuery: Bool) {
        kind = "payout"
        payout = PayoutOutput(item.payout)
        reasons = item.payout.attention.names
        since = item.payout.attentionSince.map(PayoutOutput.time)
        care = CareOutput(item.payout.id, item.care)
        proposal = item.proposal.map(ResolutionOutput.init)
        what = item.payout.attention.explanation
        nextStep = item.payout.attention.nextStep(canQuery: canQuery)
    }

    /// A break.
    init(_ record: BreakRecord, now: Date) {
        kind = "break"
        self.break = BreakOutput(ListedBreak(record: record, answer: nil), now: now)
        reasons = Attention.unresolvedBreak.names
        since = PayoutOutput.time(now - record.age(at: now).inSeconds)
        what = "\(record.found.kind.word): \(record.found.detail)"
        nextStep = record.found.kind.nextStep
    }

    /// Notifications.
    init(_ group: NotificationGroup) {
        kind = "notifications"
        notifications = NotificationGroupOutput(group)
        reasons = Attention.notificationRejected.names
        since = PayoutOutput.time(group.tally.oldest)
        what = group.sentence
        nextStep = group.nextStep
    }

    static let columns = [
        "kind", "id", "provider", "status", "reasons", "since", "amount", "currency", "owner",
        "what", "nextStep",
    ]

    var cells: [String] {
        let id = payout?.id ?? self.break.map { "\($0.id)" }
        let amount = payout?.amount ?? self.break?.stake
        return [
            kind, id ?? "",
            payout?.provider ?? self.break?.provider ?? notifications?.provider ?? "",
            payout?.status ?? self.break?.state ?? notifications?.state ?? "",
            reasons.joined(separator: " "), since ?? "", amount?.text ?? "",
            amount?.currency ?? "", care?.owner ?? self.break?.owner ?? "", what, nextStep,
        ]
    }
}

/// Notifications of one provider with one fate, as they go to standard output.
struct NotificationGroupOutput: Encodable {
    let provider: String
    /// `refused` or `unmatched`.
    let state: String
    /// Why they were not believed: the name of a `NotificationRefusal.Kind`.
    @NullWithoutValue var refusal: String?
    let count: Int
    let oldest: String
    let newest: String
    /// The number of the provider's newest one: `notification dismiss` goes up to it.
    let newestID: Int64

    init(_ group: NotificationGroup) {
        let tally = group.tally
        provider = tally.provider.rawValue
        state = tally.disposition.rawValue
        refusal = tally.refusal?.rawValue
        count = tally.count
        oldest = PayoutOutput.time(tally.oldest)
        newest = PayoutOutput.time(tally.newest)
        newestID = group.newest
    }
}

/// Who looks after a payout, as it goes to standard output.
struct CareOutput: Encodable {
    let id: String
    @NullWithoutValue var owner: String?
    @NullWithoutValue var ownedSince: String?
    @NullWithoutValue var snoozedUntil: String?

    init(_ id: PayoutID, _ care: PayoutCare) {
        self.id = id.rawValue
        owner = care.owner?.rawValue
        ownedSince = care.ownedSince.map(PayoutOutput.time)
        snoozedUntil = care.snoozedUntil.map(PayoutOutput.time)
    }
}

extension CommandOutput<CareOutput> {
    init(_ id: PayoutID, _ care: PayoutCare) {
        let shown = CareOutput(id, care)
        self.init(
            payload: shown,
            columns: ["id", "owner", "ownedSince", "snoozedUntil"],
            rows: [
                [shown.id, shown.owner ?? "", shown.ownedSince ?? "", shown.snoozedUntil ?? ""]
            ]
        )
    }
}

/// How somebody proposes to resolve a payout, as it goes to standard output.
struct ResolutionOutput: Encodable {
    /// `paid`, `failed`, `returned`, or `seen` where nothing is claimed about the money.
    let claim: String
    let seenAt: String
    let reference: String
    let note: String
    let by: String
    let at: String

    init(_ resolution: Resolution) {
        claim = resolution.claim?.rawValue ?? "seen"
        seenAt = resolution.seenAt
        reference = resolution.reference
        note = resolution.note
        by = resolution.by.rawValue
        at = PayoutOutput.time(resolution.at)
    }
}

extension CommandOutput<[WorklistOutput]> {
    /// Notifications first, as on the screen; some payouts may be of providers that cannot be asked.
    init(
        _ entries: [WorklistEntry],
        groups: [NotificationGroup],
        now: Date,
        canQuery: (Payout) -> Bool
    ) {
        let rows =
            groups.map { WorklistOutput($0) }
            + entries.map { entry in
                switch entry {
                case .payout(let item):
                    WorklistOutput(item, canQuery: canQuery(item.payout))
                case .break(let record): WorklistOutput(record, now: now)
                }
            }
        self.init(payload: rows, columns: WorklistOutput.columns, rows: rows.map(\.cells))
    }
}
