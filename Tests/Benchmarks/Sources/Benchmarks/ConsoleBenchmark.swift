import Foundation

/// The console on one ledger in one size of terminal.
struct ConsoleBenchmark {
    let path: String
    let ledger: SeededLedger
    let size: TerminalSize
    let plan: Plan
    let environment: [String]

    /// A frame is over when nothing comes for this long.
    static let frameQuiet = Duration.milliseconds(30)
    /// An answer that had to be read from the ledger is over when nothing comes for this long.
    static let answerQuiet = Duration.milliseconds(300)

    /// What the program finds around itself.
    static func environment(home: URL) -> [String] {
        ["TERM=xterm-256color", "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=\(home.path)"]
    }

    var place: Report.Place { Report.Place(size: size, ledger: ledger.count) }

    func measure(into report: inout Report) throws {
        progress("console, \(ledger.count) payouts, \(size.text)")
        var starts: [Duration] = []
        var processorTimes: [Duration] = []
        for _ in 0..<plan.starts {
            let (program, startTime) = try open()
            starts.append(startTime)
            processorTimes.append(try ProcessFigures(program.process).work.processorTime)
        }
        report.add(.start, place, Sample(starts))
        report.add(.startProcessor, place, Sample(processorTimes))

        let console = try session()
        try measureKeys(console, into: &report)
        try measureSearch(console, into: &report)
        let memory = Double(try ProcessFigures(console.program.process).residentBytes) / 1e6
        report.add(.memory, place, Sample([memory]))
        try measureIdle(console.program, into: &report)

        let runs = try (0..<plan.starts).map { _ in try runTime(path, ["--version"], environment) }
        report.add(.version, place, Sample(runs))
    }

    /// Starts the console and waits for the first payouts.
    private func open() throws -> (program: TerminalProgram, startTime: Duration) {
        let console = try TerminalProgram(
            TerminalProgram.Launch(
                path: path,
                arguments: ["console", "--watch", "--config", ledger.configurationPath],
                environment: environment,
                columns: size.columns,
                rows: size.rows
            )
        )
        let changes = try console.record(area: console.screen.bounds, quiet: .zero) { screen in
            screen.listPane.map { screen.text($0.rows.lowerBound + 2).contains("PO-") } ?? false
        }
        return (console, (changes.last?.time ?? .now) - console.started)
    }

    func session() throws -> ConsoleSession {
        let program = try open().program
        // The detail of the first payout.
        _ = try program.record(area: program.screen.bounds, quiet: Self.answerQuiet) { _ in true }
        guard let pane = program.screen.listPane else {
            throw BenchmarkError("There is no list:\n\(program.text)")
        }
        return ConsoleSession(program: program, pane: pane)
    }

    private func measureIdle(_ program: TerminalProgram, into report: inout Report) throws {
        Thread.sleep(forTimeInterval: 3)
        let before = try ProcessFigures(program.process)
        Thread.sleep(forTimeInterval: plan.idleTime / .seconds(1))
        let after = try ProcessFigures(program.process)
        let work = after.work(since: before)
        report.add(.idle, place, Sample([work.processorTime / plan.idleTime * 100]))
        let rate = Double(work.wakeUps) / (plan.idleTime / .seconds(1))
        report.add(.wakeUps, place, Sample([rate]))
    }
}

extension Screen {
    /// The list of payouts with its border, once it is drawn.
    var listPane: Area? {
        let row = 1
        guard cells[row * width].scalar == "╭",
            let right = (0..<width).first(where: { cells[row * width + $0].scalar == "╮" }),
            let bottom = (row..<height).first(where: { cells[$0 * width].scalar == "╰" })
        else { return nil }
        return Area(columns: 0..<(right + 1), rows: row..<(bottom + 1))
    }
}
