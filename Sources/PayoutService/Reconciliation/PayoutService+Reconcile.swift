package import DelimitedText
package import Payouts

/// What to compare.
package struct ReconciliationRequest: Sendable {
    /// The provider.
    package let provider: ProviderID
    /// The days, in the provider's time zone.
    package let period: SettlementPeriod
    /// The provider's files of these days.
    package let files: [SettlementFile]
    /// Whether to compare once more what an earlier comparison read.
    package let again: Bool

    /// Creates a request.
    package init(
        provider: ProviderID,
        period: SettlementPeriod,
        files: [SettlementFile],
        again: Bool = false
    ) {
        self.provider = provider
        self.period = period
        self.files = files
        self.again = again
    }
}

/// A file that is read when its turn comes, so that no two lie in memory at once.
package struct SettlementFile: Sendable {
    /// Its name, without its folder.
    package let name: String
    /// How many bytes it has, where that is known before it is read.
    package let size: @Sendable () -> Int?
    /// Reads its bytes.
    package let read: @Sendable () throws(SettlementFileError) -> [UInt8]

    /// Creates a file.
    package init(
        name: String,
        size: @escaping @Sendable () -> Int? = { nil },
        read: @escaping @Sendable () throws(SettlementFileError) -> [UInt8]
    ) {
        self.name = name
        self.size = size
        self.read = read
    }
}

/// What came of a comparison.
package struct ReconciliationOutcome: Sendable {
    /// The comparison as it is kept.
    package let run: ReconciliationRun
    /// What was found; `nil` when every file had been compared before, by ``run``.
    package let report: ReconciliationReport?
    /// The files whose content was read before, in this comparison or an earlier one.
    package let readBefore: [String]
    /// Lines that could not be read, the first of them.
    package let problems: [SettlementProblem]
    /// How each file that was read is written.
    package let formats: [DelimitedFormat]
}

/// How far a comparison is.
package struct ReconciliationProgress: Hashable, Sendable {
    /// What is being done.
    package let stage: Stage
    /// How much of it is done.
    package let done: Int
    /// How much there is, where that is known.
    package let total: Int?

    /// What is done one after the other.
    package enum Stage: String, CaseIterable, Hashable, Sendable {
        /// The bytes of the files are read.
        case reading
        /// The ledger's payouts are looked up.
        case matching
        /// The breaks are kept.
        case keeping
    }
}

extension PayoutService {
    /// Compares a period with the provider's files, and keeps what was found.
    ///
    /// The ledger is read while the files are. Canceled before it is kept, it leaves nothing.
    ///
    /// - Parameters:
    ///   - request: What to compare.
    ///   - name: Who compares.
    ///   - progress: Hears how far it is, now and then.
    /// - Returns: What was found; where all files were compared before, what was found then.
    /// - Throws: ``ServiceError/settlement(_:)``, ``ServiceError/canceled`` or
    ///   ``ServiceError/store(_:)``.
    @concurrent
    package func reconcile(
        _ request: ReconciliationRequest,
        by name: OperatorName,
        progress: @Sendable (ReconciliationProgress) -> Void = { _ in }
    ) async throws(ServiceError) -> ReconciliationOutcome {
        try require(.reconcile, of: name)
        guard let mapping = settlements[request.provider] else {
            throw .settlement(.noMapping(request.provider))
        }
        let span = mapping.ledgerSpan(of: request.period)
        let needsAccounts = !mapping.combinations.isEmpty
        let ledger = Task(priority: .userInitiated) { [store] in
            LedgerIndex(
                try await store.settledPayouts(
                    of: request.provider,
                    in: span,
                    withAccounts: needsAccounts
                )
            )
        }
        defer { ledger.cancel() }
        var reading = SettlementReading(request, mapping: mapping, store: store)
        try await reading.readFiles(progress)
        if !request.again, let run = reading.earlier {
            return ReconciliationOutcome(run, nil, reading)
        }
        let index = try await onLedger { (_, _) throws(StoreError) in try await ledger.settled }
        progress(ReconciliationProgress(stage: .matching, done: 0, total: index.ledger.count))
        var matching = await Self.match(reading.reader.table, with: index)
        try await addOthers(to: &matching, request.provider, withAccounts: needsAccounts)
        matching.matchTheRest(mapping)
        try await recall(in: &matching, request, mapping)
        guard !Task.isCancelled else { throw .canceled }
        let report = matching.report(
            period: request.period,
            mapping: mapping,
            earlier: try await unresolvedBreaks(of: request.provider)
        )
        progress(ReconciliationProgress(stage: .keeping, done: 0, total: report.breaks.count))
        let run = try await keep(report, reading, by: name)
        return ReconciliationOutcome(run, report, reading)
    }

