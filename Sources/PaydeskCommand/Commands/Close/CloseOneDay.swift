import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk close day`, which is what `paydesk close` means.
struct CloseOneDay: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "day",
        abstract: "Close a provider's day and seal it."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @OptionGroup var subject: CloseDayOptions
    @Option(help: "Sign for what is unresolved or was not compared: a note that says why.")
    var sign = ""
    @Option(help: "Write the pack to this file, which must not exist yet.", completion: .file())
    var out: String?

    func run(in context: CommandContext) async throws {
        let (provider, day) = try subject.read()
        let file = try out.map { try PackFile(creating: $0) }
        let composition = try Composition(context, configPath: shared.config)
        do {
            let sealed = try await composition.withService { service in
                do throws(ServiceError) {
                    return try await service.close(
                        day,
                        of: provider,
                        note: sign,
                        by: composition.operatorName
                    )
                } catch {
                    throw CommandFailure(error)
                }
            }
            try file?.write(sealed.pack)
            context.write(try CommandOutput(sealed).text(output.format))
        } catch {
            // An empty file would look like a pack that was lost.
            file?.removeIfEmpty()
            throw error
        }
    }
}
