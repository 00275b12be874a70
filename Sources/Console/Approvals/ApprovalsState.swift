package import Foundation
package import PayoutService
package import Payouts

/// The list of what waits for checkers.
package struct ApprovalsState: Equatable, Sendable {
    /// What waits, oldest first.
    package private(set) var tasks: [ApprovalTask] = []
    /// How many of them the operator can decide about and has not: every frame's header says it.
    package private(set) var ownCount = 0
    /// The selected one.
    package var selection: ApprovalSubject?
    /// Everything about the selected one, once it was read.
    package var found: ApprovalCase?
    /// Why it could not be read.
    package var failure: String?
    /// The first row on the screen.
    package var top = 0
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// When it was last read.
    package var readAt: Date?
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether the ledger changed since the last question.
    package var isOutdated = false

    /// How many seconds the header's count may be behind while another screen is shown.
    static let patience = 15.0

    var selectedIndex: Int? {
        selection.flatMap { selection in
            tasks.firstIndex { $0.pending.subject == selection }
        }
    }

    var selected: ApprovalTask? { selectedIndex.map { tasks[$0] } }

    /// Everything about the selected one, if that was read.
    var shown: ApprovalCase? {
        found.flatMap { $0.task.pending.subject == selection ? $0 : nil }
    }

    mutating func take(_ tasks: [ApprovalTask], for facts: ConsoleFacts) {
        self.tasks = tasks
        ownCount = tasks.count { task in
            task.refusal(of: facts.operatorName, facts.access) == nil
                && !task.pending.approvals.contains { $0.by == facts.operatorName }
        }
    }

    mutating func select(index: Int, height: Int) {
        guard !tasks.isEmpty else {
            (selection, top) = (nil, 0)
            return
        }
        let index = min(max(0, index), tasks.count - 1)
        selection = tasks[index].pending.subject
        keepVisible(index, height: height)
    }

    /// Scrolls no further than needed to show a row.
    mutating func keepVisible(_ index: Int, height: Int) {
        if index < top { top = index }
        if index >= top + height { top = index - height + 1 }
        top = min(max(0, top), max(0, tasks.count - height))
    }
}
