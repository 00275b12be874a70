import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let closing = [
        Requirement("a closed day comes to what its transitions say, to the last unit") {
            try await $0.aDayAddsUp()
        },
        Requirement("a day opens with what the day before closed with, or with what was before") {
            try await $0.aDayOpensWithTheLast()
        },
        Requirement("the pack is reproduced byte for byte") { try await $0.thePackIsReproduced() },
        Requirement("a reversal after the close is an adjustment, and the pack stays as it was") {
            try await $0.reversalsAreAdjustments()
        },
        Requirement("every change after a day's end is an adjustment, and so is the change back") {
            try await $0.changesBackAreAdjustments()
        },
        Requirement("a result counts as closed with its day, and if overturned only after that") {
            try await $0.resultsAreClosed()
        },
        Requirement("what waited while its day was closed counts on the next day") {
            try await $0.aClosedDayTakesNoMore()
        },
        Requirement("a day is closed once, after it is over, and after the one before") {
            try await $0.daysAreClosedInOrder()
        },
        Requirement("unresolved breaks are listed, and somebody signs for them") {
            try await $0.breaksAreSignedFor()
        },
        Requirement("a day without a statement, or with unknown outcomes, is signed for") {
            try await $0.gapsAreSignedFor()
        },
        Requirement("what people said about what is open is sealed, and stays as it was") {
            try await $0.remarksAreSealed()
        },
        Requirement("what was resolved since the last close is sealed, once, and stays as it was") {
            try await $0.resolutionsAreSealed()
        },
        Requirement("fees are those of all comparisons of the day, each file once") {
            try await $0.feesAreOfAllFiles()
        },
        Requirement("only a comparison that was made once the day was over states its fees") {
            try await $0.feesAreOfWhatWasCompared()
        },
        Requirement("a close is an audit entry that has the seal, after the head in the pack") {
            try await $0.closesAreAudited()
        },
        Requirement("of two that close a day at once, one does") {
            try await $0.oneOfTwoCloses()
        },
    ]

    private static let dara = OperatorName(rawValue: "dara")

    /// The day on which tests begin, at 22:13:20, and those after it, in UTC.
    private func day(_ number: Int = 0, _ provider: ProviderID = .payproVN) -> CloseDay {
        let first = CalendarDay(
            seconds: Int64(Date.testStart.timeIntervalSince1970),
            utcOffset: 0
        )
        return CloseDay(provider: provider, day: first.advanced(by: number), utcOffset: 0)
    }

    private func request(
        _ day: CloseDay,
        at: Date? = nil,
        note: String = "known"
    ) -> CloseRequest {
        CloseRequest(
            day: day,
            currencies: [.vnd],
            signature: CloseSignature(by: Self.dara, at: at ?? day.end + 60, note: note)
        )
    }

    /// A difference in a payout that our ledger does not know.
    private func stranger(_ number: Int) -> Break {
        Break(
            kind: .missingInLedger,
            ours: nil,
            theirs: SettlementSide(
                orderNumber: "ORD\(number)",
                reference: "",
                amount: Int64(number),
                fee: nil,
                currency: "VND",
                status: "2",
                claim: "paid",
                time: nil,
                line: number,
                file: 0
            ),
            stake: Money(minorUnits: Int64(number), currency: .vnd),
            detail: "nobody ordered \(number)"
        )
    }

    /// The first day's statement, compared once it was over.
    private func compare(
        _ breaks: [Break] = [],
        in store: any PayoutStore
    ) async throws -> ReconciliationRun {
        try await keep(breaks, in: store, at: day().end.timeIntervalSince(.testStart))
    }

    /// The lines that are not zero: `closing 4 5000000`.
    private func text(_ close: SealedClose, _ currency: Currency = .vnd) throws -> [String] {
        let figures = try #require(close.close.figures.first { $0.currency == currency })
        return CloseLine.allCases.filter { figures[$0] != .zero }.map {
            "\($0.word) \(figures[$0].count) \(figures[$0].minorUnits)"
        }
    }

    /// A payout in every status, and one that another provider pays.
    private func makeDay() async throws -> any PayoutStore {
        let store = try makeStore()
        for (number, status) in PayoutStatus.allCases.enumerated() {
            let amount = Money(minorUnits: 1 << Int64(number), currency: .vnd)
            try await store.makePayout(number, in: status, amount: amount)
        }
        try await store.makePayout(50, in: .paid, provider: .cashyproCO)
        return store
    }

    private func aDayAddsUp() async throws {
        let store = try await makeDay()
        _ = try await compare(in: store)
        let close = try await store.closeDay(request(day()))
        // In the order of the statuses, from pendingApproval with 1 to canceled with 512.
        #expect(
            try text(close) == [
                "created 10 1023", "paid 2 160", "failed 1 64", "returned 1 128",
                "withdrawn 2 768", "no longer paid 1 128", "closing 5 31",
            ]
        )
        #expect(close.close.figures[0].fees == Money(minorUnits: 1, currency: .vnd))
        #expect(close.close.figures[0].inFlight == CloseTally(count: 4, minorUnits: 15))
        #expect(close.close.figures.map(\.isBalanced) == [true])
        let other = try await store.closeDay(request(day(0, .cashyproCO)))
        #expect(try text(other) == ["created 1 1250000", "paid 1 1250000"])
    }

    private func aDayOpensWithTheLast() async throws {
        let store = try await makeDay()
        let payout = try #require(try await store.payout(.make(4)))
        #expect(payout.status == .unknown)
        let later = day(1).start + 5
        try await store.apply(
            .evidence(.make(.paid, receivedAt: later)),
            to: payout.id,
            context: ChangeContext(at: later, by: .inbox, policy: .standard)
        )
        // The first close opens with what was before it, the next with what this one closed with.
        let second = try await store.closeDay(request(day(1)))
        #expect(try text(second) == ["opening 5 31", "paid 1 16", "closing 4 15"])
        let third = try await store.closeDay(request(day(2)))
        #expect(try text(third) == ["opening 4 15", "closing 4 15"])
        #expect(try await store.closings(ClosingFilter(), limit: 9).map(\.day) == [day(2), day(1)])
        #expect(
            try await store.closings(ClosingFilter(day: day(1).day.description), limit: 9).count
                == 1
        )
        #expect(try await store.closings(ClosingFilter(providers: [.dvpay]), limit: 9).isEmpty)
        let signer = third.close.signature.by
        let filters: [(ClosingFilter, [CloseDay])] = [
            (Self.allBut(day(1).day.description), [day(2)]),
            (Self.allBut("2024", "2023-11"), []),
            (ClosingFilter(day: "2023-11"), [day(2), day(1)]), (ClosingFilter(day: "2024"), []),
            (ClosingFilter(currencies: [.vnd, .usd]), [day(2), day(1)]),
            (ClosingFilter(currencies: [.usd]), []),
            (ClosingFilter(signer: signer), [day(2), day(1)]),
            (ClosingFilter(signer: OperatorName(rawValue: "nobody")), []),
            (ClosingFilter(providers: [.payproVN, .dvpay]), [day(2), day(1)]),
            (ClosingFilter(providers: [.dvpay, .cashyproCO]), []),
        ]
        for (filter, days) in filters {
            let found = try await store.closings(filter, limit: 9)
            #expect(found.map(\.day) == days, "\(filter)")
            let first = try await store.closings(filter, limit: 1)
            #expect(first.map(\.day) == Array(days.prefix(1)), "\(filter)")
        }
        let kept = try await store.closings(ClosingFilter(), limit: 1)[0]
        #expect(kept.figures == third.close.figures && kept.seal == third.seal)
        #expect(kept.signature == third.close.signature && kept.breakCount == 0)
    }

    private func thePackIsReproduced() async throws {
        let open = try makeLedger()
        let store = try open()
        try await store.makePayout(1, in: .paid)
        try await store.makePayout(2, in: .unknown)
        let note = "the provider\nlooks into it"
        _ = try await compare([stranger(9), stranger(3)], in: store)
        let first = try await store.closeDay(request(day(), note: note))
        #expect(first.close.breaks.count == 2)
        let pack = first.pack
        // Whatever happens later, and in whatever order it is asked.
        try await store.makePayout(3, in: .paid)
        let second = try await store.closeDay(request(day(1)))
        for _ in 0..<2 {
            let again = try #require(
                try await open().reproduceClose(of: .payproVN, on: day().day)
            )
            #expect(again.now.pack == pack && again.kept == first.seal)
            let next = try #require(
                try await open().reproduceClose(of: .payproVN, on: day(1).day)
            )
            #expect(next.now == second && next.kept == second.seal)
        }
        #expect(try await store.reproduceClose(of: .dvpay, on: day().day) == nil)
    }

    private func reversalsAreAdjustments() async throws {
        let store = try await makeDay()
        let id = PayoutID.make(5)
        let first = try await store.closeDay(request(day()))
        let before = try text(first)
        let later = day(1).start + 3_600
        let evidence = Evidence.make(
            .returned,
            from: .query,
            receivedAt: later,
            stated: StatedMoney(amount: "32", fee: "5150.0000")
        )
        try await store.apply(
            .evidence(evidence),
            to: id,
            context: ChangeContext(at: later, by: .queryWorker, policy: .standard)
        )
        let adjustments = try await store.closeAdjustments(AdjustmentFilter(), limit: 9)
        let adjustment = try #require(adjustments.first)
        #expect(adjustments.count == 1)
        #expect(adjustment.day == day() && adjustment.payout == id)
        #expect(adjustment.transition.from == .paid && adjustment.transition.to == .returned)
        #expect(adjustment.transition.at == later && adjustment.transition.evidence == evidence)
        #expect(adjustment.amount == Money(minorUnits: 32, currency: .vnd))
        let again = try #require(try await store.reproduceClose(of: .payproVN, on: day().day))
        #expect(again.now == first && again.kept == first.seal)
        #expect(try text(again.now) == before)
        // It counts where it was learnt.
        let second = try await store.closeDay(request(day(1)))
        #expect(
            try text(second) == [
                "opening 5 31", "returned 1 32", "no longer paid 1 32", "closing 5 31",
            ]
        )
        #expect(second.close.adjustments == [adjustment])
        let filter = AdjustmentFilter(provider: .payproVN, day: day().day)
        #expect(try await store.closeAdjustments(filter, limit: 9) == [adjustment])
        #expect(
            try await store.closeAdjustments(AdjustmentFilter(provider: .dvpay), limit: 9) == []
        )
        #expect(try await store.closeAdjustments(AdjustmentFilter(day: day(1).day), limit: 9) == [])
        #expect(try await store.closeAdjustments(AdjustmentFilter(), limit: 0) == [])
    }
}

