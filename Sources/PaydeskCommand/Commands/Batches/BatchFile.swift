import Console
import Foundation
import PayoutService
import Payouts

/// A file that somebody names to be uploaded, as it is typed.
struct BatchFile {
    let path: String
    let provider: ProviderID?
    /// The name of a saved mapping or the path of one; `nil` for none.
    let mapping: String?
    /// `CURRENCY=TOTAL` or `PROVIDER:CURRENCY=TOTAL`.
    let controls: [String]

    /// Reads the file; `-` is standard input.
    ///
    /// - Throws: ``CommandFailure`` that names what cannot be read.
    func upload(_ context: CommandContext) throws(CommandFailure) -> BatchUpload {
        let (mapping, controls) = (try readMapping(context), try readControls())
        return upload(try readBytes(context), mapping, controls, context)
    }

    /// Reads the file, or says everything that is wrong with what was typed, each thing for itself.
    func checkedUpload(_ context: CommandContext) throws(UploadFailure) -> BatchUpload {
        var problems: [UploadRequest.Field: String] = [:]
        func read<Value>(
            _ field: UploadRequest.Field,
            _ body: () throws(CommandFailure) -> Value
        ) -> Value? {
            do throws(CommandFailure) {
                return try body()
            } catch {
                problems[field] = error.message
                return nil
            }
        }
        let bytes = read(.file) { () throws(CommandFailure) in try readBytes(context) }
        let mapping = read(.mapping) { () throws(CommandFailure) in try readMapping(context) }
        let controls = read(.controls) { () throws(CommandFailure) in try readControls() }
        guard let bytes, let mapping, let controls else { throw .typed(problems) }
        return upload(bytes, mapping, controls, context)
    }

    private func upload(
        _ bytes: Data,
        _ mapping: BatchMapping,
        _ controls: [ControlTotal],
        _ context: CommandContext
    ) -> BatchUpload {
        let file = URL(fileURLWithPath: context.expanded(path))
        return BatchUpload(
            name: isInput ? "standard input" : file.lastPathComponent,
            bytes: Array(bytes),
            provider: provider,
            mapping: mapping,
            controls: controls
        )
    }

    private var isInput: Bool { path == "-" }

    private func readMapping(_ context: CommandContext) throws(CommandFailure) -> BatchMapping {
        guard let mapping else { return BatchMapping() }
        return try BatchMappingFile.read(mapping, files: InstalledFiles(context))
    }

    private func readControls() throws(CommandFailure) -> [ControlTotal] {
        try controls.map { text throws(CommandFailure) in
            do throws(ControlTotalProblem) {
                return try ControlTotal(parsing: text)
            } catch {
                throw CommandFailure(.usage, "Control total “\(error.text)” \(error.message).")
            }
        }
    }

    private func readBytes(_ context: CommandContext) throws(CommandFailure) -> Data {
        let file = context.expanded(path)
        guard let data = isInput ? context.readInput() : FileManager.default.contents(atPath: file)
        else { throw CommandFailure(.invalidData, "\(path) cannot be read.") }
        return data
    }
}

extension CommandContext {
    /// A path with the person's home in place of `~`.
    func expanded(_ path: String) -> String {
        path.hasPrefix("~/") ? (environment["HOME"] ?? "~") + path.dropFirst() : path
    }

    /// The names in a folder in order, folders with a slash behind them; none where it cannot be
    /// read.
    func names(inFolder path: String) -> [String] {
        let folder = path.isEmpty ? "." : expanded(path)
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return found.sorted().prefix(Self.mostNames).map { name in
            var isFolder: ObjCBool = false
            let whole = NSString(string: folder).appendingPathComponent(name)
            let exists = unsafe FileManager.default.fileExists(
                atPath: whole,
                isDirectory: &isFolder
            )
            return exists && isFolder.boolValue ? "\(name)/" : name
        }
    }

    /// The most names of a folder that are offered.
    private static var mostNames: Int { 2_000 }

    /// Writes a file that only its owner can read, because it holds account numbers.
    ///
    /// - Throws: ``CommandFailure`` when it cannot be written, or is there and must be new.
    func write(_ bytes: Data, to path: String, isNew: Bool) throws(CommandFailure) {
        let file = expanded(path)
        guard !isNew || !FileManager.default.fileExists(atPath: file) else {
            throw CommandFailure(.invalidData, "\(path) is there already; name a new file.")
        }
        let isMade = FileManager.default.createFile(
            atPath: file,
            contents: bytes,
            attributes: [.posixPermissions: 0o600]
        )
        guard isMade else { throw CommandFailure(.invalidData, "\(path) cannot be written.") }
    }
}
