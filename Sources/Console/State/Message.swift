package import PayoutService
package import Payouts
package import TerminalUI

/// Everything that can happen to the console.
package enum Message: Equatable, Sendable {
    /// The operator did something.
    case input(Input)
    /// Time went by.
    case tick
    /// The ledger changed, by anybody.
    case ledgerChanged
    /// An answer to ``Effect/load(_:)``.
    case loaded(LoadRequest, PayoutListing)
    /// A failed answer to ``Effect/load(_:)``.
    case loadFailed(LoadRequest, ServiceError)
    /// An answer to ``Effect/readHistory(_:)``.
    case historyRead(PayoutID, PayoutHistory?)
    /// A failed answer to ``Effect/readHistory(_:)``.
    case historyFailed(PayoutID, ServiceError)
    /// An answer to ``Effect/readBanks(_:)``.
    case banksRead(ProviderID, [Bank])
    /// An answer to ``Effect/readFolder(_:)``, in order; folders end with a slash.
    case folderRead(String, [String])
    /// An answer to ``Effect/readRecent(_:)``, newest first.
    case recentRead(ProviderID, [Payout])
    /// An answer to ``Effect/review(_:values:)``: these values are good; this would be sent.
    case reviewed(ProviderID, values: [String: String], PayoutReview)
    /// A failed answer to ``Effect/review(_:values:)``: these values break rules.
    case refused(ProviderID, values: [String: String], ServiceError)
    /// The payout is kept and will be submitted.
    case submitted(Payout)
    /// The payout could not be kept.
    case submitFailed(Payout, ServiceError)
    /// A re-query of one payout ended.
    case requeried(RequeryResult)
    /// A re-query of many began; without a scope, it had begun before.
    case requeryBegan(RequeryScope?, RequeryJob)
    /// An answer to ``Effect/listRequeries``: the latest, newest first.
    case requeriesListed([RequeryJob])
    /// More is known about a re-query of many.
    case requeryUpdated(RequeryUpdate)
    /// A re-query of many could not begin.
    case requeryFailed(ServiceError)
    /// Something came of work on the worklist.
    case worklist(WorklistMessage)
    /// An answer to ``Effect/loadProviders``.
    case providersLoaded([ProviderOverview])
    /// A failed answer to ``Effect/loadProviders``.
    case providersFailed(ServiceError)
    /// Something came of work on the providers.
    case provider(ProviderMessage)
    /// Something came of work on batches.
    case batch(BatchMessage)
    /// Something came of work on what waits for checkers.
    case approvals(ApprovalMessage)
    /// Something came of work on the audit trail.
    case audit(AuditMessage)
    /// Something came of work on notifications.
    case notification(NotificationMessage)
    /// Something came of work on breaks.
    case reconciliation(ReconciliationMessage)
    /// Something came of work on closed days.
    case close(CloseMessage)
    /// Something came of work on views.
    case view(ViewMessage)
    /// Something came of work on how the console looks.
    case theme(ThemeMessage)
    /// Something came of work on many rows.
    case bulk(BulkMessage)
    /// The other consoles have something else open than before.
    case presence([OtherConsole])
    /// The payout was withdrawn.
    case withdrawn(Payout)
    /// The payout is queued again under its order number.
    case resubmitted(Payout)
    /// The payout's account number may be shown in full: that it was is kept.
    case revealed(PayoutID)
    /// Something was refused.
    case failed(ServiceError)
}

/// A question for a stretch of the list.
package struct LoadRequest: Hashable, Sendable {
    /// Which state of the list asked.
    package let generation: Int
    /// Which payouts.
    package let filter: PayoutFilter
    /// In which order.
    package let order: PayoutOrder
    /// Where the stretch begins.
    package let position: PagePosition
    /// How many at most.
    package let limit: Int
    /// What to do with the answer.
    package let purpose: Purpose

    /// What to do with an answer.
    package enum Purpose: Hashable, Sendable {
        /// Show it instead, and select this payout, or the first.
        case replace(select: PayoutID?)
        /// Show it instead, with its last row selected.
        case replaceSelectingLast
        /// Show it instead, and stay where the operator is.
        case refresh
        /// Add it at the end.
        case older
        /// Add it at the start.
        case newer
    }
}
