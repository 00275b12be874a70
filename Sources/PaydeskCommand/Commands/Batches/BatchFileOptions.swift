import ArgumentParser
import Foundation
import PayoutService
import Payouts

/// Which file, and how it is read.
struct BatchFileOptions: ParsableArguments {
    @Argument(help: "A CSV file, or - for standard input.", completion: .file()) var file: String
    @Option(help: "Who pays, where the file has no provider column.", completion: .providers)
    var provider: String?
    @Option(
        help: "How its columns are read: a YAML file, or the name of a saved one.",
        completion: .file()
    )
    var mapping: String?
    @Option(
        help: ArgumentHelp(
            "What it should add up to, as VND=1250000 or paypro-vn:VND=1250000. Repeatable.",
            valueName: "currency=total"
        )
    )
    var control: [String] = []
    @Option(
        help: "Write the rejected rows there, with reasons, to be mended and uploaded again.",
        completion: .file()
    )
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
        return try BatchFile(path: file, provider: provider, mapping: mapping, controls: control)
            .upload(context)
    }

    /// Writes the rows that a decision does not accept, where somebody wants them.
    ///
    /// - Throws: ``CommandFailure`` when the file cannot be written.
    func writeRejected(
        of preview: BatchPreview,
        by decision: BatchDecision,
        _ context: CommandContext
    ) throws(CommandFailure) {
        guard let rejected else { return }
        func place(_ path: String) -> URL { URL(fileURLWithPath: path).resolvingSymlinksInPath() }
        guard place(rejected) != place(file) else {
            throw CommandFailure(
                .usage,
                "\(rejected) is the upload itself; write the rejected rows to another file."
            )
        }
        let bytes = Data(preview.rejectedFile(by: decision))
        try context.write(bytes, to: rejected, isNew: false)
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
