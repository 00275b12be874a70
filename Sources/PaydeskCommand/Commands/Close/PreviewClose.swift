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
        /// The breaks that are not resolved.
        let breaks: [CloseOutput.BreakRow]
        /// What was resolved since the last close.
        let resolved: [CloseOutput.ResolvedRow]
        /// How many were, with those beyond what a close lists.
        let resolvedCount: Int

        init(_ content: CloseContent) {
            provider = content.day.provider.rawValue
            day = "\(content.day.day)"
            figures = content.figures.map(CloseOutput.Figures.init)
            open = content.gaps.points(of: content.day.day)
            breaks = content.breaks.map { CloseOutput.BreakRow($0, content.day) }
            resolved = content.resolved.map { CloseOutput.ResolvedRow($0, content.day) }
            resolvedCount = content.resolvedCount
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
        context.write(try Self.text(Payload(content), content, output.format))
    }

    /// The figures; in a table for people, the breaks below them.
    private static func text(
        _ payload: Payload,
        _ content: CloseContent,
        _ format: OutputFormat
    ) throws -> String {
        let rows = CloseOutput.rows(content.figures)
        let figures = CommandOutput(payload: payload, columns: CloseOutput.columns, rows: rows)
        guard format == .table else { return try figures.text(format) }
        let lists = [
            (CloseOutput.BreakRow.columns, payload.breaks.map(\.cells)),
            (CloseOutput.ResolvedRow.columns, payload.resolved.map(\.cells)),
        ]
        let tables = lists.filter { !$0.1.isEmpty }.map { TextColumns.text([$0.0] + $0.1) }
        return try ([figures.text(.table)] + tables).joined(separator: "\n")
    }
}
