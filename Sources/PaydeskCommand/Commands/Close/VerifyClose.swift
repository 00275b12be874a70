import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk close verify FILE`.
struct VerifyClose: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a pack against the ledger, and name the first line that differs.",
        discussion: """
            Computes the closed day anew from the ledger. Ends with status 65 when the pack, or \
            the ledger, is not as it was sealed.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The pack.", completion: .file()) var file: String

    struct Row: Encodable {
        let intact: Bool
        let provider: String
        let day: String
        let seal: String
    }

    func run(in context: CommandContext) async throws {
        let bytes = try PackFile.bytes(path: file)
        let composition = try Composition(context, configPath: shared.config)
        let verdict = try await composition.withService { service in
            do throws(ServiceError) {
                return try await service.verifyClose(bytes)
            } catch {
                throw CommandFailure(error)
            }
        }
        switch verdict {
        case .intact(let sealed):
            let day = sealed.close.day
            let row = Row(
                intact: true,
                provider: day.provider.rawValue,
                day: "\(day.day)",
                seal: "\(sealed.seal)"
            )
            let result = CommandOutput(
                payload: row,
                columns: ["intact", "provider", "day", "seal"],
                rows: [["yes", row.provider, row.day, row.seal]]
            )
            context.write(try result.text(output.format))
        case .fileAltered(let difference):
            throw CommandFailure(
                .invalidData,
                "\(difference.sentence) The ledger gives what was sealed: the file was changed."
            )
        case .ledgerAltered(let difference):
            throw CommandFailure(
                .invalidData,
                "The ledger no longer gives what was sealed when the day was closed. "
                    + (difference?.sentence ?? "The file says what the ledger says now.")
            )
        }
    }
}
