import TerminalUI
import Testing

struct KeymapTests {
    private let commands = [
        CommandDescription(
            scope: "payouts",
            id: "requery",
            title: "re-query",
            help: "Asks the provider again.",
            defaultKeys: [.character("r")],
            hintPriority: 1
        ),
        CommandDescription(
            scope: "payouts",
            id: "mark",
            title: "mark",
            help: "Marks the payout | takes the mark away.",
            defaultKeys: [.space, .insert],
            hintPriority: 2
        ),
        CommandDescription(
            scope: "global",
            id: "help",
            title: "help",
            help: "Shows all keys.",
            defaultKeys: [.character("?"), .function(1)],
            hintPriority: 9
        ),
        CommandDescription(
            scope: "global",
            id: "refresh",
            title: "refresh",
            help: "Loads again.",
            defaultKeys: [.character("r")]
        ),
    ]

    @Test func `the focused scope comes before the global one`() throws {
        let keymap = try Keymap(commands)
        #expect(keymap.command(for: .character("r"), in: ["payouts"]) == "payouts.requery")
        #expect(keymap.command(for: .character("r"), in: ["audit"]) == "global.refresh")
        #expect(keymap.command(for: .function(1), in: ["payouts"]) == "global.help")
        #expect(keymap.command(for: .character("x"), in: ["payouts"]) == nil)
    }

    @Test func `configuration replaces and removes keys`() throws {
        let keymap = try Keymap(
            commands,
            overrides: ["payouts.requery": ["ctrl-r", "f5"], "global.refresh": []]
        )
        #expect(keymap.command(for: .function(5), in: ["payouts"]) == "payouts.requery")
        #expect(keymap.command(for: .character("r"), in: ["payouts"]) == nil)
        #expect(keymap.keys(for: commands[0]) == [.ctrl("r"), .function(5)])
    }

    @Test func `all mistakes of a configuration are named at once`() {
        let overrides = [
            "payouts.pay": ["p"], "mark": ["m"], "global.hepl": ["h"],
            "payouts.requery": ["control-r", "space"],
        ]
        let error = #expect(throws: KeymapError.self) {
            try Keymap(commands, overrides: overrides)
        }
        #expect(
            error?.description == """
                keys: there is no command “global.hepl”; did you mean global.help?
                keys: there is no command “mark”; did you mean payouts.mark?
                keys: there is no command “payouts.pay”
                keys: “control-r”, given to payouts.requery, is not the name of a key
                keys: space is claimed by both payouts.requery and payouts.mark
                """
        )
    }

    @Test func `a key that hides another is named, but not where the defaults mean it to`() throws {
        let defaults = try Keymap(commands)
        // r is both by default: in the list of payouts it asks the provider.
        #expect(defaults.hidings(in: [["payouts"]], besides: defaults) == [])
        let keymap = try Keymap(commands, overrides: ["payouts.mark": ["?", "f1", "space"]])
        #expect(
            keymap.hidings(in: [["payouts"], ["audit"]], besides: defaults).map(\.description) == [
                "keys: ? is payouts.mark now, and hides global.help",
                "keys: f1 is payouts.mark now, and hides global.help",
            ]
        )
        #expect(keymap.hidings(in: [["audit"]], besides: defaults) == [])
    }

    @Test(
        arguments: [
            ("requry", "requery"), ("RE-QUERY", "re-query"), ("makr", "mark"), ("x", nil),
            ("something else", nil),
        ]
    )
    func `a misspelt word is known by what it is like`(_ word: String, _ meant: String?) {
        let words = ["requery", "re-query", "mark", "refresh"]
        #expect(Spelling.nearest(to: word, among: words) == meant)
    }

    @Test func `the footer holds what fits, the most important first`() throws {
        let keymap = try Keymap(commands)
        func hints(_ width: Int) -> [String] {
            CommandHints.footer(commands, keymap: keymap, width: width)
                .map { "\($0.key) \($0.title)" }
        }
        #expect(hints(80) == ["r re-query", "space mark", "? help"])
        #expect(hints(29) == ["r re-query", "space mark"])
        #expect(hints(22) == ["r re-query"])
        #expect(hints(5) == [])
    }

    @Test func `help and documents are made of the same declarations`() throws {
        let keymap = try Keymap(commands)
        let sections = CommandHints.help(commands, keymap: keymap)
        #expect(sections.map(\.scope) == ["payouts", "global"])
        #expect(sections[0].rows.map(\.keys) == ["r", "space insert"])
        expectSnapshotOfMarkdown(CommandHints.markdown(commands, keymap: keymap))
        #expect(
            CommandHints.markdownSummary(commands, keymap: keymap) == """
                | where | keys |
                |---|---|
                | payouts | `r` re-query, `space` mark |
                | global | `?` help, `r` refresh |
                """
        )
    }

    private func expectSnapshotOfMarkdown(_ markdown: String) {
        #expect(
            markdown == """
                | payouts | | | |
                |---|---|---|---|
                | `r` | re-query | Asks the provider again. | `payouts.requery` |
                | `space` `insert` | mark | Marks the payout \\| takes the mark away. | `payouts.mark` |

                | global | | | |
                |---|---|---|---|
                | `?` `f1` | help | Shows all keys. | `global.help` |
                | `r` | refresh | Loads again. | `global.refresh` |
                """
        )
    }
}
