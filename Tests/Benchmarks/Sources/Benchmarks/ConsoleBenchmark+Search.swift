import Foundation

extension ConsoleBenchmark {
    /// Types into the search: what people have, and what is hard to find.
    func measureSearch(_ console: ConsoleSession, into report: inout Report) throws {
        let middle = 1_000_000 + ledger.count / 2
        let names = try search(console, ["nguyen lan", "maria gomez", "nguyen maria", "zoe"])
        report.add(.nameSearch, place, Sample(names.map(\.time)))
        let numbers = try search(console, ["seed\(middle)"])
        report.add(.numberSearch, place, Sample(numbers.map(\.time)))
        let slowest = (names + numbers).sorted { $0.time > $1.time }.prefix(5).map {
            "“\($0.text)” \(Int($0.time / .milliseconds(1))) ms"
        }
        report.note(
            "slowest searches, \(ledger.count) payouts, \(size.text): "
                + slowest.joined(separator: ", ")
        )
    }

    /// The time of every keystroke, with what had been typed by then.
    private func search(
        _ console: ConsoleSession,
        _ texts: [String]
    ) throws -> [(text: String, time: Duration)] {
        var times: [(text: String, time: Duration)] = []
        for text in texts {
            _ = try console.press("/", quiet: Self.answerQuiet)
            var start = text.startIndex
            // A space alone changes nothing that is seen: it is typed with the next letter.
            for end in text.indices where text[end] != " " {
                let reaction = try console.press(String(text[start...end]), quiet: Self.answerQuiet)
                times.append((String(text[...end]), reaction.time))
                start = text.index(after: end)
            }
            _ = try console.press("\u{1B}", quiet: Self.answerQuiet)
        }
        return times
    }
}
