import Foundation
import Glibc
import Testing

/// Two consoles in two terminals on one ledger.
@Suite(.serialized) struct PresenceTests {
    private let home = try? Home()

    private static let words = "you have this open in another console"

    private func console() async throws -> Program {
        let program = try Program([], environment: try #require(home).environment, columns: 120)
        try await program.wait(for: "newest first")
        return program
    }

    /// Puts a payout into the ledger, which nobody answers for.
    private func create() async throws {
        let create = try Program(
            [
                "create", "--provider", "dvpay", "--set", "accountNumber=100200300",
                "--set", "currency=USD", "--set", "amount=25", "--queue",
            ],
            environment: try #require(home).environment
        )
        _ = try await create.waitForEnd()
    }

    @Test func `each sees that the other has a payout open, until it is killed or left`()
        async throws
    {
        try await create()
        let first = try await console()
        let second = try await console()
        try await first.wait(for: Self.words)
        try await second.wait(for: Self.words)
        kill(second.process, SIGKILL)
        #expect(try await second.waitForEnd() == .killed(by: SIGKILL))
        try await first.wait(untilGone: Self.words)

        let third = try await console()
        try await first.wait(for: Self.words)
        third.type("3")
        try await first.wait(untilGone: Self.words)
        third.type("1")
        try await first.wait(for: Self.words)
        third.type("q")
        #expect(try await third.waitForEnd() == .exited(0))
        try await first.wait(untilGone: Self.words)
        first.type("q")
        #expect(try await first.waitForEnd() == .exited(0))
    }

    /// A shell stops it: of a program that no shell watches over, the kernel takes no ctrl-z.
    @Test func `a console that is stopped has nothing open until it goes on`() async throws {
        try await create()
        let first = try await console()
        let shell = try Program(
            ["-i"],
            of: "/bin/sh",
            environment: try #require(home).environment,
            columns: 120
        )
        shell.type("PS1='ready''> '; '\(Program.paydesk)'\n")
        try await first.wait(for: Self.words)
        shell.type("\u{1A}")
        // Until the shell asks, what is typed is the console's, or thrown away with its settings.
        try await shell.wait(for: "ready>", redrawing: false)
        try await first.wait(untilGone: Self.words)
        shell.type("fg\n")
        try await first.wait(for: Self.words)
        shell.type("q")
        try await shell.wait(for: "ready>", redrawing: false)
        try await first.wait(untilGone: Self.words)
        shell.type("exit\n")
        #expect(try await shell.waitForEnd() == .exited(0))
        first.type("q")
        #expect(try await first.waitForEnd() == .exited(0))
    }
}
