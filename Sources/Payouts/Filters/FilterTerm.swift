/// One condition of a filter as people write it: `status:unknown`, `!amount>1m`, `nguyen`.
package struct FilterTerm: Hashable, Sendable {
    /// What has to hold, or not to hold where the term is negated.
    package enum Condition: Hashable, Sendable {
        /// One of these statuses.
        case status([PayoutStatus])
        /// One of these providers.
        case provider([ProviderID])
        /// One of these currencies.
        case currency([Currency])
        /// An amount within a bound.
        case amount(AmountBound)
        /// Created so long ago.
        case age(AgeBound)
        /// Created on a day.
        case day(Day)
        /// One of these batches; `nil` for none.
        case batch([BatchID?])
        /// One of these people is on it.
        case owner([Owner])
        /// One of these codes.
        case reason([String])
        /// A word that is searched for.
        case word(String)
    }

    /// A day as people name it.
    package enum Day: Hashable, Sendable {
        /// So many days before today: 0 for today, 1 for yesterday.
        case ago(Int)
        /// A day of the calendar.
        case calendar(CalendarDay)
    }

    /// A person as people name them.
    package enum Owner: Hashable, Sendable {
        /// Whoever asks.
        case me
        /// Nobody.
        case nobody
        /// Somebody by their login.
        case person(OperatorName)
    }

    /// The term as it was typed, without the sign that negates it.
    package let text: String
    /// Whether it has not to hold.
    package let isNegated: Bool
    /// What has to hold.
    package let condition: Condition

    init(text: String, isNegated: Bool, condition: Condition) {
        self.text = text
        self.isNegated = isNegated
        self.condition = condition
    }

    /// What negates a term.
    package static let negation: Character = "!"

    /// The term as it is typed.
    package var typed: String { isNegated ? "\(Self.negation)\(text)" : text }

    /// The field that it is about; `nil` for a word.
    package var field: FilterField? {
        switch condition {
        case .status: .status
        case .provider: .provider
        case .currency: .currency
        case .amount: .amount
        case .age: .age
        case .day: .day
        case .batch: .batch
        case .owner: .owner
        case .reason: .reason
        case .word: nil
        }
    }
}
