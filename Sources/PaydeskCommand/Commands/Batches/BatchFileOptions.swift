import ArgumentParser
import Foundation
import PayoutService
import Payouts

/// Which file, and how it is read.
struct BatchFileOptions: ParsableArguments {
    @Argument(help: "A CSV file, or - for standard input.") var file: String
    @Option(help: "Who pays, where the file has no provider column.") var provider: String?
    @Option(help: "How its columns are read: a YAML file, or the name of a saved one.")
    var mapping: String?
    @Option(
        help: ArgumentHelp(
            "What it should add up to, as VND=1250000 or paypro-vn:VND=1250000. Repeatable.",
            valueName: "currency=total"
        )
    )
    var control: [String] = []
    @Option(help: "Write the rejected rows there, with reasons, to be mended and uploaded again.")
    var rejected: String?

    static let explanation = """
        The first line names the provider's fields, as `paydesk help create` lists them, and \
        `provider` where several pay. Comma, semicolon and tab, UTF-8, UTF-16 and Windows-1252 are \
        recognized. A row TOTAL,CURRENCY,TOTAL,COUNT or TOTAL,PROVIDER:CURRENCY,TOTAL,COUNT says \
        what the file should add up to; COUNT may be left out.
        """

    /// Reads the file.
    ///
    /// - Throws: ``CommandFailure`` that names what cannot be read.
    func upload(_ context: CommandContext) throws(CommandFailure) -> BatchUpload {
        let provider = try provider.map { name throws(CommandFailure) in
            try FilterText.provider(name)
        }
        let mapping = try mapping.map { name throws(CommandFailure) in
            try BatchMappingFile.read(name, files: InstalledFiles(context))
        }
        let controls = try control.map { text throws(CommandFailure) in
            do throws(ControlTotalProblem) {
                return try ControlTotal(parsing: text)
            } catch {
                throw CommandFailure(.usage, "--control \(text): “\(error.text)” \(error.message).")
            }
        }
        let isInput = file == "-"
        guard let data = isInput ? context.readInput() : FileManager.default.contents(atPath: file)
        else { throw CommandFailure(.invalidData, "\(file) cannot be read.") }
        return BatchUpload(
            name: isInput ? "standard input" : URL(fileURLWithPath: file).lastPathComponent,
            bytes: Array(data),
            provider: provider,
            mapping: mapping ?? BatchMapping(),
            controls: controls
        )
    }

    /// Writes the rows that a decision does not accept, where somebody wants them.
    ///
    /// - Throws: ``CommandFailure`` when the file cannot be written.
    func writeRejected(
        of preview: BatchPreview,
        by decision: BatchDecision
    ) throws(CommandFailure) {
        guard let rejected else { return }
        let bytes = Data(preview.rejectedFile(by: decision))
        do {
            // It holds account numbers.
            let url = URL(fileURLWithPath: rejected)
            try bytes.write(to: url, options: .atomic)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600],
                ofItemAtPath: rejected
            )
        } catch {
            throw CommandFailure(.invalidData, "\(rejected) cannot be written.")
        }
    }
}

extension CommandContext {
    /// Does something with a batch, and turns its error into a failure of the command.
    func batches<Value>(
        _ body: () async throws(ServiceError) -> Value
    ) async throws(CommandFailure) -> Value {
        do throws(ServiceError) {
            return try await body()
        } catch {
            throw CommandFailure(error)
        }
    }
}
