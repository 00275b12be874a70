import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk close preview`.
struct PreviewClose: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show what closing a day would seal, and what must be signed for."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @OptionGroup var subject: CloseDayOptions

    /// What would be sealed: the stable contract of `--format json`.
    struct Payload: Encodable {
        let provider: String
        let day: String
        let figures: [CloseOutput.Figures]
        /// What is open, each in words; empty where no signature is needed.
        let open: [String]

        init(_ content: CloseContent) {
            provider = content.day.provider.rawValue
            day = "\(content.day.day)"
            figures = content.figures.map(CloseOutput.Figures.init)
            open = content.gaps.points(of: content.day.day)
        }
    }

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
        let result = CommandOutput(
            payload: Payload(content),
            columns: CloseOutput.columns,
            rows: CloseOutput.rows(content.figures)
        )
        context.write(try result.text(output.format))
    }
}
