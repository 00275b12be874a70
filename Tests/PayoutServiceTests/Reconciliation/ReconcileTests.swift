import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Synchronization
import Testing

/// A day's files against a real ledger, kept, asked about and resolved.
struct ReconcileTests {
    static let mai = OperatorName(rawValue: "mai")
    static let minh = OperatorName(rawValue: "minh")
    private static let header = "tradeNo,platFormTradeNo,amount,status,finishTime"

    private static let mapping = SettlementMapping(
        columns: [
            .orderNumber: ["tradeNo"], .reference: ["platFormTradeNo"], .amount: ["amount"],
            .status: ["status"], .time: ["finishTime"],
        ],
        currency: .vnd,
        words: ["0000": .paid, "00029": .failed, "refund": .returned]
    )

    /// A ledger with a payout in each of some statuses, numbered from 1.
    struct Day {
        let desk: Desk
        let service: PayoutService

        init(
            _ statuses: [PayoutStatus],
            resolutions: ResolutionPolicy = ResolutionPolicy()
        )
            async throws
        {
            desk = try Desk(resolutions: resolutions)
            let clock = desk.clock
            service = PayoutService(
                store: desk.store,
                lines: Array(desk.service.lines.values),
                resolutions: resolutions,
                settlements: [desk.provider.id: mapping],
                environment: ServiceEnvironment(
                    now: { clock.date },
                    randomBits: { 1 },
                    clock: clock,
                    logger: desk.log.logger
                )
            )
            for (index, status) in statuses.enumerated() {
                try await desk.store.makePayout(index + 1, in: status, provider: desk.provider.id)
            }
        }

        func reconcile(
            _ files: [String],
            of days: String = "2023-11-14",
            again: Bool = false
        ) async throws(ServiceError) -> ReconciliationOutcome {
            let texts = files.map { ReconcileTests.header + "\n" + $0 }
            guard let period = SettlementPeriod(days) else { throw .canceled }
            let request = ReconciliationRequest(
                provider: desk.provider.id,
                period: period,
                files: texts.enumerated().map { index, text in
                    SettlementFile(name: "\(index).csv") { () throws(SettlementFileError) in
                        Array(text.utf8)
                    }
                },
                again: again
            )
            return try await service.reconcile(request, by: ReconcileTests.mai)
        }

        /// Compares one file of which the size is known.
        func reconcile(
            _ text: String,
            again: Bool = false,
            progress: @Sendable (ReconciliationProgress) -> Void
        ) async throws -> ReconciliationOutcome {
            let bytes = Array((ReconcileTests.header + "\n" + text).utf8)
            let file = SettlementFile(
                name: "day.csv",
                size: { bytes.count },
                read: { () throws(SettlementFileError) in bytes }
            )
            let request = ReconciliationRequest(
                provider: desk.provider.id,
                period: try #require(SettlementPeriod("2023-11-14")),
                files: [file],
                again: again
            )
            return try await service.reconcile(
                request,
                by: ReconcileTests.mai,
                progress: progress
            )
        }
    }

    /// A line about a payout of the fixtures.
    static func line(
        _ number: Int,
        _ status: String = "0000",
        amount: Int = 1_250_000,
        time: String = "2023-11-14 22:14:00"
    ) -> String {
        "ORD\(1_000_000 + number),R\(number),\(amount),\(status),\(time)\n"
    }

    @Test func `what agrees is no break, and all of it is kept`() async throws {
        let day = try await Day([.paid, .failed, .returned, .processing, .queued])
        let lines = Self.line(1) + Self.line(2, "00029") + Self.line(3, "00029")
        let outcome = try await day.reconcile([lines])
        #expect(outcome.report?.breaks == [])
        #expect(outcome.run.totals.agreed == 3 && outcome.run.by == Self.mai)
        #expect(try await day.desk.store.reconciliation(outcome.run.id) == outcome.run)
    }

