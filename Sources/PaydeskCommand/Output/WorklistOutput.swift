import Payouts

/// A payout on the worklist as it goes to standard output.
struct WorklistOutput: Encodable {
    let payout: PayoutOutput
    @NullWithoutValue var since: String?
    let care: CareOutput
    @NullWithoutValue var proposal: ResolutionOutput?
    /// What to do next, for the most urgent reason.
    let nextStep: String

    /// An item; its provider may be one that cannot be asked.
    init(_ item: WorklistItem, canQuery: Bool) {
        payout = PayoutOutput(item.payout)
        since = item.payout.attentionSince.map(PayoutOutput.time)
        care = CareOutput(item.payout.id, item.care)
        proposal = item.proposal.map(ResolutionOutput.init)
        nextStep = item.payout.attention.nextStep(canQuery: canQuery)
    }

    static let columns = [
        "id", "provider", "status", "reasons", "since", "amount", "currency", "owner", "nextStep",
    ]

    var cells: [String] {
        [
            payout.id, payout.provider, payout.status,
            (payout.attention + (proposal == nil ? [] : ["awaitsSecond"])).joined(separator: " "),
            since ?? "", payout.amount.text, payout.amount.currency, care.owner ?? "", nextStep,
        ]
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
    /// Items, of which some may be of providers that cannot be asked.
    init(_ items: [WorklistItem], canQuery: (ProviderID) -> Bool) {
        let rows = items.map { WorklistOutput($0, canQuery: canQuery($0.payout.provider)) }
        self.init(payload: rows, columns: WorklistOutput.columns, rows: rows.map(\.cells))
    }
}
