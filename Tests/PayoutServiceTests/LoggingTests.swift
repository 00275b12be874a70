import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// What the workers report.
@Suite(.timeLimit(.minutes(10)))
struct LoggingTests {
    @Test func `attempts, interruptions and failures are reported without personal data`()
        async throws
    {
        let desk = try Desk()
        let steps: [ScriptedProvider.CreateStep] = [
            .answer(.paid), .notSent, .lostAnswer(.paid), .undocumented, .lostRequest,
        ]
        var payouts: [Payout] = []
        for step in steps {
            await desk.provider.onCreate { _ in step }
            payouts.append(try await desk.submitted())
        }
        desk.store.plan { $0 == .before(.finishAttempt) ? .fail(.busy(path: "l")) : .proceed }
        payouts.append(try await desk.submitted())
        desk.store.plan { _ in .proceed }
        desk.clock.advance(by: .seconds(60))
        await desk.dispatch()
        await desk.query()

        let lines = desk.log.lines
        for payout in payouts {
            #expect(lines.contains { $0.contains("payout=\(payout.id)") })
        }
        #expect(lines.contains { $0.contains("outcome=answered: paid") })
        #expect(lines.contains { $0.contains("outcome=not sent") })
        #expect(lines.contains { $0.contains("outcome=unknown: timeout") })
        #expect(lines.contains { $0.hasPrefix("warning an attempt was interrupted") })
        #expect(lines.contains { $0.hasPrefix("error the ledger failed") })
        let text = lines.joined(separator: "\n")
        let personal = [Desk.account, Desk.name] + Desk.name.split(separator: " ").map(String.init)
        for word in personal + payouts.map(\.idempotencyKey.rawValue) {
            #expect(!text.contains(word))
        }
    }
}