    /// Looks the lines up on two cores.
    private static func match(
        _ lines: SettlementTable,
        with index: LedgerIndex
    ) async -> SettlementMatching {
        let middle = lines.count / 2
        async let first = index.rows(of: lines, in: 0..<middle)
        let second = index.rows(of: lines, in: middle..<lines.count)
        return SettlementMatching(index, lines: lines, rows: await first + second)
    }

    /// Looks for the payouts of lines that none of the period has.
    private func addOthers(
        to matching: inout SettlementMatching,
        _ provider: ProviderID,
        withAccounts: Bool
    ) async throws(ServiceError) {
        let lines = matching.lines
        let names = matching.unclaimedLines.prefix(ReconciliationLimits.maximumLookups).map {
            SettlementName(orderNumber: lines.orderNumbers[$0], reference: lines.references[$0])
        }
        guard !names.isEmpty, !Task.isCancelled else { return }
        let others = try await onLedger { (store, _) throws(StoreError) in
            try await store.payouts(of: provider, named: names, withAccounts: withAccounts)
        }
        if others.count > 0 { matching.add(others) }
    }

    /// Compares payouts that were something else in the period than they are now, or that may
    /// have become it on another day, as what they were.
    private func recall(
        in matching: inout SettlementMatching,
        _ request: ReconciliationRequest,
        _ mapping: SettlementMapping
    ) async throws(ServiceError) {
        let names = matching.doubtful(in: request.period, mapping: mapping)
        guard !names.isEmpty, !Task.isCancelled else { return }
        let histories = try await onLedger { (store, _) throws(StoreError) in
            try await store.results(
                of: request.provider,
                named: names,
                utcOffset: mapping.utcOffset
            )
        }
        matching.recall(histories, in: request.period, mapping: mapping)
    }

    /// The breaks that this comparison may end.
    private func unresolvedBreaks(
        of provider: ProviderID
    ) async throws(ServiceError) -> [BreakRecord] {
        var found: [BreakRecord] = []
        while found.count < ReconciliationReport.maximumBreaks {
            let page = try await onLedger { (store, _) throws(StoreError) in
                try await store.breaks(
                    BreakFilter(providers: [provider]),
                    after: found.count,
                    limit: ReconciliationLimits.maximumPage
                )
            }
            found += page
            if page.count < ReconciliationLimits.maximumPage { break }
        }
        return found
    }

    private func keep(
        _ report: ReconciliationReport,
        _ reading: SettlementReading,
        by name: OperatorName
    ) async throws(ServiceError) -> ReconciliationRun {
        try await onLedger { (store, now) throws(StoreError) in
            try await store.keepReconciliation(
                ReconciliationResult(
                    provider: reading.request.provider,
                    report: report,
                    files: reading.files,
                    unreadableLines: reading.reader.problemCount,
                    by: name,
                    at: now
                )
            )
        }
    }
}

extension ReconciliationOutcome {
    /// What came of reading files: a new report, or what was found when they were compared before.
    fileprivate init(
        _ run: ReconciliationRun,
        _ report: ReconciliationReport?,
        _ reading: SettlementReading
    ) {
        self.init(
            run: run,
            report: report,
            readBefore: reading.readBefore,
            problems: report == nil ? [] : reading.reader.problems,
            formats: reading.formats
        )
    }
}

extension Task<LedgerIndex, any Error> {
    /// What it read, with the error as the store threw it.
    fileprivate var settled: LedgerIndex {
        get async throws(StoreError) {
            do {
                return try await value
            } catch let error as StoreError {
                throw error
            } catch {
                throw .failed("\(type(of: error))")
            }
        }
    }
}

extension SettlementMapping {
    /// When a payout may have been settled that a file of the period lists.
    fileprivate func ledgerSpan(of period: SettlementPeriod) -> Range<Int64> {
        let span = period.seconds(utcOffset: utcOffset)
        return span.lowerBound - Int64(tolerances.daysAfter * 86_400)..<span.upperBound
            + Int64(tolerances.daysBefore * 86_400)
    }
}
