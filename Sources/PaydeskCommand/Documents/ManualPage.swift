import ArgumentParser
import Console
import TerminalUI

/// The manual page `paydesk(1)`, made of what the program itself is made of.
struct ManualPage {
    let tree: CommandTree
    let keymap: Keymap

    /// The page in roff.
    var text: String {
        var page = Roff()
        let version = Paydesk.configuration.version
        page.title("PAYDESK", section: 1, source: "paydesk \(version)", manual: "Paydesk")
        describe(&page)
        commands(&page)
        keys(&page)
        settings(&page)
        files(&page)
        json(&page)
        page.section("EXIT STATUS")
        for status in ExitStatus.allCases { page.term("\(status.rawValue)", status.meaning + ".") }
        return page.text
    }

    private func describe(_ page: inout Roff) {
        page.section("NAME")
        let abstract = Paydesk.configuration.abstract
        page.paragraphs(
            "paydesk - " + abstract.prefix(1).lowercased() + abstract.dropFirst(1).dropLast()
        )
        page.section("SYNOPSIS")
        page.paragraphs("paydesk [--config FILE] [--watch] [--ascii]")
        page.paragraphs("paydesk COMMAND [ARGUMENT ...]")
        page.section("DESCRIPTION")
        page.paragraphs(
            """
            Without a command it opens the console: payouts, what needs a person, providers, \
            batches, approvals, reconciliation and the audit trail, live from the ledger. The \
            commands below do one thing each, for scripts.

            This page is written by `paydesk man` from the declarations that the program runs by.
            """
        )
    }

    // MARK: Commands

    private func commands(_ page: inout Roff) {
        page.section("OPTIONS OF MANY COMMANDS")
        page.term("--help, -h", "Explains a command.")
        page.term("--version", "Says which version this is.")
        let all = tree.command.leaves.flatMap(\.ownArguments)
        for name in Self.commonOptions {
            if let option = all.first(where: { $0.valueName == name }) { describe(option, &page) }
        }
        page.section("COMMANDS")
        for group in tree.command.children {
            if !group.children.isEmpty { page.paragraphs(group.discussion) }
            for command in group.leaves { describe(command, &page) }
        }
    }

    private func describe(_ command: CommandTree.Command, _ page: inout Roff) {
        let arguments = command.ownArguments.filter {
            !Self.commonOptions.contains($0.valueName ?? "")
        }
        let operands = arguments.filter { $0.kind == .positional }.map(\.usage)
        let options =
            command.ownArguments.contains { $0.kind != .positional }
            ? ["[OPTION ...]"] : []
        page.subsection((command.path + options + operands).joined(separator: " "))
        page.paragraphs(command.abstract)
        page.paragraphs(command.discussion)
        for argument in arguments { describe(argument, &page) }
    }

    private func describe(_ argument: CommandTree.Argument, _ page: inout Roff) {
        page.term(argument.heading, argument.abstract, argument.discussion, argument.values)
    }

    /// What is told once: it means the same everywhere.
    private static let commonOptions = ["config", "format"]

    // MARK: Keys

    private func keys(_ page: inout Roff) {
        page.section("KEYS")
        page.paragraphs(
            """
            Each can be changed: `keys:` in the configuration holds lists of keys by the name of \
            the command, and an empty list takes them away. `paydesk keys` prints them as they \
            are configured.
            """
        )
        for section in CommandHints.help(ConsoleCommand.descriptions, keymap: keymap) {
            page.subsection(section.scope)
            let commands = ConsoleCommand.descriptions.filter { $0.scope == section.scope }
            for (row, command) in zip(section.rows, commands) {
                page.term(row.keys, "\(row.help) (\(command.name))")
            }
        }
    }

    // MARK: Configuration

    private func settings(_ page: inout Roff) {
        page.section("CONFIGURATION")
        page.paragraphs(
            """
            The file is YAML. Every value can be overridden by an environment variable: the path \
            in capitals with PAYDESK_ before it, so that providers.paypro-vn.merchantID is \
            \(Setting.variable(of: "providers.paypro-vn.merchantID")). `paydesk config check` \
            shows every value with where it came from. Secrets never stand in the file: they come \
            from variables, or from files that only their owner can read.
            """
        )
        for setting in Settings.documented {
            let standard = setting.standard.map { "Without it: \($0)." }
            page.term(setting.path, setting.help, "It is \(setting.kind.words).", standard)
        }
        for map in Settings.documentedMaps { page.term(map.path, map.help) }
        page.paragraphs(
            """
            As a variable a map is written whole: \(Setting.variable(of: Settings.operators))=\
            '{dara: support, linh: [maker, on-call]}'.
            """
        )
    }

    private func json(_ page: inout Roff) {
        page.section("JSON")
        page.paragraphs(
            """
            With --format json a payout is an object with these keys, and many are an array of \
            such objects. Keys are added, never renamed or taken away. Times are ISO 8601 in UTC \
            with milliseconds.
            """
        )
        for (key, help) in PayoutOutput.documented { page.term(key, help) }
    }

    private func files(_ page: inout Roff) {
        page.section("FILES")
        for file in InstalledFiles.documented { page.term(file.path, file.help) }
        page.section("ENVIRONMENT")
        page.term("PAYDESK_CONFIG", "The configuration file, where --config does not name one.")
        page.term(
            "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME",
            "In place of ~/.config, ~/.local/share and ~/.local/state."
        )
        page.term("NO_COLOR", "If it is not empty, nothing is drawn in colors.")
        page.term("TERM, COLORTERM", "How many colors the terminal shows.")
        page.term("LC_ALL, LC_CTYPE, LANG", "Without UTF-8 the console draws ASCII.")
    }
}

extension CommandTree.Argument {
    /// How it stands in a line of usage: `FILE`, `[ID ...]`.
    fileprivate var usage: String {
        let name = (valueName ?? "").uppercased() + (isRepeating ? " ..." : "")
        return isOptional ? "[\(name)]" : name
    }

    /// How it stands before its explanation: `--limit LIMIT`, `FILE`.
    fileprivate var heading: String {
        let value = (valueName ?? "").uppercased()
        let names = (names ?? []).map(\.text).joined(separator: ", ")
        switch kind {
        case .positional: return value
        case .option: return "\(names) \(value)"
        case .flag: return names
        }
    }

    /// What it may be, and what it is by itself.
    fileprivate var values: String? {
        let all = allValues.map { "One of \($0.joined(separator: ", "))." }
        let standard = kind == .flag ? nil : defaultValue.map { "By itself \($0)." }
        let sentences = [all, standard].compactMap(\.self)
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}
