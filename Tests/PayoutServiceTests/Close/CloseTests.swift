import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// Closing a day through the service: what it needs, and what it gives.
@Suite(.timeLimit(.minutes(10)))
struct CloseTests {
    /// The scripted provider keeps UTC; its day ends an hour and 47 minutes after tests begin.
    private static let day = CalendarDay(number: Int(Date.testStart.timeIntervalSince1970) / 86_400)
    private static let untilMidnight = Duration.seconds(6_400)

    /// A desk with a paid payout, one under way, and a day that is over.
    private func desk() async throws -> Desk {
        let desk = try Desk()
        _ = try await desk.submitted()
        _ = try await desk.create()
        desk.clock.advance(by: Self.untilMidnight)
        return desk
    }

    private static let edge = CloseDay(provider: .payproVN, day: day, utcOffset: 0)

    /// A desk with a paid payout, nothing under way, and a day that is over.
    private func settledDesk() async throws -> Desk {
        let desk = try Desk()
        _ = try await desk.submitted()
        desk.clock.advance(by: Self.untilMidnight)
        return desk
    }

    /// A statement of the day that says what the ledger says.
    private func compare(_ desk: Desk) async throws {
        _ = try await desk.store.keepReconciliation(
            ReconciliationResult(
                provider: .payproVN,
                report: ReconciliationReport(
                    period: try #require(SettlementPeriod(Self.day, Self.day)),
                    totals: ReconciliationTotals(),
                    counts: [:],
                    breaks: []
                ),
                files: [SettlementFileRecord(name: "a.csv", digest: "same", bytes: 9)],
                unreadableLines: 0,
                by: Desk.mai,
                at: desk.clock.date
            )
        )
    }

    private func close(_ desk: Desk, note: String = "known") async throws -> SealedClose {
        try await desk.service.close(Self.day, of: .payproVN, note: note, by: Desk.mai)
    }

    /// A settlement of the day, or of several days, with one difference and a fee.
    private func reconcile(_ desk: Desk, days: Int = 1, fees: Int64 = 4_400) async throws {
        var totals = ReconciliationTotals()
        totals.sums = [
            ReconciliationTotals.CurrencySum(currency: "VND", ours: 1, theirs: 2, fees: fees)
        ]
        let found = Break(
            kind: .missingInLedger,
            ours: nil,
            theirs: SettlementSide(
                orderNumber: "",
                reference: "R-\(days)",
                amount: 990,
                fee: nil,
                currency: "VND",
                status: "2",
                claim: "paid",
                time: nil,
                line: 2,
                file: 0
            ),
            stake: Money(minorUnits: 990, currency: .vnd),
            detail: "nobody ordered it"
        )
        let last = Self.day.advanced(by: days - 1)
        _ = try await desk.store.keepReconciliation(
            ReconciliationResult(
                provider: .payproVN,
                report: ReconciliationReport(
                    period: try #require(SettlementPeriod(Self.day, last)),
                    totals: totals,
                    counts: [.missingInLedger: 1],
                    breaks: [found]
                ),
                files: [SettlementFileRecord(name: "a.csv", digest: "d\(days)", bytes: 9)],
                unreadableLines: 0,
                by: Desk.mai,
                at: desk.clock.date
            )
        )
    }

