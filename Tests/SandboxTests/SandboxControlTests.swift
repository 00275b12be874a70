import Foundation
import Payouts
import Sandbox
import Testing

/// The control API below `/sandbox`.
struct SandboxControlTests {
    @Test func `orders are listed in order of arrival with what became of them`() async throws {
        try await RunningSandbox.run { sandbox in
            for merchant in Merchant.all {
                _ = try await sandbox.send(merchant.create("R-\(merchant.id)"))
            }
            let orders = try await sandbox.get("/orders").list("orders")
            #expect(orders.map { $0["provider"] } == Merchant.all.map(\.id.rawValue))
            #expect(orders.allSatisfy { $0["status"] == "accepted" && $0["scenario"] == "success" })
            #expect(orders.map { $0["currency"] } == ["USD", "VND", "ARS", "BDT", "COP"])
            #expect(
                orders.map { $0["amount"] } == ["100.00", "50000", "100.00", "300.00", "50000.00"]
            )
        }
    }

    @Test func `payments are counted by reference and in total`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(Merchant.dvpay.create("A"))
            _ = try await sandbox.send(Merchant.dvpay.create("A"))
            _ = try await sandbox.send(Merchant.cashyPro.create("B", scenario: "10"))
            sandbox.time.advance(seconds: 20)
            let answer = try await sandbox.get("/payments")
            let rows = answer.list("payments")
            #expect(rows.map { $0["reference"] } == ["A", "B"])
            #expect(rows.map { $0["payments"] } == ["1", "0"])
            #expect(rows.map { $0["credits"] } == ["0", "1"])
            #expect(answer.value("totals", "references") == "2")
            #expect(answer.value("totals", "debits") == "2")
            #expect(answer.value("totals", "payments") == "1")
        }
    }

    @Test func `a scenario is chosen for the next orders, by name or code, in turn`() async throws {
        try await RunningSandbox.run { sandbox in
            for body in [
                #"{"provider":"dvpay","scenario":"failed","next":2}"#,
                #"{"provider":"dvpay","scenario":"02","next":1}"#,
            ] {
                #expect(try await sandbox.post("/scenario", body).status == 200)
            }
            _ = try await sandbox.send(Merchant.payProVN.create("other"))
            for reference in ["1", "2", "3", "4"] {
                _ = try await sandbox.send(Merchant.dvpay.create(reference))
            }
            let scenarios = try await sandbox.get("/orders").list("orders").map { $0["scenario"] }
            #expect(scenarios == ["success", "failed", "failed", "never-final", "success"])
        }
    }

    @Test func `a scenario is chosen for a reference before and after it comes`() async throws {
        try await RunningSandbox.run { sandbox in
            let choose = #"{"provider":"vexora-ar","reference":"R1","scenario":"#
            _ = try await sandbox.post("/scenario", choose + #""failed"}"#)
            _ = try await sandbox.send(Merchant.vexoraAR.create("R1"))
            #expect(try await sandbox.order(.vexoraAR, "R1").value("scenario") == "failed")
            _ = try await sandbox.post("/scenario", choose + #""paid-then-returned"}"#)
            sandbox.time.advance(seconds: 60)
            #expect(try await sandbox.order(.vexoraAR, "R1").value("status") == "returned")
        }
    }

    @Test(arguments: Merchant.withOrderNumber)
    func `an order is moved by hand, and back`(_ merchant: Merchant) async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(merchant.create("R1"))
            let move = #"{"provider":"\#(merchant.id)","reference":"R1","status":"#
            sandbox.time.advance(seconds: 20)
            _ = try await sandbox.post("/status", move + #""failed"}"#)
            let failed = try await sandbox.send(merchant.query("R1"))
            #expect(merchant.status(failed) == merchant.failed)
            sandbox.time.advance(seconds: 5)
            let moved = try await sandbox.post("/status", move + #""paid"}"#)
            #expect(merchant.status(try await sandbox.send(merchant.query("R1"))) == merchant.paid)
            #expect(moved.value("payments") == "2" && moved.value("debits") == "2")
        }
    }

    @Test func `a change by hand ends the schedule`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(Merchant.payProBD.create("R1"))
            sandbox.time.advance(seconds: 5)
            let body = #"{"provider":"paypro-bd","reference":"R1","status":"waiting"}"#
            _ = try await sandbox.post("/status", body)
            sandbox.time.advance(seconds: 1000)
            #expect(try await sandbox.order(.payProBD, "R1").value("status") == "waiting")
        }
    }

    @Test func `a provider that is offline answers nobody, the others do`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.post("/offline", #"{"provider":"dvpay","offline":true}"#)
            #expect(await sandbox.sendExpectingLoss(Merchant.dvpay.create("R1")) != nil)
            #expect(try await sandbox.send(Merchant.payProVN.create("R1")).status == 200)
            _ = try await sandbox.post("/offline", #"{"provider":"dvpay","offline":false}"#)
            #expect(try await sandbox.send(Merchant.dvpay.create("R1")).status == 200)
            #expect(try await sandbox.order(.dvpay, "R1").value("requests") == "1")
        }
    }

    @Test func `a reset forgets everything`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(Merchant.dvpay.create("R1"))
            _ = try await sandbox.post("/offline", #"{"provider":"dvpay","offline":true}"#)
            _ = try await sandbox.post(
                "/scenario",
                #"{"provider":"dvpay","scenario":"10","next":1}"#
            )
            #expect(try await sandbox.post("/reset", "").status == 200)
            #expect(try await sandbox.get("/orders").list("orders").isEmpty)
            _ = try await sandbox.send(Merchant.dvpay.create("R1"))
            #expect(try await sandbox.order(.dvpay, "R1").value("scenario") == "success")
        }
    }

    @Test func `the scenarios are listed`() async throws {
        try await RunningSandbox.run { sandbox in
            let rows = try await sandbox.get("/scenarios").list("scenarios")
            #expect(rows.map { $0["code"] } == SandboxScenario.all.map(\.code))
        }
    }

    @Test func `what cannot be done is refused with a reason`() async throws {
        try await RunningSandbox.run { sandbox in
            let refused = [
                ("/scenario", "{", 400), ("/scenario", "{}", 400),
                ("/scenario", #"{"provider":"nobody","scenario":"10","next":1}"#, 400),
                ("/scenario", #"{"provider":"dvpay","scenario":"no such","next":1}"#, 400),
                ("/scenario", #"{"provider":"dvpay","scenario":"10"}"#, 400),
                ("/scenario", #"{"provider":"dvpay","scenario":"10","next":0}"#, 400),
                ("/scenario", #"{"provider":"dvpay","scenario":"10","next":99999}"#, 400),
                ("/status", #"{"provider":"dvpay","reference":"R","status":"paid"}"#, 404),
                ("/offline", #"{"provider":"dvpay","offline":"yes"}"#, 400),
                ("/nothing", #"{"provider":"dvpay"}"#, 404),
            ]
            for (path, body, status) in refused {
                let answer = try await sandbox.post(path, body)
                #expect(answer.status == status, "\(path) \(body)")
                #expect(answer.value("error") != nil)
            }
            #expect(try await sandbox.get("/orders/dvpay/R").status == 404)
            #expect(try await sandbox.get("/orders/nobody/R").status == 400)
            let deletion = Call(method: "DELETE", path: "/sandbox/orders")
            #expect(try await sandbox.send(deletion).status == 405)
        }
    }
}
