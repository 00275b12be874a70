import Foundation
import PayoutService
import Payouts
import TerminalUI

/// What is asked before payouts stop or go on at a provider.
extension ConsoleState {
    /// Asks why; the question whether follows.
    func pauseReason(_ provider: ProviderID) -> Overlay {
        let prompt = TextPrompt(
            title: "Why pause \(provider)?",
            explanation: ["Everybody sees it, on every console."],
            placeholder: "bank maintenance until 15:00",
            limit: Self.longestReason
        )
        return asking(prompt, .pauseReason(provider))
    }

    private static let longestReason = 120

    /// Takes the reason and asks whether.
    mutating func askToPause(
        _ provider: ProviderID,
        reason: String
    ) -> Result<[Effect], PromptProblem> {
        guard !reason.isEmpty else {
            return .failure(PromptProblem(text: "A pause needs a reason."))
        }
        guard let overview = providers.overview(of: provider) else { return .success([]) }
        let backlog = BacklogText(overview.report)
        let dialog = Dialog(
            title: "Pause \(provider)?",
            body: place(of: provider) + [
                "Nothing more is sent to it.",
                StyledText(Self.waiting(backlog.queued, overview.report.queued)),
                StyledText(Self.goingOn(backlog.inFlight + backlog.unknown)),
                StyledText("Reason: ", .muted) + StyledText(reason),
            ],
            buttons: [Dialog.Button("Pause", isDestructive: true)]
        )
        overlay = .confirmation(dialog, .pauseProvider(provider, reason: reason))
        return .success([])
    }

    func resumption(_ overview: ProviderOverview) -> Overlay {
        let state = overview.state
        let backlog = BacklogText(overview.report)
        let dialog = Dialog(
            title: "Resume \(state.provider)?",
            body: place(of: state.provider) + hold(of: state)
                + Self.released(backlog.queued, overview.report.queued)
                + (state.isOpen ? Self.doubts : shortages(of: overview)),
            buttons: [Dialog.Button("Resume", isDestructive: true)]
        )
        let action = Overlay.ConfirmedAction.resumeProvider(
            state.provider,
            paused: state.pause,
            forgettingMoney: state.isOpen
        )
        return .confirmation(dialog, action)
    }

    /// Does what a question was about, unless somebody else was quicker.
    mutating func performOnProvider(_ action: Overlay.ConfirmedAction) -> [Effect] {
        switch action {
        case .pauseProvider(let id, let reason):
            if let pause = providers.overview(of: id)?.state.pause {
                let words = "\(id) was paused meanwhile by \(pause.by.rawValue): \(pause.reason)"
                notice = Notice(.attention, words)
                return []
            }
            return [.provider(.pause(id, reason: reason))]
        case .resumeProvider(let id, let paused, let forgettingMoney):
            let state = providers.overview(of: id)?.state
            guard state?.pause == paused, !forgettingMoney || state?.isOpen == true else {
                notice = Notice(.attention, "\(id) has changed meanwhile. Look at it again.")
                return []
            }
            return [.provider(.resume(id, forgettingMoney: forgettingMoney))]
        default: return []
        }
    }
}

// MARK: - Words

extension ConsoleState {
    /// Which provider, and where.
    private func place(of provider: ProviderID) -> [StyledText] {
        let title = facts.title(of: provider)
        return [StyledText(title, .title) + " in " + environmentText, ""]
    }

    private static func waiting(_ count: Int, _ money: [Money]) -> String {
        guard count > 0 else { return "Nothing is queued now; what is created later waits." }
        let payouts = count == 1 ? "1 queued payout waits" : "\(count.grouped) queued payouts wait"
        return "\(payouts): \(sum(money))."
    }

    private static func goingOn(_ count: Int) -> String {
        switch count {
        case 0: "Nothing is in flight."
        case 1: "1 payout in flight goes on, and can still be paid."
        default: "\(count.grouped) payouts in flight go on, and can still be paid."
        }
    }

    private static func released(_ count: Int, _ money: [Money]) -> [StyledText] {
        guard count > 0 else {
            return ["Nothing is queued now; what is created later is sent at once."]
        }
        let payouts = count == 1 ? "1 queued payout goes" : "\(count.grouped) queued payouts go"
        return [
            StyledText("\(payouts) out at once: ") + StyledText(sum(money), .money, .bold) + "."
        ]
    }

    /// Why it is held until now.
    private func hold(of state: ProviderState) -> [StyledText] {
        if let pause = state.pause {
            let since = moments.lasting(since: pause.at)
            return [StyledText("Paused by \(pause.by.rawValue) \(since): \(pause.reason)"), ""]
        }
        guard !state.isOpen else {
            return ["Payouts wait because the balance, as it is known, does not cover them.", ""]
        }
        let failures = ProviderConcern.failuresWords(state.breaker)
        return [StyledText("It is held after \(failures): \(state.breaker.lastFailure)."), ""]
    }

    /// What lets payouts go that the balance, as far as is known, does not cover.
    private static let doubts = [
        StyledText(
            "What is known about the balance is forgotten until it is read again. What it does not "
                + "cover after all, the provider refuses, and that fails.",
            .attention
        )
    ]

    private func shortages(of overview: ProviderOverview) -> [StyledText] {
        BalanceForecast.all(overview, at: now).compactMap { forecast in
            guard case .short(let missing) = forecast.verdict else { return nil }
            return StyledText(
                "The balance is short by \(missing): what it does not cover is held.",
                .attention
            )
        }
    }

    private static func sum(_ money: [Money]) -> String {
        money.map(\.description).joined(separator: " and ")
    }
}
