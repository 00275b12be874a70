import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// What holds for closed days whoever writes to the file, and what shows when somebody did.
struct CloseSchemaTests {
    private static let day = CloseDay(
        provider: .payproVN,
        day: CalendarDay(seconds: Int64(Date.testStart.timeIntervalSince1970), utcOffset: 0),
        utcOffset: 0
    )

    /// A ledger with a payout in every status, and its first day closed with a break that was given
    /// up and one that was not.
    private func closed() async throws -> (TestLedger, SQLiteStore, SealedClose) {
        let ledger = try TestLedger()
        let store = try ledger.open()
        for (number, status) in PayoutStatus.allCases.enumerated() {
            try await store.makePayout(number, in: status)
        }
        try await compare(in: store)
        let given = BreakResolution(
            action: .writeOff,
            reference: "",
            note: "a dong",
            by: OperatorName(rawValue: "dara"),
            at: Self.day.end
        )
        _ = try await store.resolveBreak(
            2,
            given,
            needsSecond: false,
            context: .make(at: Self.day.end.timeIntervalSince(.testStart))
        )
        return (ledger, store, try await store.closeDay(request))
    }

    /// A fee that is too high.
    private func fee(of orderNumber: String) -> Break {
        let side = SettlementSide(
            orderNumber: orderNumber,
            reference: "",
            amount: 4,
            fee: 12,
            currency: "VND",
            status: "2",
            claim: "paid",
            time: nil,
            line: 2,
            file: 0
        )
        return Break(
            kind: .fee,
            ours: nil,
            theirs: side,
            stake: Money(minorUnits: 12, currency: .vnd),
            detail: "12 more"
        )
    }

    /// A statement of the day with two fees that are too high.
    private func compare(in store: SQLiteStore) async throws {
        _ = try await store.keepReconciliation(
            ReconciliationResult(
                provider: .payproVN,
                report: ReconciliationReport(
                    period: try #require(SettlementPeriod(Self.day.day, Self.day.day)),
                    totals: ReconciliationTotals(),
                    counts: [.fee: 2],
                    breaks: [fee(of: "ORD7"), fee(of: "ORD8")]
                ),
                files: [],
                unreadableLines: 0,
                by: OperatorName(rawValue: "dara"),
                at: Self.day.end
            )
        )
    }

    private var request: CloseRequest {
        CloseRequest(
            day: Self.day,
            currencies: [.vnd],
            signature: CloseSignature(
                by: OperatorName(rawValue: "dara"),
                at: Self.day.end,
                note: "known"
            )
        )
    }

