import Foundation
import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

/// The commands about batches, from a file to a retry.
struct BatchCommandTests {
    private static let header = "Provider,Account Name,Bank Name,Bank Number,Amount,Remark"
    private static let good = [
        "paypro-vn,NGUYEN VAN A,ACB,18199851,250000,salary",
        "paypro-vn,NGUYEN VAN B,ACB,18199852,250000,=salary",
    ]
    private static let doubtful = "paypro-vn,NGUYEN VAN A,ACB,18199851,\"250,000\",again"
    private static let bad = [
        "paypro-vn,NGUYỄN VĂN C,ACB,18199853,250000,salary",
        "paypro-vn,NGUYEN VAN D,ACB,1.82E+07,1,salary",
    ]

    private func desk() throws -> TestDesk {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        return desk
    }

    /// Writes a file and gives its path.
    private func file(_ desk: TestDesk, _ rows: [String]) throws -> String {
        try desk.write("day.csv", ([Self.header] + rows).joined(separator: "\n") + "\n")
    }

    private func id(in output: String) throws -> String {
        String(try #require(output.firstMatch(of: /BA-\w{4}-\w{4}/)).output)
    }

    // MARK: - Check

    @Test func `check says what is good, doubtful and bad, and what it adds up to`() async throws {
        let desk = try desk()
        let rows = Self.good + [Self.doubtful] + Self.bad + ["TOTAL,VND,1000001,5"]
        let outcome = await desk.run(["batch", "check", try file(desk, rows)])
        #expect(
            outcome.output == """
                day.csv: UTF-8, commas · 5 rows: 2 good, 1 doubtful, 2 bad

                provider   currency  rows  good    doubtful  bad     total
                paypro-vn  VND       5     500000  250000    250001  1000001

                control total  currency  expected  found    verdict
                all            VND       1000001   1000001  matches

                line  column        rule               message
                5     Account Name  unaccentedLatin    must be Latin letters without accents, type \
                NGUYEN VAN C, not NGUYỄN VĂN C
                6     Bank Number   spreadsheetDamage  a spreadsheet wrote it as a power of ten and \
                lost digits; format the column as text and type it anew
                6     Amount        amount             must be at least 50,000 VND, whole units
                4                   doubtful           the same account and amount as line 2; is it \
                meant twice?

                """
        )
        #expect(outcome.status.rawValue == 65)
        #expect(
            outcome.errors == """
                paydesk: 2 of 5 rows have problems, 1 is doubtful. Mend them and upload the file again, \
                or commit the good rows.

                """
        )
        #expect(try await desk.openLedger().count(PayoutFilter()).value == 0)
    }

    @Test func `check as JSON holds the same for a program`() async throws {
        let desk = try desk()
        let path = try file(desk, Self.good + [Self.doubtful] + Self.bad)
        let outcome = await desk.run(["batch", "check", path, "--format", "json"])
        let found = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        )
        #expect(found["rowCount"] as? Int == 5)
        #expect(found["good"] as? Int == 2)
        #expect(found["committedAs"] is NSNull)
        let problems = try #require(found["problems"] as? [[String: Any]])
        #expect(problems.map { $0["line"] as? Int } == [5, 6, 6])
        #expect(problems.map { $0["rule"] as? String }.last == "amount")
    }

    @Test func `a good file is done with status 0, a control total that differs is not`()
        async throws
    {
        let desk = try desk()
        let path = try file(desk, Self.good)
        #expect(
            await desk.run(["batch", "check", path, "--control", "VND=500,000"]).status == .done
        )
        let wrong = await desk.run(["batch", "check", path, "--control", "paypro-vn:VND=500001"])
        #expect(wrong.status.rawValue == 65)
        #expect(
            wrong.errors == """
                paydesk: The control total does not match: paypro-vn, 500,001 VND: the file has \
                500,000 VND. Find the difference first.

                """
        )
        let unreadable = await desk.run(["batch", "check", path, "--control", "VND"])
        #expect(unreadable.status.rawValue == 64)
    }

    @Test func `a saved mapping reads somebody else's columns, by name or by path`() async throws {
        let desk = try desk()
        let text = """
            Employee;Bank;Account no.;Net pay;Department
            NGUYEN VAN A;ACB;18199851;250000;Sales

            """
        let path = try desk.write("pay.csv", text)
        let byName = await desk.run(["batch", "check", path, "--mapping", "payroll-vn"])
        #expect(byName.errors == "")
        #expect(byName.status == .done)
        let own = try desk.write(
            "mine.yaml",
            "provider: paypro-vn\ncolumns: {Employee: accountName, Bank: bankName}\n"
        )
        let byPath = await desk.run(["batch", "check", path, "--mapping", own])
        #expect(byPath.status.rawValue == 65)
        #expect(byPath.errors.contains("Column “Net pay” is no field of a configured provider"))
        let missing = await desk.run(["batch", "check", path, "--mapping", "none"])
        #expect(missing.status.rawValue == 64)
        #expect(missing.errors.contains("There is no mapping none. Name a YAML file, or one of: "))
        try "columns: amount: Betrag".write(toFile: own, atomically: true, encoding: .utf8)
        let broken = await desk.run(["batch", "check", path, "--mapping", own])
        #expect(broken.status.rawValue == 78)
        #expect(broken.errors.hasPrefix("paydesk: The mapping \(own): 1:"))
        #expect(!broken.errors.contains("DecodingError"))
    }

    @Test func `what is no batch file is invalid data, with every reason`() async throws {
        let desk = try desk()
        let empty = await desk.run(["batch", "check", try desk.write("empty.csv", "")])
        #expect((empty.status.rawValue, empty.errors) == (65, "paydesk: The file has no lines.\n"))
        let missing = await desk.run(["batch", "check", desk.home.path + "/none.csv"])
        #expect(missing.status.rawValue == 65)
        #expect(missing.errors.hasSuffix("none.csv cannot be read.\n"))
        let input = await desk.run(["batch", "check", "-"], input: "a,b\n1,2\n")
        #expect(input.errors.contains("Column “a” is no field"))
        #expect(input.errors.contains("Column “provider” is missing"))
    }

    // MARK: - Commit

    @Test func `commit keeps what is accepted, once, and writes the rest to be mended`()
        async throws
    {
        let desk = try desk()
        let path = try file(desk, Self.good + [Self.doubtful] + Self.bad)
        let refused = await desk.run(["batch", "commit", path])
        #expect(refused.status.rawValue == 65)
        let rest = desk.home.appending(path: "rest.csv").path
        let arguments = ["batch", "commit", path, "--accept", "good", "--rejected", rest]
        let outcome = await desk.run(arguments + ["--format", "csv"])
        #expect(outcome.status == .done)
        #expect(
            outcome.output.replacing(/BA-\w{4}-\w{4}/, with: "BA") == """
                id,name,createdAt,createdBy,rows,rejected,done,totals\r
                BA,day.csv,2026-11-21T14:32:07.125Z,dara,2,3,0,2 queued 500000 VND\r

                """
        )
        let rejected = try String(contentsOfFile: rest, encoding: .utf8)
        #expect(rejected.split(separator: "\r\n").count == 4)
        #expect(rejected.hasPrefix(Self.header + ",paydesk_reason\r\n"))
        let mode = try FileManager.default.attributesOfItem(atPath: rest)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let again = await desk.run(arguments)
        #expect(again.status.rawValue == 65)
        let id = try id(in: outcome.output)
        #expect(again.errors.hasPrefix("paydesk: The file was committed as \(id) already"))
        #expect(try await desk.openLedger().count(PayoutFilter()).value == 2)
    }

    @Test func `rejected rows that cannot be written stop the commit, and never take the upload`()
        async throws
    {
        let desk = try desk()
        let path = try file(desk, Self.good + Self.bad)
        let commit = ["batch", "commit", path, "--accept", "good", "--rejected"]
        let lost = await desk.run(commit + [desk.home.path + "/none/rest.csv"])
        #expect(lost.status == .invalidData)
        #expect(try await desk.openLedger().count(PayoutFilter()).value == 0)
        let before = try Data(contentsOf: URL(filePath: path))
        let itself = await desk.run(commit + [path])
        #expect(itself.status == .usage)
        #expect(itself.errors.contains("is the upload itself"))
        #expect(try Data(contentsOf: URL(filePath: path)) == before)
        #expect(try await desk.openLedger().count(PayoutFilter()).value == 0)
    }

    @Test func `rows that may be repetitions wait for somebody's word`() async throws {
        let desk = try desk()
        let path = try file(desk, Self.good + [Self.doubtful])
        let silent = await desk.run(["batch", "commit", path])
        #expect(silent.status.rawValue == 65)
        #expect(silent.errors.contains("1 row may be a repetition or damaged"))
        let all = await desk.run(["batch", "commit", path, "--accept", "all"])
        #expect(all.status == .done)
        #expect(try await desk.openLedger().count(PayoutFilter()).value == 3)
    }

    // MARK: - Afterwards

    @Test func `show gives each row its line and status, in every format`() async throws {
        let desk = try desk()
        let path = try file(desk, Self.good)
        let id = try id(in: await desk.run(["batch", "commit", path]).output)
        let table = await desk.run(["batch", "show", id.lowercased()])
        #expect(table.status == .done)
        #expect(table.output.contains("queued  2        500000  VND"))
        let csv = await desk.run(["batch", "show", id, "--format", "csv"])
        let lines = csv.output.split(separator: "\r\n")
        #expect(lines.map { $0.prefix(2) } == ["li", "2,", "3,"])
        let jsonl = await desk.run(
            ["batch", "show", id, "--format", "jsonl", "--filter", "status:paid"]
        )
        #expect((jsonl.status, jsonl.output) == (.done, ""))
        let missing = await desk.run(["batch", "show", "BA-0000-0000"])
        #expect(missing.status.rawValue == 65)
        #expect(missing.errors.hasPrefix("paydesk: There is no batch BA-0000-0000"))
        let list = await desk.run(["batch", "list", "--format", "jsonl"])
        #expect(list.output.split(separator: "\n").count == 1)
        #expect(try self.id(in: list.output) == id)
    }

    @Test func `retry pays what was withdrawn, after somebody typed how many`() async throws {
        let desk = try desk()
        let path = try file(desk, Self.good)
        let id = try id(in: await desk.run(["batch", "commit", path]).output)
        let nothing = await desk.run(["batch", "retry", id, "--yes"])
        #expect(nothing.status.rawValue == 65)
        #expect(nothing.errors.contains("2 are queued, and submitted without being asked"))
        let list = await desk.run(["batch", "show", id, "--format", "csv"])
        let payout = String(try #require(list.output.firstMatch(of: /PO-\w{4}-\w{4}/)).output)
        _ = await desk.run(["withdraw", payout, "--reason", "wrong day"])
        #expect(await desk.run(["batch", "retry", id]).status.rawValue == 64)
        let wrong = await desk.run(["batch", "retry", id], ask: { _ in "2" })
        #expect(wrong.errors == "paydesk: That is not 1; nothing was kept.\n")
        let done = await desk.run(
            ["batch", "retry", id, "--format", "json"],
            ask: { question in
                #expect(question.contains("1 payout of 250,000 VND"))
                return "1"
            }
        )
        #expect(done.status == .done)
        #expect(done.output.contains("\"retryOf\" : \"\(id)\""))
    }

    @Test func `every list comes as one JSON object a line`() async throws {
        let desk = try desk()
        _ = await desk.run(["batch", "commit", try file(desk, Self.good)])
        let lines = await desk.run(["list", "--format", "jsonl"]).output.split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines {
            let payout = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(payout?["createdAt"] as? String == "2026-11-21T14:32:07.125Z")
        }
        let one = await desk.run(["show", "PO-0000-0000", "--format", "jsonl"])
        #expect(one.status.rawValue == 65)
    }
}
