import Foundation
import Glibc
import Synchronization
import TerminalUI
import Testing

@testable import Terminal

extension CursesTests {
    @Suite struct TerminalLoopTests {
        typealias Event = RecordingApplication.Event

        private let terminal: PseudoTerminal
        private let events: AsyncStream<Event>
        private let line: RecordingApplication.Line
        private let waker = Waker()

        init() throws {
            terminal = try PseudoTerminal()
            let (events, continuation) = AsyncStream.makeStream(
                of: Event.self,
                bufferingPolicy: .bufferingNewest(10_000)
            )
            self.events = events
            let waker = waker
            line = RecordingApplication.Line(events: continuation) { waker.set($0) }
        }

        /// Starts the loop; it ends with `q`, or as a test says.
        func start(
            nextTick: Duration? = nil,
            _ programs: [String: String] = [:]
        ) -> Task<TerminalLoop.Ending, any Error> {
            let (descriptor, line) = (terminal.terminal, line)
            let environment = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
            return Task {
                try await TerminalLoop.run(
                    capabilities: TerminalCapabilities(
                        environment: environment.merging(programs) { $1 }
                    ),
                    input: descriptor,
                    output: descriptor
                ) {
                    try RecordingApplication(line, nextTick: nextTick)
                }
            }
        }

        /// Waits for an event and returns those that came before it, and it.
        @discardableResult
        private func events(until last: Event) async -> [Event] {
            var seen: [Event] = []
            for await event in events {
                seen.append(event)
                if event == last { break }
            }
            return seen
        }

        private static let first = Event.rendered(Size(width: 80, height: 24))

        @Test func `the system's tools see the loop's thread by its name`() async throws {
            let run = start()
            await events(until: Self.first)
            let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")
            let names = tasks.compactMap { task in
                try? String(contentsOfFile: "/proc/self/task/\(task)/comm", encoding: .utf8)
            }
            #expect(names.contains("terminal\n"), "\(names)")
            terminal.type("q")
            #expect(try await run.value == .finished)
        }

        @Test func `an application starts, takes keys, and the terminal is restored`() async throws
        {
            let before = terminal.localFlags
            let run = start()
            let started = await events(until: Self.first)
            #expect(started == [.input(.resize(Size(width: 80, height: 24))), Self.first])
            #expect(try terminal.output(until: "ready").contains("\u{1B}[?1049h"))
            await events(until: .rested)
            terminal.type("jk")
            let handled = await events(until: Self.first)
            #expect(handled.starts(with: [.input(.key(.character("j")))]))
            terminal.type("q")
            #expect(try await run.value == .finished)
            #expect(try terminal.output().contains("\u{1B}[?1049l"))
            #expect(terminal.localFlags == before)
        }

        @Test func `an application rests once what was typed is on the screen, and at the end`()
            async throws
        {
            let run = start()
            await events(until: .rested)
            terminal.type("j")
            let handled = await events(until: .rested).filter { $0 != .drained }
            #expect(handled == [.input(.key(.character("j"))), Self.first, .rested])
            terminal.type("q")
            let left = await events(until: .rested)
            #expect(left.contains(.input(.key(.character("q")))))
            #expect(try await run.value == .finished)
        }

        @Test func `an application that cannot start leaves the terminal as it was`() async throws {
            struct NoLedger: Error {}
            let before = terminal.localFlags
            let descriptor = terminal.terminal
            await #expect(throws: NoLedger.self) {
                try await TerminalLoop.run(
                    capabilities: TerminalCapabilities(environment: ["TERM": "xterm-256color"]),
                    input: descriptor,
                    output: descriptor
                ) { throw NoLedger() }
            }
            #expect(terminal.localFlags == before)
            let (entered, left) = ("\u{1B}[?1049h", "\u{1B}[?1049l")
            let output = try terminal.output()
            #expect(output.contains(entered) == output.contains(left))
        }

        @Test func `keys that came together are painted once`() async throws {
            let run = start()
            await events(until: Self.first)
            terminal.type("abcdefghij")
            let seen = await events(until: .input(.key(.character("j"))))
            #expect(seen.filter { $0 == Self.first }.count <= 1)
            terminal.type("q")
            _ = try await run.value
        }

        @Test func `a new size reaches the application`() async throws {
            let run = start()
            await events(until: Self.first)
            terminal.resize(columns: 100, rows: 30)
            kill(getpid(), SIGWINCH)
            let seen = await events(until: .rendered(Size(width: 100, height: 30)))
            #expect(seen.contains(.input(.resize(Size(width: 100, height: 30)))))
            terminal.type("q")
            _ = try await run.value
        }

        @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
        func `a signal to end restores the terminal`(_ signal: Int32) async throws {
            let before = terminal.localFlags
            let run = start()
            await events(until: Self.first)
            kill(getpid(), signal)
            #expect(try await run.value == .terminated)
            #expect(try terminal.output().contains("\u{1B}[?1049l"))
            #expect(terminal.localFlags == before)
        }

        @Test func `a cancelled task ends the loop`() async throws {
            let run = start()
            await events(until: Self.first)
            run.cancel()
            #expect(try await run.value == .terminated)
        }