// MARK: - What is refused

extension StoreCompatTest {
    private func aClosedDayTakesNoMore() async throws {
        let store = try await makeDay()
        let first = try await store.closeDay(request(day()))
        try await store.apply(
            .evidence(.make(.paid, receivedAt: .test(60))),
            to: .make(4),
            context: .make(at: 61)
        )
        let history = try #require(try await store.history(of: .make(4)))
        #expect(history.transitions.last?.at == day().end)
        #expect(try await store.reproduceClose(of: .payproVN, on: day().day)?.now == first)
        let second = try await store.closeDay(request(day(1)))
        #expect(try text(second) == ["opening 5 31", "paid 1 16", "closing 4 15"])
    }

    private func daysAreClosedInOrder() async throws {
        let store = try await makeDay()
        await expect(.closeRefused(.notOver(day(1)))) {
            try await store.closeDay(request(day(1), at: day(1).end - 0.000_001))
        }
        #expect(try await store.closings(ClosingFilter(), limit: 9).isEmpty)
        _ = try await store.closeDay(request(day(1), at: day(1).end))
        await expect(.closeRefused(.alreadyClosed(day(1), by: Self.dara))) {
            try await store.closeDay(request(day(1)))
        }
        for number in [0, 3] {
            await expect(.closeRefused(.outOfOrder(day(number), next: day(2).day))) {
                try await store.closeDay(request(day(number)))
            }
        }
        _ = try await store.closeDay(request(day(2)))
        // Another provider's days are its own.
        _ = try await store.closeDay(request(day(0, .dvpay)))
        #expect(try await store.closings(ClosingFilter(), limit: 9).count == 3)
    }

