package import Foundation

/// What was learnt about a payout, from where, when, and in which raw words.
package struct Evidence: Hashable, Sendable {
    /// Where it came from.
    package let source: Source
    /// What it says about the money.
    package let claim: Claim
    /// The provider's status exactly as received, or empty where there was none.
    package let rawStatus: String
    /// The provider's reason, explained.
    package let reason: ProviderReason?
    /// What the provider calls the payout, when this evidence names it.
    package let providerReference: String?
    /// The provider's own time for the status, where it states one.
    package let providerTime: Date?
    /// When we learnt it.
    package let receivedAt: Date
    /// What differs from the order, in plain words; empty when nothing does.
    package let mismatches: [String]
    /// The money that the provider states beside its status; no part of what orders evidence, as
    /// what differs from the order is in ``mismatches``.
    package let stated: StatedMoney?

    /// Where evidence comes from.
    package enum Source: String, CaseIterable, Hashable, Sendable {
        case createAnswer, query, notification, settlementFile, `operator`
    }

    /// What a piece of evidence says about the money.
    package enum Claim: String, CaseIterable, Hashable, Sendable {
        /// Accepted and under way; not final.
        case pending
        /// The money arrived. Final, until contrary final evidence.
        case paid
        /// The money did not arrive. Final, until contrary final evidence.
        case failed
        /// The money arrived and came back. Final, until contrary final evidence.
        case returned
        /// An answer that nobody can vouch for: undocumented, contradictory, damaged.
        case unclear
        /// The provider says that it has no such order.
        case notFound

        /// Whether this is the provider's final word, as far as words are final here.
        package var isFinal: Bool { self == .paid || self == .failed || self == .returned }

        /// The claim in a word, for people.
        package var word: String { self == .notFound ? "not found" : rawValue }
    }

    /// Creates a piece of evidence.
    package init(
        source: Source,
        claim: Claim,
        rawStatus: String,
        reason: ProviderReason? = nil,
        providerReference: String? = nil,
        providerTime: Date? = nil,
        receivedAt: Date,
        mismatches: [String] = [],
        stated: StatedMoney? = nil
    ) {
        self.source = source
        self.claim = claim
        self.rawStatus = rawStatus
        self.reason = reason
        self.providerReference = providerReference
        self.providerTime = providerTime
        self.receivedAt = receivedAt
        self.mismatches = mismatches
        self.stated = stated
    }

    /// The time as of which the evidence speaks, by which it is ordered.
    ///
    /// Who was asked told us how things stood then. A notification or a file may be under way for
    /// hours: it speaks as of the provider's own time where it states one. Nobody speaks of what
    /// has yet to happen, whatever their clock says.
    package var asOf: Date {
        switch source {
        case .createAnswer, .query, .operator: receivedAt
        case .notification, .settlementFile: min(providerTime ?? receivedAt, receivedAt)
        }
    }

    /// A total order over evidence, so that any order of arrival folds to the same status.
    ///
    /// Comparing provider times only where both have one, and arrivals otherwise, is not
    /// transitive (three pieces can form a circle), hence one time for each piece. It counts
    /// whole seconds, as the providers' clocks do: what one of them dates to a second may have
    /// been after whoever asked within it. Equal seconds are told apart by arrival, then by the
    /// provider's time, then by content.
    package static func precedes(_ left: Evidence, _ right: Evidence) -> Bool {
        let (leftSecond, rightSecond) = (left.asOf.wholeSeconds, right.asOf.wholeSeconds)
        if leftSecond != rightSecond { return leftSecond < rightSecond }
        if left.receivedAt != right.receivedAt { return left.receivedAt < right.receivedAt }
        if left.providerTime != right.providerTime {
            return left.providerTime ?? .distantPast < right.providerTime ?? .distantPast
        }
        return left.content.lexicographicallyPrecedes(right.content)
    }

    private var content: [String] {
        [
            claim.rawValue, source.rawValue, rawStatus, reason?.code ?? "",
            reason?.explanation ?? "", reason?.nextStep ?? "", providerReference ?? "",
        ] + mismatches
    }
}

extension Date {
    fileprivate var wholeSeconds: Double { timeIntervalSince1970.rounded(.down) }
}
