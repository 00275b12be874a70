import Console
import Foundation
import Payouts
import TerminalUI
import Testing

@testable import PaydeskCommand

/// What `paydesk man` writes: made of the declarations, so that nothing in it can be out of date.
struct ManualPageTests {
    private let page: String
    /// The page as it reads, without roff's escapes.
    private let text: String

    init() async throws {
        page = await (try TestDesk()).run(["man"]).output
        let escapes = [
            "\\-": "-", "\\(dq": "\"", "\\(aq": "'", "\\(ha": "^", "\\(ti": "~",
            "\\(ga": "`", "\\&": "", "\\e": "\\",
        ]
        text = escapes.reduce(page) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
    }

    @Test func `every command is in it with every option and argument`() throws {
        let commands = try CommandTree.paydesk().command.leaves
        #expect(commands.count > 40)
        for command in commands {
            #expect(text.contains(".SS \(command.path.joined(separator: " "))"), "\(command.path)")
            for argument in command.ownArguments {
                let names = (argument.names ?? []).map(\.text)
                let isThere = names.allSatisfy { text.contains($0) }
                #expect(isThere, "\(command.path) \(names)")
                let abstract = try #require(argument.abstract, "\(command.path) \(names)")
                #expect(!abstract.isEmpty)
            }
        }
    }

    @Test func `every key of the console is in it, with the name by which it is changed`() throws {
        let keymap = try Keymap(ConsoleCommand.descriptions)
        for command in ConsoleCommand.descriptions {
            #expect(text.contains("(\(command.name))"), "\(command.name)")
            let keys = keymap.keys(for: command).map(\.name).joined(separator: " ")
            #expect(text.contains(".B \(keys)\n"), "\(command.name)")
        }
    }

    @Test func `every key of a payout in JSON is in it, and none that is not`() throws {
        let shown = try #require(
            JSONSerialization.jsonObject(with: Data(Expected.shown.utf8)) as? [String: Any]
        )
        var keys: Set<String> = ["reason.code", "reason.explanation", "reason.nextStep"]
        for (key, value) in shown {
            let inner = (value as? [[String: Any]])?.first ?? value as? [String: Any]
            keys.formUnion(inner?.keys.map { "\(key).\($0)" } ?? [])
            if inner == nil || value is [Any] { keys.insert(key) }
        }
        #expect(Set(PayoutOutput.documented.map(\.key)) == keys)
        for key in keys { #expect(text.contains(".B \(key)\n"), "\(key)") }
        for status in PayoutStatus.allCases {
            #expect(PayoutOutput.documented.contains { $0.help.contains(status.rawValue) })
        }
    }

    @Test func `every setting and every exit status is in it`() {
        for setting in Settings.documented {
            #expect(text.contains(".B \(setting.path)\n"), "\(setting.path)")
            #expect(setting.help.hasSuffix("."), "\(setting.path)")
        }
        let paths = Settings.documented.map(\.path)
        #expect(paths.contains("providers.PROVIDER.limits.CURRENCY"))
        #expect(paths.contains("providers.dvpay.transactionDetail"))
        #expect(Set(paths).count == paths.count)
        for status in ExitStatus.allCases {
            #expect(text.contains(".B \(status.rawValue)\n\(status.meaning)."), "\(status)")
        }
    }

    @Test func `it begins as manual pages do`() {
        #expect(
            page.hasPrefix(
                """
                .TH "PAYDESK" "1" "" "paydesk 0.1.0" "Paydesk"
                .SH NAME
                .PP
                paydesk \\- a console for paying money out through several providers
                .SH SYNOPSIS

                """
            )
        )
    }

    /// What roff would stumble over: bytes beyond ASCII, macros that do not exist, text that is
    /// taken for one.
    @Test func `it is plain man macros in ASCII`() {
        #expect(page.utf8.allSatisfy { $0 < 0x80 })
        let macros = ["TH", "SH", "SS", "PP", "TP", "IP", "B", "br"]
        for line in page.split(separator: "\n") where line.hasPrefix(".") {
            let macro = line.dropFirst().prefix { $0 != " " }
            #expect(macros.contains(String(macro)), "\(line)")
        }
        #expect(!page.contains("\n'"))
        #expect(!page.contains("\n\n"))
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/groff")))
    func `groff has nothing to warn of`() throws {
        let (status, output) = try Shell.run(
            "/usr/bin/groff",
            ["-man", "-Tutf8", "-ww", "-z"],
            input: page
        )
        #expect(status == 0)
        #expect(output == "")
    }

    @Test func `text that looks like roff is only text`() {
        var roff = Roff()
        roff.paragraphs(".so /etc/passwd\n'quoted'\n  back\\slash - caf\u{E9} “x”")
        roff.term("--set")
        #expect(
            roff.text == """
                .PP
                \\&.so /etc/passwd
                .br
                \\(aqquoted\\(aq
                  back\\eslash \\- caf\\[u00E9] \\[u201C]x\\[u201D]
                .TP
                .B \\-\\-set
                \\&

                """
        )
    }
}
