import ArgumentParser
import Console
import PayoutService
import Payouts

/// The command `paydesk card ID`.
struct Card: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "card",
        abstract: "Print what support needs to know while a customer waits."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payout's id or order number.") var id: String

    struct Payload: Encodable {
        let title: String
        let whatHappened: [String]
        let tellCustomer: String
        let searchFor: [Reference]
        let escalate: String

        struct Reference: Encodable {
            let label: String
            let value: String
        }

        init(_ card: SupportCard) {
            title = card.title
            whatHappened = card.whatHappened
            tellCustomer = card.tellCustomer
            searchFor = card.searchFor.map { Reference(label: $0.label, value: $0.value) }
            escalate = card.escalate
        }

        var rows: [[String]] {
            [["title", title]] + whatHappened.map { ["what happened", $0] }
                + [["tell the customer", tellCustomer]] + searchFor.map { [$0.label, $0.value] }
                + [["when to escalate", escalate]]
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let card = try await composition.withService { service in
            let history = try await composition.find(id, in: service.store)
            let line = service.lines[history.payout.provider]
            return SupportCard(
                history,
                profile: line?.provider.profile,
                usualTime: (line?.policy ?? .standard).usualTime,
                now: context.now(),
                utcOffset: composition.utcOffset(at: context.now())
            )
        }
        guard output.format != .table else { return context.write(card.text) }
        let payload = Payload(card)
        let result = CommandOutput(
            payload: payload,
            columns: ["field", "value"],
            rows: payload.rows
        )
        context.write(try result.text(output.format))
    }
}
