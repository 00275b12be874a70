import Console
import Foundation
import TerminalUI
import Testing

struct DocumentTests {
    @Test func `README and help name every exit status and every command of a script`() async throws
    {
        let readme = try String(
            contentsOf: TestDesk.package.appending(path: "README.md"),
            encoding: .utf8
        )
        let help = await (try TestDesk()).run(["--help"]).output
        for text in [readme, help] {
            let sentence = text.components(separatedBy: "Exit status: ").last ?? ""
            let words = sentence.split(whereSeparator: \.isWhitespace)
            for code in ["0", "64", "65", "69", "70", "75", "77", "78"] {
                #expect(words.contains { $0 == code }, "\(code)")
            }
        }
        for command in [
            "batch", "create", "banks", "list", "show", "card", "requery", "withdraw", "resubmit",
            "worklist", "claim", "resolve", "confirm", "providers", "pause", "resume",
            "notification", "serve", "close", "audit", "approvals",
            "approve", "reject", "recall",
        ] {
            let isNamed = (readme.contains("paydesk \(command)"), help.contains("  \(command) "))
            #expect(isNamed == (true, true), "\(command): by the README, by --help")
        }
    }

    @Test func `the README's keys are those of the console`() throws {
        let readme = try String(
            contentsOf: TestDesk.package.appending(path: "README.md"),
            encoding: .utf8
        )
        let (start, end) = ("<!-- keys -->", "<!-- end of keys -->")
        let after = readme.components(separatedBy: start).dropFirst().joined()
        let written = after.components(separatedBy: end).first ?? ""
        let expected = CommandHints.markdownSummary(
            ConsoleCommand.descriptions,
            keymap: try Keymap(ConsoleCommand.descriptions)
        )
        #expect(
            written.trimmingCharacters(in: .newlines) == expected,
            "put this between \(start) and \(end):\n\n\(expected)\n"
        )
    }
}
