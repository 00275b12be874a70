import Foundation

/// A folder of the test's own, with a configuration whose providers nobody answers for.
final class Home {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "paydesk-end-to-end-\(UUID().uuidString)")
        path = folder.path
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try """
        ledger: {path: \(path)/ledger.db}
        log: {level: error}
        providers:
          dvpay: {baseURL: "http://127.0.0.1:9/dvpay"}
        """.write(toFile: path + "/paydesk.yaml", atomically: true, encoding: .utf8)
    }

    /// What the console has kept by now to bring back later; nothing at first.
    var session: String {
        let file = path + "/.local/state/paydesk/sandbox.json"
        return (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var environment: [String: String] {
        Program.environment(home: path)
            .merging(["PAYDESK_CONFIG": path + "/paydesk.yaml", "TMPDIR": path]) { $1 }
    }
}