    @Test(
        arguments: [
            "closings", "closing_figures", "closing_breaks", "closing_unknowns", "closing_remarks",
            "closing_resolutions",
        ]
    )
    func `what was closed is neither changed nor removed`(table: String) async throws {
        let (ledger, _, _) = try await closed()
        for sql in ["UPDATE \(table) SET day = day", "DELETE FROM \(table)"] {
            let error = await #expect(throws: DatabaseError.self) {
                try await ledger.database().write { db in try db.execute(sql: sql) }
            }
            #expect(error?.message == "what \(table) records is never changed")
        }
    }

    @Test func `no day is closed that does not follow the last one`() async throws {
        let (ledger, _, _) = try await closed()
        for step in [-1, 2] {
            let error = await #expect(throws: DatabaseError.self) {
                try await ledger.database().write { db in
                    try db.execute(
                        sql: """
                            INSERT INTO closings
                            SELECT provider, day + ?, utc_offset, starts_at, ends_at, closed_by,
                                closed_at, note, comparison, audit_count, seal, form, fees_of
                            FROM closings
                            """,
                        arguments: [step]
                    )
                }
            }
            #expect(error?.message == "days are closed one after the other")
        }
    }

    @Test(arguments: [1, 2])
    func `a day that an older Paydesk closed gives the pack of its form`(form: Int) async throws {
        let (ledger, store, sealed) = try await closed()
        #expect(ClosePack(sealed.close).lines.contains { $0.hasPrefix("resolved 2: fee, ") })
        try await ledger.database().write { db in
            try db.execute(sql: "DROP TRIGGER closings_refuse_update")
            try db.execute(sql: "UPDATE closings SET form = ?", arguments: [form])
        }
        let older = DailyClose(
            content: sealed.close.content,
            signature: sealed.close.signature,
            auditHead: sealed.close.auditHead,
            form: form
        )
        let again = try #require(
            try await store.reproduceClose(of: .payproVN, on: Self.day.day)
        )
        let lines = ClosePack(again.now.close).lines
        #expect(lines == ClosePack(older).lines)
        #expect(lines.first == "paydesk close \(form)")
        #expect(!lines.contains { $0.hasPrefix("resolved ") })
    }

    @Test(arguments: [3, 4])
    func `only from the fourth form on a pack lists every change of a result`(
        form: Int
    ) async throws {
        let (ledger, store, _) = try await closed()
        for (claim, seconds) in [(Evidence.Claim.returned, 60.0), (.paid, 66)] {
            let at = Self.day.end + seconds
            try await store.apply(
                .evidence(.make(claim, from: .query, receivedAt: at)),
                to: .make(5),
                context: ChangeContext(at: at, by: .queryWorker, policy: .standard)
            )
        }
        let next = CloseDay(provider: .payproVN, day: Self.day.day.advanced(by: 1), utcOffset: 0)
        let name = OperatorName(rawValue: "dara")
        let signature = CloseSignature(by: name, at: next.end, note: "known")
        let sealed = try await store.closeDay(
            CloseRequest(day: next, currencies: [.vnd], signature: signature)
        )
        #expect(sealed.close.adjustments.map(\.transition.to) == [.returned, .paid])
        try await ledger.database().write { db in
            try db.execute(sql: "DROP TRIGGER closings_refuse_update")
            try db.execute(
                sql: "UPDATE closings SET form = ? WHERE day = ?",
                arguments: [form, next.day.number]
            )
        }
        let again = try #require(try await store.reproduceClose(of: .payproVN, on: next.day))
        let listed: [PayoutStatus] = form == 3 ? [.returned] : [.returned, .paid]
        #expect(again.now.close.adjustments.map(\.transition.to) == listed)
    }

    /// What somebody can do who writes to the file, and the line that no longer holds.
    static let changes = [
        (
            "UPDATE transitions SET to_status = 'failed' WHERE id = (SELECT max(id) FROM "
                + "transitions WHERE to_status = 'paid')", "VND paid: "
        ),
        ("UPDATE transitions SET at = at - 86400000000 WHERE from_status IS NULL", "VND opening: "),
        ("UPDATE payouts SET amount_minor = 1 WHERE status = 'canceled'", "VND created: "),
        ("UPDATE closing_breaks SET note = '11 more'", "break 1: "),
        ("UPDATE closing_unknowns SET amount_minor = 3", "unknown \(PayoutID.make(4)): "),
        ("UPDATE closing_remarks SET owner = 'mai'", "break 1 stands: "),
        ("UPDATE break_decisions SET note = 'two dong'", "resolved 2 by: "),
        ("UPDATE closings SET fees_of = '[9]'", "fees of: "),
        (
            "UPDATE closing_figures SET minor = 3 WHERE line = 'inFlight'",
            "VND in flight when closed: "
        ),
        ("UPDATE closings SET closed_by = 'mai'", "signed by: "),
        ("UPDATE audit SET hash = zeroblob(32)", "audit head: "),
    ]

    @Test(arguments: changes)
    func `a ledger that was changed no longer gives what was sealed, and the line is named`(
        sql: String,
        line: String
    ) async throws {
        let (ledger, store, sealed) = try await closed()
        try await ledger.database().write { db in
            let triggers = try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            )
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            try db.execute(sql: sql)
        }
        let again = try #require(
            try await store.reproduceClose(of: .payproVN, on: Self.day.day)
        )
        #expect(again.kept == sealed.seal && again.now.seal != sealed.seal)
        let verdict = CloseVerdict(file: sealed.pack, reproduced: again.now, seal: again.kept)
        guard case .ledgerAltered(let difference?) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(difference.found?.hasPrefix(line) == true, "\(difference)")
        #expect(difference.expected?.hasPrefix(line) == true, "\(difference)")
    }

    @Test func `a day that an older version closed keeps the pack of its form`() async throws {
        let (ledger, store, sealed) = try await closed()
        try await ledger.database().write { db in
            for trigger in ["closings", "closing_remarks"] {
                let names = try String.fetchAll(
                    db,
                    sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?",
                    arguments: [trigger]
                )
                for name in names { try db.execute(sql: "DROP TRIGGER \(name)") }
            }
            // As the upgrade leaves what was closed before it.
            try db.execute(sql: "UPDATE closings SET form = 1, fees_of = '[]'")
            try db.execute(sql: "DELETE FROM closing_remarks")
        }
        let old = try #require(try await store.reproduceClose(of: .payproVN, on: Self.day.day))
        let lines = ClosePack(sealed.close).lines
        let first = lines.filter { line in
            !["fees of: ", "resolved "].contains { line.hasPrefix($0) }
                && !line.contains(" stands: ")
        }
        #expect(first.count < lines.count)
        #expect(
            ClosePack(old.now.close).lines == ["paydesk close 1"] + first.dropFirst()
        )
    }

    @Test func `a status that no transition led to does not add up`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        try await store.makePayout(1, in: .processing)
        try await ledger.database().write { db in
            try db.execute(sql: "UPDATE payouts SET status = 'paid'")
        }
        await #expect(throws: StoreError.closeRefused(.unbalanced(.vnd))) {
            try await store.closeDay(request)
        }
        #expect(try await store.closings(ClosingFilter(), limit: 9).isEmpty)
        #expect(try await store.auditHead().count == 1)
    }
}
