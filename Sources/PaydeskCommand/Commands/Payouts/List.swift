import ArgumentParser
import Payouts

/// The command `paydesk list`.
struct List: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List payouts, newest first.",
        discussion: """
            Filters: words to search for, and \(FilterField.examples).
            A list of values is any of them, ! in front negates, and all terms have to hold, as in
              paydesk list --filter 'status:unknown !provider:dvpay amount>1m age>2h nguyen'
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Option(help: "Which payouts to list.", completion: .filterWords)
    var filter = ""
    @Option(
        parsing: .unconditional,
        help: "In which order, as in -amount,name; the newest first without."
    )
    var sort: String?
    @Option(help: "A view whose filter and order apply, too; `paydesk views` lists them.")
    var view: String?
    @Option(help: "How many at most, from 1 to 100000.") var limit = 50

    func validate() throws {
        guard (1...100_000).contains(limit) else {
            throw ValidationError("--limit must be from 1 to 100000.")
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let named = try view.map { name throws(CommandFailure) in
            try ViewLibrary(InstalledFiles(context)).content(name, of: .payouts)
        }?.payouts
        let text = [named?.query.text, filter].compactMap(\.self).joined(separator: " ")
        let selection = try FilterText.parse(text, in: composition.filterContext)
        let order = try order ?? named?.order ?? .newestFirst
        let payouts = try await composition.watching { [limit] store, report throws(StoreError) in
            try await store.payouts(selection, in: order, limit: limit, report: report)
        }
        if payouts.isEmpty {
            let hint = (try? FilterQuery(parsing: text))?.suggestion
            let advice = hint ?? "`paydesk list` without --filter lists them all."
            context.writeError(
                selection.isEmpty
                    ? "paydesk: There is no payout yet. `paydesk create` makes one.\n"
                    : "paydesk: No payout matches. \(advice)\n"
            )
        }
        context.write(try CommandOutput(payouts).text(output.format))
    }

    /// The order that is asked for; `nil` when none is.
    private var order: PayoutOrder? {
        get throws(CommandFailure) {
            do throws(FilterProblem) {
                return try sort.map { text throws(FilterProblem) in
                    try PayoutOrder(parsing: text)
                }
            } catch {
                throw CommandFailure(.usage, error.sentence)
            }
        }
    }
}