    @Test func `several files make one comparison, and the same content is read once`()
        async throws
    {
        let day = try await Day([.paid, .paid])
        let outcome = try await day.reconcile([Self.line(1), Self.line(2), Self.line(1)])
        #expect(outcome.report?.breaks == [] && outcome.readBefore == ["2.csv"])
        #expect(outcome.run.files.map(\.name) == ["0.csv", "1.csv"])
    }

    @Test func `files that were compared before are recognized`() async throws {
        let day = try await Day([.paid])
        let first = try await day.reconcile([Self.line(9)])
        let second = try await day.reconcile([Self.line(9)])
        #expect(second.report == nil && second.run == first.run)
        #expect(second.readBefore == ["0.csv"])
        let again = try await day.reconcile([Self.line(9)], again: true)
        #expect(again.run.id == first.run.id + 1 && again.report != nil)
        #expect(again.run.unresolvedCount == 2)
        let breaks = try await day.desk.store.breaks(BreakFilter(), after: 0, limit: 9)
        #expect(breaks.map(\.found.kind) == [.missingInLedger, .missingAtProvider])
        let more = try await day.reconcile([Self.line(9), Self.line(1)])
        #expect(more.report?.counts == [.missingInLedger: 1], "a second file of the day joins it")
    }

    @Test func `a payout of another day is found by its name`() async throws {
        let day = try await Day([.processing, .unknown])
        let lines = Self.line(1) + Self.line(2, time: "2023-11-14 23:00:00")
        let outcome = try await day.reconcile([lines])
        #expect(outcome.report?.counts == [.status: 2])
        #expect(outcome.report?.breaks.map(\.ours?.status) == ["processing", "unknown"])
    }

