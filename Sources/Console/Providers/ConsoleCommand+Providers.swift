import TerminalUI

/// The commands of the providers screen.
extension ConsoleCommand {
    static let providersRows: [Row] = [
        row(
            .showUnfinished,
            .providers,
            "its payouts",
            [.enter],
            hint: 3,
            "Shows the provider's payouts that have not settled."
        ),
        row(
            .pauseProvider,
            .providers,
            "pause",
            [.character("P")],
            hint: 1,
            danger: .confirm,
            "Stops sending payouts to the provider, with a reason that everybody sees."
        ),
        row(
            .resumeProvider,
            .providers,
            "resume",
            [.character("R")],
            hint: 2,
            danger: .confirm,
            "Lets payouts go out to the provider again, those that wait at once."
        ),
        row(
            .readProviders,
            .providers,
            "read again",
            [.character("r")],
            hint: 4,
            "Reads the providers again and asks each for its balance. Moves no money."
        ),
    ]
}
