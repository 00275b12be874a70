import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk close show`.
struct ShowClose: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Write the pack of a closed day, byte for byte as it was sealed."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var subject: CloseDayOptions

    func run(in context: CommandContext) async throws {
        let (provider, day) = try subject.read()
        let composition = try Composition(context, configPath: shared.config)
        let sealed = try await composition.withService { service in
            do throws(ServiceError) {
                return try await service.closedPack(of: provider, on: day)
            } catch {
                throw CommandFailure(error)
            }
        }
        context.write(String(decoding: sealed.pack, as: UTF8.self))
    }
}
