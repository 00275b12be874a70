import TerminalUI

/// The commands of the notifications screen.
extension ConsoleCommand {
    static let notificationsRows: [Row] = [
        row(
            .showItsPayout,
            .notifications,
            "its payout",
            [.enter],
            hint: 2,
            "Shows the payout that the notification is about, with its timeline; escape leads back."
        ),
        row(
            .replayNotification,
            .notifications,
            "replay",
            [.character("R")],
            hint: 1,
            danger: .confirm,
            "Checks the notification again, and applies it where that was not done before."
        ),
        row(
            .revealNotification,
            .notifications,
            "reveal body",
            [.character("v")],
            hint: 3,
            "Shows the body as it arrived, with names and accounts in full, or hides them again."
        ),
        row(
            .filterFate,
            .notifications,
            "fate",
            [.character("f")],
            hint: 5,
            "Shows the notifications that had one fate, or that differ from their payout."
        ),
        row(
            .filterSender,
            .notifications,
            "notifications by provider",
            [.character("p")],
            "Shows the notifications of one provider."
        ),
        row(
            .clearNotificationFilters,
            .notifications,
            "all notifications",
            [.escape],
            "Shows all notifications again."
        ),
    ]
}
