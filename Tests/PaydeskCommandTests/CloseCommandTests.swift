import Foundation
import GRDB
import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

/// The commands that close a day and look at what was closed.
@Suite(.timeLimit(.minutes(10)))
struct CloseCommandTests {
    /// A desk on the day after a payout of 60,000 pesos was created, which was withdrawn at once.
    private func desk(operators: String = "") async throws -> TestDesk {
        let desk = try TestDesk()
        try desk.write(
            "paydesk.yaml",
            """
            ledger: {path: ~/ledger.db}
            \(operators)
            providers:
              cashypro-co: {baseURL: "http://127.0.0.1:1/cashypro-co"}
            """
        )
        try await desk.keep(name: "Andrés Muñoz")
        try await desk.keep(name: "Ana Gómez", account: "18199853")
        _ = try await desk.openLedger().apply(
            .cancel("typo"),
            to: PayoutID(rawValue: "PO-0000-0002"),
            context: ChangeContext(
                at: desk.now(),
                by: OperatorName(rawValue: "dara"),
                policy: .standard
            )
        )
        desk.advance(by: 86_400)
        return desk
    }

    private func close(_ day: String = "2026-11-21", _ more: String...) -> [String] {
        ["close", "--provider", "cashypro-co", "--day", day, "--sign", "all is well"] + more
    }

    private func pack(_ desk: TestDesk) -> String { desk.home.appending(path: "day.pack").path }

