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
            #expect(rows.contains("cashypro-co,sending,,0 ms,0 ms,,0,0,1,0,"))
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
            #expect(resumed.output.contains("cashypro-co,sending,"))
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

    @Test func `a refused notification is listed with its reason`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        try await keepRefused(desk, body: #"{"mchOrderNo":"1"}"#)
        let list = ["notification", "list"]
        let outcome = await desk.run(list + ["--state", "refused", "--format", "json"])
        #expect(outcome.output == Self.refused)
        for nothing in [["--state", "applied"], ["--provider", "dvpay"]] {
            let outcome = await desk.run(list + nothing)
            #expect(outcome.status == .done)
            #expect(outcome.errors == "paydesk: No notification matches.\n")
        }
        let wrong = await desk.run(list + ["--state", "lost"])
        #expect(wrong.status.rawValue == 64)
    }

    @Test func `a body is shown with names and accounts hidden, in full only to who is kept`()
        async throws
    {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        try await keepRefused(desk, body: #"{"mchOrderNo":"1","accName":"Sok","acc":"00072219"}"#)
        let show = ["notification", "show", "1"]
        let masked = await desk.run(show)
        #expect(masked.status == .done)
        #expect(masked.output.contains(#""acc": "····2219""#))
        #expect(masked.output.contains(#""mchOrderNo": "1""#))
        #expect(!masked.output.contains("Sok"))
        let audit = ["audit", "list", "--format", "csv"]
        #expect(await !desk.run(audit).output.contains("notification 1"))
        let full = await desk.run(show + ["--reveal", "--format", "json"])
        #expect(full.output.contains(#"\"accName\":\"Sok\""#))
        #expect(full.output.contains(#""isRevealed" : true"#))
        #expect(await desk.run(audit).output.contains("notification 1"))
        #expect(await desk.run(["notification", "show", "2"]).status.rawValue == 65)
    }

    @Test func `a refused notification is on the worklist until somebody has looked at it`()
        async throws
    {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        for body in ["1", "2"] { try await keepRefused(desk, body: body) }
        let worklist = ["worklist", "--format", "csv"]
        let row =
            "notifications,,paypro-vn,refused,notificationRejected,2026-11-21T14:32:07.125Z,,,,"
        let listed = await desk.run(worklist)
        #expect(listed.status == .done)
        #expect(listed.output.contains(row + "2 refused notifications at paypro-vn"))
        #expect(await desk.run(["worklist"]).output.contains("2 refused notifications"))
        let json = await desk.run(["worklist", "--format", "json"]).output
        #expect(json.contains(#""refusal" : "badSignature""#))
        #expect(json.contains(#""newestID" : 2"#))
        for (filter, isShown) in [
            (["--reason", "notificationRejected"], true), (["--provider", "paypro-vn"], true),
            (["--reason", "late"], false), (["--provider", "dvpay"], false), (["--mine"], false),
        ] {
            #expect(await desk.run(worklist + filter).output.contains(row) == isShown, "\(filter)")
        }
        let dismiss = ["notification", "dismiss", "1", "--format", "csv"]
        #expect(await desk.run(dismiss + ["--reason", " "]).status.rawValue == 64)
        let seen = await desk.run(dismiss + ["--reason", "a test of theirs"])
        #expect(seen.status == .done)
        #expect(seen.output.contains(",paypro-vn,dismissed,"))
        #expect(await desk.run(worklist).output.contains("1 refused notification at paypro-vn"))
        let again = await desk.run(dismiss + ["--reason", "a test of theirs"])
        #expect(again.status.rawValue == 65)
        #expect(again.errors.contains("Notification 1 is dismissed;"))
        let audit = await desk.run(["audit", "list", "--format", "csv"]).output
        #expect(audit.contains("notification 1") && audit.contains("a test of theirs"))
        _ = await desk.run(["notification", "dismiss", "2", "--reason", "another"])
        #expect(await desk.run(worklist).errors == "paydesk: Nothing needs a person here.\n")
        let none = await desk.run(["notification", "dismiss", "3", "--reason", "none"])
        #expect(none.status.rawValue == 65)
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
                ["requery", "--filter", "status:processing", "--format", "csv"],
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
            let rows = outcome.output.components(separatedBy: "\r\n").dropLast()
            #expect(rows.first == "id,status,message")
            #expect(rows.count == 2 && rows.last?.contains(",paid,") == true, "\(rows)")
            let again = await desk.run(["requery", "--resume", "1", "--format", "csv"])
            #expect(again.status == .unavailable)
            #expect(again.errors == "paydesk: Somebody canceled re-query 1 after 1 of 3.\n")
            #expect(again.output == outcome.output)
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
