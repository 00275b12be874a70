import Foundation
import Payouts
import Sandbox
import Testing

/// Messages, faults, outages and the storm in the control API.
struct SandboxNotificationControlTests {
    private func notifications(
        _ sandbox: RunningSandbox,
        _ merchant: Merchant = .cashyPro
    ) async throws -> [[String: String]] {
        try await sandbox.order(merchant, "R1").list("notifications")
    }

    @Test func `an order tells its messages and its last event`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(Merchant.cashyPro.create("R1"))
            let order = try await sandbox.order(.cashyPro, "R1")
            #expect(order.value("lastEventAt") == "2026-03-02T12:00:00.000Z")
            let row = try #require(order.list("notifications").first)
            #expect(row["about"] == "paid" && row["claim"] == "genuine")
            #expect(row["status"] == "waiting" && row["attempts"] == "0")
            #expect(row["due"] == "2026-03-02T12:00:20.000Z")
        }
    }

    @Test func `messages are counted by provider and status`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(Merchant.cashyPro.create("R1"))
            _ = try await sandbox.send(Merchant.cashyPro.create("R2", scenario: "50"))
            let answer = try await sandbox.get("/notifications")
            #expect(answer.value("nextDue") == "2026-03-02T12:00:20.000Z")
            #expect(answer.value("nextChangeAt") == "2026-03-02T12:00:02.000Z")
            #expect(answer.value("lastEventAt") == "2026-03-02T12:00:00.000Z")
            #expect(answer.value("inFlight") == "0")
            let row = answer.list("providers").first { $0["provider"] == "cashypro-co" }
            #expect(row?["waiting"] == "1" && row?["lost"] == "1" && row?["delivered"] == "0")
        }
    }

    @Test func `every order's standing is told in one call`() async throws {
        try await RunningSandbox.run { sandbox in
            for merchant in Merchant.all {
                _ = try await sandbox.send(merchant.create("P-\(merchant.id)"))
                _ = try await sandbox.send(merchant.create("F-\(merchant.id)", scenario: "10"))
                _ = try await sandbox.send(merchant.create("T-\(merchant.id)", scenario: "03"))
                _ = try await sandbox.send(merchant.create("N-\(merchant.id)", scenario: "02"))
                let absent = merchant.create("A-\(merchant.id)", scenario: "83")
                _ = try await sandbox.send(absent)
            }
            sandbox.time.advance(seconds: 60)
            let rows = try await sandbox.get("/outcomes").list("orders")
            #expect(rows.count == 25)
            for (prefix, outcome, payments, returns) in [
                ("P", "paid", "1", "0"), ("F", "failed", "0", "0"), ("T", "returned", "1", "1"),
                ("N", "pending", "0", "0"), ("A", "absent", "0", "0"),
            ] {
                let some = rows.filter { $0["reference"]?.hasPrefix(prefix) == true }
                #expect(some.count == 5)
                #expect(some.allSatisfy { $0["outcome"] == outcome }, "\(prefix)")
                #expect(some.allSatisfy { $0["payments"] == payments && $0["returns"] == returns })
            }
            let paid = rows.filter { $0["reference"]?.hasPrefix("P") == true }
            #expect(paid.map { $0["status"] } == Merchant.all.map(\.paid))
            #expect(paid.allSatisfy { $0["transactionNumber"]?.count == 19 })
        }
    }

    @Test(
        arguments: [
            (#""fault":"lost""#, ["lost"], [nil]),
            (#""fault":"late","seconds":3600"#, ["waiting"], ["2026-03-02T13:00:20.000Z"]),
            (
                #""fault":"duplicated","copies":2"#, ["waiting", "waiting"],
                ["2026-03-02T12:00:20.000Z", "2026-03-02T12:00:21.000Z"]
            ),
        ] as [(String, [String], [String?])]
    )
    func `a fault strikes one order, before and after it comes`(
        _ fault: String,
        _ statuses: [String],
        _ due: [String?]
    ) async throws {
        let body = #"{"provider":"cashypro-co","reference":"R1",\#(fault)}"#
        for isBefore in [true, false] {
            try await RunningSandbox.run { sandbox in
                if isBefore { #expect(try await sandbox.post("/fault", body).status == 200) }
                _ = try await sandbox.send(Merchant.cashyPro.create("R1"))
                if !isBefore { #expect(try await sandbox.post("/fault", body).status == 200) }
                let rows = try await notifications(sandbox).filter { $0["status"] != "withdrawn" }
                #expect(rows.map { $0["status"] } == statuses)
                #expect(rows.map { $0["due"].flatMap { $0 == "<null>" ? nil : $0 } } == due)
            }
        }
    }

    @Test func `a message is sent on demand, true or not`() async throws {
        try await Receiver.run { receiver in
            try await RunningSandbox.run { sandbox in
                let changes = ["notifyUrl": "\"\(receiver.url)\""]
                _ = try await sandbox.send(Merchant.cashyPro.create("R1", changes))
                let body = #"{"provider":"cashypro-co","reference":"R1"#
                #expect(try await sandbox.post("/notify", body + #""}"#).status == 409)
                await sandbox.time.sleeping(for: 20)
                sandbox.time.advance(seconds: 20)
                let first = try await receiver.next()
                _ = try await sandbox.post("/notify", body + #""}"#)
                #expect(try await receiver.next().body == first.body)
                let claim = #"","claim":"altered-amount"}"#
                _ = try await sandbox.post("/notify", body + claim)
                #expect(try await receiver.next().body.contains("\"amount\":49999.00,"))
            }
        }
    }

    @Test func `a status can change later, and queries and messages agree`() async throws {
        try await Receiver.run { receiver in
            try await RunningSandbox.run { sandbox in
                let changes = ["notifyUrl": "\"\(receiver.url)\""]
                _ = try await sandbox.send(Merchant.cashyPro.create("R1", changes))
                let body = """
                    {"provider":"cashypro-co","reference":"R1","status":"failed","after":100}
                    """
                _ = try await sandbox.post("/status", body)
                await sandbox.time.sleeping(for: 20)
                sandbox.time.advance(seconds: 20)
                #expect(try await receiver.next().body.contains("\"SUCCESS\""))
                await sandbox.time.sleeping(for: 80)
                let query = Merchant.cashyPro.query("R1")
                #expect(Merchant.cashyPro.status(try await sandbox.send(query)) == "SUCCESS")
                sandbox.time.advance(seconds: 80)
                #expect(try await receiver.next().body.contains("\"FAIL\""))
                #expect(Merchant.cashyPro.status(try await sandbox.send(query)) == "FAIL")
                let order = try await sandbox.order(.cashyPro, "R1")
                #expect(order.value("payments") == "1" && order.value("returns") == "1")
            }
        }
    }

    @Test func `an outage answers 503 or nothing, and ends by itself`() async throws {
        try await RunningSandbox.run { sandbox in
            let down = #"{"provider":"paypro-vn","offline":true,"#
            let call = Merchant.payProVN.balance()
            _ = try await sandbox.post("/offline", down + #""answer":"unavailable","seconds":30}"#)
            #expect(try await sandbox.send(call).status == 503)
            sandbox.time.advance(seconds: 29)
            #expect(try await sandbox.send(call).status == 503)
            sandbox.time.advance(seconds: 1)
            #expect(try await sandbox.send(call).status == 200)
            _ = try await sandbox.post("/offline", down + #""answer":"closed","seconds":30}"#)
            #expect(await sandbox.sendExpectingLoss(call) != nil)
            sandbox.time.advance(seconds: 30)
            #expect(try await sandbox.send(call).status == 200)
        }
    }

    @Test(arguments: ["63", "64"])
    func `a scenario takes its provider down for a minute`(_ code: String) async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try? await sandbox.send(Merchant.cashyPro.create("R1", scenario: code))
            #expect(answer?.status == (code == "64" ? 503 : nil))
            let other = try? await sandbox.send(Merchant.cashyPro.create("R2"))
            #expect(other?.status == (code == "64" ? 503 : nil))
            let elsewhere = try await sandbox.send(Merchant.payProVN.create("R3"))
            #expect(elsewhere.status == 200)
            sandbox.time.advance(seconds: 60)
            #expect(try await sandbox.send(Merchant.cashyPro.create("R2")).status == 200)
            #expect(try await sandbox.order(.cashyPro, "R1").value("status") == "absent")
        }
    }

    @Test func `a storm is one switch, and an account's own scenario stays`() async throws {
        try await RunningSandbox.run(SandboxConfiguration(stormSeed: 7)) { sandbox in
            for number in 0..<20 {
                _ = await sandbox.sendExpectingLoss(Merchant.cashyPro.create("R\(number)"))
            }
            _ = await sandbox.sendExpectingLoss(Merchant.cashyPro.create("own", scenario: "02"))
            let rows = try await sandbox.get("/orders").list("orders")
            #expect(rows.contains { $0["scenario"]?.hasPrefix("storm") == true })
            #expect(rows.last?["scenario"] == "never-final")
            #expect(try await sandbox.post("/storm", #"{"seed":null}"#).status == 200)
            _ = try await sandbox.send(Merchant.cashyPro.create("calm"))
            #expect(try await sandbox.order(.cashyPro, "calm").value("scenario") == "success")
        }
    }

    @Test func `what cannot be done is refused with a reason`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(Merchant.dvpay.create("K1"))
            let order = #"{"provider":"dvpay","reference":"K1","#
            let refused = [
                ("/fault", order + #""fault":"no such"}"#, 400),
                ("/fault", order + #""fault":"lost","seconds":1}"#, 400),
                ("/fault", order + #""fault":"late","seconds":-1}"#, 400),
                ("/fault", order + #""fault":"parallel","copies":9}"#, 400),
                ("/fault", order + #""fault":"parallel","copies":"two"}"#, 400),
                ("/fault", #"{"provider":"dvpay","fault":"lost"}"#, 400),
                ("/notify", order + #""claim":"no such"}"#, 400),
                ("/notify", order + #""claim":"genuine"}"#, 409),
                ("/notify", #"{"provider":"dvpay","reference":"K2"}"#, 404),
                ("/status", order + #""status":"paid","after":0}"#, 400),
                ("/offline", #"{"provider":"dvpay","offline":true,"answer":"x"}"#, 400),
                ("/offline", #"{"provider":"dvpay","offline":true,"seconds":"x"}"#, 400),
                ("/storm", #"{"seed":"x"}"#, 400), ("/storm", "{}", 400),
            ]
            for (path, body, status) in refused {
                let answer = try await sandbox.post(path, body)
                #expect(answer.status == status, "\(path) \(body)")
                #expect(answer.value("error") != nil)
            }
        }
    }
}
