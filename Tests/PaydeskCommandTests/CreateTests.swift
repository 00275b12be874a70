import Foundation
import PaydeskCommand
import Payouts
import Providers
import SQLiteStore
import Testing

struct CreateTests {
    private func text(of outcome: TestDesk.Outcome) -> Substring? {
        outcome.output.firstMatch(of: /"text" : "(.*)"/)?.output.1
    }

    @Test func `fields come from a JSON file, and a number keeps its digits`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let path = try desk.write(
            "payout.json",
            #"{"accountNumber": "000123456", "currency": "KHR", "amount": 39999999.00, "x": null}"#
        )
        let outcome = await desk.run(
            ["create", "--provider", "dvpay", "--json", path, "--queue", "--format", "json"]
        )
        #expect(outcome.errors == "")
        #expect(text(of: outcome) == "39999999.00")
    }

    @Test func `fields come from standard input, and the command line is above them`()
        async throws
    {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let outcome = await desk.run(
            [
                "create", "--provider", "dvpay", "--json", "-", "--set", "amount=9007.07",
                "--queue", "--format", "json",
            ],
            input: #"{"accountNumber": "1", "currency": "USD", "amount": 1}"#
        )
        #expect(outcome.errors == "")
        #expect(text(of: outcome) == "9007.07")
    }

    @Test func `a number that a double would round is refused rather than rounded`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let outcome = await desk.run(
            ["create", "--provider", "dvpay", "--json", "-", "--queue"],
            input: #"{"accountNumber": "1", "currency": "USD", "amount": 25.0000000000000000001}"#
        )
        #expect(outcome.status.rawValue == 65)
        #expect(
            outcome.errors == """
                paydesk: amount (Amount): has more than 2 decimals, it would have to be rounded

                """
        )
    }

    @Test func `a script that retries with --once does not pay twice`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let creation = TestDesk.colombianCreation() + ["--queue", "--once"]
        let id = try await desk.created(creation)
        let again = await desk.run(creation)
        #expect(again.status.rawValue == 65)
        #expect(again.output == "")
        #expect(again.errors.hasPrefix("paydesk: \(id) went to the same account"))
        let listed = await desk.run(["list", "--format", "csv"])
        #expect(
            listed.output.split(whereSeparator: \.isNewline).count == 2,
            "the header and one payout"
        )
        #expect(try await desk.created(TestDesk.colombianCreation() + ["--queue"]) != id)
    }

    @Test func `queue keeps the payout and sends nothing`() async throws {
        try await TestDesk.withSandbox { desk in
            let outcome = await desk.run(TestDesk.creation("52861", "--queue"))
            #expect(outcome.status == .done)
            let payout = try #require(
                try await desk.openLedger().page(PayoutFilter(), at: .newest, limit: 2).payouts
                    .first
            )
            #expect(payout.status == .queued)
            #expect(payout.attemptCount == 0)
        }
    }

    @Test func `a payout that waits cannot be asked about`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        _ = await desk.run(TestDesk.creation("52861", "--queue"))
        let list = await desk.run(["list", "--format", "csv"])
        let id = try #require(list.output.firstMatch(of: /PO-\w{4}-\w{4}/)).output
        let outcome = await desk.run(["requery", String(id)])
        #expect(outcome.status.rawValue == 65)
        #expect(outcome.output.contains("was never submitted"))
    }

    @Test(arguments: ProviderID.allCases)
    func `the help explains every field of every provider`(id: ProviderID) async throws {
        let outcome = await (try TestDesk()).run(["help", "create"])
        #expect(outcome.status == .done)
        let section = try #require(
            outcome.output.components(separatedBy: "Fields of ").first { $0.hasPrefix("\(id) ") }
        )
        for field in ProviderCatalogue.form(id).fields {
            let words = section.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let need = field.isRequired ? "" : "? "
            #expect(words.contains("\(field.key) \(need)\(field.label)"))
            #expect(words.contains("(\(field.example))"))
        }
    }
}
