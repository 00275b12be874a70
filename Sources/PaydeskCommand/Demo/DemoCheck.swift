import Foundation
import PayoutService
import Payouts

/// `paydesk demo --check`: one payout through each provider, from create to a notification that it
/// was paid.
struct DemoCheck {
    let composition: Composition
    let service: PayoutService
    let format: OutputFormat

    /// How long all of it may take.
    private static let patience = Duration.seconds(60)

    func run() async throws {
        let workers = Workers(service: service, isOn: true, logger: composition.logger)
        let histories = try await workers.beside {
            var created: [Payout] = []
            for provider in ProviderID.allCases {
                let values = DemoPayments.values(provider, accountEnding: "52861")
                let draft = try await service.draft(provider, values: values)
                let payout = service.prepare(draft, by: composition.operatorName)
                try await service.create(payout)
                created.append(payout)
            }
            return try await settled(created.map(\.id))
        }
        let shown = histories.map { PayoutOutput($0.payout, transitions: $0.transitions) }
        let result = CommandOutput(
            payload: shown,
            columns: PayoutOutput.columns,
            rows: shown.map(\.cells)
        )
        composition.context.write(try result.text(format))
        guard histories.allSatisfy({ $0.payout.status == .paid }) else {
            throw CommandFailure(.internal, "Not every payout was paid.")
        }
        guard histories.allSatisfy({ $0.transitions.last?.evidence?.source == .notification })
        else { throw CommandFailure(.internal, "Not every payout was settled by a notification.") }
    }

    private func settled(_ ids: [PayoutID]) async throws -> [PayoutHistory] {
        let context = composition.context
        let deadline = context.now().addingTimeInterval(Double(Self.patience.components.seconds))
        while true {
            var histories: [PayoutHistory] = []
            for id in ids {
                if let history = try await service.store.history(of: id) {
                    histories.append(history)
                }
            }
            let isDone = histories.allSatisfy(\.payout.status.isSettled)
            if isDone || context.now() > deadline { return histories }
            try await context.clock.sleep(for: .milliseconds(100))
        }
    }
}
