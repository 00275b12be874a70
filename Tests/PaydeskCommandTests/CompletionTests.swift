import Foundation
import Payouts
import Testing

@testable import PaydeskCommand

/// What `paydesk completions` writes, made of the declarations when it is asked for.
struct CompletionTests {
    private let desk: TestDesk

    init() throws { desk = try TestDesk() }

    private func script(_ shell: String) async -> String {
        await desk.run(["completions", shell]).output
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `a script knows every command and every option`(_ shell: String) async throws {
        let script = await script(shell)
        for command in try CommandTree.paydesk().command.leaves {
            let name = command.commandName
            let isNamed = script.contains("\(name)") && script.contains("paydesk")
            #expect(isNamed, "\(command.path)")
            for argument in command.ownArguments {
                for option in argument.names ?? [] {
                    // fish writes -l limit, the others --limit.
                    let texts = [option.text, "-l '\(option.name)'", "-l \(option.name)"]
                    #expect(texts.contains { script.contains($0) }, "\(name) \(option.text)")
                }
            }
        }
        let filter = shell == "zsh" ? "status\\:unknown" : "status:unknown"
        for word in ProviderID.allCases.map(\.rawValue) + [filter, "jsonl", "refused"] {
            #expect(script.contains(word), "\(word)")
        }
    }

    @Test func `a shell that has none is refused`() async {
        let outcome = await desk.run(["completions", "tcsh"])
        #expect(outcome.status == .usage)
    }

    /// Not run where the shell is not installed, but for bash, which is everywhere.
    @Test(
        arguments: [("bash", "/bin/bash"), ("zsh", "/usr/bin/zsh"), ("fish", "/usr/bin/fish")]
            .filter { FileManager.default.isExecutableFile(atPath: $0.1) || $0.0 == "bash" }
    )
    func `its shell can read it`(_ shell: String, _ path: String) async throws {
        let file = try desk.write("script", await script(shell))
        let (status, output) = try Shell.run(path, ["-n", file])
        #expect(status == 0)
        #expect(output == "")
    }

    @Test(
        arguments: [
            (["pau"], "pause"),
            (["theme", "ch"], "check"),
            (["pause", ""], "dvpay paypro-vn vexora-ar paypro-bd cashypro-co"),
            (["banks", "--provider", "pay"], "paypro-vn paypro-bd"),
            (["list", "--filter", "status:pa"], "status:paid"),
            (["list", "--format", "json"], "json jsonl"),
            (["notification", "list", "--state", "re"], "refused"),
            (["completions", ""], "bash zsh fish"),
        ]
    )
    func `bash completes commands and values`(_ words: [String], _ expected: String) async throws {
        let file = try desk.write("script", await script("bash"))
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        let program = """
            source '\(file)'
            COMP_WORDS=(paydesk \(quoted)); COMP_CWORD=\(words.count)
            COMP_LINE="paydesk \(words.joined(separator: " "))"; COMP_POINT=${#COMP_LINE}
            _paydesk paydesk "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s' "${COMPREPLY[*]}"
            """
        let (_, output) = try Shell.run("/bin/bash", ["-c", program])
        #expect(output == expected)
    }

    /// Not run where fish is not installed.
    @Test(
        arguments: [
            ("paus", "pause"), ("theme ch", "check"),
            ("pause ", "dvpay paypro-vn vexora-ar paypro-bd cashypro-co"),
            ("banks --provider pay", "paypro-vn paypro-bd"),
            ("create --provider=pay", "--provider=paypro-vn --provider=paypro-bd"),
            ("list --filter status:pa", "status:paid"), ("list --format json", "json jsonl"),
            ("notification list --state re", "refused"), ("completions ", "bash zsh fish"),
        ].filter { _ in FileManager.default.isExecutableFile(atPath: "/usr/bin/fish") }
    )
    func `fish completes commands and values`(_ words: String, _ expected: String) async throws {
        let file = try desk.write("script", await script("fish"))
        let program = "source '\(file)'; complete -C 'paydesk \(words)'"
        let (_, output) = try Shell.run("/usr/bin/fish", ["--no-config", "-c", program])
        let offered = output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
        #expect(offered.joined(separator: " ") == expected)
    }

    /// It would take what follows a colon for an explanation, and complete only what is before it.
    @Test func `zsh is told that a filter's colon belongs to the word`() async {
        let script = await script("zsh")
        for word in WriteCompletions.filterWords {
            #expect(script.contains("'\(word.replacing(":", with: "\\:"))'"), "\(word)")
            #expect(!script.contains("'\(word)'"), "\(word)")
        }
    }

    /// As the scripts ask for them.
    @Test(
        arguments: [
            ["theme", "show", "--", "positional@0", "3", "0", "paydesk", "theme", "show", ""],
            ["theme", "check", "--", "positional@0", "3", "0", "paydesk", "theme", "check", ""],
            ["demo", "--", "--theme", "3", "0", "paydesk", "demo", "--theme", ""],
        ]
    )
    func `themes are looked up when the shell asks`(_ question: [String]) async {
        let answer = await desk.run(["---completion"] + question)
        #expect(answer.status == .done)
        for theme in ["dark", "light", "soft", "terminal"] {
            #expect(answer.output.split(separator: "\n").contains { $0 == theme }, "\(theme)")
        }
    }
}
