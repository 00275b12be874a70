import PayoutService
import Payouts
import TerminalUI

/// The lists whose selected row a session keeps.
enum SelectedList: String, CaseIterable {
    case payouts, worklist, providers, batches, approvals, reconciliation, closes, audit,
        notifications

    /// A list of which views are kept.
    init?(_ list: ViewedList) { self.init(rawValue: list.rawValue) }
}

extension ConsoleState {
    /// What is selected in each list, by the name of the list.
    var selections: [String: String] {
        var texts: [String: String] = [:]
        for list in SelectedList.allCases { texts[list.rawValue] = selection(in: list) }
        return texts
    }

    /// What is selected in a list, as a text, never by the number of its row.
    func selection(in list: SelectedList) -> String? {
        switch list {
        case .payouts: self.list.rows.selection?.rawValue
        case .worklist: worklist.rows.selection?.text
        case .providers: providers.overviews.selection?.rawValue
        case .batches: batches.batches.selection?.rawValue
        case .approvals: approvals.tasks.selection?.text
        case .reconciliation: reconciliations.breaks.selection.map { "\($0)" }
        case .closes: closes.rows.selection?.text
        case .audit: audit.entries.selection.map { "\($0)" }
        case .notifications: notifications.rows.selection.map { "\($0)" }
        }
    }

    /// Selects in each list what was selected, before anything is read; where that is gone, the
    /// first row takes its place.
    mutating func select(_ selections: [String: String]) {
        for (name, text) in selections {
            if let list = SelectedList(rawValue: name) { select(text, in: list) }
        }
    }

    /// Selects in a list what was selected, before it is read again.
    mutating func select(_ text: String, in list: SelectedList) {
        switch list {
        case .payouts: self.list.rows.select(PayoutID(rawValue: text))
        case .worklist: WorklistRow.ID(text).map { worklist.seek($0) }
        case .providers: ProviderID(rawValue: text).map { providers.overviews.select($0) }
        case .batches: batches.batches.select(BatchID(rawValue: text))
        case .approvals: ApprovalSubject(text).map { approvals.tasks.select($0) }
        case .reconciliation: Int64(text).map { reconciliations.breaks.select($0) }
        case .closes: CloseRow.ID(text).map { closes.rows.select($0) }
        case .audit: Int64(text).map { audit.seek($0) }
        case .notifications: Int64(text).map { notifications.seek($0) }
        }
    }
}

// MARK: - Rows by their texts

extension WorklistRow.ID {
    private static let payoutKind = "payout"
    private static let breakKind = "break"

    fileprivate var text: String {
        switch self {
        case .payout(let id): "\(Self.payoutKind) \(id)"
        case .break(let id): "\(Self.breakKind) \(id)"
        case .notifications(let provider, let fate, let refusal):
            "\(provider) \(fate.rawValue) \(refusal?.rawValue ?? "")"
        }
    }

    fileprivate init?(_ text: String) {
        let (kind, rest) = text.splitAtBlank
        switch kind {
        case Self.payoutKind: self = .payout(PayoutID(rawValue: rest))
        case Self.breakKind:
            guard let id = Int64(rest) else { return nil }
            self = .break(id)
        default:
            let (fate, refusal) = rest.splitAtBlank
            guard let provider = ProviderID(rawValue: kind),
                let disposition = NotificationDisposition(rawValue: fate)
            else { return nil }
            self = .notifications(
                provider,
                disposition,
                NotificationRefusal.Kind(rawValue: refusal)
            )
        }
    }
}

extension CloseRow.ID {
    fileprivate var text: String { "\(day) \(day.utcOffset) \(currency)" }

    fileprivate init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 4, let provider = ProviderID(rawValue: parts[0]),
            let day = CalendarDay(parts[1]), let utcOffset = Int(parts[2]),
            let currency = Currency(code: parts[3])
        else { return nil }
        self.init(
            day: CloseDay(provider: provider, day: day, utcOffset: utcOffset),
            currency: currency
        )
    }
}
