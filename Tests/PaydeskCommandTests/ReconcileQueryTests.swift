import Foundation
import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

/// `paydesk reconcile --query`: the third side, for as long as somebody waits for it.
struct ReconcileQueryTests {
    private static let header =
        "mchOrderNo,orderNo,accountNo,amount,fee,currency,orderStatus,completionTime\r\n"

    @Test func `Ctrl-C ends the question, and what was compared is kept and told`() async throws {
        // One question now, and the next in a hundred seconds.
        let slowly = ["PAYDESK_PROVIDERS_CASHYPRO_CO_QUERIES_PER_SECOND": "0.01"]
        try await TestDesk.withSandbox { desk in
            for _ in 0..<3 { _ = try await desk.created(TestDesk.colombianCreation()) }
            desk.advance(by: 30)
            let ledger = try desk.openLedger()
            let payouts = try await ledger.page(PayoutFilter(), at: .newest, limit: 9).payouts
            let lines = payouts.map {
                "\($0.orderNumber),,,60000.00,,COP,FAIL,2026-11-21 09:33:00\r\n"
            }
            let file = try desk.write("day.csv", Self.header + lines.joined())
            let outcome = await desk.run(
                [
                    "reconcile", "--provider", "cashypro-co", "--period", "2026-11-21",
                    "--file", file, "--query", "--format", "csv",
                ],
                environment: slowly,
                ask: nil
            ) {
                // Pressed as soon as the first answer is on the disk.
                for await _ in ledger.changes() {
                    if (try? await ledger.requeryJob(1)?.done) == 1 { return }
                }
            }
            #expect(outcome.status == .unavailable)
            #expect(outcome.output.split(separator: "\r\n").count == 4, "\(outcome.output)")
            #expect(
                outcome.errors == """
                    paydesk: Kept as reconciliation 1.
                    paydesk: Re-query 1 was canceled after 1 of 3; what was learnt is kept.

                    """
            )
            #expect(try await ledger.requeryJob(1)?.isCanceled == true)
            #expect(try await ledger.reconciliation(1)?.breakCount == 3)
        }
    }
}
