package import Foundation

/// One comparison of a period at one provider, as it is kept.
package struct ReconciliationRun: Hashable, Sendable, Identifiable {
    /// Counts the comparisons of a ledger.
    package let id: Int64
    /// The provider.
    package let provider: ProviderID
    /// The days.
    package let period: SettlementPeriod
    /// When it was made.
    package let at: Date
    /// Who made it.
    package let by: OperatorName
    /// The files that were read.
    package let files: [SettlementFileRecord]
    /// How much was compared.
    package let totals: ReconciliationTotals
    /// How many lines could not be read.
    package let unreadableLines: Int
    /// How many breaks it found, by kind.
    package let counts: [BreakKind: Int]
    /// How many of these nobody has resolved yet.
    package let unresolvedCount: Int
    /// How many of the unresolved ones an earlier comparison had found already.
    package let knownCount: Int
    /// How many of them are resolved.
    package let resolvedCount: Int
    /// How many earlier breaks it ended, because they no longer hold.
    package let endedCount: Int

    /// Creates a run as it is stored.
    package init(
        id: Int64,
        provider: ProviderID,
        period: SettlementPeriod,
        at: Date,
        by: OperatorName,
        files: [SettlementFileRecord],
        totals: ReconciliationTotals,
        unreadableLines: Int,
        counts: [BreakKind: Int],
        unresolvedCount: Int,
        knownCount: Int = 0,
        resolvedCount: Int = 0,
        endedCount: Int
    ) {
        self.id = id
        self.provider = provider
        self.period = period
        self.at = at
        self.by = by
        self.files = files
        self.totals = totals
        self.unreadableLines = unreadableLines
        self.counts = counts
        self.unresolvedCount = unresolvedCount
        self.knownCount = knownCount
        self.resolvedCount = resolvedCount
        self.endedCount = endedCount
    }

    /// How many breaks it found.
    package var breakCount: Int { counts.values.reduce(0, +) }

    /// How many breaks it found, and how many of them are new, known already or resolved, in words.
    package var breaksText: String {
        let total = breakCount == 1 ? "1 break" : "\(breakCount.grouped) breaks"
        let parts = [
            (unresolvedCount - knownCount, "new"), (knownCount, "known already"),
            (resolvedCount, "resolved"),
        ]
        let words = parts.filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }
        return words.isEmpty ? total : "\(total) (\(words.joined(separator: ", ")))"
    }

    /// How many earlier breaks it ended, in words; `nil` where there are none.
    package var endedText: String? {
        guard endedCount > 0 else { return nil }
        return endedCount == 1
            ? "1 earlier break no longer holds"
            : "\(endedCount) earlier breaks no longer hold"
    }

    /// What came of it, in words.
    package var foundText: String {
        [breaksText, endedText, unreadableText].compactMap(\.self).joined(separator: "; ")
    }

    /// How many lines nothing is known of, in words; `nil` where there are none.
    package var unreadableText: String? {
        guard unreadableLines > 0 else { return nil }
        return unreadableLines == 1
            ? "1 line could not be read" : "\(unreadableLines.grouped) lines could not be read"
    }
}

/// A settlement file that was read.
package struct SettlementFileRecord: Hashable, Sendable {
    /// Its name, without its folder.
    package let name: String
    /// The SHA-256 of its bytes, in hexadecimal.
    package let digest: String
    /// Its size.
    package let bytes: Int

    /// Creates a record.
    package init(name: String, digest: String, bytes: Int) {
        self.name = name
        self.digest = digest
        self.bytes = bytes
    }
}

/// A comparison that is to be kept.
package struct ReconciliationResult: Hashable, Sendable {
    /// The provider.
    package let provider: ProviderID
    /// What was found.
    package let report: ReconciliationReport
    /// The files that were read, in the order of `SettlementSide.file`.
    package let files: [SettlementFileRecord]
    /// How many lines could not be read.
    package let unreadableLines: Int
    /// Who compared.
    package let by: OperatorName
    /// When.
    package let at: Date

    /// Creates a result.
    package init(
        provider: ProviderID,
        report: ReconciliationReport,
        files: [SettlementFileRecord],
        unreadableLines: Int,
        by: OperatorName,
        at: Date
    ) {
        self.provider = provider
        self.report = report
        self.files = files
        self.unreadableLines = unreadableLines
        self.by = by
        self.at = at
    }
}
