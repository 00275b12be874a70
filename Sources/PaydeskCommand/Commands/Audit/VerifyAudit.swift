import ArgumentParser
import PayoutService
import Payouts

/// The command `paydesk audit verify`.
struct VerifyAudit: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every audit record, and name the first that is not as it was written.",
        discussion: """
            Prints the head: how many records there are, and the hash of the last. Whoever can \
            write the ledger can also write all records anew; note the head where they cannot \
            reach it, and give it with --head the next time. Decisions about breaks and payouts are \
            compared with their records. Ends with status 65 when a record was altered, removed, \
            inserted or reordered, or a decision is not what was recorded.
            """
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Option(help: "A head that was noted before: COUNT:HASH.") var head: String?

    struct Row: Encodable {
        let intact: Bool
        let records: Int64
        let head: String
    }

    func validate() throws {
        guard head.map({ AuditHead(text: $0) != nil }) ?? true else {
            throw ValidationError("--head must be COUNT:HASH, as this command prints it.")
        }
    }

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        let noted = head.flatMap(AuditHead.init(text:))
        let verdict = try await composition.withService { service in
            do throws(ServiceError) {
                return try await service.verifyAudit(noted: noted)
            } catch {
                throw CommandFailure(error)
            }
        }
        switch verdict {
        case .intact(let head):
            let row = Row(intact: true, records: head.count, head: "\(head)")
            let result = CommandOutput(
                payload: row,
                columns: ["intact", "records", "head"],
                rows: [["yes", "\(row.records)", row.head]]
            )
            context.write(try result.text(output.format))
        case .broken(let place):
            throw CommandFailure(
                .invalidData,
                "\(place.sentence) Compare the ledger with a backup from before; every record "
                    + "before \(place.sequence) is as it was written."
            )
        case nil: throw CommandFailure(.internal, "The check was ended before it was through.")
        }
    }
}
