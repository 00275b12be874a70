import Glibc
import Terminal
import TerminalUI
import TerminalUITesting
import Testing

extension CursesTests {
    @Suite struct TerminalSessionTests {
        private static let utf8 = ["TERM": "xterm-256color", "LANG": "en_US.UTF-8"]
        private static let reportsOff = "\u{1B}[?1004l\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l"
        private static let reportsOn = "\u{1B}[?2004h\u{1B}[?1000h\u{1B}[?1006h\u{1B}[?1004h"

        @Test func `a session enters full screen, and leaves everything as it was`() throws {
            let terminal = try PseudoTerminal()
            let before = terminal.localFlags
            do {
                let session = try TerminalSession(on: terminal, Self.utf8)
                #expect(session.size == Size(width: 80, height: 24))
                #expect(terminal.localFlags != before)
                let start = try terminal.output()
                #expect(start.contains("\u{1B}[?1049h"))
                #expect(start.hasSuffix(Self.reportsOn))
            }
            let end = try terminal.output()
            #expect(end.hasPrefix(Self.reportsOff))
            #expect(end.contains("\u{1B}[?1049l"))
            #expect(terminal.localFlags == before)
        }

        @Test(arguments: InputCase.all)
        func `bytes are decoded to inputs`(_ example: InputCase) throws {
            for name in ["xterm-256color", "tmux-256color"] {
                let terminal = try PseudoTerminal()
                var session = try TerminalSession(on: terminal, ["TERM": name, "LANG": "C.UTF-8"])
                try terminal.deliver(example.bytes)
                #expect(session.readInputs() == example.inputs, "TERM=\(name)")
            }
        }

        @Test func `a paste may come in parts, and may lack its end`() throws {
            let terminal = try PseudoTerminal()
            var session = try TerminalSession(on: terminal, Self.utf8)
            try terminal.deliver("\u{1B}[200~one ")
            #expect(session.readInputs() == [])
            #expect(session.isWaitingForInput == true)
            try terminal.deliver("two\u{1B}[201~x")
            #expect(session.readInputs() == [.paste("one two"), .key(.character("x"))])
            try terminal.deliver("\u{1B}[200~three")
            #expect(session.readInputs() == [])
            #expect(session.stopWaitingForInput() == [.paste("three")])
            #expect(session.isWaitingForInput == false)
        }

        @Test func `the terminal is given back while something else runs`() throws {
            let terminal = try PseudoTerminal()
            let cooked = terminal.localFlags
            var session = try TerminalSession(on: terminal, Self.utf8)
            let raw = terminal.localFlags
            session.paint(
                Surface.drawn(80, 24) { $0.write("before", y: 0) },
                theme: try .bundled("dark")
            )
            _ = try terminal.output()
            try session.suspended {
                #expect(terminal.localFlags == cooked)
                let output = try terminal.output()
                #expect(output.contains(Self.reportsOff) && output.contains("\u{1B}[?1049l"))
            }
            #expect(terminal.localFlags == raw)
            session.paint(
                Surface.drawn(80, 24) { $0.write("after", y: 0) },
                theme: try .bundled("dark")
            )
            let output = try terminal.output()
            #expect(output.contains(Self.reportsOn))
            #expect(output.contains("after"))
        }

        @Test func `a new size is drawn to its edges`() throws {
            let terminal = try PseudoTerminal()
            let theme = try Theme.bundled("dark")
            var session = try TerminalSession(on: terminal, Self.utf8)
            session.paint(Surface.drawn(80, 24) { $0.write("small", y: 0) }, theme: theme)
            terminal.resize(columns: 100, rows: 30)
            session.resize()
            #expect(session.size == Size(width: 100, height: 30))
            _ = try terminal.output()
            session.paint(Surface.drawn(100, 30) { $0.write("corner", x: 94, y: 29) }, theme: theme)
            #expect(try terminal.output().contains("corne"))
        }