    @Test func `a day is closed, and its figures are shown line by line`() async throws {
        let desk = try await desk()
        let outcome = await desk.run(close())
        #expect(outcome.status == .done)
        #expect(
            outcome.output == """
                currency  line                count  amount
                COP       opening             0      0.00
                COP       created             2      120000.00
                COP       paid                0      0.00
                COP       failed              0      0.00
                COP       returned            0      0.00
                COP       withdrawn           1      60000.00
                COP       no longer paid      0      0.00
                COP       no longer failed    0      0.00
                COP       no longer returned  0      0.00
                COP       closing             1      60000.00
                COP       fees
                COP       still in flight     1      60000.00

                """
        )
        let next = await desk.run(close("2026-11-22"))
        #expect(next.status == .invalidData)
        #expect(
            next.errors == "paydesk: cashypro-co 2026-11-22 is not over where the provider is: "
                + "it ends at 2026-11-23 00:00 -05.\n"
        )
        let again = await desk.run(close())
        #expect(again.status == .invalidData)
        #expect(again.errors.hasPrefix("paydesk: cashypro-co 2026-11-21 was closed by dara."))
    }

    @Test func `a preview says what must be signed for, and closes nothing`() async throws {
        let desk = try await desk()
        let day = ["--provider", "cashypro-co", "--day", "2026-11-21"]
        let preview = await desk.run(["close", "preview"] + day)
        #expect(preview.status == .done)
        #expect(
            preview.errors == "paydesk: It must be signed for: no statement of 2026-11-21 was "
                + "compared; 1 payout still in flight.\n"
        )
        let json = await desk.run(["close", "preview", "--format", "json"] + day)
        #expect(json.output.contains("\"1 payout still in flight\""))
        #expect(try await desk.openLedger().closings(ClosingFilter(), limit: 9).isEmpty)
        #expect(
            preview.output.hasSuffix(
                "\ninFlight      orderNumber  amount    currency  status\n"
                    + "PO-0000-0001  ORDER1       60000.00  COP       queued\n"
            )
        )
        let csv = await desk.run(["close", "preview", "--format", "csv"] + day).output
            .components(separatedBy: "\r\n")
        #expect(
            csv[0]
                == "section,item,orderNumber,count,amount,currency,kind,resolution,from,to,at,by,"
                + "confirmedBy,note"
        )
        #expect(csv[1] == "figures,opening,,0,0.00,COP,,,,,,,,")
        #expect(csv.contains("open,,,,,,,,,,,,,1 payout still in flight"))
        #expect(csv.contains("inFlight,PO-0000-0001,ORDER1,,60000.00,COP,queued,,,,,,,"))
        #expect(await preview.output.hasPrefix(desk.run(close()).output))
        #expect(await desk.run(["close", "preview"] + day).status == .invalidData)
    }

    @Test func `a day that was not compared is closed only with a signature`() async throws {
        let desk = try await desk()
        let day = ["close", "--provider", "cashypro-co", "--day", "2026-11-21"]
        let refused = await desk.run(day)
        #expect(refused.status == .invalidData)
        #expect(
            refused.errors == "paydesk: cashypro-co 2026-11-21 is not complete: no statement of "
                + "2026-11-21 was compared; 1 payout still in flight. Settle that, or sign for it "
                + "with --sign NOTE.\n"
        )
        #expect(try await desk.openLedger().closings(ClosingFilter(), limit: 9).isEmpty)
    }

    @Test func `JSON has everything that was sealed, the list a row for each currency`()
        async throws
    {
        let desk = try await desk()
        let outcome = await desk.run(
            close("2026-11-21", "--format", "json")
        )
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        let object = try #require(json as? [String: Any])
        #expect(object["from"] as? String == "2026-11-21T00:00:00.000000-05:00")
        #expect(object["signedAt"] as? String == "2026-11-22T09:32:07.125000-05:00")
        #expect(object["signedBy"] as? String == "dara")
        #expect(object["note"] as? String == "all is well")
        let seal = try #require(object["seal"] as? String)
        let list = await desk.run(["close", "list", "--format", "csv"])
        #expect(
            list.output == """
                provider,day,currency,opening,created,paid,failed,returned,fees,closing,breaks,\
                signedBy,signedAt,seal\r
                cashypro-co,2026-11-21,COP,0.00,120000.00,0.00,0.00,0.00,,60000.00,0,dara,\
                2026-11-22T09:32:07.125000-05:00,\(seal)\r

                """
        )
        let audit = await desk.run(["audit", "list", "--limit", "1"])
        #expect(audit.output.contains(", seal \(seal): all is well"))
        let none = await desk.run(["close", "list", "--provider", "dvpay"])
        #expect(none.errors == "paydesk: No such day was closed.\n")
    }

    @Test func `a pack is written once, shown again byte for byte, and verified`() async throws {
        let desk = try await desk()
        #expect(await desk.run(close("2026-11-21", "--out", pack(desk))).status == .done)
        let written = try String(contentsOfFile: pack(desk), encoding: .utf8)
        #expect(written.hasPrefix("paydesk close 4\nprovider: cashypro-co\nday: 2026-11-21\n"))
        #expect(
            written.contains(
                "compared: nothing\nfees of: nothing: no statement was compared once the day was "
                    + "over\n"
            )
        )
        let day = ["--provider", "cashypro-co", "--day", "2026-11-21"]
        #expect(await desk.run(["close", "show"] + day).output == written)
        let intact = await desk.run(["close", "verify", pack(desk)])
        #expect(intact.status == .done)
        #expect(intact.output.contains("yes     cashypro-co  2026-11-21"))
        // Neither an old pack nor a day is lost when the file is there already.
        let second = await desk.run(close("2026-11-22", "--out", pack(desk)))
        #expect(second.status == .invalidData)
        #expect(second.errors.hasSuffix("File exists. Nothing was closed.\n"))
        #expect(try String(contentsOfFile: pack(desk), encoding: .utf8) == written)
        let other = desk.home.appending(path: "other.pack").path
        #expect(await desk.run(close("2026-11-22", "--out", other)).status == .invalidData)
        #expect(!FileManager.default.fileExists(atPath: other))
    }

    @Test func `a changed figure is named, in the file and in the ledger, and exits 65`()
        async throws
    {
        let desk = try await desk()
        #expect(await desk.run(close("2026-11-21", "--out", pack(desk))).status == .done)
        let written = try String(contentsOfFile: pack(desk), encoding: .utf8)
        let changed = written.replacing("created: 2 120000.00", with: "created: 2 120000.01")
        let copy = try desk.write("copy.pack", changed)
        let file = await desk.run(["close", "verify", copy])
        #expect(file.status == .invalidData)
        #expect(
            file.errors == "paydesk: Line 13 reads “COP created: 2 120000.01”; the ledger gives "
                + "“COP created: 2 120000.00”. The ledger gives what was sealed: the file was "
                + "changed.\n"
        )
        try await DatabaseQueue(path: desk.ledgerPath).write { db in
            try db.execute(sql: "DROP TRIGGER payouts_refuse_update")
            try db.execute(sql: "UPDATE payouts SET amount_minor = 6000001 WHERE seq = 1")
        }
        let ledger = await desk.run(["close", "verify", pack(desk)])
        #expect(ledger.status == .invalidData)
        #expect(ledger.errors.hasPrefix("paydesk: The ledger no longer gives what was sealed"))
        #expect(ledger.errors.contains("Line 13 reads “COP created: 2 120000.00”"))
        let day = ["--provider", "cashypro-co", "--day", "2026-11-21"]
        #expect(await desk.run(["close", "show"] + day).status == .invalidData)
        for wrong in [try desk.write("a.csv", "id\n1\n2\n"), "/nowhere"] {
            #expect(await desk.run(["close", "verify", wrong]).status == .invalidData)
        }
    }

    @Test func `a result that changes after the close is an adjustment`() async throws {
        let desk = try await desk()
        let id = PayoutID(rawValue: "PO-0000-0001")
        func learn(_ claim: Evidence.Claim) async throws {
            let evidence = Evidence(
                source: .notification,
                claim: claim,
                rawStatus: "S-\(claim.rawValue)",
                receivedAt: desk.now()
            )
            try await desk.openLedger().apply(
                .evidence(evidence),
                to: id,
                context: ChangeContext(at: desk.now(), by: .inbox, policy: .standard)
            )
        }
        try await learn(.paid)
        #expect(await desk.run(close()).status == .done)
        desk.advance(by: 86_400)
        #expect(await desk.run(close("2026-11-22", "--out", pack(desk))).status == .done)
        let none = await desk.run(["close", "adjustments"])
        #expect(none.errors == "paydesk: No result of a closed day has changed.\n")
        try await learn(.returned)
        let list = await desk.run(["close", "adjustments", "--format", "csv"])
        #expect(
            list.output.components(separatedBy: "\r\n").dropFirst().first
                == "cashypro-co,2026-11-22,PO-0000-0001,ORDER1,60000.00,COP,paid,returned,"
                + "2026-11-23T09:32:07.125000-05:00,inbox,a notification says it was returned,"
                + "notification,S-returned"
        )
        let table = await desk.run(["close", "adjustments"]).output
        #expect(table.contains("  paid  returned  2026-11-23 09:32 -05  inbox  "))
        let days = await desk.run(["close", "list"]).output
        #expect(days.contains("  2026-11-23 09:32 -05  "), "times are those of the console")
        #expect(await desk.run(["close", "verify", pack(desk)]).status == .done)
    }

    @Test func `who may not close is told who may, and nothing is closed`() async throws {
        let desk = try await desk(operators: "operators: {dara: maker, sofia: approver}")
        let refused = await desk.run(close("2026-11-21", "--out", pack(desk)))
        #expect(refused.status == .notPermitted)
        #expect(refused.errors.hasPrefix("paydesk: dara may not close a day: "))
        #expect(!FileManager.default.fileExists(atPath: pack(desk)))
        #expect(await desk.run(["close", "list"]).output.split(separator: "\n").count == 1)
        #expect(await desk.run(close(), by: "sofia").status == .done)
    }

    @Test(arguments: [
        ["close"], ["close", "--provider", "cashypro-co", "--day", "2026-02-30"],
        ["close", "--provider", "nobody", "--day", "2026-11-21"], ["close", "verify"],
        ["close", "list", "--limit", "0"], ["close", "list", "--day", "yesterday"],
    ])
    func `a wrong command line closes nothing`(arguments: [String]) async throws {
        let desk = try await desk()
        #expect(await desk.run(arguments).status == .usage)
        #expect(try await desk.openLedger().closings(ClosingFilter(), limit: 9).isEmpty)
    }
}
