import Foundation
import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

/// What a role may not do exits 77 on the command line.
@Suite(.timeLimit(.minutes(10)))
struct AccessCommandTests {
    private func desk() throws -> TestDesk {
        let desk = try TestDesk()
        try desk.write(
            "paydesk.yaml",
            """
            ledger: {path: ~/ledger.db}
            operators:
              dara: support
              linh: [maker, on-call]
              sofia: approver, viewer
            providers:
              dvpay: {baseURL: "http://127.0.0.1:1/dvpay"}
              cashypro-co: {baseURL: "http://127.0.0.1:1/cashypro-co"}
            """
        )
        return desk
    }

    @Test func `what the role does not allow exits 77 and changes nothing`() async throws {
        let desk = try desk()
        try await desk.keep(name: "Andrés Muñoz")
        let id = "PO-0000-0001"
        let commands: [[String]] = [
            TestDesk.creation(), ["withdraw", id, "--reason", "typo"],
            ["pause", "dvpay", "--reason", "down"], ["resume", "dvpay"],
            ["resubmit", id, "--yes"],
        ]
        for arguments in commands {
            let outcome = await desk.run(arguments, by: "dara")
            #expect(outcome.status.rawValue == 77, "\(arguments[0])")
            #expect(outcome.output == "")
            #expect(outcome.errors.hasPrefix("paydesk: dara may not "), "\(arguments[0])")
        }
        #expect(try await desk.openLedger().count(PayoutFilter()).value == 1)
    }

    @Test func `the refusal names the role and who has it`() async throws {
        let outcome = await (try desk()).run(["pause", "dvpay", "--reason", "down"], by: "sofia")
        #expect(
            outcome.errors == """
                paydesk: sofia may not pause or resume providers: that needs the role on-call or \
                admin. Ask linh.\n
                """
        )
    }

    @Test func `the check shows every operator's roles`() async throws {
        let outcome = await (try desk()).run(["config", "check", "--format", "csv"])
        let lines = outcome.output.split(whereSeparator: \.isNewline)
        #expect(lines.contains { $0.hasPrefix("operators.dara,support,") })
        #expect(lines.contains { $0.hasPrefix("operators.linh,maker on-call,") })
        #expect(lines.contains { $0.hasPrefix("operators.sofia,viewer approver,") })
    }

    @Test(arguments: ["dara: boss", "dara: [maker, boss]", "dara:", "dara: []"])
    func `an operator without a known role is a problem, not nobody`(line: String) async throws {
        let desk = try TestDesk()
        try desk.write("paydesk.yaml", "operators:\n  \(line)\n")
        let outcome = await desk.run(["config", "check"])
        #expect(outcome.status.rawValue == 78)
        #expect(
            outcome.errors.hasSuffix(
                """
                operators.dara must be roles among viewer, support, maker, approver, on-call, \
                admin.\n
                """
            )
        )
    }
}
