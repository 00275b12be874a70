import Foundation
import PayoutService
import Payouts
import TerminalUI

// MARK: - Reading

extension ConsoleState {
    /// Reads the providers again, unless a reading is under way; then after it.
    mutating func refreshProviders() -> [Effect] {
        guard !providers.isLoading else {
            providers.isOutdated = true
            return []
        }
        providers.isLoading = true
        providers.isOutdated = false
        return [.loadProviders]
    }

    /// Reads the providers again every few seconds, only while they are shown.
    mutating func refreshShownProviders() -> [Effect] {
        providersWait.map { $0 <= 0 } ?? false ? refreshProviders() : []
    }

    /// How many seconds until the providers are read by themselves; `nil` while they are not shown
    /// or an answer is awaited.
    var providersWait: Double? {
        guard screen == .providers, !providers.isLoading, !isHeld else { return nil }
        return providers.readAt.map { ProvidersState.interval - now.timeIntervalSince($0) } ?? 0
    }

    /// Whether the providers screen counts seconds: to a probe, or since somebody acted.
    var providersCountSeconds: Bool {
        guard screen == .providers else { return false }
        return providers.overviews.contains { overview in
            if let pause = overview.state.pause { return now.timeIntervalSince(pause.at) < 60 }
            switch overview.state.breaker.phase {
            case .closed: return false
            case .open(let until): return (0..<60).contains(until.timeIntervalSince(now))
            case .probing(let since): return now.timeIntervalSince(since) < 60
            }
        }
    }

    mutating func show(_ overviews: [ProviderOverview]) -> [Effect] {
        providers.isLoading = false
        providers.freshness = .live(now)
        providers.shownAt = now
        providers.readAt = now
        // Their figures change all the time.
        providers.changes.show(
            overviews,
            in: &providers.overviews,
            isSameQuestion: !providers.overviews.isEmpty,
            at: screen == .providers ? now : nil
        ) { $0.state.isOpen != $1.state.isOpen || $0.state.pause != $1.state.pause }
        return readOutdated()
    }

    mutating func showProvidersFailure(_ error: ServiceError) -> [Effect] {
        providers.isLoading = false
        providers.readAt = now
        providers.freshness = .failed(error)
        return readOutdated()
    }

    /// How many seconds the screen, while it is shown, waits before it follows the ledger again.
    var shownProvidersWait: Double {
        providers.readAt.map { ProvidersState.leastInterval - now.timeIntervalSince($0) } ?? 0
    }

    /// Says what came of an action, and reads at once what it changed.
    mutating func take(_ message: ProviderMessage) -> [Effect] {
        switch message {
        case .balancesRead: break
        case .paused(let provider):
            drafts.drop(.pause(provider))
            notice = Notice(.success, "\(provider) is paused: nothing more is sent to it.")
        case .resumed(let provider):
            notice = Notice(.success, "\(provider) goes on: what was queued is sent.")
        }
        return refreshProviders()
    }
}

// MARK: - Commands

extension ConsoleState {
    /// Why a command of the providers screen cannot be run now; `nil` when it can.
    func providerUnavailable(_ command: ConsoleCommand) -> String? {
        guard command != .readProviders else { return nil }
        guard let overview = providers.overviews.selected else {
            return "no provider is selected"
        }
        switch command {
        case .pauseProvider:
            return overview.state.pause.map { "it is paused already, by \($0.by.rawValue)" }
        case .resumeProvider:
            let isHeld = !overview.state.isOpen || overview.waitsForMoney
            return isHeld ? nil : "payouts go out already"
        default: return nil
        }
    }

    mutating func runOnProvider(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .pauseProvider: overlay = providers.overviews.selection.map(pauseReason)
        case .resumeProvider: overlay = providers.overviews.selected.map(resumption)
        case .readProviders:
            notice = Notice(.information, "Asking the providers for their balances…")
            return refreshProviders() + [.provider(.readBalances)]
        default: return showUnfinished()
        }
        return []
    }

    /// Goes to the payouts of the selected provider that have not settled.
    private mutating func showUnfinished() -> [Effect] {
        guard let provider = providers.overviews.selection else { return [] }
        let statuses = Self.statusGroups.first { $0.id == "open" }?.statuses ?? []
        let names = PayoutStatus.allCases.filter(statuses.contains).map(\.filterWord)
        let terms =
            FilterQuery(.status, names).terms
            + FilterQuery(.provider, [provider.rawValue]).terms
        return drill(to: FilterQuery(terms))
    }
}
