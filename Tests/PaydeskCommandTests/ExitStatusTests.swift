import Foundation
import GRDB
import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

struct ExitStatusTests {
    @Test func `a payout that the provider takes on ends with 0`() async throws {
        try await TestDesk.withSandbox { desk in
            let outcome = await desk.run(TestDesk.creation())
            #expect(outcome.status == .done)
            #expect(outcome.errors == "")
            #expect(outcome.output.contains(#""status" : "processing""#))
        }
    }

    @Test func `a command line that means nothing ends with 64`() async throws {
        let outcome = await (try TestDesk()).run(["pay"])
        #expect(outcome.status.rawValue == 64)
    }

    @Test func `a payout that the provider refuses ends with 65 and with what to do`()
        async throws
    {
        try await TestDesk.withSandbox { desk in
            let outcome = await desk.run(TestDesk.creation("00085"))
            #expect(outcome.status.rawValue == 65)
            #expect(
                outcome.errors.hasSuffix("Top up the balance at DVPay, then create a new payout.\n")
            )
            #expect(outcome.output.contains(#""status" : "failed""#))
        }
    }

    @Test func `a provider that nobody reaches ends with 69, and the payout stays queued`()
        async throws
    {
        let desk = try TestDesk()
        let port = try TakenPort(isListening: false)
        try desk.configure(port: port.number)
        let outcome = await desk.run(TestDesk.creation())
        withExtendedLifetime(port) {}
        #expect(outcome.status.rawValue == 69)
        let id = try #require(outcome.output.firstMatch(of: /PO-\w{4}-\w{4}/)).output
        #expect(
            outcome.errors == """
                paydesk: \(id) stays queued: dvpay could not be reached, and nothing was sent. \
                A running `paydesk serve` or console will send it; do not create it again.

                """
        )
        #expect(outcome.output.contains(#""status" : "queued""#))
    }

    @Test func `what is held stays queued at once, and the reason is the true one`() async throws {
        try await TestDesk.withSandbox { desk in
            _ = await desk.run(["pause", "dvpay", "--reason", "pays twice"], by: "sofia")
            let outcome = await desk.run(TestDesk.creation())
            #expect(outcome.status.rawValue == 69)
            #expect(
                outcome.errors.contains(
                    "stays queued: dvpay is paused by sofia (pays twice), and nothing was sent."
                )
            )
        }
    }

    @Test func `a ledger that another process holds ends with 70, and keeps nothing`()
        async throws
    {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        _ = try desk.openLedger()
        var unsafely = Configuration()
        unsafely.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: desk.ledgerPath, configuration: unsafely)
        try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        let outcome = await desk.run(TestDesk.creation("52861", "--queue"))
        #expect(outcome.status.rawValue == 70)
        #expect(outcome.errors.contains("is kept busy by another process"))
        try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        #expect(await desk.run(["list", "--format", "json"]).output == "[\n\n]\n")
    }

    @Test func `a sandbox whose port is taken ends with 70 and says how to choose another`()
        async throws
    {
        let desk = try TestDesk()
        let taken = try TakenPort()
        let outcome = await desk.run(["sandbox", "--listen", "127.0.0.1:\(taken.number)"])
        #expect(outcome.status.rawValue == 70)
        #expect(outcome.errors.contains("cannot listen on 127.0.0.1:\(taken.number)"))
        #expect(outcome.errors.hasSuffix("Choose another with --listen.\n"))
    }

    @Test func `an answer that never comes ends with 75 and warns of creating it again`()
        async throws
    {
        try await TestDesk.withSandbox { desk in
            let outcome = await desk.run(
                TestDesk.creation("00071"),
                environment: [
                    "PAYDESK_PROVIDERS_DVPAY_CONNECT_TIMEOUT": "300ms",
                    "PAYDESK_PROVIDERS_DVPAY_ANSWER_TIMEOUT": "300ms",
                ]
            )
            #expect(outcome.status.rawValue == 75)
            #expect(outcome.errors.contains("Do not create it again"))
            #expect(outcome.output.contains(#""status" : "unknown""#))
        }
    }

    @Test func `a ledger that fails once the request is out ends with 75, not with 70`()
        async throws
    {
        try await TestDesk.withSandbox { desk in
            let store = try desk.openLedger()
            var unsafely = Configuration()
            unsafely.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: desk.ledgerPath, configuration: unsafely)
            async let creation = desk.run(
                TestDesk.creation("00071"),
                environment: ["PAYDESK_PROVIDERS_DVPAY_ANSWER_TIMEOUT": "10s"]
            )
            let sent = PayoutFilter(statuses: [.submitting, .unknown])
            for await _ in store.changes() {
                if try await store.count(sent).value > 0 { break }
            }
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            let outcome = await creation
            try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            #expect(outcome.status.rawValue == 75)
            #expect(outcome.errors.contains("may have been sent"))
            #expect(outcome.errors.contains("Do not create it again"))
        }
    }

    @Test func `seeding a production ledger ends with 77`() async throws {
        let desk = try TestDesk()
        try desk.write(
            "paydesk.yaml",
            """
            environment: {production: true}
            ledger: {path: \(desk.ledgerPath)}
            """
        )
        let outcome = await desk.run(["seed"])
        #expect(outcome.status.rawValue == 77)
        #expect(outcome.errors == "paydesk: A production ledger is never seeded.\n")
        #expect(!FileManager.default.fileExists(atPath: desk.ledgerPath))
    }

    @Test func `a configuration that is not there ends with 78`() async throws {
        let outcome = await (try TestDesk()).run(["list"])
        #expect(outcome.status.rawValue == 78)
    }

    @Test func `a ledger that is no ledger ends with 78 and stays as it is`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        try desk.write("ledger.db", "a diary, not a ledger")
        let outcome = await desk.run(["list"])
        #expect(outcome.status.rawValue == 78)
        #expect(outcome.errors.contains("is damaged or not a ledger"))
        let text = try String(contentsOfFile: desk.ledgerPath, encoding: .utf8)
        #expect(text == "a diary, not a ledger")
    }
}
