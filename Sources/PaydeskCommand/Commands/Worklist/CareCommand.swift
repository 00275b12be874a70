import PayoutService
import Payouts

/// A command that changes who looks after a payout and prints who does now.
protocol CareCommand: ContextCommand {
    var shared: SharedOptions { get }
    var output: FormatOptions { get }
    var id: String { get }

    func change(
        _ payout: Payout,
        _ service: PayoutService,
        _ composition: Composition
    ) async throws -> PayoutCare
}

extension CareCommand {
    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let (payout, care) = try await composition.withService { service in
            let payout = try await composition.find(id, in: service.store).payout
            do {
                return (payout, try await change(payout, service, composition))
            } catch let error as ServiceError {
                throw CommandFailure(error)
            }
        }
        context.write(try CommandOutput(payout.id, care).text(output.format))
    }
}
