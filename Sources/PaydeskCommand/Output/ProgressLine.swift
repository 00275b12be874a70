import Console
import Foundation
import Synchronization

/// How far work is, in a line on standard error that is written over, where a person watches.
final class ProgressLine: Sendable {
    private let context: CommandContext
    private let work: Mutex<LongWork>
    private let shown = Mutex(0)

    /// Work that begins now, of which others have done some before.
    init(_ context: CommandContext, doneBefore: Int = 0) {
        self.context = context
        work = Mutex(LongWork(startedAt: context.now(), doneBefore: doneBefore))
    }

    /// Shows how far it is, in place of what was shown before.
    func show(_ step: LongWork.Step) {
        guard context.ask != nil else { return }
        let now = context.now()
        let text = work.withLock { work in
            work.take(step, at: now)
            return work.text(at: now, separator: " · ") ?? ""
        }
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
