import Payouts
import TerminalUI

extension ConsoleState {
    /// Why a command of the worklist cannot be run now; `nil` when it can.
    func worklistUnavailable(_ command: ConsoleCommand) -> String? {
        switch command {
        case .dismiss where worklist.selectedGroup == nil || screen != .worklist:
            "no notifications are selected"
        case .clearWorklistFilters where worklist.filter.isEmpty: "nothing is filtered"
        default: nil
        }
    }

    mutating func runOnWorklist(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .filterReason: overlay = .choice(.reasonFilter, reasonChoices)
        case .filterWorklistProvider:
            overlay = .choice(.worklistProvider, worklistProviderChoices)
        case .filterMine:
            let mine = Choice<OperatorName?>(person: facts.operatorName)
            focus = .list
            return filterWorklist { $0.owners = $0.owners.isAll ? mine : Choice() }
        case .dismiss: overlay = worklist.selectedGroup.map(dismissal)
        default:
            focus = .list
            return filterWorklist { $0 = WorklistFilter() }
        }
        return []
    }

    private var reasonChoices: ChoiceList {
        let all = ChoiceList.Choice(
            id: "all",
            title: "All reasons",
            detail: worklist.openCount.grouped
        )
        let singles = Attention.each.map { reason in
            ChoiceList.Choice(
                id: "\(reason.rawValue)",
                title: reason.shortWord,
                detail: worklist.count(of: reason).grouped
            )
        }
        return ChoiceList([all] + singles, placeholder: "type to narrow down")
    }

    private var worklistProviderChoices: ChoiceList {
        let all = ChoiceList.Choice(id: "all", title: "All providers")
        let singles = facts.providers.map { provider in
            ChoiceList.Choice(id: provider.id.rawValue, title: provider.profile.title)
        }
        return ChoiceList([all] + singles, placeholder: "type to narrow down")
    }

    mutating func chooseForWorklist(
        _ id: String,
        _ purpose: Overlay.ChoicePurpose
    ) -> [Effect] {
        switch purpose {
        case .reasonFilter:
            return filterWorklist { $0.reasons = Attention(rawValue: Int(id) ?? 0) }
        case .worklistProvider:
            let provider = ProviderID(rawValue: id)
            return filterWorklist { $0.providers = provider.map { [$0] } ?? [] }
        case .snooze(let subject): return snooze(subject, chosen: id)
        case .resolutionClaim:
            chooseClaim(id)
            return []
        default: return []
        }
    }
}

extension WorklistState {
    /// How many rows show a reason, each the most urgent one that it has, whatever is filtered.
    func shownCount(of reason: Attention) -> Int {
        switch reason {
        case .notificationRejected: groups.count
        case .unresolvedBreak: breakCount
        default: payoutCounts[reason] ?? 0
        }
    }

    /// How many there are for a reason, whatever is filtered.
    func count(of reason: Attention) -> Int {
        reason == .notificationRejected
            ? groups.reduce(0) { $0 + $1.tally.count }
            : tallies.reduce(0) { $0 + ($1.reason == reason ? $1.count : 0) }
    }
}
