import Console
import Foundation
import Synchronization

/// How far work is, in a line on standard error that is written over, where a person watches.
final class ProgressLine: Sendable {
    private let context: CommandContext
    private let startedAt: Date
    private let doneBefore: Int
    private let shown = Mutex(0)

    /// Work that begins now, of which others have done some before.
    init(_ context: CommandContext, doneBefore: Int = 0) {
        self.context = context
        self.doneBefore = doneBefore
        startedAt = context.now()
    }

    /// Shows how far it is.
    func show(done: Int, of total: Int) {
        let measure = WorkMeasure(
            done: done,
            of: total,
            doneBefore: doneBefore,
            startedAt: startedAt
        )
        show(measure.text(at: context.now(), separator: "·"))
    }

    /// Shows a text in place of what was shown before.
    func show(_ text: String) {
        guard context.ask != nil else { return }
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
