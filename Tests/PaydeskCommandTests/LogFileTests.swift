import Foundation
import Logging
import Testing

@testable import PaydeskCommand

/// While the console has the terminal, messages go to a file.
struct LogFileTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/log-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private var path: String { folder + "/console.log" }

    private func text(of path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    @Test func `a message is a line of a file that only its owner can read`() throws {
        let logger = Logger.paydesk(level: "warning", file: path)
        logger.info("is below the level")
        #expect(!FileManager.default.fileExists(atPath: path), "made with the first message")
        logger.warning("the ledger is busy")
        logger.error("the ledger failed", metadata: ["work": "queries"])
        let lines = try text(of: path).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0].contains("the ledger is busy"))
        #expect(lines[1].contains("work=queries"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func `the next console goes on with the file, until it is long`() throws {
        try Data("before\n".utf8).write(to: URL(fileURLWithPath: path))
        LogFile(path: path).write("after\n")
        #expect(try text(of: path) == "before\nafter\n")
        let long = String(repeating: "x", count: LogFile.maximumSize + 1)
        try Data(long.utf8).write(to: URL(fileURLWithPath: path))
        LogFile(path: path).write("anew\n")
        #expect(try text(of: path) == "anew\n")
        #expect(try text(of: path + ".old") == long)
    }

    @Test func `where nothing can be written, nothing happens`() {
        LogFile(path: folder + "/missing/console.log").write("lost\n")
        #expect(!FileManager.default.fileExists(atPath: folder + "/missing"))
    }
}
