import ArgumentParser
import Console
import Payouts

/// The command `paydesk views`.
struct ListViews: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "views",
        abstract: "List the views of the list of payouts: filters and orders under names.",
        discussion: """
            Those that come with Paydesk, and those in ~/.config/paydesk/views, a file each. S in \
            the console keeps one, F shows one, and `paydesk list --view NAME` lists one.
            """
    )

    @OptionGroup var output: FormatOptions

    struct Row: Encodable {
        let name: String
        let filter: String
        let sort: String
        let isOwn: Bool
        /// Why its file cannot be used.
        @NullWithoutValue var problem: String?

        init(_ offer: ViewOffer) {
            name = offer.name
            filter = offer.view?.query.text ?? ""
            sort = offer.view?.order.text ?? ""
            isOwn = offer.isOwn
            if case .problem(let text) = offer.content { problem = text }
        }
    }

    func run(in context: CommandContext) async throws {
        let rows = ViewLibrary(InstalledFiles(context)).offers.map(Row.init)
        let result = CommandOutput(
            payload: rows,
            columns: ["name", "filter", "sort", "own", "problem"],
            rows: rows.map {
                [$0.name, $0.filter, $0.sort, $0.isOwn ? "yes" : "no", $0.problem ?? ""]
            }
        )
        context.write(try result.text(output.format))
    }
}
