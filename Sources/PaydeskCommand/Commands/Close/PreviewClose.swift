import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk close preview`.
struct PreviewClose: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show what closing a day would seal, and what must be signed for.",
        discussion: """
            As CSV it is one list: the column section says whether a row is about the figures, \
            what is open, a break, a payout that is unknown or inFlight, what was resolved, or an \
            adjustment.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @OptionGroup var subject: CloseDayOptions

    func run(in context: CommandContext) async throws {
        let (provider, day) = try subject.read()
        let composition = try Composition(context, configPath: shared.config)
        let preview = try await composition.withService { service in
            do throws(ServiceError) {
                return try await service.previewClose(day, of: provider)
            } catch {
                throw CommandFailure(error)
            }
        }
        let content = preview.content
        let open = content.gaps.text(of: day)
        context.writeError(
            content.gaps.isEmpty
                ? "paydesk: Nothing is open; it needs no signature.\n"
                : "paydesk: It must be signed for: \(open).\n"
        )
        let wording = composition.wording(of: output.format)
        let shown = ClosePreviewOutput(preview, wording)
        context.write(try shown.text(content, output.format))
    }
}
