import Foundation

/// A ledger of made-up payouts, kept from one run to the next, with a configuration for it.
struct SeededLedger {
    let count: Int
    let configurationPath: String

    /// A ledger that is there.
    init(count: Int, configurationPath: String) {
        self.count = count
        self.configurationPath = configurationPath
    }

    /// Finds the ledger in the cache, or lets the program make it.
    ///
    /// - Parameters:
    ///   - count: How many payouts.
    ///   - cache: The folder that keeps ledgers.
    ///   - program: The program's path.
    /// - Throws: If the program cannot make it.
    init(count: Int, cache: URL, program: String) throws {
        self.count = count
        let folder = cache.appending(path: "\(count)")
        configurationPath = folder.appending(path: "paydesk.yaml").path
        guard !FileManager.default.fileExists(atPath: folder.path) else { return }

        // A ledger that was not finished must not be taken for one.
        let unfinished = cache.appending(path: "\(count)-unfinished")
        try? FileManager.default.removeItem(at: unfinished)
        try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
        let configuration = unfinished.appending(path: "paydesk.yaml")
        try Self.configuration(ledger: unfinished.appending(path: "ledger.db").path)
            .write(to: configuration, atomically: true, encoding: .utf8)
        let clock = ContinuousClock()
        let time = try clock.measure {
            let seeding = try Process.run(
                URL(fileURLWithPath: program),
                arguments: ["seed", "--count", "\(count)", "--config", configuration.path]
            )
            seeding.waitUntilExit()
            guard seeding.terminationStatus == 0 else {
                throw BenchmarkError("paydesk seed ended with \(seeding.terminationStatus).")
            }
        }
        progress("made a ledger of \(count) payouts in \(time.formatted(.units()))")
        try Self.configuration(ledger: folder.appending(path: "ledger.db").path)
            .write(to: configuration, atomically: true, encoding: .utf8)
        try FileManager.default.moveItem(at: unfinished, to: folder)
    }

    /// Copies the ledger, for a run that changes it.
    ///
    /// - Parameter folder: Where to; what is there is replaced.
    /// - Returns: The path of a configuration for the copy.
    /// - Throws: If the file system refuses.
    func copied(to folder: URL) throws -> String {
        try? FileManager.default.removeItem(at: folder)
        let original = URL(fileURLWithPath: configurationPath).deletingLastPathComponent()
        try FileManager.default.copyItem(at: original, to: folder)
        let configuration = folder.appending(path: "paydesk.yaml")
        try Self.configuration(ledger: folder.appending(path: "ledger.db").path)
            .write(to: configuration, atomically: true, encoding: .utf8)
        return configuration.path
    }

    /// All providers, at an address where nobody answers: the console only looks.
    static func configuration(ledger: String) -> String {
        let providers = ["dvpay", "paypro-vn", "vexora-ar", "paypro-bd", "cashypro-co"].map { id in
            """
              \(id):
                baseURL: http://127.0.0.1:1/\(id)
                merchantID: "1"
            """
        }
        return """
            environment:
              name: benchmark
              production: false
            ledger:
              path: \(ledger)
            providers:
            \(providers.joined(separator: "\n"))

            """
    }
}

/// Says on standard error what is going on.
func progress(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
}
