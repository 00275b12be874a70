import Foundation
import Payouts
import Testing

@testable import Sandbox

/// The settlement files that `/sandbox/settlement` offers.
struct SandboxSettlementTests {
    private func file(
        _ provider: ProviderID,
        _ day: String,
        _ sandbox: RunningSandbox
    ) async throws -> [String] {
        let answer = try await sandbox.get("/settlement/\(provider.rawValue)/\(day)")
        #expect(answer.status == 200)
        #expect(answer.text.hasSuffix("\r\n"))
        return answer.text.split(separator: "\r\n").map(String.init)
    }

    /// The columns whose values the sandbox does not choose by chance.
    private func fields(_ line: String, _ columns: Int...) -> [Substring] {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return columns.map { cells[$0] }
    }

    @Test(arguments: [
        (
            Merchant.dvpay,
            "transactionId,orderId,accountNumber,amount,fee,currency,status,transactionDate",
            ["100.00", "0.00", "USD", "SUCCESS", "2026-03-02T12:00:20Z"]
        ),
        (
            .payProVN, "tradeNo,platFormTradeNo,bankNumber,amount,fee,currency,status,finishTime",
            ["50000", "0", "VND", "0000", "2026-03-02 19:00:20"]
        ),
        (
            .vexoraAR, "tradeNo,platFormTradeNo,accountNo,amount,fee,currency,status,finishTime",
            ["100.00", "0.00", "ARS", "0000", "2026-03-02 09:00:20"]
        ),
        (
            .payProBD, "tradeNo,platFormTradeNo,walletId,amount,fee,currency,status,finishTime",
            ["300.00", "0.00", "BDT", "0000", "2026-03-02 18:00:20"]
        ),
        (
            .cashyPro,
            "mchOrderNo,orderNo,accountNo,amount,fee,currency,orderStatus,completionTime",
            ["50000.00", "5150.00", "COP", "SUCCESS", "2026-03-02 07:00:20"]
        ),
    ])
    func `a payment is a line in the provider's own columns, words and times`(
        _ merchant: Merchant,
        _ header: String,
        _ expected: [Substring]
    ) async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(merchant.create("R-1"))
            #expect(try await file(merchant.id, "2026-03-02", sandbox) == [header])
            sandbox.time.advance(seconds: 60)
            let lines = try await file(merchant.id, "2026-03-02", sandbox)
            #expect(lines.count == 2)
            let line = try #require(lines.last)
            #expect(fields(line, 3, 4, 5, 6, 7) == expected)
        }
    }

    @Test func `what came back has a line of its own, what failed has one, and the rest has none`()
        async throws
    {
        try await RunningSandbox.run { sandbox in
            for (reference, scenario) in [("A", "00"), ("B", "failed"), ("C", "never-final")] {
                let choice =
                    #"{"provider":"cashypro-co","reference":"\#(reference)","scenario":"#
                if scenario != "00" {
                    _ = try await sandbox.post("/scenario", choice + "\"\(scenario)\"}")
                }
                _ = try await sandbox.send(Merchant.cashyPro.create(reference))
            }
            sandbox.time.advance(seconds: 60)
            let move = #"{"provider":"cashypro-co","reference":"A","status":"returned"}"#
            _ = try await sandbox.post("/status", move)
            sandbox.time.advance(seconds: 1)
            let lines = try await file(.cashyproCO, "2026-03-02", sandbox).dropFirst()
            let stories = Dictionary(grouping: lines) { $0.prefix(1) }
                .mapValues { $0.map { fields($0, 6, 4) } }
            #expect(
                stories == [
                    "A": [["SUCCESS", "5150.00"], ["REFUND", "0.00"]], "B": [["FAIL", "0.00"]],
                ]
            )
        }
    }

    @Test func `a day is the provider's own`() async throws {
        try await RunningSandbox.run { sandbox in
            // 12:00 UTC and 13 hours: in Colombia it is still the second, in Vietnam the third.
            sandbox.time.advance(seconds: 13 * 3_600)
            _ = try await sandbox.send(Merchant.payProVN.create("V"))
            _ = try await sandbox.send(Merchant.cashyPro.create("C"))
            sandbox.time.advance(seconds: 60)
            #expect(try await file(.payproVN, "2026-03-02", sandbox).count == 1)
            #expect(try await file(.payproVN, "2026-03-03", sandbox).count == 2)
            #expect(try await file(.cashyproCO, "2026-03-02", sandbox).count == 2)
        }
    }

    @Test(arguments: [
        ("/settlement/other/2026-03-02", 400), ("/settlement/dvpay/today", 400),
        ("/settlement/dvpay", 404),
    ])
    func `no such file is a client's error`(_ path: String, _ status: Int) async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.get(path)
            #expect(answer.status == status)
        }
    }
}
