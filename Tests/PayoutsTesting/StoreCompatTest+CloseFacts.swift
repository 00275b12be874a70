import Foundation
import Payouts
import Testing

// MARK: - What a close says beside its figures

extension StoreCompatTest {
    private static let signer = OperatorName(rawValue: "dara")

    /// The day on which tests begin, and those after it, in UTC.
    private func closedDay(_ number: Int = 0) -> CloseDay {
        let first = CalendarDay(seconds: Int64(Date.testStart.timeIntervalSince1970), utcOffset: 0)
        return CloseDay(provider: .payproVN, day: first.advanced(by: number), utcOffset: 0)
    }

    private func signed(_ day: CloseDay, at: Date? = nil) -> CloseRequest {
        CloseRequest(
            day: day,
            currencies: [.vnd],
            signature: CloseSignature(by: Self.signer, at: at ?? day.end + 60, note: "known")
        )
    }

    /// Closed days but those that begin so.
    static func allBut(_ days: String...) -> ClosingFilter {
        var filter = ClosingFilter()
        filter.absentTexts = days
        return filter
    }

    func remarksAreSealed() async throws {
        let store = try makeStore()
        let lost = try await store.makePayout(4, in: .unknown)
        _ = try await keep(
            [makeBreak(.missingInLedger, 2)],
            in: store,
            at: closedDay().end.timeIntervalSince(.testStart)
        )
        let note = { (seconds: Double, text: String) in
            PayoutNote(at: .test(seconds), by: Self.signer, text: text)
        }
        try await store.claimBreak(
            1,
            owner: Self.signer,
            force: false,
            by: Self.signer,
            at: .test(50)
        )
        try await store.addNote(note(60, "asked support"), toBreak: 1)
        try await store.addNote(note(70, "looked at the portal"), to: lost.id)
        let close = try await store.closeDay(signed(closedDay()))
        let found = try #require(close.close.breaks.first?.remarks)
        #expect(found.state == .open && found.owner == Self.signer)
        #expect(found.notes == [note(60, "asked support")])
        let unknown = try #require(close.close.unknown.first?.remarks)
        #expect(
            unknown
                == CloseRemarks(
                    state: nil,
                    owner: nil,
                    notes: [note(70, "looked at the portal")]
                )
        )
        // What is written later, with whatever time, is not what was signed for.
        try await store.addNote(note(65, "too late"), toBreak: 1)
        try await store.addNote(note(65, "too late"), to: lost.id)
        try await store.claimBreak(1, owner: nil, force: true, by: Self.signer, at: .test(90))
        let again = try #require(try await store.reproduceClose(of: .payproVN, on: closedDay().day))
        #expect(again.now == close && again.kept == close.seal)
    }

    func feesAreOfAllFiles() async throws {
        let store = try makeStore()
        let over = closedDay().end.timeIntervalSince(.testStart)
        // Each states a fee of 1; the second and the third are of corrected files.
        for digest in ["d1", "e1", "f1"] {
            _ = try await keep([], in: store, digest: digest, at: over)
        }
        let close = try await store.closeDay(signed(closedDay()))
        #expect(close.close.figures[0].fees == Money(minorUnits: 1, currency: .vnd))
        #expect(close.close.content.feesOf == [3])
        let again = try #require(try await store.reproduceClose(of: .payproVN, on: closedDay().day))
        #expect(again.now == close && again.kept == close.seal)
    }
}

// MARK: - What was resolved

extension StoreCompatTest {
    private func resolve(
        _ id: Int64,
        _ action: BreakResolution.Action,
        second: String? = nil,
        in store: any PayoutStore,
        at: Date
    ) async throws {
        let resolution = BreakResolution(
            action: action,
            reference: "T-\(id)",
            note: "as they say",
            by: Self.signer,
            at: at
        )
        let context = { (name: OperatorName) in
            ChangeContext(at: at, by: name, policy: .standard)
        }
        _ = try await store.resolveBreak(
            id,
            resolution,
            needsSecond: second != nil,
            context: context(Self.signer)
        )
        guard let second else { return }
        let name = OperatorName(rawValue: second)
        _ = try await store.confirmBreakResolution(of: id, context: context(name))
    }

    func resolutionsAreSealed() async throws {
        let store = try makeStore()
        let over = closedDay().end
        let breaks = (1...4).map { makeBreak(.missingInLedger, $0) }
        _ = try await keep(breaks, in: store, at: over.timeIntervalSince(.testStart))
        try await resolve(1, .writeOff, second: "mai", in: store, at: over + 10)
        try await resolve(2, .providerToFix, in: store, at: over + 20)
        let first = try await store.closeDay(signed(closedDay()))
        #expect(first.close.breaks.map(\.id) == [2, 3, 4])
        let sealed = try #require(first.close.content.resolved.first)
        #expect(first.close.content.resolved.map(\.id) == [1])
        #expect(sealed.kind == .missingInLedger && sealed.stake == breaks[0].stake)
        #expect(sealed.decision.resolution.action == .writeOff)
        #expect(sealed.decision.resolution.by == Self.signer)
        #expect(sealed.confirmedBy == OperatorName(rawValue: "mai"))
        #expect(sealed.decision.resolution.note == "as they say")
        // What is resolved later is of the next day, and what was sealed is not there again.
        try await resolve(3, .writeOff, second: "mai", in: store, at: over + 90)
        let second = try await store.closeDay(signed(closedDay(1)))
        #expect(second.close.content.resolved.map(\.id) == [3])
        #expect(second.close.breaks.map(\.id) == [2, 4])
        try await resolve(4, .writeOff, second: "mai", in: store, at: closedDay(2).end)
        for (number, close) in [first, second].enumerated() {
            let day = closedDay(number).day
            let again = try #require(try await store.reproduceClose(of: .payproVN, on: day))
            #expect(again.now == close && again.kept == close.seal)
        }
    }

