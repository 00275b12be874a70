import Foundation

/// A running console and where its list is.
struct ConsoleSession {
    let program: TerminalProgram
    let pane: Screen.Area

    /// Payouts on the screen: all rows of the pane but its border and the columns' titles.
    var rowCount: Int { pane.rows.count - 3 }

    /// Presses a key that changes the list.
    func press(
        _ key: String,
        quiet: Duration = ConsoleBenchmark.frameQuiet
    ) throws -> Reaction {
        try program.press(key, area: pane, quiet: quiet)
    }

    /// Presses a key some times.
    func press(_ key: String, times count: Int) throws -> [Reaction] {
        try (0..<count).map { _ in try press(key) }
    }
}

extension ConsoleBenchmark {
    func measureKeys(_ console: ConsoleSession, into report: inout Report) throws {
        let moves = try moves(console)
        report.add(.move, place, Sample(moves.map(\.time)))
        report.add(.moveBytes, place, Sample(moves.map { Double($0.bytes) }))
        let scrolls = try scrolls(console)
        report.add(.scroll, place, Sample(scrolls.map(\.time)))
        report.add(.scrollBytes, place, Sample(scrolls.map { Double($0.bytes) }))

        let (pageDown, pageUp) = ("\u{1B}[6~", "\u{1B}[5~")
        let pages =
            try console.press(pageDown, times: plan.pages / 2)
            + console.press(pageUp, times: plan.pages / 2)
        report.add(.page, place, Sample(pages.map(\.time)))
        let ends = try (0..<plan.ends).map { index in
            try console.press(index.isMultiple(of: 2) ? "G" : "g", quiet: Self.answerQuiet)
        }
        report.add(.ends, place, Sample(ends.map(\.time)))
        let before = try ProcessFigures(console.program.process).work.processorTime
        let details = try zigzag(console, plan.details).map {
            try console.press($0, quiet: Self.answerQuiet)
        }
        let after = try ProcessFigures(console.program.process).work.processorTime
        report.add(.moveProcessor, place, Sample([(after - before) / details.count]))
        report.add(.detail, place, Sample(details.map(\.wholeTime)))
        report.add(.moveTotalBytes, place, Sample(details.map { Double($0.wholeBytes) }))
        _ = try console.press("G", quiet: Self.answerQuiet)
        _ = try console.press("g", quiet: Self.answerQuiet)

        try withEveryCoreBusy {
            report.add(.moveBusy, place, Sample(try self.moves(console).map(\.time)))
            report.add(.scrollBusy, place, Sample(try self.scrolls(console).map(\.time)))
        }
    }

    /// Down to the last row and up again, over and over: nothing scrolls.
    private func zigzag(_ console: ConsoleSession, _ count: Int) -> [String] {
        let length = console.rowCount - 1
        return (0..<count).map { ($0 / length).isMultiple(of: 2) ? "j" : "k" }
    }

    /// Moves within the screen, then back to the first row.
    private func moves(_ console: ConsoleSession) throws -> [Reaction] {
        let keys = zigzag(console, plan.moves)
        let reactions = try keys.map { try console.press($0) }
        let below = keys.reduce(0) { $1 == "j" ? $0 + 1 : $0 - 1 }
        _ = try console.press("k", times: below)
        return reactions
    }

    /// Moves that scroll by one row each, down and back.
    private func scrolls(_ console: ConsoleSession) throws -> [Reaction] {
        let (count, edge) = (plan.moves / 2, console.rowCount - 1)
        _ = try console.press("j", times: edge)
        let down = try console.press("j", times: count)
        _ = try console.press("k", times: edge)
        return down + (try console.press("k", times: count))
    }
}
