package import Foundation

/// A break as it is kept, and where the matter stands.
package struct BreakRecord: Hashable, Sendable, Identifiable {
    /// Counts the breaks of a ledger.
    package let id: Int64
    /// The provider.
    package let provider: ProviderID
    /// The days in which it was found first.
    package let period: SettlementPeriod
    /// Both sides.
    package let found: Break
    /// The payout, where our side has one.
    package let payout: PayoutID?
    /// When it was found first.
    package let at: Date
    /// Where the matter stands.
    package let state: BreakState
    /// Who is on it, or `nil` when nobody is.
    package let owner: OperatorName?
    /// Off the worklist until then, unless something is decided about it before; may be past.
    package let snoozedUntil: Date?

    /// Creates a record as it is stored.
    package init(
        id: Int64,
        provider: ProviderID,
        period: SettlementPeriod,
        found: Break,
        payout: PayoutID?,
        at: Date,
        state: BreakState,
        owner: OperatorName?,
        snoozedUntil: Date? = nil
    ) {
        self.id = id
        self.provider = provider
        self.period = period
        self.found = found
        self.payout = payout
        self.at = at
        self.state = state
        self.owner = owner
        self.snoozedUntil = snoozedUntil
    }

    /// When it happened, from the earlier of both sides' times.
    package var since: Date {
        let times = [found.ours?.time, found.theirs?.time].compactMap(\.self)
        return times.min().map { min(Date(timeIntervalSince1970: Double($0)), at) } ?? at
    }

    /// How long ago it happened.
    package func age(at now: Date) -> Duration {
        .seconds(max(0, Int64(now.timeIntervalSince(since))))
    }
}

/// Where a break stands.
package enum BreakState: String, CaseIterable, Hashable, Sendable {
    /// Nobody has decided anything.
    case open
    /// The provider has to correct its books; still not resolved.
    case withProvider
    /// A second person has to confirm how it is resolved.
    case proposed
    /// Settled.
    case resolved

    /// Whether somebody still has to do something.
    package var isUnresolved: Bool { self != .resolved }

    /// Where the matter stands, in a word for a column.
    package var word: String {
        switch self {
        case .open: "open"
        case .withProvider: "with provider"
        case .proposed: "2nd person"
        case .resolved: "resolved"
        }
    }

    /// Where the matter stands, as a sentence says it after “it is”.
    package var standing: String {
        switch self {
        case .open: "open"
        case .withProvider: "with the provider"
        case .proposed: "waiting for a second person"
        case .resolved: "resolved"
        }
    }
}

/// How a break is resolved, and why.
package struct BreakResolution: Hashable, Sendable {
    /// What is done about it.
    package let action: Action
    /// What others can look up: a ticket, a page, a transfer number; may be empty.
    package let reference: String
    /// Why, in the person's own words.
    package let note: String
    /// Who.
    package let by: OperatorName
    /// When.
    package let at: Date

    /// What can be done about a break.
    package enum Action: Hashable, Sendable {
        /// The provider's status is right: its line counts as evidence.
        case acceptProvider
        /// A person knows how it ended: our record gets a new transition.
        case correctRecord(Evidence.Claim)
        /// The line is about the candidate with this order number: it counts as evidence about it.
        case choose(String)
        /// The provider has to correct its books.
        case providerToFix
        /// The difference is given up; needs a second person.
        case writeOff
        /// Only the days differ; it matches the neighboring file. Needs a second person.
        case knownTiming
        /// A later comparison no longer found it; no person can say so.
        case noLongerHolds

        /// Whether it is evidence about a payout of ours.
        package var changesPayout: Bool {
            switch self {
            case .acceptProvider, .correctRecord, .choose: true
            case .providerToFix, .writeOff, .knownTiming, .noLongerHolds: false
            }
        }
    }

    /// Creates a resolution.
    package init(
        action: Action,
        reference: String,
        note: String,
        by: OperatorName,
        at: Date
    ) {
        self.action = action
        self.reference = reference
        self.note = note
        self.by = by
        self.at = at
    }

    /// What a break becomes when it is applied.
    package var state: BreakState { action == .providerToFix ? .withProvider : .resolved }

    /// The evidence that it brings about the payout of a break, where it brings any.
    package func evidence(about found: Break) -> Evidence? {
        switch action {
        case .acceptProvider, .choose: found.theirs?.evidence(receivedAt: at)
        case .correctRecord(let claim):
            Evidence(
                source: .operator,
                claim: claim,
                rawStatus: "reconciliation",
                reason: claim == .paid
                    ? nil
                    : ProviderReason(
                        code: reference,
                        explanation: note,
                        nextStep: "Look at the break's note before paying again."
                    ),
                receivedAt: at
            )
        case .providerToFix, .writeOff, .knownTiming, .noLongerHolds: nil
        }
    }

    /// The evidence about the payout that was chosen for an ambiguous line, which may state another
    /// amount than was ordered.
    package func evidence(about found: Break, _ ordered: Money) -> Evidence? {
        guard let evidence = evidence(about: found), let side = found.theirs else { return nil }
        let stated = Currency(code: side.currency).map {
            Money(minorUnits: side.amount, currency: $0)
        }
        guard let stated, stated != ordered else { return evidence }
        return Evidence(
            source: evidence.source,
            claim: evidence.claim,
            rawStatus: evidence.rawStatus,
            providerReference: evidence.providerReference,
            providerTime: evidence.providerTime,
            receivedAt: evidence.receivedAt,
            mismatches: ["amount is \(stated), ordered was \(ordered)"]
        )
    }

    /// What the audit trail says: what is done, about which payout, on which reference, and why.
    package func auditReason(about payout: PayoutID?) -> String {
        let subject = payout.map { " of \($0)" } ?? ""
        let source = reference.isEmpty ? "" : ", reference “\(reference)”"
        return "\(action.name)\(subject)\(source): \(note)"
    }
}

