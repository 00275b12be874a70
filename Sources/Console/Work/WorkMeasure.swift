package import Foundation
import Payouts

/// How far long work is, in words: `1,204 of 38,112 · 3,100/s · 12 s left`.
///
/// Where nobody knows how much there is, what is done and how fast: `1,204 · 3,100/s`.
package struct WorkMeasure: Hashable, Sendable {
    private let done: Int
    private let total: Int?
    private let unit: String
    private let doneBefore: Int
    private let startedAt: Date
    private let endedAt: Date?

    /// Creates a measure.
    ///
    /// - Parameters:
    ///   - done: How much is done.
    ///   - total: How much there is, where that is known.
    ///   - unit: What is counted, as in `kB`; empty where that needs no saying.
    ///   - doneBefore: How much of that was done before this work began, by somebody else.
    ///   - startedAt: When this work began.
    ///   - endedAt: When it ended; `nil` while it runs.
    package init(
        done: Int,
        of total: Int?,
        unit: String = "",
        doneBefore: Int = 0,
        startedAt: Date,
        endedAt: Date? = nil
    ) {
        self.done = done
        self.total = total
        self.unit = unit.isEmpty ? "" : " " + unit
        self.doneBefore = doneBefore
        self.startedAt = startedAt
        self.endedAt = endedAt
    }

    /// The words, with a separator of the caller's between them.
    package func text(at now: Date, separator: String) -> String {
        let count = done.grouped + (total.map { " of \($0.grouped)" } ?? "") + unit
        guard let rate = rate(at: now) else { return count }
        let left = total.map { TimeText.span((Double($0 - done) / rate).rounded(.up)) + " left" }
        let parts = [count, text(rate: rate), endedAt == nil ? left : nil]
        return parts.compactMap(\.self).joined(separator: separator)
    }

    /// How much is done in a second, once that can be said.
    private func rate(at now: Date) -> Double? {
        let seconds = (endedAt ?? now).timeIntervalSince(startedAt)
        let done = done - doneBefore
        return seconds >= 1 && done > 0 ? Double(done) / seconds : nil
    }

    private func text(rate: Double) -> String {
        rate >= 1
            ? "\(Int(rate).grouped)\(unit)/s" : "\(Int((rate * 60).rounded(.up)))\(unit)/min"
    }
}
