import Foundation
import Glibc
import Testing

/// The terminal is as it was before, however the console ends.
@Suite(.serialized) struct TerminalRestoredTests {
    private let home = try? Home()

    private func demo() async throws -> Program {
        let home = try #require(home)
        let program = try Program(
            ["demo", "--payouts", "40"],
            environment: home.environment
        )
        try await program.wait(for: "newest first")
        #expect(program.modes[1049] == true)
        return program
    }

    private func expectRestored(_ program: Program) throws {
        for mode in [1000, 1002, 1004, 1006, 1049, 2004] {
            #expect(program.modes[mode] != true, "mode \(mode) is left on")
        }
        #expect(program.modes[1049] == false)
        #expect(program.modes[2004] == false)
        #expect(program.modes[25] != false, "the cursor is left hidden")
        #expect(program.lineSettings == (try LineSettings.untouched()))
    }

    @Test func `q leaves with status 0`() async throws {
        let program = try await demo()
        program.type("q")
        #expect(try await program.waitForEnd() == .exited(0))
        try expectRestored(program)
    }

    @Test func `the demo leaves no ledger behind`() async throws {
        let program = try await demo()
        program.type("q")
        #expect(try await program.waitForEnd() == .exited(0))
        let left = try FileManager.default.contentsOfDirectory(atPath: try #require(home).path)
        #expect(left == ["paydesk.yaml"])
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func `a signal to end is obeyed`(signal: Int32) async throws {
        let program = try await demo()
        kill(program.process, signal)
        #expect(try await program.waitForEnd() == .exited(0))
        try expectRestored(program)
    }

    @Test(arguments: [SIGSEGV, SIGABRT])
    func `a crash is reported as what it was`(signal: Int32) async throws {
        let program = try await demo()
        kill(program.process, signal)
        #expect(try await program.waitForEnd() == .killed(by: signal))
        try expectRestored(program)
    }

    @Test func `ctrl-z gives the shell its terminal back, and fg brings the console back`()
        async throws
    {
        let home = try #require(home)
        let shell = try Program(["-i"], of: "/bin/sh", environment: home.environment)
        shell.type("PS1='ready''> '; '\(Program.paydesk)' demo --payouts 40\n")
        try await shell.wait(for: "newest first", redrawing: false)
        #expect(shell.modes[1049] == true)

        shell.type("\u{1A}")
        try await shell.wait(for: "ready>", redrawing: false)
        #expect(shell.modes[1049] == false)
        #expect(shell.modes[2004] == false)
        #expect(shell.modes[25] != false)
        shell.type("echo still here: $((40 + 2))\n")
        try await shell.wait(for: "still here: 42", redrawing: false)

        shell.type("fg\n")
        try await shell.wait(for: "newest first", redrawing: false)
        #expect(shell.modes[1049] == true)
        shell.type("q")
        try await shell.wait(for: "ready>", redrawing: false)
        #expect(shell.modes[1049] == false)
        shell.type("exit\n")
        #expect(try await shell.waitForEnd() == .exited(0))
    }
}
