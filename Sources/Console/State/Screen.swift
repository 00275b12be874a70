/// One of the screens, each with a list, a detail and a place of its own.
package enum Screen: Int, CaseIterable, Sendable {
    case payouts = 1
    case worklist, providers, batches, approvals, reconciliation, audit, notifications

    var title: String {
        switch self {
        case .payouts: "Payouts"
        case .worklist: "Worklist"
        case .providers: "Providers"
        case .batches: "Batches"
        case .approvals: "Approvals"
        case .audit: "Audit"
        case .notifications: "Notifications"
        case .reconciliation: "Reconciliation"
        }
    }

    /// The commands of its list.
    var scope: ConsoleCommand.Scope {
        switch self {
        case .payouts: .payouts
        case .worklist: .worklist
        case .providers: .providers
        case .batches: .batches
        case .approvals: .approvals
        case .audit: .audit
        case .notifications: .notifications
        case .reconciliation: .reconciliation
        }
    }

    /// Whether the header names it even where there is no room for all; the others it then names
    /// while they are shown or have news.
    var isAlwaysNamed: Bool { rawValue <= Self.providers.rawValue }

    /// The command that shows it.
    var command: ConsoleCommand {
        switch self {
        case .payouts: .showPayouts
        case .worklist: .showWorklist
        case .providers: .showProviders
        case .batches: .showBatches
        case .approvals: .showApprovals
        case .audit: .showAudit
        case .notifications: .showNotifications
        case .reconciliation: .showReconciliation
        }
    }
}

/// Where the operator was on a screen, kept while another one is shown.
package struct ScreenPlace: Equatable, Sendable {
    var focus = ConsoleState.Pane.list
    var detail = DetailState()
}
