import PayoutService
import Payouts
import TerminalUI

/// What names the selected row, to be copied: the same way on every screen.
extension ConsoleState {
    /// Why there is nothing to copy; `nil` when there is.
    func copyUnavailable(_ command: ConsoleCommand) -> String? {
        if copied(by: command) != nil { return nil }
        if screen == .payouts { return "no payout is selected" }
        return copiedID == nil ? "nothing with an id is selected" : "no order number is known here"
    }

    mutating func copySelected(_ command: ConsoleCommand) -> [Effect] {
        guard let (text, what) = copied(by: command) else { return [] }
        notice = Notice(.success, "Copied the \(what) \(text).")
        return [.terminal(.copy(text))]
    }

    private func copied(by command: ConsoleCommand) -> (text: String, what: String)? {
        command == .copyID ? copiedID.map { ($0, "id") } : copiedNumber
    }

    /// What the console calls the row.
    private var copiedID: String? {
        if let subject { return subject.id.rawValue }
        return switch screen {
        case .payouts: nil
        case .worklist: worklist.selectedBreak?.subject
        case .providers: providers.overviews.selected?.id.rawValue
        case .batches: batches.batches.selected?.id.rawValue
        case .approvals: approvals.tasks.selected?.pending.subject.description
        case .reconciliation where closes.isShown: closes.rows.selected?.record.day.description
        case .reconciliation: reconciliations.breaks.selected?.subject
        case .audit: audit.entries.selected?.subject
        case .notifications:
            notifications.rows.selected.map { $0.payout?.rawValue ?? "\($0.id)" }
        }
    }

    /// What the provider calls it: the order number, or the reference where there is none.
    private var copiedNumber: (text: String, what: String)? {
        let names: PortalLink.Names?
        switch screen {
        case .payouts, .approvals: names = subject.map(PortalLink.Names.init)
        case .worklist:
            names =
                subject.map(PortalLink.Names.init)
                ?? worklist.selectedBreak.map { PortalLink.Names($0.found) }
        case .reconciliation where !closes.isShown:
            names = reconciliations.breaks.selected.map { PortalLink.Names($0.found) }
        case .notifications: names = notifications.rows.selected?.names
        case .providers, .batches, .reconciliation, .audit: names = nil
        }
        return names?.orderNumber.map { ($0, "order number") }
            ?? names?.reference.map { ($0, "reference") }
    }
}
