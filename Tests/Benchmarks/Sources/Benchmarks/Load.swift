import Foundation

/// Children that keep every core busy while a benchmark runs.
func withEveryCoreBusy(_ body: () throws -> Void) throws {
    let spinners = try (0..<ProcessInfo.processInfo.activeProcessorCount).map { _ in
        try TerminalProgram(
            TerminalProgram.Launch(
                path: "/bin/sh",
                arguments: ["-c", "while :; do :; done"],
                environment: [],
                columns: 80,
                rows: 24
            )
        )
    }
    try withExtendedLifetime(spinners) { try body() }
}
