import TerminalUI
import Testing

@testable import Console

/// Every key belongs to whoever sits at it.
struct RemappingTests {
    private static let defaults = ConsoleCommand.descriptions

    /// One command after the other gets a key that no default uses, and hears it wherever it heard
    /// its own.
    @Test(arguments: ConsoleCommand.allCases)
    func `a command hears the key that it is given, and no longer its own`(
        _ command: ConsoleCommand
    ) throws {
        let row = try #require(ConsoleCommand.rows.first { $0.command == command })
        let (name, scope) = (row.description.name, row.description.scope)
        let keymap = try Keymap(Self.defaults, overrides: [name: ["f9"]])
        #expect(keymap.command(for: .function(9), in: [scope]) == name)
        for key in row.description.defaultKeys {
            #expect(keymap.command(for: key, in: [scope]) != name, "\(key)")
        }
        #expect(keymap.keys(for: row.description) == [.function(9)])
        let text = CommandHints.markdown(Self.defaults, keymap: keymap)
        #expect(text.contains("| `f9` | \(row.description.title) | "))
    }

    @Test func `what the default keys hide is what they are meant to`() throws {
        let keymap = try Keymap(Self.defaults)
        #expect(keymap.hidings(in: ConsoleState.contexts, besides: keymap) == [])
    }

    @Test func `a key is named where it hides another on any screen`() throws {
        let defaults = try Keymap(Self.defaults)
        func hidings(_ overrides: [String: [String]]) throws -> [String] {
            try Keymap(Self.defaults, overrides: overrides)
                .hidings(in: ConsoleState.contexts, besides: defaults).map(\.description)
        }
        #expect(try hidings(["payout.requery": ["f5"]]) == [])
        #expect(
            try hidings(["payouts.sort": ["c"], "global.theme": ["j"]]) == [
                "keys: c is payouts.sort now, and hides payout.claim",
                "keys: j is detail.scrollDown now, and hides global.theme",
                "keys: j is list.down now, and hides global.theme",
            ]
        )
        // On the screen of approvals a is approve; elsewhere nothing is hidden.
        #expect(
            try hidings(["payout.card": ["a"]]) == [
                "keys: a is approvals.approve now, and hides payout.card"
            ]
        )
    }
}
