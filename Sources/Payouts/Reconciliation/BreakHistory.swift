package import Foundation

/// A break with everything that was written and decided about it.
package struct BreakHistory: Hashable, Sendable {
    /// The break.
    package let record: BreakRecord
    /// The files of the comparison that found it first, in the order of `SettlementSide.file`.
    package let files: [SettlementFileRecord]
    /// What was decided, oldest first; nothing is ever taken out.
    package let decisions: [BreakDecision]
    /// What people wrote, oldest first.
    package let notes: [PayoutNote]

    /// Creates a history.
    package init(
        record: BreakRecord,
        files: [SettlementFileRecord],
        decisions: [BreakDecision],
        notes: [PayoutNote]
    ) {
        self.record = record
        self.files = files
        self.decisions = decisions
        self.notes = notes
    }

    /// The resolution that waits for a second person, where one does.
    package var proposal: BreakResolution? {
        guard let last = decisions.last, last.state == .proposed else { return nil }
        return last.resolution
    }
}

/// What became of a resolution of a break.
package struct BreakDecision: Hashable, Sendable {
    /// How it is resolved, by whom it was said first.
    package let resolution: BreakResolution
    /// What became of that.
    package let state: State
    /// Who decided so.
    package let by: OperatorName
    /// When.
    package let at: Date

    /// What can become of a resolution.
    package enum State: String, CaseIterable, Hashable, Sendable {
        case proposed, applied, discarded
    }

    /// Creates a decision.
    package init(resolution: BreakResolution, state: State, by: OperatorName, at: Date) {
        self.resolution = resolution
        self.state = state
        self.by = by
        self.at = at
    }
}

/// Which breaks to look at; empty means all.
package struct BreakFilter: Hashable, Sendable {
    /// Only this one.
    package var id: Int64?
    /// Only those that this comparison found.
    package var run: Int64?
    /// Only those of these providers, or all when empty.
    package var providers: Set<ProviderID>
    /// Only these kinds, or all when empty.
    package var kinds: Set<BreakKind>
    /// Only those that stand so, or all when empty.
    package var states: Set<BreakState>
    /// Only what these people are on; `nil` is nobody.
    package var owners: Choice<OperatorName?>
    /// Bounds of what is at stake, all of which hold.
    package var amounts: [AmountBound] = []
    /// What to look for in the payout, and in the provider's order numbers and references; empty
    /// for nothing.
    package var text: String
    /// Words none of which may be found, each as ``text`` would find it.
    package var absentTexts: [String] = []

    /// Creates a filter; by default of what is not resolved.
    package init(
        id: Int64? = nil,
        run: Int64? = nil,
        providers: Set<ProviderID> = [],
        kinds: Set<BreakKind> = [],
        states: Set<BreakState> = Set(BreakState.allCases.filter(\.isUnresolved)),
        owner: OperatorName? = nil,
        text: String = ""
    ) {
        self.id = id
        self.run = run
        self.providers = providers
        self.kinds = kinds
        self.states = states
        owners = Choice(person: owner)
        self.text = text
    }
}

/// How many unresolved breaks of a provider have an age, and how much is at stake.
package struct BreakTally: Hashable, Sendable {
    /// The provider.
    package let provider: ProviderID
    /// The kind.
    package let kind: BreakKind
    /// How old they are.
    package let age: BreakAge
    /// How many.
    package let count: Int
    /// How much is at stake together.
    package let stake: Money

    /// Creates a tally.
    package init(
        provider: ProviderID,
        kind: BreakKind,
        age: BreakAge,
        count: Int,
        stake: Money
    ) {
        self.provider = provider
        self.kind = kind
        self.age = age
        self.count = count
        self.stake = stake
    }
}

/// How old a break is, in steps that people act on.
package enum BreakAge: Int, CaseIterable, Hashable, Sendable, Comparable {
    case today, oneDay, threeDays, sevenDays, thirtyDays, older

    /// The step of a number of whole days.
    package init(days: Int) {
        switch days {
        case ..<1: self = .today
        case ..<3: self = .oneDay
        case ..<7: self = .threeDays
        case ..<30: self = .sevenDays
        case ..<90: self = .thirtyDays
        default: self = .older
        }
    }

    /// The step in a few characters: `<1d`, `1d`.
    package var word: String {
        switch self {
        case .today: "<1d"
        case .oneDay: "1d+"
        case .threeDays: "3d+"
        case .sevenDays: "7d+"
        case .thirtyDays: "30d+"
        case .older: "90d+"
        }
    }

    /// Orders younger before older.
    package static func < (left: BreakAge, right: BreakAge) -> Bool {
        left.rawValue < right.rawValue
    }
}
