import Foundation

/// A console on a large ledger while another process commits 1,000 transitions a second.
struct StormBenchmark {
    let program: String
    let cache: URL
    /// How long at each size of terminal.
    let seconds: Int
    let plan: Plan
    let payouts: Int

    /// Pieces of output that are further apart than this are different frames.
    private static let frameGap = Duration.milliseconds(10)
    /// After a key, the console reads and paints the detail.
    private static let keyInterval = Duration.milliseconds(150)
    /// So often it is left alone for some time, to count what it paints by itself.
    private static let keysBetweenRests = 10
    private static let rest = Duration.seconds(1)

    func report() throws -> String {
        let seeded = try SeededLedger(count: payouts, cache: cache, program: program)
        let folder = cache.appending(path: "storm")
        let copy = try seeded.copied(to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = SeededLedger(count: payouts, configurationPath: copy)
        let orders = try CashyProOrder.orders(
            program: program,
            configuration: copy,
            filter: "provider:cashypro-co status:paid",
            limit: 100_000
        )
        let storm = try Storm(orders)
        let server = try ServingProgram(
            program: program,
            configuration: copy,
            environment: CashyProOrder.environment(home: cache.path)
        )
        defer { server.end() }
        let start = ContinuousClock.now
        storm.begin(port: server.port)
        var figures: [StormFigures] = []
        for size in plan.sizes { figures.append(try measure(size, ledger)) }
        let pending = try server.pendingNotifications()
        try storm.end()
        let lasted = ContinuousClock.now - start
        while try server.pendingNotifications() > 0 { usleep(20_000) }
        try verify(storm, copy)
        return rates(storm.progress.kept, pending, lasted) + "\n\n" + table(figures).text
    }

    /// How many transitions there really were.
    private func rates(_ kept: Int, _ pending: Int, _ lasted: Duration) -> String {
        let seconds = lasted / .seconds(1)
        let (keptRate, appliedRate) = (Double(kept) / seconds, Double(kept - pending) / seconds)
        let isStorm = appliedRate >= Self.leastShare * Double(Storm.perSecond)
        return "\(payouts) payouts; asked for \(Storm.perSecond) transitions a second for "
            + String(format: "%.0f s: %.0f a second were kept, ", seconds, keptRate)
            + String(format: "%.0f applied", appliedRate)
            + (isStorm ? "" : ", too few: the figures are not those of the storm")
    }

    /// The share of the transitions that were asked for without which it is another measurement.
    private static let leastShare = 0.95

    // MARK: The console

    private func measure(
        _ size: TerminalSize,
        _ ledger: SeededLedger
    ) throws -> StormFigures {
        progress("storm, \(ledger.count) payouts, \(size.text), \(seconds) s")
        let console = try ConsoleBenchmark(
            path: program,
            ledger: ledger,
            size: size,
            plan: plan,
            environment: ConsoleBenchmark.environment(home: cache)
        )
        .session()
        // The console begins where it was left; what is newest may still have to be read.
        console.program.type("g")
        _ = console.program.watch(until: .now + Self.rest)
        _ = try console.select(0, by: "g")
        var figures = StormFigures()
        let before = try ProcessFigures(console.program.process)
        let start = ContinuousClock.now
        var row = 0
        var isGoingDown = true
        while figures.elapsed < .seconds(seconds) {
            if row == 0 { isGoingDown = true }
            if row == console.rowCount - 1 { isGoingDown = false }
            row += isGoingDown ? 1 : -1
            figures.keys.append(try console.select(row, by: isGoingDown ? "j" : "k"))
            _ = console.program.watch(until: .now + Self.keyInterval)
            if figures.keys.count.isMultiple(of: Self.keysBetweenRests) {
                countFrames(console.program, into: &figures)
            }
            figures.elapsed = .now - start
            if figures.elapsed >= .seconds(figures.memory.count) {
                let bytes = try ProcessFigures(console.program.process).residentBytes
                figures.memory.append(StormFigures.Memory(time: figures.elapsed, bytes: bytes))
            }
        }
        let after = try ProcessFigures(console.program.process)
        figures.processor = after.work(since: before).processorTime
        return figures
    }

    /// Counts what the console paints by itself.
    private func countFrames(_ program: TerminalProgram, into figures: inout StormFigures) {
        let start = ContinuousClock.now
        var last: ContinuousClock.Instant?
        for piece in program.watch(until: start + Self.rest) {
            if last.map({ piece.time - $0 > Self.frameGap }) ?? true { figures.frames += 1 }
            last = piece.time
        }
        figures.watched += .now - start
    }

    // MARK: The storm

    /// Whether the ledger says of the first order what the notifications said.
    private func verify(_ storm: Storm, _ configuration: String) throws {
        guard Set(storm.progress.answered.keys) == [200] else {
            throw BenchmarkError("Answers by HTTP status: \(storm.progress.answered).")
        }
        let text = try output(
            of: program,
            ["show", storm.first.number, "--config", configuration, "--format", "json"],
            CashyProOrder.environment(home: cache.path)
        )
        let transitions = text.components(separatedBy: "\"isReversal\" : true").count - 1
        let overturns = Storm.overturns(ofFirstAfter: storm.progress.kept)
        guard transitions == overturns else {
            throw BenchmarkError(
                "\(storm.first.number) was overturned \(overturns) times; the ledger says "
                    + "\(transitions).\n\(text)"
            )
        }
    }

    // MARK: The table

    private func table(_ figures: [StormFigures]) -> TextTable {
        let keys = figures.map { Sample($0.keys) }
        let memory = figures.map(\.memoryByMinute)
        func line(
            _ title: String,
            _ values: [Double],
            _ unit: String,
            _ budget: Double?
        ) -> [String] {
            let isKept = budget.map { budget in values.allSatisfy { $0 <= budget } }
            return [title] + values.map { String(format: "%.2f %@", $0, unit) }
                + [budget.map { "\($0.formatted()) \(unit)" } ?? ""]
                + [isKept.map { $0 ? "ok" : "over" } ?? ""]
        }
        var lines = [[""] + plan.sizes.map(\.text) + ["budget", ""]]
        lines.append(line("key to frame: j, k, median", keys.map(\.median), "ms", nil))
        lines.append(line("key to frame: j, k, 99 %", keys.map(\.worst), "ms", Figure.move.budget))
        let frames = figures.map(\.framesPerSecond)
        lines.append(line("frames painted by itself", frames, "/s", Self.mostFrames))
        lines.append(line("processor time of the console", figures.map(\.processorShare), "%", nil))
        for minute in 0..<(memory.map(\.count).min() ?? 0) {
            let isLast = minute == memory[0].count - 1
            let title = minute == 0 ? "at the start" : isLast ? "at the end" : "after \(minute) min"
            let megabytes = memory.map { $0[minute] }
            lines.append(line("resident memory \(title)", megabytes, "MB", Figure.memory.budget))
        }
        let slopes = figures.map(\.memorySlope)
        lines.append(line("its growth in a minute", slopes, "MB", Self.flatness))
        return TextTable(lines: lines, leading: [0])
    }

    /// A storm of updates paints at most so often in a second.
    private static let mostFrames = 10.0
    /// Memory that grows by less in a minute is flat: three megabytes in an hour.
    private static let flatness = 0.05
}

extension ConsoleSession {
    /// Presses a key and waits until it has moved the selection to a row of the screen.
    ///
    /// The storm may paint anything else meanwhile.
    fileprivate func select(_ row: Int, by key: String) throws -> Duration {
        let start = ContinuousClock.now
        program.type(key)
        return try program.wait { $0.selectedRows(in: pane) == [row] } - start
    }
}

extension Screen {
    /// The rows of a list that bear the mark of the selection, from the first below its titles.
    fileprivate func selectedRows(in pane: Area) -> [Int] {
        let first = pane.rows.lowerBound + 2
        return (first..<(pane.rows.upperBound - 1))
            .filter { cells[$0 * width + pane.columns.lowerBound + 1].scalar == "▌" }
            .map { $0 - first }
    }
}
