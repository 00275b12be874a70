import Payouts
import TerminalUI

extension ConsoleState {
    mutating func takeInOverlay(_ key: Key) -> [Effect] {
        switch overlay {
        case .help(let help): takeInHelp(key, help)
        case .requery(let progress): return takeInRequery(key, progress)
        case .bulk(let progress): return takeInBulk(key, progress)
        case .card(let card): return takeInCard(key, card)
        case .jump(let jump): return takeInJump(key, jump)
        case .working(_, let end): return takeInWork(key, endedBy: end)
        case .prompt(let prompt, let purpose): return takeInPrompt(key, prompt, purpose)
        case .palette(var choices):
            let outcome = choices.handle(key)
            overlay = .palette(choices)
            return finish(outcome) { state, id, answer in
                state.chooseCommand(id, answer: answer)
            }
        case .choice(let purpose, var choices):
            let outcome = choices.handle(key)
            overlay = .choice(purpose, choices)
            return finish(outcome) { state, id, _ in state.choose(id, for: purpose) }
        case .confirmation(var dialog, let action):
            switch dialog.handle(key, reach: reach(of: dialog)) {
            case .handled: overlay = .confirmation(dialog, action)
            case .canceled: overlay = nil
            case .pressed:
                overlay = nil
                return perform(action)
            }
        case nil: break
        }
        return []
    }

    private mutating func finish(
        _ outcome: ChoiceList.Outcome,
        _ chosen: (inout ConsoleState, _ id: String, _ answer: String?) -> [Effect]
    ) -> [Effect] {
        switch outcome {
        case .handled, .ignored: return []
        case .canceled:
            overlay = nil
            return []
        case .chosen(let id, let answer):
            overlay = nil
            return chosen(&self, id, answer)
        }
    }

    /// How much of a question fits: one that is read aloud has the room of a pane.
    private func reach(of dialog: Dialog) -> Dialog.Reach {
        dialog.reach(in: overlayRoom, isLinear: facts.isPlain)
    }

    /// The room for what lies over the panes, or stands in their place.
    var overlayRoom: Size {
        guard facts.isPlain else { return size }
        let pane = focus == .list ? layout.list : layout.side
        return Size(width: pane.width, height: pane.height)
    }

    mutating func scrollOverlay(
        _ key: Key,
        offset: Int,
        _ overlay: (Int) -> Overlay
    ) {
        let page = max(1, size.height - 6)
        switch key {
        case .up, .character("k"): self.overlay = overlay(max(0, offset - 1))
        case .down, .character("j"): self.overlay = overlay(min(offset + 1, overlayOverflow))
        case .pageUp: self.overlay = overlay(max(0, offset - page))
        case .pageDown, .space: self.overlay = overlay(min(offset + page, overlayOverflow))
        default: break
        }
    }
}

// MARK: - Choices

extension ConsoleState {
    /// The groups of statuses that a filter offers before the single ones.
    static let statusGroups: [(id: String, title: String, statuses: Set<PayoutStatus>)] = [
        ("all", "All", []),
        ("attention", "Unknown or returned", [.unknown, .returned]),
        ("open", "Not settled yet", [.queued, .submitting, .processing, .unknown]),
    ]

    var statusChoices: ChoiceList {
        let groups = Self.statusGroups.map { group in
            ChoiceList.Choice(
                id: group.id,
                title: group.title,
                detail: countText { group.statuses.isEmpty || group.statuses.contains($0.status) }
            )
        }
        let singles = PayoutStatus.allCases.map { status in
            ChoiceList.Choice(
                id: status.rawValue,
                title: StatusBadge(status).word,
                detail: countText { $0.status == status }
            )
        }
        return ChoiceList(groups + singles, placeholder: "type to narrow down")
    }

    var providerFilterChoices: ChoiceList {
        let all = ChoiceList.Choice(
            id: "all",
            title: "All providers",
            detail: countText { _ in true }
        )
        let singles = facts.providers.map { provider in
            ChoiceList.Choice(
                id: provider.id.rawValue,
                title: provider.profile.title,
                detail: countText { $0.provider == provider.id }
            )
        }
        return ChoiceList([all] + singles, placeholder: "type to narrow down")
    }

    /// The providers, with what was begun for them.
    var formProviderChoices: ChoiceList {
        providerChoices { drafts[.payout($0)] == nil ? "" : "draft kept · " }
    }

    var providerChoices: ChoiceList { providerChoices { _ in "" } }

    private func providerChoices(_ note: (ProviderID) -> String) -> ChoiceList {
        let choices = facts.providers.map { provider in
            let currencies = provider.profile.currencies.map(\.code).joined(separator: ", ")
            return ChoiceList.Choice(
                id: provider.id.rawValue,
                title: provider.profile.title,
                detail: note(provider.id) + currencies
            )
        }
        return ChoiceList(choices, placeholder: "type to narrow down")
    }

    private func countText(_ isCounted: (PayoutTally) -> Bool) -> String {
        list.tallies.filter(isCounted).reduce(0) { $0 + $1.count }.grouped
    }

    mutating func choose(_ id: String, for purpose: Overlay.ChoicePurpose) -> [Effect] {
        switch purpose {
        case .statusFilter:
            let group = Self.statusGroups.first { $0.id == id }?.statuses
            let statuses = group ?? PayoutStatus(rawValue: id).map { [$0] } ?? []
            return showOnly(statuses)
        case .providerFilter:
            return showOnly(.provider, ProviderID(rawValue: id).map { [$0.rawValue] } ?? [])
        case .formProvider:
            return ProviderID(rawValue: id).map { openForm($0) } ?? []
        case .recentBeneficiary: return chooseRecent(id)
        case .order: return sort(by: id)
        case .columns: return toggleColumn(id)
        case .view: return chooseView(id)
        case .exportedList: chooseExport(id)
        case .formerRequery: return Int64(id).map { followRequery($0) } ?? []
        case .field(let index): return chooseInForm(id, field: index)
        case .reasonFilter, .worklistProvider, .resolutionClaim, .snooze:
            return chooseForWorklist(id, purpose)
        case .notificationFate, .notificationProvider: return chooseForNotifications(id, purpose)
        case .uploadProvider: chooseUploadProvider(id)
        case .reconciledProvider, .reconciliationRun, .breakAction:
            return chooseForBreaks(id, purpose)
        case .closedProvider: chooseClosedProvider(id)
        case .theme: chooseTheme(id)
        }
        return []
    }
}
