import ArgumentParser
import Console
import Payouts

/// The command `paydesk views`.
struct ListViews: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "views",
        abstract: "List the views of all lists: filters and orders under names.",
        discussion: """
            Those that come with Paydesk, and those in ~/.config/paydesk/views, a file each. S in \
            the console keeps one, F shows one, and --view NAME lists one, with `paydesk list`, \
            `worklist`, `batch list`, `approvals`, `breaks`, `close list`, `audit list` or \
            `notification list`.

            A file has a name, a screen (payouts where none is named), a filter, and for payouts \
            a sort and columns. The filter of each screen takes these terms, and \(meWords):
              payouts: \(FilterField.examples)
              worklist: \(WorklistField.examples)
              batches: \(BatchField.examples)
              approvals: \(ApprovalField.examples)
              reconciliation: \(BreakField.examples)
              closes: \(ClosingField.examples)
              audit: \(AuditField.examples)
              notifications: \(NotificationField.examples)
            """
    )

    private static let meWords = "me is whoever looks, so that files can be shared"

    @OptionGroup var output: FormatOptions

    struct Row: Encodable {
        let name: String
        let screen: String
        let filter: String
        let sort: String
        let isOwn: Bool
        /// Why its file cannot be used.
        @NullWithoutValue var problem: String?

        init(_ offer: ViewOffer) {
            name = offer.name
            screen = offer.view?.content.list.rawValue ?? ""
            filter = offer.view?.content.filter ?? ""
            sort = offer.view?.content.sort ?? ""
            isOwn = offer.isOwn
            if case .problem(let text) = offer.content { problem = text }
        }
    }

    func run(in context: CommandContext) async throws {
        let rows = ViewLibrary(InstalledFiles(context)).offers.map(Row.init)
        let result = CommandOutput(
            payload: rows,
            columns: ["name", "screen", "filter", "sort", "own", "problem"],
            rows: rows.map {
                [$0.name, $0.screen, $0.filter, $0.sort, $0.isOwn ? "yes" : "no", $0.problem ?? ""]
            }
        )
        context.write(try result.text(output.format))
    }
}
