package import PayoutService
package import Payouts
package import TerminalUI

/// What lies over the panes and takes all keys.
package enum Overlay: Equatable, Sendable {
    /// What the screen shows and the keys, explained.
    case help(HelpState)
    /// Letters on everything that can take the focus.
    case jump(JumpState)
    /// All commands by name.
    case palette(ChoiceList)
    /// A choice of something else.
    case choice(ChoicePurpose, ChoiceList)
    /// A question before something is done.
    case confirmation(Dialog, ConfirmedAction)
    /// A question that is answered with a line of text.
    case prompt(TextPrompt, PromptPurpose)
    /// A re-query of many, under way or done.
    case requery(RequeryProgress)
    /// Something is done to every marked row, or was.
    case bulk(BulkProgress)
    /// What to tell a customer about a payout.
    case card(CardState)
    /// Work under way, and what ends it.
    case working(LongWork, end: Effect)

    /// What a choice is for.
    package enum ChoicePurpose: Equatable, Sendable {
        case statusFilter, providerFilter, formProvider, recentBeneficiary, formerRequery, order,
            columns, view
        case field(Int)
        case reasonFilter, worklistProvider, resolutionClaim
        case snooze(SnoozeSubject)
        case uploadProvider
        case notificationFate, notificationProvider
        case reconciledProvider, reconciliationRun, exportedList
        /// One break, or the marked ones.
        case breakAction(Int64?)
        case closedProvider
        case theme
    }

    /// What an answer is for.
    package enum PromptPurpose: Equatable, Sendable {
        case note(PayoutID)
        case snooze(SnoozeSubject)
        case pauseReason(ProviderID)
        case export(ExportRequest)
        case rejectedFile
        case rejection(ApprovalSubject)
        case breakNote(Int64)
        /// One break, or the marked ones.
        case breakResolution(Int64?, BreakResolution.Action)
        /// The content is what was shown to who signs.
        case closeReason(CloseContent)
        case viewName
    }

    /// What is done when a question is answered with yes.
    package enum ConfirmedAction: Equatable, Sendable {
        case withdraw(PayoutID)
        /// The version is the one that was asked about.
        case resubmit(PayoutID, version: Int)
        case leave
        /// The person is the one that was asked about.
        case takeOver(PayoutID, from: OperatorName)
        case confirmResolution(Payout, Resolution)
        case discardResolution(PayoutID, Resolution)
        case dismiss(ProviderID, upTo: Int64)
        case replayNotification(Int64)
        case requery(RequeryScope)
        /// The rows are the ones that were asked about, as they were.
        case bulk(BulkPlan)
        /// The digest is that of the content that was asked about.
        case approve(ApprovalSubject, ContentDigest)
        case reject(ApprovalSubject, reason: String)
        case recallApproval(ApprovalSubject)
        case commitBatch(BatchDecision)
        case retryBatch(BatchID)
        /// The break is the one that was asked about, as it was.
        case resolveBreak(BreakRecord, BreakResolutionDraft)
        case confirmBreak(Int64, BreakResolution)
        case compare(ReconciliationOrder)
        /// The resolution is the one that was asked about.
        case discardBreak(Int64, BreakResolution)
        case closeDay(CloseOrder)
        case pauseProvider(ProviderID, reason: String)
        /// The pause is the one that was asked about.
        case resumeProvider(ProviderID, paused: ProviderState.Pause?, forgettingMoney: Bool)
    }
}

extension Overlay.PromptPurpose {
    /// What enter does.
    var verb: String {
        switch self {
        case .note, .breakNote, .viewName: "keep"
        case .snooze: "snooze"
        case .pauseReason, .rejection, .closeReason: "go on"
        case .export, .rejectedFile: "write"
        case .breakResolution: "resolve"
        }
    }
}