    func feesAreOfWhatWasCompared() async throws {
        let store = try makeStore()
        let over = closedDay().end.timeIntervalSince(.testStart)
        _ = try await keep([], in: store, at: over - 60)
        let preview = { (store: any PayoutStore) in
            try await store.previewClose(
                of: closedDay(),
                currencies: [.vnd],
                at: closedDay().end + 60
            )
        }
        let before = try await preview(store).content
        #expect(before.comparison == nil && before.feesOf == [])
        #expect(before.figures[0].fees == nil)
        #expect(before.feesNote == "no statement was compared once the day was over")
        _ = try await keep([], in: store, digest: "e1", at: over)
        let after = try await preview(store).content
        #expect(after.comparison == 2 && after.feesOf == [2] && after.feesNote == "")
        #expect(after.figures[0].fees == Money(minorUnits: 1, currency: .vnd))
    }
}

// MARK: - What changed after the end

extension StoreCompatTest {
    func changesBackAreAdjustments() async throws {
        let store = try makeStore()
        try await store.makePayout(1, in: .paid)
        let (over, next) = (closedDay().end, closedDay(1))
        // The day is signed only after both of these, and seals what it was at its end.
        for (claim, at) in [(Evidence.Claim.returned, over + 60), (.paid, over + 66)] {
            try await learn(claim, at: at, in: store)
        }
        let first = try await store.closeDay(signed(closedDay(), at: over + 600))
        #expect(first.close.adjustments == [])
        let found = try await store.closeAdjustments(AdjustmentFilter(), limit: 9)
        #expect(found.map(\.transition.to) == [.paid, .returned])
        #expect(found.map(\.transition.at) == [over + 66, over + 60])
        #expect(found.map(\.day) == [closedDay(), closedDay()])
        let second = try await store.closeDay(signed(next))
        #expect(second.close.adjustments == found.reversed())
        let again = try #require(try await store.reproduceClose(of: .payproVN, on: next.day))
        #expect(again.now == second && again.kept == second.seal)
        // The day on which it was paid again has sealed it as paid.
        try await learn(.returned, at: next.end + 5, in: store)
        let all = try await store.closeAdjustments(AdjustmentFilter(), limit: 9)
        #expect(all.map(\.day) == [next, closedDay(), closedDay()])
        #expect(Array(all.dropFirst()) == found)
    }

    private func learn(
        _ claim: Evidence.Claim,
        at: Date,
        in store: any PayoutStore
    ) async throws {
        try await store.apply(
            .evidence(.make(claim, from: .query, receivedAt: at)),
            to: .make(1),
            context: ChangeContext(at: at, by: .queryWorker, policy: .standard)
        )
    }
}

// MARK: - What a comparison has to know

extension StoreCompatTest {
    func resultsAreClosed() async throws {
        let store = try makeStore()
        for number in 1...3 { try await store.makePayout(number, in: .paid) }
        #expect(try await closedResults(in: store) == [false, false, false])
        // The second comes back before the day is closed, the third after.
        let closed = closedDay().end + 3_600
        try await turnBack(2, in: store, at: closed - 1)
        _ = try await store.closeDay(signed(closedDay(), at: closed))
        try await turnBack(3, in: store, at: closed)
        #expect(try await closedResults(in: store) == [true, false, true])
        // The days on which they came back are closed in their turn.
        _ = try await store.closeDay(signed(closedDay(1)))
        #expect(try await closedResults(in: store) == [true, true, true])
    }

    private func turnBack(_ number: Int, in store: any PayoutStore, at: Date) async throws {
        try await store.apply(
            .evidence(.make(.returned, from: .query, receivedAt: at)),
            to: .make(number),
            context: ChangeContext(at: at, by: .queryWorker, policy: .standard)
        )
    }

    private func closedResults(in store: any PayoutStore) async throws -> [Bool] {
        let names = (1...3).map {
            SettlementName(orderNumber: Payout.make($0).orderNumber.rawValue, reference: "")
        }
        let table = try await store.payouts(of: .payproVN, named: names, withAccounts: false)
        let start = Int64(closedDay().start.timeIntervalSince1970)
        let settled = try await store.settledPayouts(
            of: .payproVN,
            in: start..<start + 3 * 86_400,
            withAccounts: false
        )
        let byName = { (table: LedgerTable) in
            (0..<table.count).sorted { table.orderNumbers[$0] < table.orderNumbers[$1] }
                .map { table.values[$0].isClosed }
        }
        #expect(byName(table) == byName(settled))
        return byName(table)
    }
}
