import ArgumentParser
import Foundation
import PayoutService
import Payouts

/// The command `paydesk banks`.
struct Banks: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "banks",
        abstract: "List the banks and wallets that a provider pays to."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Option(help: "Whose list.", completion: .providers) var provider: String
    @Argument(help: "Only those with this id or code, or with this text in their name.")
    var text = ""

    struct Row: Encodable {
        let id: String
        let code: String
        let name: String
        let kind: String

        init(_ bank: Bank) {
            (id, code, name) = (bank.id, bank.code, bank.name)
            kind = bank.isWallet ? "wallet" : "bank"
        }
    }

    func run(in context: CommandContext) async throws {
        let id = try FilterText.provider(provider)
        let composition = try Composition(context, configPath: shared.config)
        let banks = try await composition.withProviders { providers in
            guard let provider = providers.first(where: { $0.id == id }) else {
                throw CommandFailure(ServiceError.notConfigured(id))
            }
            guard let field = provider.form.fields.first(where: { $0.kind == .bank }) else {
                throw CommandFailure(
                    .invalidData,
                    "\(id) has no list to choose from; `paydesk help create` explains its fields."
                )
            }
            if output.format == .table {
                context.writeError("The id is the value of --set \(field.key)=\n")
            }
            return await provider.banks().filter(matches)
        }
        let rows = banks.map(Row.init)
        if rows.isEmpty {
            context.writeError(
                "paydesk: No bank matches. `paydesk banks --provider \(id)` lists them all.\n"
            )
        }
        let result = CommandOutput(
            payload: rows,
            columns: ["id", "code", "name", "kind"],
            rows: rows.map { [$0.id, $0.code, $0.name, $0.kind] }
        )
        context.write(try result.text(output.format))
    }

    private func matches(_ bank: Bank) -> Bool {
        text.isEmpty || [bank.id, bank.code].contains(text)
            || bank.name.range(of: text, options: [.caseInsensitive, .diacriticInsensitive]) != nil
    }
}
