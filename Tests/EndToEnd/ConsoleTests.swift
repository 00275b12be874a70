import Foundation
import Glibc
import Testing

/// An operator's tasks in the built program, on the demo's sandbox.
@Suite(.serialized) struct ConsoleTests {
    private let home = try? Home()

    private func demo(columns: Int = 120, rows: Int = 34) async throws -> Program {
        let program = try Program(
            ["demo", "--payouts", "40"],
            environment: try #require(home).environment,
            columns: columns,
            rows: rows
        )
        try await program.wait(for: "newest first")
        return program
    }

    /// Closes what is open; a key that follows escape at once would be Alt with that key.
    private func escape(_ program: Program) async throws {
        program.type("\u{1B}")
        try await program.wait(for: "n new r re-query")
    }

    private func quit(_ program: Program) async throws {
        program.type("q")
        #expect(try await program.waitForEnd() == .exited(0))
    }

    @Test func `a payout is filled in, reviewed, paid, found and asked about`() async throws {
        let program = try await demo()
        program.type("n")
        try await program.wait(for: "Pay through which provider?")
        program.type("cashy\r")
        try await program.wait(for: "New payout")
        program.type("60000\rZoe Zapata\r")
        try await program.wait(for: "Zoe Zapata")
        program.type("\r")
        try await program.wait(for: "BANCOLOMBIA")
        program.type("nequi\r")
        try await program.wait(for: "NEQUI")
        // A wallet has one type of account, which nobody asks for.
        program.type("3001252861\rcc\r1020304050\rinvoice 7\r\r\r")
        try await program.wait(for: "All filled in.")
        program.type("\r")
        try await program.wait(for: "[ Back ]")
        try await program.wait(for: "3001252861")
        program.type("\t")
        try await program.wait(for: "[ Pay 60,000.00 COP ]")
        program.type("\r")
        try await program.wait(for: "Summary")
        program.type("/zapata\r")
        try await program.wait(for: "1 of 69")
        try await program.wait(for: "processing")
        try await program.wait(for: "● paid")
        program.type("\u{1B}")
        try await program.wait(for: "Payouts 69")
        try await quit(program)
    }

    @Test func `a screen reader hears where it is, and nothing but words`() async throws {
        let program = try Program(
            ["demo", "--plain", "--payouts", "40"],
            environment: try #require(home).environment,
            columns: 80,
            rows: 24
        )
        try await program.wait(for: "row 1 of ")
        let lines = program.picture.unicodeScalars.filter { (0x2500...0x25FF).contains($0.value) }
        #expect(lines.isEmpty)
        program.type("j")
        try await program.wait(for: "row 2 of ")
        program.type("\r")
        try await program.wait(for: "Summary, tab 1 of 5")
        try await program.wait(for: "line 1 of ")
        try await quit(program)
    }

    @Test func `two marked payouts are asked about at once`() async throws {
        let program = try await demo()
        // What is still being submitted would not be asked about.
        program.type("/status:paid provider:paypro-vn\r")
        try await program.wait(for: "provider:paypro-vn ✕")
        // The rows come after their filter; what is paid in Vietnam is paid in đồng.
        try await program.wait(untilGone: "COP")
        program.type("  r")
        try await program.wait(for: "Ask the providers about 2 payouts?")
        program.type("\t\r")
        try await program.wait(for: "Re-query: done")
        try await program.wait(for: "2 of 2")
        try await escape(program)
        try await quit(program)
    }

    @Test func `a field that breaks a rule says which, and nothing can be paid`() async throws {
        let program = try await demo()
        program.type("n")
        try await program.wait(for: "Pay through which provider?")
        program.type("vietnam\r")
        try await program.wait(for: "New payout")
        program.type("100\r")
        program.type("\u{13}")
        try await program.wait(for: "at least 50,000 VND")
        try await escape(program)
        program.type("q")
        try await program.wait(for: "What was typed is lost when you leave")
        program.type("\t\r")
        #expect(try await program.waitForEnd() == .exited(0))
    }

    @Test func `what was typed comes back when the console is opened again`() async throws {
        let home = try #require(home)
        let first = try Program([], environment: home.environment, columns: 120, rows: 34)
        try await first.wait(for: "No payouts yet.")
        first.type("n")
        try await first.wait(for: "Pay through which provider?")
        first.type("\r")
        try await first.wait(for: "New payout")
        first.type("000123456")
        try await first.wait(for: "000123456")
        first.type("\u{3}")
        #expect(try await first.waitForEnd() == .exited(0))

        let second = try Program([], environment: home.environment, columns: 120, rows: 34)
        try await second.wait(for: "A draft is kept; n brings it back.")
        second.type("n\r")
        try await second.wait(for: "000123456")
        second.type("\u{3}")
        #expect(try await second.waitForEnd() == .exited(0))
    }

    @Test func `what is being typed about a payout survives kill -9`() async throws {
        let home = try #require(home)
        let create = try Program(
            [
                "create", "--provider", "dvpay", "--set", "accountNumber=100200300",
                "--set", "currency=USD", "--set", "amount=25", "--queue",
            ],
            environment: home.environment
        )
        _ = try await create.waitForEnd()
        let first = try Program([], environment: home.environment, columns: 120, rows: 34)
        try await first.wait(for: "newest first")
        first.type("m")
        try await first.wait(for: "Note about PO-")
        first.type("the bank says")
        var patience = Patience()
        while !home.session.contains("the bank says") {
            let isLeft = patience.spend(0)
            try #require(isLeft, "nothing is kept")
            try await first.wait(for: "the bank says")
            first.type("\u{0C}")
        }
        kill(first.process, SIGKILL)
        #expect(try await first.waitForEnd() == .killed(by: SIGKILL))

        let second = try Program([], environment: home.environment, columns: 120, rows: 34)
        try await second.wait(for: "What you typed is kept: a note about PO-")
        second.type("m")
        try await second.wait(for: "This is a draft, as you left it")
        try await second.wait(for: "the bank says")
        second.type("\u{3}")
        #expect(try await second.waitForEnd() == .exited(0))
    }

    @Test func `help explains the screen, and the palette runs a command by name`() async throws {
        let program = try await demo()
        program.type("?")
        try await program.wait(for: "Where a payout stands")
        try await escape(program)
        program.type(":")
        try await program.wait(for: "what do you want to do?")
        program.type("quit\r")
        #expect(try await program.waitForEnd() == .exited(0))
    }

    @Test func `the console follows the size of its window`() async throws {
        let program = try await demo(columns: 80, rows: 24)
        program.resize(columns: 30, rows: 8)
        try await program.wait(for: "this terminal has 30 and 8")
        program.resize(columns: 200, rows: 60)
        try await program.wait(for: "Summary")
        try await program.wait(for: "newest first")
        program.resize(columns: 80, rows: 24)
        try await program.wait(for: "newest first")
        try await quit(program)
    }
}
