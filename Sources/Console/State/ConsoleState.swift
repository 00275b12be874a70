package import Foundation
package import Payouts
package import TerminalUI

/// Everything the console shows, as one value.
package struct ConsoleState: Equatable, Sendable {
    /// What stays as it is.
    package let facts: ConsoleFacts
    /// Which keys mean what.
    package let keymap: Keymap
    /// The size of the terminal.
    package var size: Size
    /// The present time, as of the last message.
    package var now: Date
    /// The pane that has the keys.
    package var focus = Pane.list
    /// The list pane.
    package var list = PayoutListState()
    /// The detail pane.
    package var detail = DetailState()
    /// The form pane, while it is open.
    package var form: FormState?
    /// Forms that were left half filled in.
    package var drafts: [ProviderID: FormState] = [:]
    /// What lies over the panes.
    package var overlay: Overlay?
    /// A line of news, until the next key.
    package var notice: Notice? {
        didSet { noticedAt = now }
    }
    private var noticedAt: Date?

    /// A pane that can have the keys.
    package enum Pane: Equatable, Sendable {
        case list, detail, form
    }

    /// The console at its start: nothing read yet.
    package init(facts: ConsoleFacts, keymap: Keymap, size: Size, now: Date) {
        self.facts = facts
        self.keymap = keymap
        self.size = size
        self.now = now
    }

    /// The news as long as it is news; what went wrong stays until the next key.
    var visibleNotice: Notice? {
        guard let notice, let noticedAt else { return nil }
        let isOver = now.timeIntervalSince(noticedAt) >= Self.noticeSeconds
        return notice.kind == .error || notice.kind == .attention || !isOver ? notice : nil
    }

    /// Whether the news goes away by itself and has not yet.
    var isNoticePassing: Bool {
        visibleNotice.map { $0.kind == .information || $0.kind == .success } ?? false
    }

    private static let noticeSeconds = 8.0

    var layout: ConsoleLayout { ConsoleLayout(size: size, focus: focus, hasForm: form != nil) }
}