    private func breaksAreSignedFor() async throws {
        let store = try makeStore()
        try await store.makePayout(1, in: .paid)
        _ = try await compare([stranger(7), stranger(2)], in: store)
        for note in ["", " \n"] {
            let gaps = CloseGaps(isUncompared: false, breaks: 2, unknown: [])
            await expect(.closeRefused(.unsigned(day(), gaps))) {
                try await store.closeDay(request(day(), note: note))
            }
        }
        let close = try await store.closeDay(request(day(), note: "known"))
        #expect(close.close.breaks.map(\.subject) == ["ORD7", "ORD2"])
        #expect(close.close.breaks.map(\.note) == ["nobody ordered 7", "nobody ordered 2"])
        #expect(close.close.signature.note == "known" && close.close.signature.by == Self.dara)
        #expect(try await store.closings(ClosingFilter(), limit: 9).map(\.breakCount) == [2])
    }

    private func gapsAreSignedFor() async throws {
        let store = try makeStore()
        try await store.makePayout(4, in: .unknown)
        let ways = try await store.makePayout(5, in: .processing)
        let lost = try #require(try await store.payout(.make(4)))
        for isCompared in [false, true] {
            if isCompared { _ = try await compare(in: store) }
            let gaps = CloseGaps(
                isUncompared: !isCompared,
                breaks: 0,
                unknown: [lost.id],
                inFlight: 1
            )
            await expect(.closeRefused(.unsigned(day(), gaps))) {
                try await store.closeDay(request(day(), note: " "))
            }
        }
        let preview = try await store.previewClose(
            of: day(),
            currencies: [.vnd],
            at: day().end + 60
        )
        #expect(preview.inFlight == [ways])
        let close = try await store.closeDay(request(day()))
        #expect(close.close.content == preview.content)
        #expect(
            close.close.unknown == [
                CloseUnknown(
                    payout: lost.id,
                    orderNumber: lost.orderNumber,
                    amount: lost.amount,
                    since: lost.statusSince,
                    remarks: CloseRemarks(state: nil, owner: nil, notes: [])
                )
            ]
        )
        // What settles later changes nothing of what was signed.
        try await store.apply(
            .evidence(.make(.paid, receivedAt: day(1).start + 5)),
            to: ways.id,
            context: ChangeContext(at: day(1).start + 5, by: .inbox, policy: .standard)
        )
        let again = try #require(try await store.reproduceClose(of: .payproVN, on: day().day))
        #expect(again.now == close && again.kept == close.seal)
    }

    private func closesAreAudited() async throws {
        let store = try makeStore()
        try await store.makePayout(1, in: .paid)
        _ = try await compare([stranger(2)], in: store)
        let head = try await store.auditHead()
        #expect(head.count > 0)
        let close = try await store.closeDay(request(day(), note: "known"))
        #expect(close.close.auditHead == head)
        let entries = try await store.auditEntries(AuditFilter(), before: nil, limit: 1)
        #expect(entries.map(\.previous) == [head.hash] && entries.map(\.what) == ["close"])
        #expect(entries.map(\.by) == [Self.dara] && entries.map(\.subject) == ["paypro-vn"])
        #expect(
            entries.map(\.reason) == [
                "\(day().day), signed for: 1 unresolved break, seal \(close.seal): known"
            ]
        )
        await #expect(throws: StoreError.self) { try await store.closeDay(request(day())) }
        #expect(try await store.auditHead().count == head.count + 1)
    }

    private func oneOfTwoCloses() async throws {
        let open = try makeLedger()
        let stores = [try open(), try open()]
        try await stores[0].makePayout(1, in: .paid)
        let closed = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    (try? await stores[number % 2].closeDay(request(day()))) != nil
                }
            }
            return await group.reduce(into: 0) { count, isClosed in count += isClosed ? 1 : 0 }
        }
        #expect(closed == 1)
    }
}