        @Test func `a terminal that goes away ends the loop`() async throws {
            let run = start()
            await events(until: Self.first)
            terminal.hangUp()
            #expect(try await run.value == .disconnected)
        }

        @Test func `other threads wake the application, a storm paints now and then`()
            async throws
        {
            let run = start()
            await events(until: Self.first)
            let clock = ContinuousClock()
            let start = clock.now
            var paints = 0
            for _ in 0..<2000 {
                waker.wake()
                paints += await events(until: .drained).filter { $0 == Self.first }.count
            }
            let time = clock.now - start
            let prompt = min(time, PaintPace.promptTime) / PaintPace.promptInterval
            let later = max(time - PaintPace.promptTime, .zero) / PaintPace.stormInterval
            #expect(Double(paints) <= prompt + later + 2 + Double(PaintPace.promptPaints))
            terminal.type("q")
            _ = try await run.value
        }

        @Test func `a storm does not hold up a key`() async throws {
            let run = start()
            await events(until: Self.first)
            waker.wake()
            await events(until: .drained)
            terminal.type("j")
            await events(until: .input(.key(.character("j"))))
            await events(until: Self.first)
            terminal.type("q")
            _ = try await run.value
        }

        @Test func `a tick is taken and repaints by itself`() async throws {
            let run = start(nextTick: .milliseconds(5))
            await events(until: Self.first)
            // What waited for its time is done, and seen.
            #expect(await events(until: Self.first).contains(.drained))
            terminal.type("q")
            _ = try await run.value
        }

        @Test func `requests of the application are carried out`() async throws {
            let run = start()
            await events(until: Self.first)
            terminal.type("y")
            _ = try terminal.output(until: "\u{1B}]52;c;UE8=\u{7}")
            terminal.type("\u{C}")
            _ = try terminal.output(until: "ready")
            terminal.type("q")
            _ = try await run.value
        }

        // MARK: Other programs

        /// What the loop reports after a key asked for a program.
        private func result(of key: String, _ programs: [String: String]) async throws -> Input? {
            let run = start(programs)
            await events(until: Self.first)
            terminal.type(key)
            var result: Input?
            for await case .input(let input) in events {
                if case .returned = input {
                    result = input
                    break
                }
            }
            await events(until: Self.first)
            #expect(try terminal.output(until: "ready").contains("\u{1B}[?1049h"), "it is back")
            terminal.type("q")
            _ = try await run.value
            return result
        }

        @Test func `the pager has the terminal and the text`() async throws {
            let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: file) }
            let result = try await result(of: "P", ["PAGER": "cat > '\(file.path)'; true"])
            #expect(result == .returned(.shown))
            #expect(try String(contentsOf: file, encoding: .utf8) == "a long answer\n")
        }

        @Test func `what the editor leaves comes back, and its file is gone`() async throws {
            let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            defer { try? FileManager.default.removeItem(at: file) }
            let script = """
                #!/bin/sh
                test "$(stat -c %a "$1")" = 600 || exit 1
                test "$(cat "$1")" = draft || exit 2
                echo "called, ទូរស័ព្ទ" > "$1.new"; mv "$1.new" "$1"; echo "$1" > "$0.path"
                """
            try Data(script.utf8).write(to: file)
            let result = try await result(of: "E", ["EDITOR": "sh '\(file.path)'"])
            #expect(result == .returned(.edited("called, ទូរស័ព្ទ\n")))
            let note = file.appendingPathExtension("path")
            defer { try? FileManager.default.removeItem(at: note) }
            let path = try String(contentsOf: note, encoding: .utf8).dropLast()
            #expect(!FileManager.default.fileExists(atPath: String(path)))
        }

        @Test(arguments: ["false", "/nowhere/editor"])
        func `an editor that fails changes nothing`(_ editor: String) async throws {
            let result = try await result(of: "E", ["VISUAL": editor])
            #expect(
                result
                    == .returned(.failed("\(editor) did not end well; nothing was taken from it."))
            )
        }

        @Test func `a program that was stopped goes on`() async throws {
            #expect(
                try await result(of: "P", ["PAGER": "kill -STOP $$; true"]) == .returned(.shown)
            )
        }

        @Test func `who is asked to end ends the program, too`() async throws {
            let run = start(["PAGER": "sleep 600 & wait; true"])
            await events(until: Self.first)
            terminal.type("P")
            _ = try terminal.output(until: "\u{1B}[?1049l")
            kill(getpid(), SIGTERM)
            #expect(try await run.value == .terminated)
        }

        @Test func `an application that cannot be made leaves the terminal alone`() async throws {
            let before = terminal.localFlags
            let descriptor = terminal.terminal
            await #expect(throws: CancellationError.self) {
                try await TerminalLoop.run(
                    capabilities: TerminalCapabilities(
                        environment: ["TERM": "xterm-256color"]
                    ),
                    input: descriptor,
                    output: descriptor
                ) {
                    throw CancellationError()
                }
            }
            #expect(terminal.localFlags == before)
        }
    }
}

/// Hands the loop's wake function to the test.
final class Waker: Sendable {
    private let function = Mutex<(@Sendable () -> Void)?>(nil)

    func set(_ wake: @escaping @Sendable () -> Void) { function.withLock { $0 = wake } }

    func wake() { function.withLock { $0 }?() }
}