        @Test(arguments: ["no-such-terminal", "dumb", ""])
        func `an unknown kind of terminal is refused by name`(_ name: String) throws {
            let terminal = try PseudoTerminal()
            let before = terminal.localFlags
            #expect(throws: TerminalError.unknownTerminal(name)) {
                _ = try TerminalSession(on: terminal, ["TERM": name])
            }
            #expect(try terminal.output() == "")
            #expect(terminal.localFlags == before)
        }

        @Test(arguments: ["xterm-kitty", "foot", "xterm-ghostty"])
        func `terminals that do as xterm does need no description`(_ name: String) throws {
            let terminal = try PseudoTerminal()
            let session = try TerminalSession(on: terminal, ["TERM": name, "LANG": "C.UTF-8"])
            #expect(session.colorDepth == .indexed256)
        }

        @Test func `a file is no terminal`() throws {
            let descriptor = unsafe open("/dev/null", O_RDWR)
            defer { close(descriptor) }
            #expect(throws: TerminalError.notATerminal) {
                _ = try TerminalSession(
                    input: descriptor,
                    output: descriptor,
                    capabilities: TerminalCapabilities(environment: Self.utf8)
                )
            }
        }

        @Test func `a crash restores the terminal first`() throws {
            // A former action that lets the test live on.
            let former = signal(SIGTRAP) { _ in }
            defer { signal(SIGTRAP, former) }
            let terminal = try PseudoTerminal()
            let before = terminal.localFlags
            let session = try TerminalSession(on: terminal, Self.utf8)
            #expect(session.size.width == 80)
            _ = try terminal.output()
            raise(SIGTRAP)
            let output = try terminal.output()
            #expect(output.hasPrefix(Self.reportsOff))
            #expect(output.hasSuffix("\u{1B}[?25h\u{1B}[0m\u{1B}[?1049l\r"))
            #expect(terminal.localFlags == before)
        }

        @Test func `text is copied through OSC 52, in tmux by it and through it`() throws {
            let terminal = try PseudoTerminal()
            do {
                var session = try TerminalSession(on: terminal, Self.utf8)
                _ = try terminal.output()
                session.perform(.copy("PO-7F3K"))
                #expect(try terminal.output() == "\u{1B}]52;c;UE8tN0YzSw==\u{7}")
                session.perform(.title("pay\u{7}desk"))
                #expect(try terminal.output() == "\u{1B}]2;paydesk\u{7}")
            }
            var session = try TerminalSession(
                on: terminal,
                Self.utf8.merging(["TMUX": "/tmp/tmux-0/default,1,0"]) { $1 }
            )
            _ = try terminal.output()
            session.perform(.copy("PO-7F3K"))
            let wrapped = "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;UE8tN0YzSw==\u{7}\u{1B}\\"
            #expect(try terminal.output() == "\u{1B}]52;c;UE8tN0YzSw==\u{7}" + wrapped)
        }

        @Test func `news rings and is shown on the desktop, without controls`() throws {
            let terminal = try PseudoTerminal()
            do {
                var session = try TerminalSession(on: terminal, Self.utf8)
                _ = try terminal.output()
                session.perform(.notify("1 payout;\u{1B}]52;c;\u{7}\u{9C} needs\na person"))
                let line = "1 payout,]52,c, needsa person"
                #expect(
                    try terminal.output()
                        == "\u{7}\u{1B}]9;Paydesk: \(line)\u{7}"
                        + "\u{1B}]777;notify;Paydesk;\(line)\u{7}"
                )
                session.perform(.notify(String(repeating: "w", count: 5_000)))
                #expect(try terminal.output().utf8.count < 500)
            }
            var session = try TerminalSession(
                on: terminal,
                Self.utf8.merging(["TMUX": "/tmp/tmux-0/default,1,0"]) { $1 }
            )
            _ = try terminal.output()
            session.perform(.notify("news"))
            #expect(
                try terminal.output()
                    == "\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]9;Paydesk: news\u{7}\u{1B}\\"
                    + "\u{1B}Ptmux;\u{1B}\u{1B}]777;notify;Paydesk;news\u{7}\u{1B}\\"
            )
        }
    }
}
