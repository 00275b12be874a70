import Foundation
import Glibc
import Testing

/// The built program without a terminal, as scripts and service managers run it.
struct HeadlessTests {
    private let home = try? Home()

    /// A run of the program with its output in files.
    private struct Run {
        let process = Process()
        private let output: URL
        private let errors: URL

        init(
            _ arguments: [String],
            of executable: String = Program.paydesk,
            in home: Home,
            more: [String: String] = [:]
        ) throws {
            let folder = URL(filePath: home.path)
            (output, errors) = (folder.appending(path: "output"), folder.appending(path: "errors"))
            for file in [output, errors] { try Data().write(to: file) }
            process.executableURL = URL(filePath: executable)
            process.arguments = arguments
            process.environment = home.environment.merging(more) { $1 }
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
        }

        /// Starts it, lets `meanwhile` happen, and gives the status with which it exited.
        func status(
            _ meanwhile: @escaping @Sendable () async throws -> Void = {}
        ) async throws
            -> Int32?
        {
            let (ends, ended) = AsyncStream.makeStream(of: Void.self)
            process.terminationHandler = { _ in ended.finish() }
            try process.run()
            try await meanwhile()
            for await _ in ends {}
            return process.terminationReason == .exit ? process.terminationStatus : nil
        }

        var outputText: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }
        var errorText: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }
    }

    @Test(arguments: [[], ["console"], ["demo", "--payouts", "0"]])
    func `without a terminal the console says in one sentence what to do`(
        arguments: [String]
    )
        async throws
    {
        let run = try Run(arguments, in: try #require(home))
        #expect(try await run.status() == 64)
        #expect(run.outputText == "")
        #expect(
            run.errorText == "paydesk: the console needs a terminal for input and output; "
                + "use the subcommands in scripts\n"
        )
    }

    @Test func `in the check of the demo a notification settles a payout of each provider`()
        async throws
    {
        let run = try Run(["demo", "--check", "--format", "json"], in: try #require(home))
        #expect(try await run.status() == 0)
        #expect(run.errorText == "")
        let payouts = try JSONDecoder().decode([Paid].self, from: Data(run.outputText.utf8))
        #expect(
            payouts.map(\.provider)
                == ["dvpay", "paypro-vn", "vexora-ar", "paypro-bd", "cashypro-co"]
        )
        #expect(payouts.allSatisfy { $0.status == "paid" })
        #expect(
            payouts.map { $0.transitions.last?.cause }
                == Array(repeating: "a notification says it is paid", count: 5)
        )
    }

    private struct Paid: Decodable {
        let provider: String
        let status: String
        let transitions: [Transition]

        struct Transition: Decodable {
            let cause: String
        }
    }

    @Test(arguments: [
        (["serve"], "paydesk: serving "),
        (["serve", "--listen", "127.0.0.1:0"], "paydesk: listening on 127.0.0.1:"),
        (["sandbox", "--listen", "127.0.0.1:0"], "paydesk: sandbox on http://127.0.0.1:"),
    ])
    func `a service ends with status 0 when it is told to`(
        arguments: [String],
        greeting: String
    )
        async throws
    {
        let run = try Run(arguments, in: try #require(home))
        let status = try await run.status {
            var patience = Patience()
            while !run.errorText.contains(greeting) {
                let isLeft = patience.spend(20)
                try #require(isLeft, "it said \(run.errorText)")
                try await ContinuousClock().sleep(for: .milliseconds(20))
            }
            run.process.terminate()
        }
        #expect(status == 0)
    }

    /// Runs a script of this folder with the built program; gives its output when it succeeded.
    private func succeed(
        _ name: String,
        _ arguments: [String],
        factor: String
    ) async throws -> String {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name).path
        let run = try Run(
            [script] + arguments,
            of: "/bin/bash",
            in: try #require(home),
            // A person would go on for minutes with what was never sent.
            more: ["PAYDESK": Program.paydesk, "TIME_FACTOR": factor, "PERSON": "no"]
        )
        #expect(try await run.status() == 0, "\(run.outputText)\(run.errorText)")
        return run.outputText
    }

    @Test func `killed at random instants, it pays each payout once`() async throws {
        let output = try await succeed("kill-9.sh", ["20", "7"], factor: "60")
        #expect(output.contains(" 0 twice, "))
    }
}
