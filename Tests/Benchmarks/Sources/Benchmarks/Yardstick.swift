import Foundation

/// The same things done by `less`, which every operator knows as fast, on a text of payouts.
struct Yardstick {
    let text: URL
    let size: TerminalSize
    let plan: Plan
    let environment: [String]

    /// Writes the text.
    static func makeText(in cache: URL) throws -> URL {
        let file = cache.appending(path: "payouts.txt")
        let lines = (0..<100_000).map { "PO-\(1_000_000 + $0)  paid  paypro-vn  1,250,000 VND" }
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        return file
    }

    func measure(into report: inout Report) throws {
        var starts: [Duration] = []
        var processorTimes: [Duration] = []
        for _ in 0..<plan.starts {
            let (program, startTime) = try open()
            starts.append(startTime)
            processorTimes.append(try ProcessFigures(program.process).work.processorTime)
        }
        report.addYardstick(.start, size, Sample(starts))
        report.addYardstick(.startProcessor, size, Sample(processorTimes))

        let less = try open().program
        let before = try ProcessFigures(less.process).work.processorTime
        let idle = try moves(less)
        let after = try ProcessFigures(less.process).work.processorTime
        report.addYardstick(.moveProcessor, size, Sample([(after - before) / idle.count]))
        report.addYardstick(.move, size, Sample(idle.map(\.time)))
        report.addYardstick(.moveBytes, size, Sample(idle.map { Double($0.bytes) }))
        try withEveryCoreBusy {
            report.addYardstick(.moveBusy, size, Sample(try moves(less).map(\.time)))
        }
        let memory = Double(try ProcessFigures(less.process).residentBytes) / 1e6
        report.addYardstick(.memory, size, Sample([memory]))

        let runs = try (0..<plan.starts).map { _ in try runTime("/bin/true", [], environment) }
        report.addYardstick(.version, size, Sample(runs))
    }

    private func open() throws -> (program: TerminalProgram, startTime: Duration) {
        let less = try TerminalProgram(
            TerminalProgram.Launch(
                path: "/usr/bin/less",
                arguments: [text.path],
                environment: environment,
                columns: size.columns,
                rows: size.rows
            )
        )
        let changes = try less.record(area: less.screen.bounds, quiet: .zero) {
            $0.text($0.height - 2).contains("PO-")
        }
        return (less, (changes.last?.time ?? .now) - less.started)
    }

    private func moves(_ less: TerminalProgram) throws -> [Reaction] {
        try (0..<plan.moves).map { _ in
            try less.press("j", area: less.screen.bounds, quiet: ConsoleBenchmark.frameQuiet)
        }
    }
}

/// How long a command takes from its start to its end.
func runTime(_ path: String, _ arguments: [String], _ environment: [String]) throws -> Duration {
    let program = try TerminalProgram(
        TerminalProgram.Launch(
            path: path,
            arguments: arguments,
            environment: environment,
            columns: 80,
            rows: 24
        )
    )
    program.waitForEnd()
    return .now - program.started
}
