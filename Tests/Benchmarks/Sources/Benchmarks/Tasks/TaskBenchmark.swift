import Foundation

/// Plays the commonest tasks, each in a demo of its own, and says what they took.
struct TaskBenchmark {
    let program: String
    let cache: URL

    /// What came of one task.
    private struct Outcome {
        let task: OperatorTask
        let script: [String]
        let keyCount: Int
        let time: Duration
        let failure: String?

        var verdict: String {
            if failure != nil { return "FAILED" }
            return keyCount > OperatorTask.maximumKeys ? "over" : "ok"
        }
    }

    /// Plays all.
    ///
    /// - Returns: The table with the last screen of what failed, and whether anything did.
    /// - Throws: If a demo cannot be started.
    func report() throws -> (text: String, hasFailed: Bool) {
        var outcomes: [Outcome] = []
        for task in OperatorTask.all {
            progress(task.title)
            outcomes.append(try play(task))
        }
        let failures = outcomes.compactMap { outcome in
            outcome.failure.map { "\n\(outcome.task.title): \($0)" }
        }
        let text = ([table(outcomes)] + failures).joined(separator: "\n")
        return (text, !failures.isEmpty)
    }

    private func play(_ task: OperatorTask) throws -> Outcome {
        let desk = try TaskDesk(program: program, folder: cache.appending(path: "tasks"))
        var failure: String?
        do {
            try task.play(desk)
        } catch {
            failure = "\(error)"
        }
        return Outcome(
            task: task,
            script: desk.script,
            keyCount: desk.keyCount,
            time: desk.time,
            failure: failure
        )
    }

    private func table(_ outcomes: [Outcome]) -> String {
        let head = ["task", "keys", "of \(OperatorTask.maximumKeys)", "time", "what was pressed"]
        let lines =
            [head]
            + outcomes.map { outcome in
                [
                    outcome.task.title, "\(outcome.keyCount)", outcome.verdict,
                    "\(Int((outcome.time / .milliseconds(1)).rounded())) ms",
                    outcome.script.joined(separator: " "),
                ]
            }
        return TextTable(lines: lines, leading: [0, 2, 4]).text
    }
}
