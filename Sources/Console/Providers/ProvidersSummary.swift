import Foundation
import PayoutService
import Payouts
import TerminalUI

/// What is wrong at the providers now, in words, the worst first.
struct ProvidersSummary {
    let overviews: [ProviderOverview]
    let concerns: [ProviderConcern]

    init(_ overviews: [ProviderOverview], _ moments: MomentText) {
        self.overviews = overviews
        concerns = ProviderConcern.all(in: overviews, moments)
    }

    /// The concerns one after the other, none cut that fits a line; what has no room is counted.
    func lines(width: Int, limit: Int, glyphs: Glyphs) -> [StyledText] {
        guard !concerns.isEmpty else { return [StyledText(wellWords, .success)] }
        let separator = StyledText(glyphs.joint, .faint)
        var lines: [StyledText] = []
        for (index, concern) in concerns.enumerated() {
            let others = concerns.count - index - 1
            let isLast = lines.count >= limit
            // The last line keeps room to say how many more there are.
            func room(_ isLast: Bool) -> Int {
                isLast && others > 0 ? width - Self.more(others).width : width
            }
            if let last = lines.last {
                let joined = last + separator + concern.text
                if joined.width <= room(isLast) {
                    lines[lines.count - 1] = joined
                    continue
                }
            }
            guard !isLast else {
                lines[lines.count - 1] = lines[lines.count - 1] + Self.more(others + 1)
                return lines
            }
            let text = concern.text
            lines.append(
                text.clipped(to: room(lines.count + 1 >= limit), ellipsis: glyphs.ellipsis)
            )
        }
        return lines
    }

    private static func more(_ count: Int) -> StyledText {
        StyledText(" and \(count) more", .attention)
    }

    /// That all is well, as far as anybody can know.
    private var wellWords: String {
        let quiet = overviews.count { $0.report.successRate == nil }
        if quiet == overviews.count {
            return "Nothing is known to be wrong; no payout settled in the last hour."
        }
        let all = Self.allWords(overviews.count)
        switch quiet {
        case 0: return "\(all) well."
        case 1: return "\(all) well; one settled no payout in the last hour."
        default: return "\(all) well; \(Self.word(quiet)) settled no payout in the last hour."
        }
    }

    private static func allWords(_ count: Int) -> String {
        switch count {
        case 1: "The provider is"
        case 2: "Both providers are"
        default: "All \(word(count)) providers are"
        }
    }

    private static func word(_ count: Int) -> String {
        let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        return words.indices.contains(count) ? words[count] : "\(count)"
    }
}
