import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// All commands by name.
struct PaletteTests {
    private func titles(_ console: Harness) -> [String] {
        guard case .palette(let choices) = console.state.overlay else { return [] }
        return choices.matches.map(\.title)
    }

    private func choices(_ console: Harness) -> [ChoiceList.Choice] {
        guard case .palette(let choices) = console.state.overlay else { return [] }
        return choices.matches
    }

    @Test(arguments: Screen.allCases)
    func `what the footer offers comes first, and what cannot be run last`(
        _ screen: Screen
    ) throws {
        var console = try Harness(.everywhere(), width: 200, height: 60)
        console.press("\(screen.rawValue)")
        let footer = console.lines.last ?? ""
        console.press(":")
        let first = try #require(choices(console).first)
        let key = try #require(first.detail.split(separator: " ").first)
        #expect(footer.contains(" \(key) "), "\(first.title)")
        let waiting = choices(console).map { $0.unavailable != nil }
        #expect(waiting == waiting.sorted { !$0 && $1 }, "reasons stand at the end")
    }

    @Test func `a bar on the frame says where the list goes on`() throws {
        var console = try Harness(.everywhere(), width: 80, height: 24)
        console.press(":")
        func ends() -> [Character?] {
            console.lines.filter { $0.contains("│ ") || $0.contains("┃") }
                .map { line in line.dropFirst(2 + 75).first }
        }
        #expect(ends().contains("┃") && ends().contains("│"), "\(console.text)")
        console.type("export the list")
        #expect(!ends().contains("┃"), "one match needs none")
    }

    @Test func `a command of another screen leads there, and does nothing yet`() throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press(":")
        console.type("approve")
        #expect(choices(console).first?.detail == "on Approvals")
        console.effects = []
        console.press("enter")
        #expect(console.state.screen == .approvals)
        #expect(console.state.overlay == nil)
        #expect(console.text.contains("Approvals: a is “approve” here."))
        #expect(console.effects.filter(\.isIrreversible).isEmpty)
    }

    @Test func `commands of other screens all lead to theirs`() throws {
        let start = try Harness(.everywhere(), width: 120, height: 34)
        var opened = start
        opened.press(":")
        let elsewhere = choices(opened).filter { $0.detail.hasPrefix("on ") }
        #expect(elsewhere.count > 20)
        for choice in elsewhere {
            #expect(choice.unavailable == nil, "\(choice.title)")
            var console = start
            _ = console.state.chooseCommand(choice.id)
            #expect("on \(console.state.screen.title)" == choice.detail, "\(choice.title)")
        }
    }

    @Test(arguments: [
        ("status unknown", "status:unknown"), ("provider vexora", "provider:vexora-ar"),
        ("filter by status: not settled", "status:queued,submitting,processing,unknown"),
    ])
    func `what a command asks can be answered behind its name`(
        _ typed: String,
        _ filter: String
    ) throws {
        var console = try Harness(.everywhere())
        console.press(":")
        console.type(typed)
        console.press("enter")
        #expect(console.state.overlay == nil)
        #expect(console.state.list.filter.applied.text == filter)
    }

    @Test func `tab takes the name, and then what it asks is listed`() throws {
        var console = try Harness(.everywhere())
        console.press(":")
        console.type("sort")
        #expect(titles(console).first == "sort by a column")
        console.press("tab")
        #expect(console.text.contains("sort by a column "))
        let columns = titles(console).dropFirst()
        #expect(columns.contains("sort by a column: largest amount first"), "\(columns)")
        #expect(columns.allSatisfy { $0.hasPrefix("sort by a column: ") })
    }

    @Test func `a text that is typed behind a command's name stands where it asks, not done yet`()
        throws
    {
        var console = try Harness(.everywhere())
        console.press(":")
        console.type("note Called the bank")
        #expect(titles(console) == ["write a note"])
        console.press("enter")
        guard case .prompt(let prompt, .note) = console.state.overlay else {
            Issue.record(Comment(rawValue: console.text))
            return
        }
        #expect(prompt.field.text == "Called the bank")
        #expect(console.effects.filter(\.isIrreversible).isEmpty)
        console.press("escape :")
        console.type("search nguyen")
        console.press("enter")
        #expect(console.state.typedFilter?.text == "nguyen")
    }

    @Test func `a theme is shown while its name is selected`() throws {
        var console = try Harness(.everywhere())
        let soft = try Theme.bundled("soft")
        console.themes = [ThemeOffer(name: "soft", isOwn: false, content: .theme(soft))]
        console.press(":")
        console.type("theme so")
        #expect(titles(console) == ["theme: soft"])
        #expect(console.state.theme == soft)
        console.press("escape")
        #expect(console.state.theme == nil)
        console.press(":")
        console.type("theme soft")
        console.press("enter")
        #expect(console.state.theme == soft)
        #expect(console.state.overlay == nil)
    }

    @Test(arguments: Screen.allCases)
    func `every command that asks which, or for a line, takes its answer from the palette`(
        _ screen: Screen
    ) throws {
        var console = try Harness(.everywhere(), width: 120, height: 34)
        console.press("\(screen.rawValue)")
        for command in ConsoleCommand.allCases where console.state.unavailable(command) == nil {
            var asked = console.state
            _ = asked.run(command)
            let asks =
                switch asked.overlay {
                case .choice, .prompt: true
                default: asked.isTypingFilter
                }
            #expect(!asks || command.asks, "\(command)")
            #expect(!asks || console.state.question(of: command) != nil, "\(command)")
        }
    }

    @Test func `no two commands are called the same, and none is called by one vague word`() throws
    {
        var console = try Harness(.everywhere())
        console.press(":")
        let titles = titles(console)
        let twice = Dictionary(grouping: titles, by: \.self).filter { $1.count > 1 }.keys
        #expect(twice.subtracting(["claim", "resolve"]).isEmpty, "\(twice)")
        for word in ["status", "provider", "mine", "first", "last", "open", "fate", "note"] {
            #expect(!titles.contains(word), "\(word)")
        }
    }

    @Test func `the selected command is explained, and found by what it does`() throws {
        var console = try Harness(.everywhere())
        console.press(":")
        console.type("bank can search")
        #expect(titles(console) == ["support card"])
        #expect(console.text.contains("Shows what to tell the customer"))
    }
}

extension Collection where Element: Hashable {
    fileprivate func subtracting(_ others: Set<Element>) -> Set<Element> {
        Set(self).subtracting(others)
    }
}
