package import Foundation
import Payouts

/// How far long work is, in words: `1,204 of 38,112 · 3,100/s · 12 s left`.
package struct WorkMeasure: Hashable, Sendable {
    private let done: Int
    private let total: Int
    private let doneBefore: Int
    private let startedAt: Date
    private let endedAt: Date?

    /// Creates a measure.
    ///
    /// - Parameters:
    ///   - done: How much is done.
    ///   - total: How much there is.
    ///   - doneBefore: How much of that was done before this work began, by somebody else.
    ///   - startedAt: When this work began.
    ///   - endedAt: When it ended; `nil` while it runs.
    package init(
        done: Int,
        of total: Int,
        doneBefore: Int = 0,
        startedAt: Date,
        endedAt: Date? = nil
    ) {
        self.done = done
        self.total = total
        self.doneBefore = doneBefore
        self.startedAt = startedAt
        self.endedAt = endedAt
    }

    /// The words, with a separator of the caller's between them.
    package func text(at now: Date, separator: String) -> String {
        let count = "\(done.grouped) of \(total.grouped)"
        guard let rate = rate(at: now) else { return count }
        let left = TimeText.span((Double(total - done) / rate).rounded(.up))
        let parts = [count, Self.text(rate: rate)] + (endedAt == nil ? ["\(left) left"] : [])
        return parts.joined(separator: " \(separator) ")
    }

    /// How much is done in a second, once that can be said.
    private func rate(at now: Date) -> Double? {
        let seconds = (endedAt ?? now).timeIntervalSince(startedAt)
        let done = done - doneBefore
        return seconds >= 1 && done > 0 ? Double(done) / seconds : nil
    }

    private static func text(rate: Double) -> String {
        rate >= 1 ? "\(Int(rate).grouped)/s" : "\(Int((rate * 60).rounded(.up)))/min"
    }
}
