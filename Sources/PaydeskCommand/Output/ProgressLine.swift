import Foundation
import Synchronization

/// How far something is, in one line that is written over: `1,204 of 38,112 · 310/s · 12 s left`.
final class ProgressLine: Sendable {
    private let context: CommandContext
    private let startedAt: Date
    private let doneBefore: Int
    private let shown = Mutex(0)

    init(_ context: CommandContext, doneBefore: Int = 0) {
        self.context = context
        self.doneBefore = doneBefore
        startedAt = context.now()
    }

    /// The line without the cursor's movements.
    private func text(done: Int, total: Int) -> String {
        let seconds = context.now().timeIntervalSince(startedAt)
        var parts = ["\(done.grouped) of \(total.grouped)"]
        if seconds > 0, done > doneBefore {
            let rate = Double(done - doneBefore) / seconds
            let left = Int((Double(total - done) / rate).rounded(.up))
            parts.append("\(Int(rate.rounded(.up)).grouped)/s")
            parts.append("\(left.grouped) s left")
        }
        return parts.joined(separator: " · ")
    }

    /// Shows it where a person watches.
    func show(done: Int, total: Int) {
        guard context.ask != nil else { return }
        let text = text(done: done, total: total)
        shown.withLock { shown in
            let rest = String(repeating: " ", count: max(0, shown - text.count))
            context.writeError("\r" + text + rest)
            shown = text.count
        }
    }

    /// Makes room for the result.
    func clear() {
        shown.withLock { shown in
            guard shown > 0 else { return }
            context.writeError("\r" + String(repeating: " ", count: shown) + "\r")
            shown = 0
        }
    }
}

extension Int {
    /// Grouped by thousands: `38,112`.
    ///
    /// Foundation's formats would bring ICU and its 3 MB with them.
    fileprivate var grouped: String {
        let digits = String(self)
        return digits.enumerated().reduce(into: "") { text, digit in
            let place = digits.count - digit.offset
            if digit.offset > 0, place.isMultiple(of: 3) { text.append(",") }
            text.append(digit.element)
        }
    }
}
