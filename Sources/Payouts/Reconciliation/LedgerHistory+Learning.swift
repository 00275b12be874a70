extension LedgerHistory {
    /// A change of status as the ledger recorded it.
    package struct Change: Hashable, Sendable {
        /// What the payout became.
        package let status: PayoutStatus
        /// When, in seconds since 1970.
        package let at: Int64
        /// The number of the evidence that changed it, where evidence did.
        package let evidence: Int64?

        /// Creates a change.
        package init(status: PayoutStatus, at: Int64, evidence: Int64?) {
            self.status = status
            self.at = at
            self.evidence = evidence
        }
    }

    /// Evidence, as far as its time matters.
    package struct Word: Hashable, Sendable {
        /// Counts the evidence of a ledger in order of arrival.
        package let id: Int64
        /// What it says.
        package let claim: Evidence.Claim
        /// From where.
        package let source: Evidence.Source
        /// The provider's own time, in seconds since 1970.
        package let stated: Int64?
        /// When it was received.
        package let at: Int64

        /// Creates a word.
        package init(
            id: Int64,
            claim: Evidence.Claim,
            source: Evidence.Source,
            stated: Int64?,
            at: Int64
        ) {
            self.id = id
            self.claim = claim
            self.source = source
            self.stated = stated
            self.at = at
        }
    }

    /// A line that an earlier comparison found to differ.
    package struct Line: Hashable, Sendable {
        /// What it says.
        package let claim: Evidence.Claim
        /// The last second of the days that its file is of.
        package let until: Int64

        /// Creates a line.
        package init(claim: Evidence.Claim, until: Int64) {
            self.claim = claim
            self.until = until
        }
    }

    /// Tells a payout's results, and when each can have come about.
    ///
    /// - Parameters:
    ///   - changes: All changes of its status, in their order.
    ///   - words: All evidence about it, in order of arrival.
    ///   - lines: The lines about it that earlier comparisons found to differ.
    ///   - comparedAt: When the day of a time was compared last.
    /// - Throws: What `comparedAt` throws.
    package init<Failure: Error>(
        changes: [Change],
        words: [Word],
        lines: [Line],
        comparedAt: (Int64) throws(Failure) -> Int64?
    ) throws(Failure) {
        var results: [LedgerResult] = []
        for (place, change) in changes.enumerated() where change.status.isSettled {
            let next = changes[(place + 1)...].lazy.filter(\.status.isSettled).first
            let first = change.evidence ?? .max
            let reign = first..<max(next?.evidence ?? .max, first)
            let own = words.filter { reign.contains($0.id) && change.status.agrees(with: $0.claim) }
            // A provider may go on naming the time of what was overturned.
            let before = results.last?.time ?? .min
            let stated = own.lazy.compactMap(\.stated).first { $0 > before }
            let last = words.last {
                $0.id < reign.lowerBound && $0.at <= change.at && $0.claim.isStatus
                    && !change.status.agrees(with: $0.claim)
            }
            let seen = own.filter { $0.source == .settlementFile }.compactMap(\.stated)
            let found = lines.filter { change.status.agrees(with: $0.claim) }.map(\.until)
            let isReversal = !results.isEmpty
            results.append(
                LedgerResult(
                    status: change.status,
                    learned: change.at,
                    since: max(place == 0 ? .min : changes[place - 1].at, last?.at ?? .min),
                    stated: stated,
                    comparedAt: isReversal ? try stated.flatMap(comparedAt) : nil,
                    isReversal: isReversal,
                    listings: (seen + found).filter { $0 > before }
                )
            )
        }
        self.init(results)
    }
}

extension Evidence.Claim {
    /// Whether it says where the payout stands.
    fileprivate var isStatus: Bool { isFinal || self == .pending }
}