    @Test func `the provider is asked about what differs, and only about that`() async throws {
        let day = try await Day([.paid, .processing])
        let outcome = try await day.reconcile([Self.line(1) + Self.line(2)])
        day.desk.clock.letTimePass()
        let run = try await day.service.requery(.comparison(outcome.run.id), by: Self.mai)
        #expect(run.job.total == 1)
        for await _ in run.updates {}
        #expect(try await day.desk.history(.make(1)).queries == [])
        #expect(try await day.desk.history(.make(2)).queries.map(\.by) == [Self.mai])
        let clean = try await day.reconcile([Self.line(1)])
        #expect(clean.report?.breaks == [])
        let none = try await day.service.requery(.comparison(clean.run.id), by: Self.mai)
        #expect(none.job.total == 0 && none.job.endedAt != nil)
        await #expect(throws: ServiceError.notSupported("There is no reconciliation 99.")) {
            _ = try await day.service.requery(.comparison(99), by: Self.mai)
        }
    }

    @Test func `a write-off needs a second person, whoever is first`() async throws {
        let day = try await Day([.paid])
        _ = try await day.reconcile([Self.line(1, amount: 1_249_999)])
        let draft = BreakResolutionDraft(action: .writeOff, note: "one đồng")
        #expect(try await day.service.resolveBreak(1, draft, by: Self.mai).state == .proposed)
        await #expect(throws: ServiceError.store(.breakNeedsAnotherPerson(1))) {
            try await day.service.confirmBreakResolution(of: 1, by: Self.mai)
        }
        let done = try await day.service.confirmBreakResolution(of: 1, by: Self.minh)
        #expect(done.state == .resolved)
    }

    @Test func `to move a large payout needs a second person too`() async throws {
        let limit = [Currency.vnd: Money(minorUnits: 1_000_000, currency: .vnd)]
        let policy = ResolutionPolicy(aloneUpTo: limit)
        let day = try await Day([.processing], resolutions: policy)
        _ = try await day.reconcile([Self.line(1)])
        let draft = BreakResolutionDraft(action: .acceptProvider, note: "seen")
        #expect(try await day.service.resolveBreak(1, draft, by: Self.mai).state == .proposed)
        #expect(try await day.desk.payout(.make(1)).status == .processing)
        try await day.service.confirmBreakResolution(of: 1, by: Self.minh)
        #expect(try await day.desk.payout(.make(1)).status == .paid)
    }

    @Test func `a line that is older than our last answer resolves nothing, and says so`()
        async throws
    {
        let day = try await Day([.paid])
        let line = Self.line(1, "00029", time: "2023-11-14 22:13:00")
        let found = try await day.reconcile([line])
        #expect(found.report?.breaks.map(\.kind) == [.status])
        let before = try await day.desk.history(.make(1))
        let error = await #expect(throws: ServiceError.self) {
            let draft = BreakResolutionDraft(action: .acceptProvider, note: "ok")
            try await day.service.resolveBreak(1, draft, by: Self.mai)
        }
        #expect(error?.message.hasPrefix("Break 1 stays: a later answer says") == true)
        #expect(try await day.desk.history(.make(1)) == before)
        #expect(try await day.desk.store.breakHistory(1)?.record.state == .open)
    }

    @Test func `a resolution that does not fit is refused with a reason`() async throws {
        let day = try await Day([.paid])
        _ = try await day.reconcile([Self.line(9)])
        let drafts: [(Int64, BreakResolutionDraft, String)] = [
            (1, BreakResolutionDraft(action: .writeOff), "Say in a note"),
            (
                1, BreakResolutionDraft(action: .acceptProvider, note: "x"),
                "What fits: provider-to-fix, write-off."
            ),
            (1, BreakResolutionDraft(action: .knownTiming, note: "x"), "“missing in ledger”"),
            (2, BreakResolutionDraft(action: .acceptProvider, note: "x"), "correct-returned, "),
            (2, BreakResolutionDraft(action: .noLongerHolds, note: "x"), "does not fit"),
            (
                2, BreakResolutionDraft(action: .correctRecord(.paid), reference: "T", note: "x"),
                "says paid already"
            ),
            (2, BreakResolutionDraft(action: .correctRecord(.paid), note: "x"), "a reference"),
            (9, BreakResolutionDraft(action: .writeOff, note: "x"), "no break 9"),
        ]
        for (id, draft, words) in drafts {
            await #expect {
                try await day.service.resolveBreak(id, draft, by: Self.mai)
            } throws: { error in
                (error as? ServiceError)?.message.contains(words) == true
            }
        }
    }

    @Test func `only the days are blamed where they can be, and never alone`() async throws {
        let day = try await Day([.paid, .paid, .processing])
        let lines = Self.line(1) + Self.line(1) + Self.line(3) + Self.line(9)
        _ = try await day.reconcile([lines])
        let breaks = try await day.desk.store.breaks(BreakFilter(), after: 0, limit: 9)
        let draft = BreakResolutionDraft(action: .knownTiming, note: "tomorrow's file")
        for found in breaks {
            guard found.found.kind == .missingAtProvider else {
                await #expect(throws: ServiceError.self, "\(found.found.kind)") {
                    try await day.service.resolveBreak(found.id, draft, by: Self.mai)
                }
                continue
            }
            let proposed = try await day.service.resolveBreak(found.id, draft, by: Self.mai)
            #expect(proposed.state == .proposed)
        }
        #expect(Set(breaks.map(\.found.kind)).count == 4)
    }

    @Test func `who may not reconcile resolves no break`() async throws {
        let sam = OperatorName(rawValue: "sam")
        for (role, isAllowed) in [(OperatorRole.support, false), (.onCall, false), (.maker, true)] {
            let desk = try Desk(access: AccessPolicy(operators: [sam: [role]]))
            let draft = BreakResolutionDraft(action: .writeOff, note: "x")
            let error = await #expect(throws: ServiceError.self) {
                try await desk.service.resolveBreak(1, draft, by: sam)
            }
            #expect((error == .store(.breakNotFound(1))) == isAllowed, "\(role)")
        }
    }

    @Test(arguments: [OperatorRole.onCall, .maker, .approver])
    func `the second person about a break may reconcile and confirm`(
        role: OperatorRole
    ) async throws {
        let sam = OperatorName(rawValue: "sam")
        let desk = try Desk(access: AccessPolicy(operators: [sam: [role]]))
        let error = await #expect(throws: ServiceError.self) {
            try await desk.service.confirmBreakResolution(of: 1, by: sam)
        }
        #expect((error == .store(.breakNotFound(1))) == (role == .approver))
    }

    @Test func `the audit trail says what was decided, about what, and on what`() async throws {
        let day = try await Day([.paid])
        _ = try await day.reconcile([Self.line(1, amount: 7)])
        let draft = BreakResolutionDraft(action: .writeOff, reference: "T-1", note: "given up")
        try await day.service.resolveBreak(1, draft, by: Self.mai)
        try await day.service.confirmBreakResolution(of: 1, by: Self.minh)
        let entries = try await day.desk.store.auditEntries(
            AuditFilter(subject: "break 1"),
            before: nil,
            limit: 9
        )
        #expect(entries.map(\.what) == ["confirm", "propose"])
        let text = "write-off of \(PayoutID.make(1)), reference “T-1”: given up"
        #expect(entries.map(\.reason) == [text, text])
    }

    @Test func `a file of other days is refused, with its days`() async throws {
        let day = try await Day([.paid])
        let lines = Self.line(1, time: "2023-11-18 10:00:00")
        let period = try #require(SettlementPeriod("2023-11-14"))
        let other = try #require(CalendarDay("2023-11-18"))
        let refusal = SettlementFileError.otherDays(
            file: "1.csv",
            first: other,
            last: other,
            period
        )
        await #expect(throws: ServiceError.settlement(refusal)) {
            _ = try await day.reconcile([Self.line(1), lines])
        }
        #expect(
            refusal.message == "1.csv has lines of 2023-11-18 only, and none of 2023-11-14. "
                + "Choose the file of these days, or the days of this file."
        )
        #expect(try await day.desk.store.reconciliations(before: nil, limit: 9) == [])
    }

    @Test func `what agrees on other days is counted apart`() async throws {
        let day = try await Day([.paid, .paid])
        let lines = Self.line(1) + Self.line(9, time: "2023-11-15 00:10:00")
        let outcome = try await day.reconcile([lines], of: "2023-11-15")
        #expect(outcome.run.totals.payouts == 0 && outcome.run.totals.matched == 1)
        #expect(outcome.run.totals.agreed == 0 && outcome.run.totals.agreedOfOtherDays == 1)
        #expect(outcome.report?.counts == [.missingInLedger: 1])
    }

    @Test func `canceled before it is kept, it leaves nothing`() async throws {
        let day = try await Day([.paid])
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await day.reconcile([Self.line(9)])
        }
        task.cancel()
        await #expect(throws: ServiceError.canceled) { _ = try await task.value }
        #expect(try await day.desk.store.reconciliations(before: nil, limit: 9) == [])
    }

    @Test func `how many bytes were read is told, and canceled in the middle it leaves nothing`()
        async throws
    {
        let day = try await Day([.paid])
        let lines = (0..<40_000).map { Self.line(100_000 + $0) }.joined()
        let size = Self.header.utf8.count + 1 + lines.utf8.count
        let told = Mutex<[ReconciliationProgress]>([])
        _ = try await day.reconcile(lines) { step in told.withLock { $0.append(step) } }
        let reading = told.withLock(\.self).filter { $0.stage == .reading }
        #expect(reading.allSatisfy { $0.total == size } && reading.count == 3)
        let done = reading.map(\.done)
        #expect(done == done.sorted() && done.first == 0 && done.last == size)
        let task = Task {
            try await day.reconcile(lines, again: true) { step in
                guard step.stage == .reading, (1..<size).contains(step.done) else { return }
                unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
            }
        }
        let result = await task.result
        #expect(throws: ServiceError.canceled) { try result.get() }
        #expect(try await day.desk.store.reconciliations(before: nil, limit: 9).count == 1)
    }

    @Test func `a provider without a mapping says where it belongs`() async throws {
        let desk = try Desk()
        let period = try #require(SettlementPeriod("2023-11-14"))
        let request = ReconciliationRequest(provider: .dvpay, period: period, files: [])
        await #expect(throws: ServiceError.settlement(.noMapping(.dvpay))) {
            _ = try await desk.service.reconcile(request, by: Self.mai)
        }
    }
}
