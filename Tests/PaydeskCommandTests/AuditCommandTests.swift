import Foundation
import GRDB
import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

/// The commands that look at who did what.
@Suite(.timeLimit(.minutes(10)))
struct AuditCommandTests {
    private func desk() async throws -> TestDesk {
        let desk = try TestDesk()
        try desk.write(
            "paydesk.yaml",
            """
            ledger: {path: ~/ledger.db}
            providers:
              dvpay: {baseURL: "http://127.0.0.1:1/dvpay"}
            """
        )
        #expect(await desk.run(["pause", "dvpay", "--reason", "pays twice"]).status == .done)
        desk.advance(by: 60)
        #expect(await desk.run(["resume", "dvpay"], by: "linh").status == .done)
        return desk
    }

    private func head(_ desk: TestDesk) async -> String {
        let text = await desk.run(["audit", "verify", "--format", "csv"]).output
        let row = text.split(whereSeparator: \.isNewline).last ?? ""
        return String(row.split(separator: ",").last ?? "")
    }

    @Test func `who did what is listed, newest first`() async throws {
        let desk = try await desk()
        let outcome = await desk.run(["audit", "list", "--format", "csv"])
        let rows = outcome.output.components(separatedBy: "\r\n").map {
            $0.split(separator: ",").dropLast().joined(separator: ",")
        }
        #expect(
            rows == [
                "record,at,by,what,subject,reason",
                "2,2026-11-21T14:33:07.125Z,linh,resume,dvpay",
                "1,2026-11-21T14:32:07.125Z,dara,pause,dvpay,pays twice", "",
            ]
        )
        let mine = await desk.run(["audit", "list", "--by", "linh", "--format", "json"]).output
        #expect(mine.contains("\"what\" : \"resume\"") && !mine.contains("pays twice"))
        let none = await desk.run(["audit", "list", "--subject", "PO-9"])
        #expect(none.errors == "paydesk: No audit record matches.\n")
    }

    @Test func `an intact trail gives a head to note, and holds it ever after`() async throws {
        let desk = try await desk()
        let outcome = await desk.run(["audit", "verify"])
        #expect(outcome.status == .done)
        let noted = await head(desk)
        #expect(noted.hasPrefix("2:"))
        #expect(outcome.output.contains("yes     2        \(noted)"))
        #expect(await desk.run(["pause", "dvpay", "--reason", "again"]).status == .done)
        #expect(await desk.run(["audit", "verify", "--head", noted]).status == .done)
        #expect(await head(desk).hasPrefix("3:"))
    }

    @Test func `a changed record ends with status 65 and is named`() async throws {
        let desk = try await desk()
        try await DatabaseQueue(path: desk.ledgerPath).write { db in
            try db.execute(sql: "DROP TRIGGER audit_refuse_update")
            try db.execute(sql: "UPDATE audit SET by = 'sofia' WHERE sequence = 2")
        }
        let outcome = await desk.run(["audit", "verify"])
        #expect(outcome.status.rawValue == 65)
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix("paydesk: Record 2 was altered. "))
    }

    @Test func `a trail that does not hold a noted head ends with status 65`() async throws {
        let desk = try await desk()
        let noted = await head(desk)
        let other = "2:" + String(noted.dropFirst(2).reversed())
        let rewritten = await desk.run(["audit", "verify", "--head", other])
        #expect(rewritten.status.rawValue == 65)
        #expect(rewritten.errors.hasPrefix("paydesk: Record 2 is not the one that was noted"))
        let longer = "9:" + noted.dropFirst(2)
        let missing = await desk.run(["audit", "verify", "--head", longer])
        #expect(missing.errors.hasPrefix("paydesk: Record 3 was removed."))
        #expect(await desk.run(["audit", "verify", "--head", "2"]).status == .usage)
    }
}
