import Foundation
import Payouts
import Yams

/// Mappings of batch files as YAML files, each found by its path or by its name.
struct BatchMappingFile: Decodable {
    private var columns: [String: String]?
    private var ignored: [String]?
    private var constants: [String: String]?
    private var provider: String?
    private var decimalMark: String?

    /// Reads a mapping.
    ///
    /// - Throws: ``CommandFailure`` that says which mappings there are, or what is wrong with it.
    static func read(
        _ name: String,
        files: InstalledFiles
    ) throws(CommandFailure) -> BatchMapping {
        let folders = files.batchMappings
        let paths = [name] + folders.map { "\($0)/\(name).yaml" }
        guard let path = paths.first(where: isFile),
            let yaml = try? String(contentsOfFile: path, encoding: .utf8)
        else {
            let names = Set(folders.flatMap(InstalledFiles.documents(in:)))
            let known = names.sorted().joined(separator: ", ")
            throw CommandFailure(
                .usage,
                "There is no mapping \(name). Name a YAML file, or one of: \(known)."
            )
        }
        let file: BatchMappingFile
        do {
            file = try YAMLDecoder().decode(BatchMappingFile.self, from: yaml)
        } catch {
            let problem = YAMLProblem(error)
            throw CommandFailure(.configuration, "The mapping \(path): \(problem.text).")
        }
        return try file.mapping(path)
    }

    private func mapping(_ path: String) throws(CommandFailure) -> BatchMapping {
        let mark = BatchMapping.DecimalMark(rawValue: decimalMark ?? "point")
        guard let mark else {
            throw CommandFailure(.configuration, "\(path): decimalMark is point or comma.")
        }
        return BatchMapping(
            columns: columns ?? [:],
            ignored: ignored ?? [],
            constants: constants ?? [:],
            provider: try provider.map { name throws(CommandFailure) in
                try FilterText.provider(name)
            },
            decimalMark: mark
        )
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && !isFolder.boolValue
    }
}
