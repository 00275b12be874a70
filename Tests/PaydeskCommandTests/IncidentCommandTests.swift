import Foundation
import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

/// The commands about providers and what they send.
struct IncidentCommandTests {
    // MARK: - Providers

    @Test func `the providers are shown with state, success and backlog`() async throws {
        try await TestDesk.withSandbox { desk in
            _ = try await desk.unknown()
            let outcome = await desk.run(["providers", "--format", "csv"])
            #expect(outcome.status == .done)
            let rows = outcome.output.components(separatedBy: "\r\n").dropLast()
            #expect(
                rows.first == "provider,state,success,createP50,createP95,settleP50,queued,"
                    + "inFlight,unknown,reversals,balance"
            )
            #expect(rows.count == 6)
            #expect(rows.contains("cashypro-co,open,,0 ms,0 ms,,0,0,1,0,"))
        }
    }

    @Test func `a pause holds submission for everybody until it is resumed`() async throws {
        try await TestDesk.withSandbox { desk in
            let reason = "every create times out"
            let paused = await desk.run(
                ["pause", "cashypro-co", "--reason", reason, "--format", "json"]
            )
            #expect(paused.status == .done)
            #expect(paused.output == Self.paused)
            let id = try await desk.created(TestDesk.colombianCreation() + ["--queue"])
            #expect(await desk.run(["requery", id]).status.rawValue == 65)
            #expect(try await desk.history(id).payout.status == .queued)
            let resumed = await desk.run(["resume", "cashypro-co", "--format", "csv"], by: "linh")
            #expect(resumed.status == .done)
            #expect(resumed.output.contains("cashypro-co,open,"))
        }
    }

    @Test func `a pause without a reason is refused`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let outcome = await desk.run(["pause", "dvpay", "--reason", " "])
        #expect(outcome.status.rawValue == 64)
        #expect(outcome.errors == "paydesk: --reason must say why.\n")
    }

    private static let paused = """
        [
          {
            "backlog" : {
              "inFlight" : 0,
              "queued" : 0,
              "unknown" : 0
            },
            "balances" : [

            ],
            "createLatency" : null,
            "errors" : [

            ],
            "notificationLag" : null,
            "pause" : {
              "at" : "2026-11-21T14:32:07.125Z",
              "by" : "dara",
              "reason" : "every create times out"
            },
            "provider" : "cashypro-co",
            "reversals" : 0,
            "state" : "paused",
            "successRate" : null,
            "timeToSettle" : null
          }
        ]

        """

    // MARK: - Notifications

    /// Keeps a notification that was not believed.
    private func keepRefused(_ desk: TestDesk, body: String) async throws {
        try await desk.openLedger().keep(
            ArrivedNotification(
                provider: .payproVN,
                message: WebhookMessage(
                    headers: [],
                    body: Data(body.utf8),
                    sourceAddress: "203.0.113.9"
                ),
                receivedAt: desk.now(),
                verdict: .refused(NotificationRefusal(.badSignature))
            )
        )
    }

    @Test func `a refused notification is shown with its reason, its body only on request`()
        async throws
    {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        try await keepRefused(desk, body: #"{"mchOrderNo":"1"}"#)
        let listed = ["notifications", "--state", "refused", "--format", "json"]
        #expect(await desk.run(listed).output == Self.refused)
        let one = await desk.run(["notifications", "1", "--body", "--format", "csv"])
        #expect(one.status == .done)
        #expect(one.output.contains(#""{""mchOrderNo"":""1""}""#))
        for nothing in [["2"], ["--state", "applied"], ["--provider", "dvpay"]] {
            let outcome = await desk.run(["notifications"] + nothing)
            #expect(outcome.status == .done)
            #expect(outcome.errors == "paydesk: No notification matches.\n")
        }
        let wrong = await desk.run(["notifications", "--state", "lost"])
        #expect(wrong.status.rawValue == 64)
    }

    private static let refused = """
        [
          {
            "from" : "203.0.113.9",
            "id" : 1,
            "payout" : null,
            "provider" : "paypro-vn",
            "receivedAt" : "2026-11-21T14:32:07.125Z",
            "refusal" : "the signature does not match",
            "state" : "refused",
            "subject" : null
          }
        ]

        """

    // MARK: - Card

    @Test(arguments: ["table", "json", "csv"])
    func `the support card says what to tell the customer`(format: String) async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.unknown()
            let outcome = await desk.run(["card", id, "--format", format])
            #expect(outcome.status == .done)
            #expect(outcome.output.contains("\(id) · 60,000.00 COP · not confirmed yet"))
            let label = ["table": "Tell the customer", "json": #""tellCustomer" : "#]
            #expect(outcome.output.contains(label[format] ?? "tell the customer,"))
        }
    }

    // MARK: - Requery of a filter

    @Test func `a filter is asked about as one job, with a result for each payout`() async throws {
        try await TestDesk.withSandbox { desk in
            var ids: [String] = []
            for _ in 0..<3 { ids.append(try await desk.created(TestDesk.colombianCreation())) }
            desk.advance(by: 30)
            let outcome = await desk.run(
                ["requery", "--filter", "status:processing", "--format", "csv"]
            )
            #expect(outcome.status == .done)
            #expect(outcome.errors == "")
            let rows = outcome.output.components(separatedBy: "\r\n").dropFirst().dropLast()
            #expect(Set(rows.compactMap { $0.components(separatedBy: ",").first }) == Set(ids))
            #expect(rows.allSatisfy { $0.contains(",paid,") })
            let jobs = await desk.run(["requery", "--jobs", "--format", "json"])
            #expect(jobs.output == Self.jobs)
            let again = await desk.run(["requery", "--resume", "1", "--format", "csv"])
            #expect(again.output == outcome.output)
        }
    }

    @Test func `where a person watches, the progress is on standard error`() async throws {
        try await TestDesk.withSandbox { desk in
            _ = try await desk.created(TestDesk.colombianCreation())
            let outcome = await desk.run(["requery", "--filter", "status:processing"]) { _ in nil }
            #expect(outcome.status == .done)
            #expect(outcome.errors.contains("\r1 of 1"))
            #expect(outcome.errors.hasSuffix(" \r"))
        }
    }

    @Test func `Ctrl-C ends a re-query, keeps what was learnt, and says how far it came`()
        async throws
    {
        // One question now, and the next in a hundred seconds.
        let slowly = ["PAYDESK_PROVIDERS_CASHYPRO_CO_QUERIES_PER_SECOND": "0.01"]
        try await TestDesk.withSandbox { desk in
            for _ in 0..<3 { _ = try await desk.created(TestDesk.colombianCreation()) }
            desk.advance(by: 30)
            let ledger = try desk.openLedger()
            let outcome = await desk.run(
                ["requery", "--filter", "status:processing"],
                environment: slowly,
                ask: nil
            ) {
                // Pressed as soon as the first answer is on the disk.
                for await _ in ledger.changes() {
                    if (try? await ledger.requeryJob(1)?.done) == 1 { return }
                }
            }
            #expect(outcome.status == .unavailable)
            #expect(
                outcome.errors
                    == "paydesk: Re-query 1 was canceled after 1 of 3; what was learnt is kept.\n"
            )
            let list = await desk.run(["list", "--filter", "status:paid", "--format", "csv"])
            #expect(list.output.components(separatedBy: "\r\n").dropFirst().dropLast().count == 1)
            let jobs = await desk.run(["requery", "--jobs", "--format", "csv"])
            #expect(jobs.output.contains(",1,3,canceled\r\n"))
        }
    }

    private static let jobs = """
        [
          {
            "by" : "dara",
            "done" : 3,
            "endedAt" : "2026-11-21T14:32:37.125Z",
            "job" : 1,
            "startedAt" : "2026-11-21T14:32:37.125Z",
            "state" : "done",
            "total" : 3
          }
        ]

        """
}
