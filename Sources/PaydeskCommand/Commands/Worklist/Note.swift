import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk note ID TEXT`.
struct Note: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Write a note about a payout, and print its notes."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payout's id or order number.") var id: String
    @Argument(help: "The note, up to \(PayoutNote.maximumLength) characters.") var text: String

    struct Row: Encodable {
        let at: String
        let by: String
        let text: String

        init(_ note: PayoutNote, _ wording: Wording = .names) {
            (at, by, text) = (wording.time(note.at), note.by.rawValue, note.text)
        }
    }

    func validate() throws {
        guard text.count <= PayoutNote.maximumLength else {
            throw ValidationError("A note has at most \(PayoutNote.maximumLength) characters.")
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let notes = try await composition.withService { service in
            let payout = try await composition.find(id, in: service.store).payout
            do throws(ServiceError) {
                try await service.addNote(text, to: payout.id, by: composition.operatorName)
            } catch {
                throw CommandFailure(error)
            }
            return try await composition.find(id, in: service.store).notes
        }
        let rows = notes.map { Row($0) }
        let result = CommandOutput(
            payload: rows,
            columns: ["at", "by", "text"],
            rows: rows.map { [$0.at, $0.by, $0.text] }
        )
        context.write(try result.text(output.format))
    }
}
