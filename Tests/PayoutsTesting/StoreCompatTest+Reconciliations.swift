import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let reconciliations = [
        Requirement(
            "settled payouts of a span come as columns, and with them those overturned since"
        ) {
            try await $0.settledPayoutsAreColumns()
        },
        Requirement("payouts are found by either name, each once, at their own provider") {
            try await $0.payoutsAreFoundByName()
        },
        Requirement("a reconciliation is kept with its files and its breaks") {
            try await $0.reconciliationsAreKept()
        },
        Requirement("a file is recognized by its content, at the provider that it was read for") {
            try await $0.filesAreRecognized()
        },
        Requirement("a break that is found again is the same break, with its age") {
            try await $0.breaksAreFoundAgain()
        },
        Requirement("two breaks that look alike are both kept") {
            try await $0.twinsAreKept()
        },
        Requirement("a difference in status found before the close is the same one after it") {
            try await $0.whatWasFoundBeforeTheCloseIsKnown()
        },
        Requirement("breaks come the most serious kind first, filtered, page by page") {
            try await $0.breaksAreListed()
        },
        Requirement("unresolved breaks are counted by age, with what is at stake") {
            try await $0.breaksAreTallied()
        },
    ]

    private static let period = CalendarDay("2023-11-14").flatMap { SettlementPeriod($0, $0) }

    /// A break about a payout of the fixtures, or about none.
    func makeBreak(
        _ kind: BreakKind,
        _ number: Int,
        claim: Evidence.Claim = .failed,
        time: Double = 40
    ) -> Break {
        let payout = Payout.make(number)
        let seconds = Int64(Date.test(time).timeIntervalSince1970)
        let ours = LedgerSide(
            orderNumber: payout.orderNumber.rawValue,
            reference: "",
            amount: payout.amount.minorUnits,
            currency: "VND",
            status: "paid",
            time: seconds
        )
        let theirs = SettlementSide(
            orderNumber: payout.orderNumber.rawValue,
            reference: "R\(number)",
            amount: payout.amount.minorUnits,
            fee: nil,
            currency: "VND",
            status: "00029",
            claim: claim.rawValue,
            time: seconds,
            line: number + 2,
            file: 0
        )
        return Break(
            kind: kind,
            ours: kind == .missingInLedger ? nil : ours,
            theirs: kind == .missingAtProvider ? nil : theirs,
            stake: payout.amount,
            detail: "\(kind.word) \(number)"
        )
    }

    /// Keeps a reconciliation that found these breaks.
    func keep(
        _ breaks: [Break],
        in store: any PayoutStore,
        digest: String = "d1",
        at seconds: Double = 100
    ) async throws -> ReconciliationRun {
        var totals = ReconciliationTotals()
        totals.lines = 7
        totals.sums = [
            ReconciliationTotals.CurrencySum(currency: "VND", ours: 5, theirs: 6, fees: 1)
        ]
        let counts = Dictionary(grouping: breaks, by: \.kind).mapValues(\.count)
        return try await store.keepReconciliation(
            ReconciliationResult(
                provider: .payproVN,
                report: ReconciliationReport(
                    period: try #require(Self.period),
                    totals: totals,
                    counts: counts,
                    breaks: breaks
                ),
                files: [
                    SettlementFileRecord(name: "a.csv", digest: digest, bytes: 1_204),
                    SettlementFileRecord(name: "b.csv", digest: digest + "b", bytes: 9),
                ],
                unreadableLines: 2,
                by: OperatorName(rawValue: "minh"),
                at: .test(seconds)
            )
        )
    }

    private func settledPayoutsAreColumns() async throws {
        let store = try makeStore()
        for (number, status) in PayoutStatus.allCases.enumerated() {
            try await store.makePayout(number, in: status)
            try await store.makePayout(number + 50, in: status, provider: .cashyproCO)
        }
        let start = Int64(Date.testStart.timeIntervalSince1970)
        let all = try await store.settledPayouts(
            of: .payproVN,
            in: start..<start + 1_000,
            withAccounts: true
        )
        #expect(Set(all.values.map(\.status)) == [.paid, .failed, .returned] && all.count == 3)
        for row in 0..<all.count {
            let number = OrderNumber(rawValue: all.orderNumbers[row])
            let payout = try #require(try await store.payout(orderNumber: number))
            #expect(payout.status == all.values[row].status)
            #expect(payout.amount.minorUnits == all.values[row].amount)
            #expect(Currency(place: all.values[row].currency) == .vnd)
            #expect(Int64(payout.statusSince.timeIntervalSince1970) == all.values[row].time)
            #expect(payout.beneficiary.account == all.accounts[row])
            #expect(!all.values[row].isClosed)
        }
        // Failed at 31 s, paid at 32 s, returned at 33 s: the end of a span is not part of it.
        let paid = try await store.settledPayouts(
            of: .payproVN,
            in: start + 32..<start + 33,
            withAccounts: false
        )
        #expect(!paid.keepsAccounts)
        // What was returned later was paid then, and comes with what it is now.
        let values = paid.values.sorted { $0.time < $1.time }
        #expect(values.map(\.status) == [.paid, .returned])
        #expect(values.map(\.isOverturned) == [false, true])
    }

    private func whatWasFoundBeforeTheCloseIsKnown() async throws {
        let store = try makeStore()
        try await store.makePayout(1, in: .paid)
        let found = { (kind: BreakKind) in
            Break(
                kind: kind,
                ours: self.makeBreak(.status, 1).ours,
                theirs: self.makeBreak(.status, 1).theirs,
                stake: Payout.make(1).amount,
                detail: "paid here, failed there"
            )
        }
        let before = try await keep([found(.status)], in: store)
        let after = try await keep([found(.reversedAfterClose)], in: store, digest: "d2", at: 900)
        let known = try await store.breaks(BreakFilter(run: before.id), after: 0, limit: 9)
        #expect(known.map(\.found.kind) == [.status])
        #expect(try await store.breaks(BreakFilter(run: after.id), after: 0, limit: 9) == known)
        // Not the other way around: what was overturned after the close is a matter of its own.
        let other = try await keep([found(.reversedAfterClose)], in: try makeStore())
        #expect(other.unresolvedCount == 1)
    }

    private func payoutsAreFoundByName() async throws {
        let store = try makeStore()
        try await store.makePayout(1, in: .processing)
        try await store.makePayout(2, in: .queued)
        try await store.makePayout(3, in: .paid, provider: .cashyproCO)
        let evidence = Evidence.make(.paid, providerReference: "R1")
        try await store.apply(.evidence(evidence), to: .make(1), context: .make())
        let names = [
            SettlementName(orderNumber: "", reference: "R1"),
            SettlementName(orderNumber: Payout.make(1).orderNumber.rawValue, reference: "R1"),
            SettlementName(orderNumber: Payout.make(2).orderNumber.rawValue, reference: ""),
            SettlementName(orderNumber: Payout.make(3).orderNumber.rawValue, reference: "R9"),
        ]
        let found = try await store.payouts(of: .payproVN, named: names, withAccounts: false)
        #expect((0..<found.count).map { found.orderNumbers[$0] } == ["ORD1000001", "ORD1000002"])
        #expect(found.values.map(\.status) == [.paid, .queued] && found.references[0] == "R1")
    }

    private func reconciliationsAreKept() async throws {
        let open = try makeLedger()
        let store = try open()
        try await store.makePayout(1, in: .paid)
        let found = [makeBreak(.status, 1), makeBreak(.missingInLedger, 2)]
        let run = try await keep(found, in: store)
        #expect(run.files.map(\.name) == ["a.csv", "b.csv"] && run.files[0].bytes == 1_204)
        #expect(run.totals.lines == 7 && run.totals.sums[0].theirs == 6)
        #expect(run.counts == [.status: 1, .missingInLedger: 1] && run.unresolvedCount == 2)
        #expect(run.unreadableLines == 2 && run.period == Self.period && run.at == .test(100))
        #expect(try await open().reconciliation(run.id) == run)
        #expect(try await open().reconciliations(before: nil, limit: 5) == [run])
        #expect(try await open().reconciliations(before: run.id, limit: 5).isEmpty)
        let records = try await open().breaks(BreakFilter(run: run.id), after: 0, limit: 9)
        #expect(records.map(\.found) == [found[1], found[0]])
        #expect(records.map(\.payout) == [nil, .make(1)])
        #expect(records.allSatisfy { $0.state == .open && $0.owner == nil })
        #expect(try await store.reconciliation(run.id + 1) == nil)
    }

    private func filesAreRecognized() async throws {
        let store = try makeStore()
        let first = try await keep([], in: store)
        let second = try await keep([], in: store, digest: "d2")
        #expect(try await store.reconciliation(of: .payproVN, reading: "d1") == first)
        #expect(try await store.reconciliation(of: .payproVN, reading: "d2b") == second)
        #expect(try await store.reconciliation(of: .payproVN, reading: "d3") == nil)
        #expect(try await store.reconciliation(of: .dvpay, reading: "d1") == nil)
    }

    private func breaksAreFoundAgain() async throws {
        let store = try makeStore()
        let first = try await keep([makeBreak(.status, 1)], in: store)
        let again = try await keep(
            [makeBreak(.status, 1), makeBreak(.status, 2)],
            in: store,
            at: 90_000
        )
        let records = try await store.breaks(BreakFilter(), after: 0, limit: 9)
        #expect(records.map(\.id) == [1, 2] && records[0].at == .test(100))
        #expect(records[0].age(at: .test(40 + 86_400)) == .seconds(86_400))
        for run in [first, again] {
            let filter = BreakFilter(run: run.id)
            #expect(try await store.breaks(filter, after: 0, limit: 9).first == records[0])
        }
        #expect(again.unresolvedCount == 2)
    }

    private func twinsAreKept() async throws {
        let store = try makeStore()
        let twins = [makeBreak(.duplicateAtProvider, 1), makeBreak(.duplicateAtProvider, 1)]
        _ = try await keep(twins, in: store)
        _ = try await keep(twins, in: store)
        #expect(try await store.breaks(BreakFilter(), after: 0, limit: 9).count == 2)
    }

    private func breaksAreListed() async throws {
        let store = try makeStore()
        let kinds: [BreakKind] = [.late, .fee, .status, .duplicateAtProvider]
        _ = try await keep(kinds.map { makeBreak($0, 1) }, in: store)
        let all = try await store.breaks(BreakFilter(), after: 0, limit: 9)
        #expect(all.map(\.found.kind) == [.duplicateAtProvider, .status, .fee, .late])
        #expect(try await store.breaks(BreakFilter(), after: 1, limit: 2) == Array(all[1...2]))
        let some = BreakFilter(providers: [.payproVN], kinds: [.fee, .late])
        #expect(
            try await store.breaks(some, after: 0, limit: 9).map(\.id) == [all[2].id, all[3].id]
        )
        #expect(try await store.breaks(BreakFilter(providers: [.dvpay]), after: 0, limit: 9) == [])
        #expect(try await store.breaks(BreakFilter(run: 99), after: 0, limit: 9) == [])
        let line = try #require(all[0].found.theirs)
        for text in [line.orderNumber, String(line.reference.prefix(4))] where !text.isEmpty {
            let found = try await store.breaks(BreakFilter(text: text), after: 0, limit: 9)
            #expect(found.contains(all[0]), "\(text)")
        }
        #expect(try await store.breaks(BreakFilter(text: "nobody"), after: 0, limit: 9) == [])
    }

    private func breaksAreTallied() async throws {
        let store = try makeStore()
        let breaks = [
            makeBreak(.status, 1), makeBreak(.status, 2, time: -50_000),
            makeBreak(.status, 3, time: -300_000), makeBreak(.late, 4),
        ]
        _ = try await keep(breaks, in: store)
        let tallies = try await store.breakTallies(at: .test(100))
        #expect(tallies.map(\.kind) == [.status, .status, .late])
        #expect(tallies.map(\.age) == [.today, .threeDays, .today])
        #expect(tallies.map(\.count) == [2, 1, 1])
        #expect(tallies[0].stake == Money(minorUnits: 2_500_000, currency: .vnd))
    }
}
