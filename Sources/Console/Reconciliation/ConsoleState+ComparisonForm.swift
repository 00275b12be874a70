import Foundation
import PayoutService
import Payouts
import TerminalUI

// MARK: - Opening

extension ConsoleState {
    /// Opens the form as it was left, else for yesterday at the provider of the selected break.
    mutating func openComparison() {
        guard let first = facts.providers.first?.id else { return }
        let provider = reconciliations.breaks.selected?.provider ?? first
        let form = resumed(ComparisonForm(provider, day: yesterday))
        comparison = form
        focus = .form
        tell(ofDraft: form)
    }

    private var yesterday: CalendarDay {
        CalendarDay(seconds: Int64(now.timeIntervalSince1970), utcOffset: facts.utcOffset)
            .advanced(by: -1)
    }

    private mutating func leaveComparison() {
        if let form = comparison, keepDraft(of: form) {
            notice = keptNotice("What was typed", "a comparison")
        }
        closeComparison()
    }

    private mutating func closeComparison() {
        comparison = nil
        focus = .list
    }

    private func comparedProviderChoices(_ form: ComparisonForm) -> ChoiceList {
        ChoiceList(
            providerChoices.choices,
            selected: form.provider.rawValue,
            placeholder: "type to narrow down"
        )
    }

    mutating func chooseComparedProvider(_ id: String) {
        guard let provider = ProviderID(rawValue: id) else { return }
        comparison?.provider = provider
        moveInComparison(1)
    }
}

// MARK: - Keys

extension ConsoleState {
    mutating func takeInComparison(_ key: Key) -> [Effect] {
        guard let form = comparison else { return [] }
        if key == .tab, let editor = form.row.editor, let path = completedPath {
            comparison?.editors[editor].setText(path)
            return followPath()
        }
        // A letter is text here, whatever it means elsewhere.
        if key.typed == nil, let command = command(for: key, in: [.form]), command.isForForm {
            return run(command)
        }
        if let editor = form.row.editor {
            if key == .enter {
                moveInComparison(1)
            } else if comparison?.editors[editor].handle(key) == true {
                comparison?.problems[form.row] = nil
                return followPath()
            }
        } else if form.row == .compare {
            return key == .enter ? startComparison() : []
        } else if key == .enter || key == .right || key.typed != nil {
            let choices = comparedProviderChoices(form).searching(key.typed)
            overlay = .choice(.reconciledProvider, choices)
        }
        return []
    }

    mutating func pasteInComparison(_ text: String) {
        guard let row = comparison?.row, let editor = row.editor else { return }
        comparison?.editors[editor].insert(text.trimmingBlanks)
        comparison?.problems[row] = nil
    }

    mutating func runInComparison(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .nextField: moveInComparison(1)
        case .previousField: moveInComparison(-1)
        case .leaveForm: leaveComparison()
        default: return startComparison()
        }
        return []
    }

    private mutating func moveInComparison(_ step: Int) {
        guard let form = comparison else { return }
        let rows = ComparisonForm.Row.allCases
        comparison?.row = rows[(form.row.rawValue + step + rows.count) % rows.count]
    }

    /// Begins, or goes to the first row that is not right.
    private mutating func startComparison() -> [Effect] {
        guard let form = comparison else { return [] }
        switch form.order {
        case .success(let order):
            comparison?.problems = [:]
            guard isOver(order) else {
                overlay = unfinishedQuestion(order)
                return []
            }
            return start(order)
        case .failure(let problems):
            comparison?.problems = problems.found
            let wrong = ComparisonForm.Row.allCases.first { problems.found[$0] != nil }
            if let wrong { comparison?.row = wrong }
            return []
        }
    }
}

extension ConsoleState {
    /// Whether the last day that is compared has ended where the provider is.
    private func isOver(_ order: ReconciliationOrder) -> Bool {
        let utcOffset = facts.provider(order.provider)?.profile.utcOffset ?? facts.utcOffset
        let today = CalendarDay(seconds: Int64(now.timeIntervalSince1970), utcOffset: utcOffset)
        return order.period.last < today
    }
}

// MARK: - Answers

extension ConsoleState {
    /// Compares, and shows how far it is.
    mutating func start(_ order: ReconciliationOrder) -> [Effect] {
        begin("Comparing \(order.provider) \(order.period)", endedBy: .reconciliation(.stop))
        return [.reconciliation(.start(order))]
    }

    /// The form has done its work.
    mutating func endComparison() {
        guard comparison != nil else { return }
        closeComparison()
        drafts.drop(.comparison)
    }

    /// Says below the files why they could not be compared, so that another one can be named.
    mutating func failComparison(_ error: ServiceError) {
        guard comparison != nil, error != .canceled else {
            notice = Notice(error == .canceled ? .information : .error, error.message)
            return
        }
        comparison?.row = .files
        comparison?.problems[.files] = error.message
    }
}
