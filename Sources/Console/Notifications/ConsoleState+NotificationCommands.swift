import Payouts
import TerminalUI

extension ConsoleState {
    /// Why a command of the notifications screen cannot be run now; `nil` when it can.
    func notificationUnavailable(_ command: ConsoleCommand) -> String? {
        switch command {
        case .clearNotificationFilters:
            return notifications.filter == NotificationFilter() ? "nothing is filtered" : nil
        case .filterFate, .filterSender: return nil
        default: break
        }
        guard let selected = notifications.rows.selected else {
            return "no notification is selected"
        }
        switch command {
        case .showItsPayout:
            return selected.payout == nil ? "no payout here is known to be its own" : nil
        case .replayNotification:
            let isApplied = selected.disposition == .applied || selected.disposition == .duplicate
            return isApplied ? "it was applied already; a replay would change nothing" : nil
        default: return notifications.shownRecord == nil ? "it is being read" : nil
        }
    }

    mutating func runOnNotifications(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .showItsPayout: return showPayoutOfNotification()
        case .replayNotification: overlay = notifications.rows.selected.map(replayQuestion)
        case .revealNotification: return revealNotification()
        case .filterFate: overlay = .choice(.notificationFate, fateChoices)
        case .filterSender: overlay = .choice(.notificationProvider, senderChoices)
        default: return filterNotifications { $0 = NotificationFilter() }
        }
        return []
    }

    /// Filters anew; the selected notification stays selected if it matches.
    mutating func filterNotifications(_ change: (inout NotificationFilter) -> Void) -> [Effect] {
        let before = notifications.filter
        change(&notifications.filter)
        focus = .list
        guard notifications.filter != before else { return [] }
        return reloadNotifications(.newest, .replace(keepsSelection: true))
    }

    /// Goes to the payout with its timeline; escape leads back.
    private mutating func showPayoutOfNotification() -> [Effect] {
        guard let payout = notifications.rows.selected?.payout,
            let query = try? FilterQuery(parsing: payout.rawValue)
        else { return [] }
        let effects = drill(to: query)
        detail.tab = .timeline
        return effects
    }

    private mutating func revealNotification() -> [Effect] {
        guard let id = notifications.rows.selection, notifications.revealed != id else {
            notifications.revealed = nil
            return []
        }
        return [.notification(.reveal(id))]
    }
}

// MARK: - Questions

extension ConsoleState {
    private func replayQuestion(_ summary: NotificationSummary) -> Overlay {
        let provider = facts.title(of: summary.provider)
        let about = summary.subject.map { " about \($0)" } ?? ""
        let amount = summary.amount.map { StyledText(", \($0)", .money) } ?? ""
        let claim = summary.claim?.badge.map { StyledText(": it says ") + $0.text(.unicode) } ?? ""
        let time = TimeText.full(summary.receivedAt, utcOffset: facts.utcOffset)
        let dialog = Dialog(
            title: "Replay notification \(summary.id)?",
            body: [
                StyledText("From \(provider)\(about)") + amount + claim + ", in " + environmentText
                    + ".",
                StyledText("Received \(time).", .muted),
                "",
                "Its bytes are checked with the secrets that are configured now. If they are the "
                    + "provider's, what it says is applied to its payout, once; otherwise nothing "
                    + "changes.",
            ],
            buttons: [Dialog.Button("Replay", isDestructive: true)]
        )
        return .confirmation(dialog, .replayNotification(summary.id))
    }

    /// Every fate that a list can be narrowed down to, with how many there are.
    private var fateChoices: ChoiceList {
        let all = ChoiceList.Choice(
            id: "all",
            title: "All notifications",
            detail: notifications.count { _ in true }.grouped
        )
        let fates = NotificationDisposition.allCases.map { fate in
            ChoiceList.Choice(
                id: fate.rawValue,
                title: fate.title,
                detail: notifications.count { $0.disposition == fate }.grouped
            )
        }
        let refusals = NotificationRefusal.Kind.allCases.map { kind in
            ChoiceList.Choice(
                id: kind.rawValue,
                title: "refused: \(kind.word)",
                detail: notifications.count { $0.refusal == kind && $0.disposition == .refused }
                    .grouped
            )
        }
        let differs = ChoiceList.Choice(id: Self.differs, title: "differs from the payout")
        return ChoiceList(
            [all] + fates + refusals + [differs],
            placeholder: "type to narrow down"
        )
    }

    /// The choice that is no fate: what a notification says about its payout.
    private static let differs = "differs"

    private var senderChoices: ChoiceList {
        let all = ChoiceList.Choice(id: "all", title: "All providers")
        let singles = facts.providers.map { provider in
            ChoiceList.Choice(
                id: provider.id.rawValue,
                title: provider.profile.title,
                detail: notifications.count { $0.provider == provider.id }.grouped
            )
        }
        return ChoiceList([all] + singles, placeholder: "type to narrow down")
    }

    mutating func chooseForNotifications(
        _ id: String,
        _ purpose: Overlay.ChoicePurpose
    ) -> [Effect] {
        guard purpose == .notificationFate else {
            return filterNotifications {
                $0.providers = ProviderID(rawValue: id).map { [$0] } ?? []
            }
        }
        let kind = NotificationRefusal.Kind(rawValue: id)
        let fate = kind == nil ? NotificationDisposition(rawValue: id) : .refused
        return filterNotifications {
            $0.dispositions = fate.map { [$0] } ?? []
            $0.refusals = kind.map { [$0] } ?? []
            $0.differs = id == Self.differs
        }
    }
}

extension NotificationsState {
    func count(_ isCounted: (NotificationTally) -> Bool) -> Int {
        tallies.filter(isCounted).reduce(0) { $0 + $1.count }
    }
}

extension NotificationDisposition {
    /// The fate in a word or two.
    var title: String {
        switch self {
        case .pending: "waiting"
        case .applied: "applied"
        case .duplicate: "duplicate"
        case .unmatched: "no payout"
        case .refused: "refused"
        case .dismissed: "seen"
        }
    }
}
