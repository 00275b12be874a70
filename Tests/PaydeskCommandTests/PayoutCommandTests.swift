import Foundation
import PaydeskCommand
import Payouts
import SQLiteStore
import Synchronization
import Testing

/// The commands about one payout: withdraw, resubmit, requery.
struct PayoutCommandTests {
    /// Creates a payout whose request got lost, and asks until the provider has denied it often
    /// and long enough.
    private func denied(_ desk: TestDesk) async throws -> String {
        let id = try await desk.unknown()
        for _ in 0..<3 {
            desk.advance(by: 200)
            _ = await desk.run(["requery", id])
        }
        return id
    }

    // MARK: - Withdraw

    @Test func `a waiting payout is withdrawn with its reason, once`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let id = try await desk.created(TestDesk.creation("52861", "--queue"))
        let withdrawal = ["withdraw", id, "--reason", "wrong account", "--format", "json"]
        let outcome = await desk.run(withdrawal)
        #expect(outcome.status == .done)
        #expect(outcome.errors == "")
        #expect(outcome.output.contains(#""status" : "canceled""#))
        let history = try #require(
            try await desk.openLedger().history(of: PayoutID(rawValue: id))
        )
        #expect(history.transitions.last?.cause == "canceled: wrong account")
        #expect(history.transitions.last?.by.rawValue == "dara")
        let again = await desk.run(withdrawal)
        #expect(again.status.rawValue == 65)
        #expect(again.output == "")
    }

    @Test func `what was submitted is not withdrawn`() async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.created(TestDesk.colombianCreation())
            let outcome = await desk.run(["withdraw", id, "--reason", "typo"])
            #expect(outcome.status.rawValue == 65)
            #expect(outcome.errors.contains("The payout is processing"))
        }
    }

    @Test func `what may have been sent and is queued again is not withdrawn`() async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await denied(desk)
            #expect(await desk.run(["resubmit", id, "--yes", "--queue"]).status == .done)
            let outcome = await desk.run(["withdraw", id, "--reason", "typo"])
            #expect(outcome.status.rawValue == 65)
            #expect(outcome.errors.contains("\(id) may have been sent"))
            #expect(await desk.run(["show", id]).output.contains("queued"))
        }
    }

    // MARK: - Resubmit

    @Test func `a resubmission is withheld until the provider has denied the order`() async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.unknown()
            let outcome = await desk.run(["resubmit", id]) { _ in
                Issue.record("asked for what will be refused")
                return nil
            }
            #expect(outcome.status.rawValue == 65)
            #expect(
                outcome.errors == """
                    paydesk: \(id) cannot be submitted again: the provider has denied the order \
                    0 of 3 times over five minutes; query it again.

                    """
            )
            #expect(outcome.output == "")
        }
    }

    @Test func `the confirmation names the payment, and only the payout's id confirms it`()
        async throws
    {
        try await TestDesk.withSandbox { desk in
            let id = try await denied(desk)
            let store = try desk.openLedger()
            let payout = try #require(try await store.payout(PayoutID(rawValue: id)))
            for answer in [nil, "", "y", "yes", "PO-0000-0000"] {
                let outcome = await desk.run(["resubmit", id]) { _ in answer }
                #expect(outcome.status.rawValue == 64)
                #expect(outcome.errors == "paydesk: That is not \(id); nothing was submitted.\n")
            }
            #expect(try await store.payout(payout.id)?.status == .unknown)
            let question = Mutex("")
            let outcome = await desk.run(["resubmit", id, "--format", "json"]) { text in
                question.withLock { $0 = text }
                return id.lowercased()
            }
            #expect(
                question.withLock(\.self) == """
                    Submit \(id) again?
                      60,000.00 COP to Andrés Muñoz, ····0072, NEQUI
                      through cashypro-co, under the same order number \(payout.orderNumber)
                    Type its id to confirm: 
                    """
            )
            #expect(outcome.status == .done)
            #expect(outcome.output.contains(#""status" : "processing""#))
            let history = try #require(try await store.history(of: payout.id))
            #expect(history.attempts.count == 2)
            #expect(history.payout.orderNumber == payout.orderNumber)
        }
    }

    @Test func `without a terminal it takes --yes`() async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await denied(desk)
            let outcome = await desk.run(["resubmit", id])
            #expect(outcome.status.rawValue == 64)
            #expect(outcome.errors.hasSuffix("then add --yes.\n"))
            let queued = await desk.run(["resubmit", id, "--yes", "--queue", "--format", "json"])
            #expect(queued.status == .done)
            #expect(queued.output.contains(#""status" : "queued""#))
        }
    }

    // MARK: - Requery

    @Test(arguments: ["table", "json", "csv"])
    func `an id that is not in the ledger does not keep the others from being asked about`(
        format: String
    ) async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.created(TestDesk.colombianCreation())
            desk.advance(by: 30)
            let outcome = await desk.run(["requery", "nosuch", id, "--format", format])
            #expect(outcome.status.rawValue == 65)
            #expect(
                outcome.errors
                    == "paydesk: Nothing was learnt about 1 of 2; each message says why.\n"
            )
            #expect(outcome.output.contains("There is no payout nosuch in this ledger."))
            #expect(outcome.output.contains("a query found it paid; it is paid"))
        }
    }
}
