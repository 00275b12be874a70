import Foundation

/// The ledger of a running demo, as the command line sees it.
struct TaskLedger {
    let program: String
    private let folder: URL
    private let configuration: URL
    private let environment: [String: String]

    /// Finds the ledger of the demo that runs with this folder for what is temporary.
    init(program: String, folder: URL) throws {
        self.program = program
        self.folder = folder
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        guard let demo = names.first(where: { $0.hasPrefix("paydesk-demo-") }) else {
            throw BenchmarkError("The demo has no ledger in \(folder.path).")
        }
        configuration = folder.appending(path: "paydesk.yaml")
        let approvals = """
            approvals:
              batch:
                USD: above 0 by 1

            """
        try (approvals + SeededLedger.configuration(ledger: "\(folder.path)/\(demo)/demo.db"))
            .write(to: configuration, atomically: true, encoding: .utf8)
        environment = ["HOME": folder.path, "LC_ALL": "C.UTF-8", "TZ": "UTC"]
    }

    /// A payout as `paydesk list` prints it.
    struct Payout: Decodable {
        let id: String
        let provider: String
        let orderNumber: String
        let status: String
        let beneficiary: Beneficiary

        struct Beneficiary: Decodable {
            let name: String
            let account: String
        }

        /// What a customer says on the phone.
        var lastFour: String { String(beneficiary.account.suffix(4)) }
    }

    /// The payouts that match a filter, newest first.
    func payouts(_ filter: String = "") throws -> [Payout] {
        let filtered = filter.isEmpty ? [] : ["--filter", filter]
        let text = try run(["list", "--limit", "10000", "--format", "json"] + filtered)
        return try JSONDecoder().decode([Payout].self, from: Data(text.utf8))
    }

    /// A break as `paydesk breaks` prints it.
    struct Break: Decodable {
        let id: Int
        let kind: String
        let state: String
        let ours: Side?

        struct Side: Decodable {
            let status: String
        }
    }

    /// What does not match and is not resolved, in the order of the screen.
    func breaks() throws -> [Break] {
        let text = try run(["breaks", "--format", "json"])
        return try JSONDecoder().decode([Break].self, from: Data(text.utf8))
    }

    /// Runs a command and takes what it prints.
    func run(_ arguments: [String]) throws -> String {
        try output(of: program, arguments + ["--config", configuration.path], environment)
    }

    /// Commits a batch as somebody else, who the person at the console may then approve.
    ///
    /// Only another user of the machine is another operator; a namespace makes one out of anybody.
    ///
    /// - Parameter rows: The file, with its header.
    /// - Throws: If the machine has no such namespaces, or the batch is refused.
    func commitAsSomebodyElse(_ rows: String) throws {
        let file = folder.appending(path: "batch.csv")
        try rows.write(to: file, atomically: true, encoding: .utf8)
        _ = try output(
            of: "/usr/bin/unshare",
            ["--user", program, "batch", "commit", file.path]
                + ["--provider", "dvpay", "--config", configuration.path],
            environment
        )
    }
}