    @Test func `a day is closed once it is over where the provider is`() async throws {
        let desk = try await desk()
        let edge = Self.edge
        #expect(desk.clock.date == edge.end)
        let next = CloseDay(provider: .payproVN, day: Self.day.advanced(by: 1), utcOffset: 0)
        await #expect(throws: ServiceError.store(.closeRefused(.notOver(next)))) {
            try await desk.service.close(next.day, of: .payproVN, by: Desk.mai)
        }
        let sealed = try await close(desk)
        #expect(sealed.close.day == edge)
        let figures = try #require(sealed.close.figures.first)
        #expect(figures[.created] == CloseTally(count: 2, minorUnits: 2_500_000))
        #expect(figures[.paid] == CloseTally(count: 1, minorUnits: 1_250_000))
        #expect(figures[.closing] == CloseTally(count: 1, minorUnits: 1_250_000))
        #expect(figures.fees == nil)
        await #expect(
            throws: ServiceError.store(.closeRefused(.alreadyClosed(edge, by: Desk.mai)))
        ) { try await close(desk) }
    }

    @Test func `what reconciliation left open is listed, with the fees of the day's settlement`()
        async throws
    {
        let desk = try await desk()
        try await reconcile(desk)
        // A file of several days says nothing about one of them.
        try await reconcile(desk, days: 2, fees: 9_999)
        let edge = Self.edge
        let gaps = CloseGaps(isUncompared: false, breaks: 2, unknown: [], inFlight: 1)
        await #expect(throws: ServiceError.store(.closeRefused(.unsigned(edge, gaps)))) {
            try await close(desk, note: "  ")
        }
        let sealed = try await close(desk, note: " the provider looks into it\n")
        #expect(sealed.close.signature.note == "the provider looks into it")
        #expect(sealed.close.signature.at == desk.clock.date)
        #expect(sealed.close.breaks.map(\.subject) == ["R-1", "R-2"])
        #expect(sealed.close.breaks.map(\.note) == Array(repeating: "nobody ordered it", count: 2))
        #expect(sealed.close.breaks.map(\.stake.minorUnits) == [990, 990])
        let vnd = try #require(sealed.close.figures.first { $0.currency == .vnd })
        #expect(vnd.fees == Money(minorUnits: 4_400, currency: .vnd))
    }

    @Test func `what was found later, or is resolved, needs no signature`() async throws {
        let desk = try await settledDesk()
        try await reconcile(desk)
        let open = try await desk.store.breaks(BreakFilter(), after: 0, limit: 9)
        _ = try await desk.store.resolveBreak(
            try #require(open.first).id,
            BreakResolution(
                action: .knownTiming,
                reference: "",
                note: "next day's file",
                by: Desk.mai,
                at: desk.clock.date
            ),
            needsSecond: false,
            context: desk.context
        )
        #expect(try await close(desk, note: "").close.breaks.isEmpty)
    }

    @Test func `a day that nothing was compared for is not closed without a word`() async throws {
        let desk = try await desk()
        let edge = Self.edge
        let gaps = CloseGaps(isUncompared: true, breaks: 0, unknown: [], inFlight: 1)
        await #expect(throws: ServiceError.store(.closeRefused(.unsigned(edge, gaps)))) {
            try await close(desk, note: "")
        }
        let sealed = try await close(desk, note: "their portal is down")
        #expect(sealed.close.comparison == nil)
        #expect(String(decoding: sealed.pack, as: UTF8.self).contains("\ncompared: nothing\n"))
    }

    @Test func `payouts of unknown outcome are signed for, and listed one by one`() async throws {
        let desk = try await desk()
        try await desk.store.makePayout(7, in: .unknown, provider: .payproVN)
        try await reconcile(desk)
        let breaks = try await desk.store.breaks(BreakFilter(), after: 0, limit: 9)
        let edge = Self.edge
        let gaps = CloseGaps(isUncompared: false, breaks: 1, unknown: [.make(7)], inFlight: 1)
        await #expect(throws: ServiceError.store(.closeRefused(.unsigned(edge, gaps)))) {
            try await close(desk, note: "")
        }
        let sealed = try await close(desk, note: "asked their support")
        #expect(sealed.close.unknown.map(\.payout) == [.make(7)] && breaks.count == 1)
        #expect(sealed.close.comparison == 1)
        // Once it is known, the pack still says what was signed.
        _ = try await desk.store.apply(
            .evidence(.make(.paid, receivedAt: desk.clock.date)),
            to: .make(7),
            context: desk.context
        )
        #expect(try await desk.service.verifyClose(sealed.pack) == .intact(sealed))
    }

    @Test func `a payout that becomes unknown while its day is closed is not sealed unsigned`()
        async throws
    {
        let desk = try await settledDesk()
        try await compare(desk)
        let base = desk.store.base
        desk.store.plan(
            .meanwhile { () async throws(StoreError) in
                try await base.makePayout(7, in: .unknown, provider: .payproVN)
            },
            next: .before(.closeDay)
        )
        let gaps = CloseGaps(isUncompared: false, breaks: 0, unknown: [.make(7)])
        await #expect(throws: ServiceError.store(.closeRefused(.unsigned(Self.edge, gaps)))) {
            try await close(desk, note: "")
        }
        #expect(try await desk.store.closings(ClosingFilter(), limit: 9).isEmpty)
    }

    @Test func `payouts still in flight are signed for, counted in the pack`() async throws {
        let desk = try await desk()
        try await compare(desk)
        let gaps = CloseGaps(isUncompared: false, breaks: 0, unknown: [], inFlight: 1)
        await #expect(throws: ServiceError.store(.closeRefused(.unsigned(Self.edge, gaps)))) {
            try await close(desk, note: "")
        }
        let sealed = try await close(desk, note: "their queue is slow")
        #expect(
            sealed.close.figures.map(\.inFlight) == [CloseTally(count: 1, minorUnits: 1_250_000)]
        )
        let pack = String(decoding: sealed.pack, as: UTF8.self)
        #expect(pack.contains("\nVND in flight when closed: 1 1250000\n"))
        // Once it is settled, the pack still says what was signed.
        await desk.dispatch()
        #expect(try await desk.service.verifyClose(sealed.pack) == .intact(sealed))
    }

    @Test func `a preview says what is open, and what is not as it was shown is not sealed`()
        async throws
    {
        let desk = try await desk()
        try await compare(desk)
        let preview = try await desk.service.previewClose(Self.day, of: .payproVN)
        #expect(preview.content.gaps.inFlight == 1 && preview.inFlight.map(\.status) == [.queued])
        try await desk.store.makePayout(7, in: .unknown, provider: .payproVN)
        await #expect(throws: ServiceError.store(.closeRefused(.changed(Self.edge)))) {
            try await desk.service.close(
                Self.day,
                of: .payproVN,
                note: "known",
                seen: preview.content,
                by: Desk.mai
            )
        }
        let again = try await desk.service.previewClose(Self.day, of: .payproVN)
        let sealed = try await desk.service.close(
            Self.day,
            of: .payproVN,
            note: "known",
            seen: again.content,
            by: Desk.mai
        )
        #expect(sealed.close.content == again.content)
        await #expect(
            throws: ServiceError.store(.closeRefused(.alreadyClosed(Self.edge, by: Desk.mai)))
        ) { try await desk.service.previewClose(Self.day, of: .payproVN) }
    }

    @Test func `what was settled since it was shown needs no second look`() async throws {
        let desk = try await desk()
        try await compare(desk)
        let seen = try await desk.service.previewClose(Self.day, of: .payproVN).content
        await desk.dispatch()
        let sealed = try await desk.service.close(
            Self.day,
            of: .payproVN,
            note: "known",
            seen: seen,
            by: Desk.mai
        )
        #expect(sealed.close.content.gaps.inFlight == 0)
    }

    @Test func `the day after the last one closed comes next, else the last that is over`()
        async throws
    {
        let desk = try await settledDesk()
        let first = try #require(try await desk.service.closeProposals().first)
        #expect(first.day == Self.edge && first.isOver && first.last == nil)
        _ = try await close(desk)
        let second = try #require(try await desk.service.closeProposals().first)
        #expect(second.day.day == Self.day.advanced(by: 1) && !second.isOver)
        #expect(second.last == Self.day)
    }

    @Test func `a pack is verified, and a changed figure is named`() async throws {
        let desk = try await desk()
        let sealed = try await close(desk)
        desk.clock.advance(by: .seconds(3_600))
        await desk.dispatch()
        #expect(try await desk.service.verifyClose(sealed.pack) == .intact(sealed))
        #expect(try await desk.service.closedPack(of: .payproVN, on: Self.day) == sealed)
        let text = String(decoding: sealed.pack, as: UTF8.self)
        let changed = text.replacing("VND paid: 1 1250000", with: "VND paid: 1 1250001")
        #expect(changed != text)
        let verdict = try await desk.service.verifyClose(Array(changed.utf8))
        guard case .fileAltered(let difference) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(difference.found == "VND paid: 1 1250001")
        #expect(difference.expected == "VND paid: 1 1250000")
        for other in [
            "id,amount\n1,2\n", text.replacing("day: 2023-11-14", with: "day: 2023-11-13"),
        ] {
            let error = await #expect(throws: ServiceError.self) {
                try await desk.service.verifyClose(Array(other.utf8))
            }
            guard case .notSupported = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test(arguments: [PluggedStore.Moment.before(.closeDay), .after(.closeDay)])
    func `interrupted at any point, a day is closed whole or not at all`(
        moment: PluggedStore.Moment
    ) async throws {
        let desk = try await desk()
        desk.store.plan(.pullPlug, next: moment)
        await #expect(throws: ServiceError.self) { try await close(desk) }
        let restarted = try desk.another()
        let isClosed = moment == .after(.closeDay)
        #expect(
            try await restarted.store.closings(ClosingFilter(), limit: 9).count
                == (isClosed ? 1 : 0)
        )
        let entries = try await restarted.store.auditEntries(AuditFilter(), before: nil, limit: 1)
        #expect(entries.map(\.what) == [isClosed ? "close" : "create"])
        if !isClosed { _ = try await close(restarted) }
        let sealed = try await restarted.service.closedPack(of: .payproVN, on: Self.day)
        #expect(try await restarted.service.verifyClose(sealed.pack) == .intact(sealed))
    }
}
