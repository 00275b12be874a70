import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk resolve ID`.
struct Resolve: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Settle a payout by what a person saw, or mark its reasons as seen.",
        discussion: """
            paid, failed and returned are evidence as good as a provider's: say where it was seen \
            and what others can look up. seen claims nothing about the money. What is settled \
            already can be reversed so, in either direction.

            Above worklist.aloneUpTo a second person must confirm it with `paydesk confirm`; until \
            then nothing changes, and the exit status is 75.
            """
    )

    /// What a person can say.
    enum Word: String, ExpressibleByArgument, CaseIterable {
        case paid, failed, returned, seen

        var claim: Evidence.Claim? {
            switch self {
            case .paid: .paid
            case .failed: .failed
            case .returned: .returned
            case .seen: nil
            }
        }
    }

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payout's id or order number.") var id: String
    @Option(name: .customLong("claim"), help: "What was seen: paid, failed, returned or seen.")
    var word: Word
    @Option(help: "Where: the portal, a bank statement, a call.") var seenAt = ""
    @Option(help: "What others can look up: a ticket, a page, a transfer number.")
    var reference = ""
    @Option(help: "Why, in your own words.") var note: String
    @Flag(help: "Do not ask for confirmation.") var yes = false

    private var draft: ResolutionDraft {
        ResolutionDraft(claim: word.claim, seenAt: seenAt, reference: reference, note: note)
    }

    func validate() throws {
        if let problem = draft.problem { throw ValidationError(problem) }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let result = try await composition.withService { service in
            let payout = try await composition.find(id, in: service.store).payout
            if word.claim != nil, !yes { try confirm(payout, context) }
            do throws(ServiceError) {
                return try await service.resolve(payout, draft, by: composition.operatorName)
            } catch {
                throw CommandFailure(error)
            }
        }
        switch result {
        case .applied(let payout):
            try await composition.write(payout.id, output.format)
        case .awaitsSecond(let payout):
            try await composition.write(payout.id, output.format)
            throw CommandFailure(
                .unknownOutcome,
                "\(payout.id) is above what one person may resolve alone: nothing has changed, and "
                    + "somebody else must run `paydesk confirm \(payout.id)`."
            )
        }
    }

    private func confirm(_ payout: Payout, _ context: CommandContext) throws(CommandFailure) {
        let confirmation = Confirmation(
            question: "Resolve \(payout.id) as \(word.rawValue)?",
            payout: payout,
            facts: [
                "through \(payout.provider), now \(payout.status.rawValue)",
                "seen at \(seenAt), reference \(reference)",
            ] + Self.reversal(draft, payout),
            otherwise: "nothing was resolved"
        )
        try confirmation.obtain(context)
    }

    private static func reversal(_ draft: ResolutionDraft, _ payout: Payout) -> [String] {
        draft.reversal(of: payout).map {
            ["this reverses what was settled: \(payout.status.rawValue) becomes \($0.rawValue)"]
        } ?? []
    }
}
