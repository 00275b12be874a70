import Foundation
import Payouts

/// Where the files are that come with the program, and where it keeps its own.
struct InstalledFiles {
    private let context: CommandContext

    init(_ context: CommandContext) { self.context = context }

    /// The operator's own configuration, or else the example that came with the program.
    var configuration: String? {
        let own = configurationHome + "/paydesk/paydesk.yaml"
        return FileManager.default.fileExists(atPath: own) ? own : find("config/paydesk.yaml")
    }

    /// How a provider's settlement files are read: the operator's own file, or the one that came
    /// with the program.
    func settlement(_ provider: ProviderID) -> String? {
        let own = "\(configurationHome)/paydesk/settlements/\(provider).yaml"
        return FileManager.default.fileExists(atPath: own)
            ? own : find("config/settlements/\(provider).yaml")
    }

    /// The folder of themes that came with the program.
    var themes: String? { find("themes") }

    /// The operator's own folder of themes, which need not exist.
    var ownThemes: String { configurationHome + "/paydesk/themes" }

    /// The folder of views that came with the program.
    var views: String? { find("config/views") }

    /// The operator's own folder of views, which need not exist.
    var ownViews: String { configurationHome + "/paydesk/views" }

    /// The folders of batch mappings: the operator's own, then those that came with the program.
    var batchMappings: [String] {
        [configurationHome + "/paydesk/batches", find("config/batches")].compactMap(\.self)
    }

    /// The ledger of an environment where the configuration names none.
    func standardLedger(_ environmentName: String) -> String {
        let home = context.environment["HOME"] ?? "."
        let data = context.environment["XDG_DATA_HOME"] ?? home + "/.local/share"
        return "\(data)/paydesk/\(environmentName).db"
    }

    /// What the console of an environment brings back when it is opened again.
    func session(_ environmentName: String) -> String {
        let home = context.environment["HOME"] ?? "."
        let state = context.environment["XDG_STATE_HOME"] ?? home + "/.local/state"
        return "\(state)/paydesk/\(environmentName).json"
    }

    /// What is where, for the manual.
    static let documented: [(path: String, help: String)] = [
        ("~/.config/paydesk/paydesk.yaml", "The configuration."),
        ("~/.config/paydesk/themes/NAME.yaml", "Themes of one's own, before the bundled ones."),
        ("~/.config/paydesk/views/NAME.yaml", "Views of one's own, before the bundled ones."),
        ("~/.config/paydesk/batches/NAME.yaml", "Mappings of batch files' columns."),
        (
            "~/.config/paydesk/settlements/PROVIDER.yaml",
            "How a provider's settlement files are read."
        ),
        ("~/.local/share/paydesk/ENVIRONMENT.db", "The ledger, where no other is configured."),
        (
            "~/.local/state/paydesk/ENVIRONMENT.json",
            "Where the console was left, with its filter and drafts; remove it to begin anew."
        ),
        ("console.log", "Messages of a console, beside its ledger."),
    ]

    /// The names of the YAML files in a folder, sorted; none where there is no such folder.
    static func documents(in folder: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
            .map { String($0.dropLast(5)) }.sorted().prefix(maximumDocuments).map(\.self)
    }

    /// More files in one folder are not looked at.
    private static let maximumDocuments = 200

    private var configurationHome: String {
        context.environment["XDG_CONFIG_HOME"] ?? (context.environment["HOME"] ?? ".") + "/.config"
    }

    /// Finds a file in the working folder, or in a folder above the program's own.
    private func find(_ name: String) -> String? {
        var folders = [FileManager.default.currentDirectoryPath]
        var folder = URL(fileURLWithPath: context.executable).resolvingSymlinksInPath()
        for _ in 0..<Self.maximumFoldersAbove {
            folder.deleteLastPathComponent()
            folders.append(folder.path)
            folders.append(folder.path + "/share/paydesk")
        }
        return folders.map { $0 + "/" + name }
            .first { FileManager.default.fileExists(atPath: $0) }
    }

    /// `.build/PLATFORM/debug/paydesk` lies four folders below the package.
    private static let maximumFoldersAbove = 6
}
