import Foundation
import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

/// The command `paydesk notification replay`.
struct ReplayCommandTests {
    private static let body = #"{"tradeNo":"ORDER1","status":"2"}"#

    private func keep(
        _ verdict: NotificationVerdict,
        in desk: TestDesk,
        body: String = Self.body
    ) async throws {
        try await desk.openLedger().keep(
            ArrivedNotification(
                provider: .cashyproCO,
                message: WebhookMessage(
                    headers: [],
                    body: Data(body.utf8),
                    sourceAddress: "203.0.113.9"
                ),
                receivedAt: desk.now(),
                verdict: verdict
            )
        )
    }

    private func subject(_ number: String) -> NotificationVerdict {
        .authentic(
            NotificationSubject(
                orderNumber: OrderNumber(rawValue: number),
                providerReference: nil
            )
        )
    }

    @Test func `a message that is still not believed changes nothing and says why`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        try await keep(.refused(NotificationRefusal(.badSignature)), in: desk)
        let outcome = await desk.run(["notification", "replay", "1", "--format", "json"])
        #expect(outcome.status.rawValue == 65)
        #expect(
            outcome.output == """
                {
                  "after" : null,
                  "before" : null,
                  "id" : 1,
                  "outcome" : "refused",
                  "payout" : null,
                  "result" : "Notification 1 is still refused: it is not signed."
                }

                """
        )
        #expect(
            outcome.errors == """
                paydesk: Notification 1 is still refused: it is not signed. Nothing has changed.

                """
        )
        let audit = await desk.run(["audit", "list", "--format", "csv"]).output
        #expect(audit.contains("replay"))
        #expect(audit.contains("notification 1"))
    }

    @Test func `a message for an order that became known is applied, and once`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        try await keep(subject("ORDER1"), in: desk)
        let waits = await desk.run(["notification", "replay", "1"])
        #expect(waits.status == .done)
        #expect(waits.output.contains("waits: no payout has its order number or reference"))
        try await desk.keep(name: "Andrés Muñoz")
        for words in ["is applied: ", "was applied before; PO-0000-0001 is unchanged"] {
            let replayed = await desk.run(["notification", "replay", "1", "--format", "csv"])
            #expect(replayed.status == .done)
            #expect(replayed.output.contains("Notification 1 \(words)"))
        }
        let history = try await desk.history("PO-0000-0001")
        #expect(history.evidence.map(\.source) == [.notification])
    }

    @Test func `a number that nothing has is refused`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let outcome = await desk.run(["notification", "replay", "41"])
        #expect(outcome.status.rawValue == 65)
        #expect(outcome.errors.contains("notification 41"))
        #expect(await desk.run(["notification", "replay", "x"]).status.rawValue == 64)
    }
}
