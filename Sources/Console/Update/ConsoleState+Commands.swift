import Payouts
import TerminalUI

extension ConsoleState {
    /// Why a command cannot be run now, in a few words; `nil` when it can.
    func unavailable(_ command: ConsoleCommand) -> String? {
        switch command {
        case .requery:
            guard !list.targets.isEmpty else { return "no payout is selected" }
            guard list.marked.isEmpty, let selected = list.selected else { return nil }
            if selected.attemptCount == 0 { return "it was never submitted" }
            let profile = facts.provider(selected.provider)?.profile
            return profile?.canQuery == false ? "this provider cannot be asked" : nil
        case .withdraw:
            guard let selected = list.selected else { return "no payout is selected" }
            let canWithdraw = selected.status == .queued || selected.status == .pendingApproval
            guard canWithdraw else {
                return "it is \(StatusBadge(selected.status).word) already"
            }
            return wasNeverSent(selected) ? nil : "it may have been sent already"
        case .reveal, .copyID, .copyOrderNumber, .open, .mark:
            return list.selected == nil ? "no payout is selected" : nil
        case .unmarkAll: return list.marked.isEmpty ? "nothing is marked" : nil
        case .clearFilters: return list.filter.isEmpty ? "nothing is filtered" : nil
        case .create: return facts.providers.isEmpty ? "no provider is configured" : nil
        default: return nil
        }
    }

    /// Whether every attempt is known to have ended before a byte of the request left.
    private func wasNeverSent(_ payout: Payout) -> Bool {
        guard payout.attemptCount > 0 else { return true }
        guard let history = detail.history, history.payout == payout else { return false }
        return history.attempts.allSatisfy {
            if case .notSent = $0.outcome { true } else { false }
        }
    }

    /// Runs a command, or says why it cannot be run.
    mutating func run(_ command: ConsoleCommand) -> [Effect] {
        if let reason = unavailable(command) {
            // Escape with nothing to clear is a habit, not a question.
            guard command != .clearFilters else { return [] }
            notice = Notice(.information, "Not now: \(reason).")
            return []
        }
        switch command {
        case .up, .down, .pageUp, .pageDown, .first, .last: return moveInList(command)
        case .search, .filterStatus, .filterProvider, .clearFilters: return runFilter(command)
        case .mark, .unmarkAll: return runMark(command)
        case .create, .requery, .withdraw, .reveal, .copyID, .copyOrderNumber:
            return runOnPayout(command)
        case .scrollUp, .scrollDown, .scrollPageUp, .scrollPageDown, .nextTab, .previousTab:
            return runInDetail(command)
        case .nextField, .previousField, .review, .leaveForm: return runInForm(command)
        case .open: focus = .detail
        case .close: focus = .list
        case .nextPane, .previousPane: focus = focus == .list ? .detail : .list
        case .help: overlay = .help(offset: 0)
        case .palette: overlay = .palette(paletteChoices)
        case .redraw: return [.terminal(.repaint)] + refresh()
        case .suspend: return [.terminal(.suspend)]
        case .quit: return [.quit]
        }
        return []
    }

    private mutating func moveInList(_ command: ConsoleCommand) -> [Effect] {
        let index = list.selectedIndex ?? 0
        switch command {
        case .up: return select(index: index - 1)
        case .down: return select(index: index + 1)
        case .pageUp: return select(index: index - listHeight)
        case .pageDown: return select(index: index + listHeight)
        case .first:
            return list.hasNewer ? reload(.newest, .replace(select: nil)) : select(index: 0)
        default:
            return list.hasOlder
                ? reload(.oldest, .replaceSelectingLast) : select(index: list.rows.count - 1)
        }
    }

    private mutating func runFilter(_ command: ConsoleCommand) -> [Effect] {
        focus = .list
        switch command {
        case .search:
            list.search = TextField(list.filter.text, placeholder: "name, id, order number, 9852")
            return []
        case .filterStatus: overlay = .choice(.statusFilter, statusChoices)
        case .filterProvider: overlay = .choice(.providerFilter, providerFilterChoices)
        default: return filter { $0 = PayoutFilter() }
        }
        return []
    }

    private mutating func runMark(_ command: ConsoleCommand) -> [Effect] {
        guard command == .mark, let selected = list.selected else {
            list.marked = []
            return []
        }
        if list.marked.remove(selected.id) == nil { list.marked.insert(selected.id) }
        return select(index: (list.selectedIndex ?? 0) + 1)
    }

    private mutating func runOnPayout(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .create: overlay = .choice(.formProvider, formProviderChoices)
        case .requery: return requeryTargets()
        case .withdraw: overlay = list.selected.map(withdrawal)
        case .reveal:
            let id = list.selection
            detail.revealed = detail.revealed == id ? nil : id
        case .copyID: return list.selected.map { copy($0.id.rawValue, "id") } ?? []
        default:
            return list.selected.map { copy($0.orderNumber.rawValue, "order number") } ?? []
        }
        return []
    }

    private mutating func requeryTargets() -> [Effect] {
        let targets = list.targets
        if targets.count > 1 {
            overlay = .requery(RequeryProgress(ids: targets))
        } else if let id = targets.first {
            notice = Notice(.information, "Asking the provider about \(id)…")
        }
        return [.requery(targets)]
    }

    private mutating func copy(_ text: String, _ what: String) -> [Effect] {
        notice = Notice(.success, "Copied the \(what) \(text).")
        return [.terminal(.copy(text))]
    }

    private func withdrawal(_ payout: Payout) -> Overlay {
        let dialog = Dialog(
            title: "Withdraw \(payout.id)?",
            body: [
                StyledText([
                    StyledText.Span("\(payout.amount)", .money, .bold),
                    StyledText.Span(" to \(payout.beneficiary.displayName) in "),
                    StyledText.Span(facts.environment, .title),
                ]),
                "It has not been submitted, and will not be. This cannot be undone.",
            ],
            buttons: [Dialog.Button("Withdraw", isDestructive: true)],
            cancelTitle: "Keep it"
        )
        return .confirmation(dialog, .withdraw(payout.id))
    }
}

// MARK: - Detail

extension ConsoleState {
    private mutating func runInDetail(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .scrollUp: return scrollDetail(by: -1)
        case .scrollDown: return scrollDetail(by: 1)
        case .scrollPageUp: return scrollDetail(by: -detailHeight)
        case .scrollPageDown: return scrollDetail(by: detailHeight)
        default:
            let tabs = DetailState.Tab.allCases
            let step = command == .nextTab ? 1 : tabs.count - 1
            detail.tab = tabs[(detail.tab.rawValue + step) % tabs.count]
            detail.offset = 0
            return []
        }
    }

    mutating func scrollDetail(by lines: Int) -> [Effect] {
        detail.offset = ScrollView.clampedOffset(
            detail.offset + lines,
            lines: detailLines(.unicode).count,
            height: detailHeight
        )
        return []
    }
}

extension Beneficiary {
    /// The name, or the masked account where there is none.
    var displayName: String { name.isEmpty ? maskedAccount : name }
}
