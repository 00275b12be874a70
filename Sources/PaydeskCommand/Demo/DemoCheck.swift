import Foundation
import PayoutService
import Payouts

/// `paydesk demo --check`: one payout through each provider, from create to paid.
struct DemoCheck {
    let composition: Composition
    let service: PayoutService
    let format: OutputFormat

    /// How long all of it may take.
    private static let patience = Duration.seconds(60)

    func run() async throws {
        let workers = Workers(service: service, isOn: true, logger: composition.logger)
        let payouts = try await workers.beside {
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
        let shown = payouts.map { PayoutOutput($0) }
        let result = CommandOutput(
            payload: shown,
            columns: PayoutOutput.columns,
            rows: shown.map(\.cells)
        )
        composition.context.write(try result.text(format))
        guard payouts.allSatisfy({ $0.status == .paid }) else {
            throw CommandFailure(.internal, "Not every payout was paid.")
        }
    }

    private func settled(_ ids: [PayoutID]) async throws -> [Payout] {
        let context = composition.context
        let deadline = context.now().addingTimeInterval(Double(Self.patience.components.seconds))
        while true {
            var payouts: [Payout] = []
            for id in ids {
                if let payout = try await service.store.payout(id) { payouts.append(payout) }
            }
            let isDone = payouts.allSatisfy(\.status.isSettled)
            if isDone || context.now() > deadline { return payouts }
            try await context.clock.sleep(for: .milliseconds(100))
        }
    }
}
