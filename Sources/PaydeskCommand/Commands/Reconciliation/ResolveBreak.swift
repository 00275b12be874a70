import ArgumentParser
import Foundation
import PayoutService
import Payouts

/// The command `paydesk break resolve ID…`.
struct ResolveBreak: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Resolve breaks, or propose how.",
        discussion: BreakResolution.Action.all.map { action in
            let kinds = action.kinds.map(\.word).joined(separator: ", ")
            return "\(action.name): \(action.explanation). For: \(kinds)."
        }
        .joined(separator: "\n")
            + """

            choose: with --candidate, the line is about that payout, of those that fit it equally \
            well, and counts as evidence about it. For: \(BreakKind.ambiguous.word).

            Several breaks, or those of a comparison with --run, are resolved in one way with one \
            note, after a question; each is checked and recorded by itself, and has a result of \
            its own. Exit status 75 says that a second person must run `paydesk break confirm`.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The breaks' numbers.") var ids: [Int64] = []
    @Option(help: "Instead of numbers: everything undecided that this comparison found.")
    var run: Int64?
    @Option(
        help: ArgumentHelp(
            "With --run, only this kind: "
                + "\(BreakKind.allCases.map(\.rawValue).joined(separator: ", ")). Repeatable."
        )
    )
    var kind: [String] = []
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "How: "
                + (BreakResolution.Action.all.map(\.name) + [Self.choosing]).joined(separator: ", ")
                + "."
        )
    )
    var action: String
    @Option(help: "With --as choose: the order number of the payout that is meant.")
    var candidate: String?
    @Option(help: "What others can look up: a ticket, a page, a transfer number.")
    var reference = ""
    @Option(help: "Why, in your own words.") var note: String
    @Flag(help: "Do not ask; needed for several without a terminal.") var yes = false

    func validate() throws {
        guard (action == Self.choosing) == (candidate != nil) else {
            throw ValidationError("--candidate says which payout --as \(Self.choosing) means.")
        }
        guard resolution != nil else {
            throw ValidationError("There is no way “\(action)” to resolve a break; see --help.")
        }
        guard candidate == nil || ids.count == 1 else {
            throw ValidationError("A candidate is chosen for one break at a time.")
        }
        guard ids.isEmpty != (run == nil) else {
            throw ValidationError("Give either the breaks' numbers or --run.")
        }
        guard kind.isEmpty || run != nil else {
            throw ValidationError("--kind narrows --run; give both.")
        }
        for name in kind where BreakKind(rawValue: name) == nil {
            let known = BreakKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("There is no kind “\(name)”. Kinds: \(known).")
        }
    }

    private static let choosing = "choose"

    private var resolution: BreakResolution.Action? {
        candidate.map { .choose($0) } ?? BreakResolution.Action(name: action)
    }

    func run(in context: CommandContext) async throws {
        guard let action = resolution else { return }
        let draft = BreakResolutionDraft(action: action, reference: reference, note: note)
        let composition = try Composition(context, configPath: shared.config)
        if ids.count == 1 { return try await resolveOne(ids[0], draft, composition) }
        let work = BreakResolutions(
            composition: composition,
            draft: draft,
            wording: composition.wording(of: output.format)
        )
        let breaks = try await work.find(ids, run: run, kinds: Set(kind.compactMap(BreakKind.init)))
        guard !breaks.isEmpty else {
            return context.writeError("paydesk: Nothing is undecided there.\n")
        }
        if !yes { try work.question(breaks).obtain(context) }
        let results = try await work.resolve(breaks)
        context.write(try results.output.text(output.format))
        if let failure = results.failure { throw failure }
    }

    private func resolveOne(
        _ id: Int64,
        _ draft: BreakResolutionDraft,
        _ composition: Composition
    ) async throws {
        let context = composition.context
        let (history, shown) = try await composition.withService { service in
            do throws(ServiceError) {
                try await service.resolveBreak(id, draft, by: composition.operatorName)
            } catch {
                throw CommandFailure(error)
            }
            return try await BreakPage(service.store).read(
                id,
                now: context.now(),
                composition.wording(of: output.format)
            )
        }
        context.write(try shown.text(output.format))
        guard history.record.state == .proposed else { return }
        throw CommandFailure(
            .unknownOutcome,
            "Nothing has changed yet: somebody else must run `paydesk break confirm \(id)`."
        )
    }
}
