package import TerminalUI

/// Everything an operator can ask of the console by a key or by name.
package enum ConsoleCommand: String, CaseIterable, Sendable {
    case showPayouts, showWorklist, showProviders, showBatches, showApprovals, showReconciliation,
        showAudit, showNotifications
    case export, help, palette, jump, nextPane, previousPane, bell, theme, pauseUpdates, redraw,
        suspend, quit
    case up, down, pageUp, pageDown, first, last, open
    case search, filterStatus, filterProvider, toggleFilters, dropFilter, clearFilters,
        sort, columns, views, saveView
    case mark, markRange, markAll, unmarkAll, requeryFilter, formerRequeries
    case filterReason, filterWorklistProvider, filterMine, clearWorklistFilters, dismiss
    case showItsPayout, replayNotification, revealNotification, filterFate, filterSender,
        clearNotificationFilters
    case upload, retryBatch, filterLines, clearBatchFilters
    case showUnfinished, pauseProvider, resumeProvider, readProviders
    case approve, reject, recallApproval, nextPayout, previousPayout, clearApprovalFilters
    case verifyAudit, filterAuditSubject, clearAuditFilter
    case startReconciliation, filterRun, filterOwnBreaks, clearBreakFilters
    case closeDay, showCloses, showBreaks, clearCloseFilters, verifyClose
    case resolveBreak, claimBreak, queryBreak, queryComparison, noteBreak, confirmBreak,
        discardBreak
    case create, createAgain, requery, card, withdraw, resubmit, reveal, copyID, copyOrderNumber
    case claim, resolve, snooze, addNote, editNote, confirmResolution, discardResolution
    case scrollUp, scrollDown, scrollPageUp, scrollPageDown, nextTab, previousTab, exact, pager,
        close
    case nextField, previousField, recent, emptyForm, review, leaveForm

    /// The parts of the screen that have keys of their own.
    enum Scope: String {
        /// Moving in the list of any screen, and what it shows.
        case list
        /// One screen's list.
        case payouts, worklist, providers, batches, approvals, reconciliation, closes, audit,
            notifications
        /// What waits for approval, as a list: its other keys are for the detail, too.
        case waiting
        /// The lists whose rows can be marked.
        case marks
        /// The selected payout, whichever pane or screen shows it.
        case payout
        case detail, form
    }

    /// Finds a command by the full name that a keymap gives.
    init?(name: String) {
        guard let command = Self.byName[name] else { return nil }
        self = command
    }
}

extension ConsoleCommand {
    /// The one declaration of every command, in the order in which help shows them.
    package static let descriptions: [CommandDescription] = rows.map(\.description)

    private static let byName = Dictionary(
        uniqueKeysWithValues: rows.map { ($0.description.name, $0.command) }
    )

    /// What is declared of each; every frame asks for many.
    static let byCommand = Dictionary(rows.map { ($0.command, $0.description) }) { first, _ in
        first
    }

    typealias Row = (command: ConsoleCommand, description: CommandDescription)

    static let rows: [Row] =
        listRows + marksRows + payoutsRows + worklistRows + providersRows + batchesRows
        + approvalRows + reconciliationRows + closesRows + auditRows + notificationsRows
        + payoutRows + careRows
        + detailRows
        + formRows + globalRows

    static func row(
        _ command: ConsoleCommand,
        _ scope: Scope?,
        _ title: String,
        _ keys: [Key],
        hint: Int? = nil,
        danger: CommandDescription.Danger = .none,
        _ help: String
    ) -> Row {
        let description = CommandDescription(
            scope: scope?.rawValue ?? CommandDescription.globalScope,
            id: command.rawValue,
            title: title,
            help: help,
            defaultKeys: keys,
            danger: danger,
            hintPriority: hint
        )
        return (command, description)
    }
}