extension BreakResolution.Action {
    /// The action's name, as the command line takes it and the ledger keeps it.
    package var name: String {
        switch self {
        case .acceptProvider: "accept"
        case .correctRecord(let claim): "correct-\(claim.rawValue)"
        case .choose(let orderNumber): Self.choosing + orderNumber
        case .providerToFix: "provider-to-fix"
        case .writeOff: "write-off"
        case .knownTiming: "known-timing"
        case .noLongerHolds: "no-longer-holds"
        }
    }

    /// The action in a few words, for people.
    package var word: String {
        switch self {
        case .acceptProvider: "provider accepted"
        case .correctRecord(let claim): "corrected to \(claim.rawValue)"
        case .choose(let orderNumber): "\(orderNumber) chosen"
        case .providerToFix: "provider to fix"
        case .writeOff: "write-off"
        case .knownTiming: "known timing"
        case .noLongerHolds: "no longer found"
        }
    }

    /// What the name of a choice begins with; the order number of the candidate follows.
    private static let choosing = "choose "

    /// Every action that a person can take about any break of some kind.
    package static let all: [Self] = [
        .acceptProvider, .correctRecord(.paid), .correctRecord(.failed), .correctRecord(.returned),
        .providerToFix, .writeOff, .knownTiming,
    ]

    /// Finds an action by its name.
    package init?(name: String) {
        if name.hasPrefix(Self.choosing), name != Self.choosing {
            self = .choose(String(name.dropFirst(Self.choosing.count)))
            return
        }
        let known = Self.all + [.noLongerHolds]
        guard let found = known.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    /// What it means, in plain words.
    package var explanation: String {
        switch self {
        case .acceptProvider: "the provider's status counts as evidence"
        case .correctRecord(let claim): "our record gets a new transition: \(claim.rawValue)"
        case .choose(let orderNumber): "the line is about \(orderNumber)"
        case .providerToFix: "the provider corrects its books"
        case .writeOff: "the difference is given up; a second person confirms"
        case .knownTiming: "only the days differ; a second person confirms"
        case .noLongerHolds: "a later comparison no longer finds it"
        }
    }
}

extension SettlementSide {
    /// The line as evidence about its payout.
    func evidence(receivedAt date: Date) -> Evidence? {
        guard let claim = Evidence.Claim(rawValue: claim), claim.isFinal else { return nil }
        return evidence(claim, receivedAt: date)
    }

    /// The line as evidence of a claim that it makes, with the provider's own time of it.
    func evidence(_ claim: Evidence.Claim, receivedAt date: Date) -> Evidence {
        Evidence(
            source: .settlementFile,
            claim: claim,
            rawStatus: status,
            providerReference: reference.isEmpty ? nil : reference,
            providerTime: time.map { Date(timeIntervalSince1970: Double($0)) },
            receivedAt: date
        )
    }
}
