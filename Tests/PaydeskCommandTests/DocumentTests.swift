import Console
import Foundation
import TerminalUI
import Testing

struct DocumentTests {
    @Test func `the README's keys are those of the console`() throws {
        let readme = try String(
            contentsOf: TestDesk.package.appending(path: "README.md"),
            encoding: .utf8
        )
        let (start, end) = ("<!-- keys -->", "<!-- end of keys -->")
        let after = readme.components(separatedBy: start).dropFirst().joined()
        let written = after.components(separatedBy: end).first ?? ""
        let expected = CommandHints.markdown(
            ConsoleCommand.descriptions,
            keymap: try Keymap(ConsoleCommand.descriptions)
        )
        #expect(
            written.trimmingCharacters(in: .newlines) == expected,
            "put this between \(start) and \(end):\n\n\(expected)\n"
        )
    }
}
