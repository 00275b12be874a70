import Foundation
import PayoutService
import Payouts
import TerminalUI

/// One thing that is wrong at a provider now, in words.
struct ProviderConcern: Equatable {
    let provider: ProviderID
    let kind: Kind
    /// What is wrong, after the provider's name.
    let words: String

    /// What can be wrong, the worst first.
    enum Kind: Int {
        case holding, paused, failing, short, probing, unknowns, errors, lateNotifications
    }

    var text: StyledText {
        StyledText(provider.rawValue, .attention, .bold) + StyledText(words, .attention)
    }

    /// Everything that is wrong, the worst first; of the same kind in the order of the providers.
    static func all(in overviews: [ProviderOverview], _ moments: MomentText) -> [ProviderConcern] {
        let concerns = overviews.flatMap { of($0, moments) }
        return concerns.enumerated().sorted {
            ($0.element.kind.rawValue, $0.offset) < ($1.element.kind.rawValue, $1.offset)
        }
        .map(\.element)
    }

    private static func of(_ overview: ProviderOverview, _ moments: MomentText) -> [ProviderConcern]
    {
        let (state, report) = (overview.state, overview.report)
        let found: [(Kind, String?)] = [
            (.paused, state.pause.map { pausedWords($0, moments) }),
            (.holding, holdingWords(state, moments)),
            (.probing, probingWords(state)),
            (.failing, failingWords(report)),
            (.short, shortWords(overview, now: moments.now)),
            (.unknowns, unknownWords(report)),
            (.errors, errorWords(report)),
            (.lateNotifications, lagWords(report)),
        ]
        return found.compactMap { kind, words in
            words.map { ProviderConcern(provider: report.provider, kind: kind, words: $0) }
        }
    }
}

// MARK: - Words

extension ProviderConcern {
    private static func pausedWords(_ pause: ProviderState.Pause, _ moments: MomentText) -> String {
        let since = moments.lasting(since: pause.at)
        return " is paused by \(pause.by.rawValue) \(since): \(pause.reason)"
    }

    /// A paused provider is let alone: nothing goes out, whatever its breaker says.
    private static func holdingWords(_ state: ProviderState, _ moments: MomentText) -> String? {
        guard state.pause == nil, case .open = state.breaker.phase else { return nil }
        let next = nextTry(state.breaker, moments)
        return " holds payouts back: \(failuresWords(state.breaker)), \(next)"
    }

    /// When one payout goes out to see whether the provider works again.
    static func nextTry(_ breaker: CircuitBreaker, _ moments: MomentText) -> String {
        guard case .open(let until) = breaker.phase, until > moments.now else {
            return "the next payout tries it"
        }
        return "next try \(moments.coming(until))"
    }

    private static func probingWords(_ state: ProviderState) -> String? {
        guard state.pause == nil, case .probing = state.breaker.phase else { return nil }
        return " is tried with one payout, after \(failuresWords(state.breaker))"
    }

    static func failuresWords(_ breaker: CircuitBreaker) -> String {
        breaker.failures == 1 ? "1 failure" : "\(breaker.failures.grouped) failures in a row"
    }

    /// Fewer are paid lately than before; without a before, fewer than can be right.
    private static func failingWords(_ report: ProviderReport) -> String? {
        let recent = SuccessRate(report.settled.suffix(recentSpans))
        let before = SuccessRate(report.settled.dropLast(recentSpans))
        guard recent.count >= minimumSettled, let percent = recent.percent else { return nil }
        guard before.count >= minimumSettled, let former = before.percent else {
            return percent < SuccessRate.bad ? ": success \(percent) % lately" : nil
        }
        guard percent < SuccessRate.worrying, former - percent >= minimumDrop else {
            return percent < SuccessRate.bad ? ": success \(percent) % for an hour" : nil
        }
        return ": success \(percent) % (was \(former) %)"
    }

    private static func shortWords(_ overview: ProviderOverview, now: Date) -> String? {
        let forecasts = BalanceForecast.all(overview, at: now)
        let missing = forecasts.compactMap { forecast in
            if case .short(let missing) = forecast.verdict { missing } else { nil }
        }
        guard !missing.isEmpty else {
            return forecasts.contains { $0.verdict == .refused }
                ? " refuses payouts for lack of money" : nil
        }
        return " is short by " + missing.map(\.description).joined(separator: " and ")
    }

    private static func unknownWords(_ report: ProviderReport) -> String? {
        let count = BacklogText(report).unknown(atLeast: oldSeconds)
        guard count > 0 else { return nil }
        return ": \(count.grouped) unknown for over \(TimeText.age(Double(oldSeconds)))"
    }

    private static func errorWords(_ report: ProviderReport) -> String? {
        let trend = ErrorTrend(report.errors)
        guard trend.isRising else { return nil }
        return ": \(trend.thisHour.counting("error")) this hour (was \(trend.hourBefore.grouped))"
    }

    private static func lagWords(_ report: ProviderReport) -> String? {
        guard let lag = report.notificationLag, lag.p95 >= lateNotification else { return nil }
        return ": notifications come \(TimeText.latency(lag.p95)) late"
    }

    /// The spans that count as lately: a quarter of an hour.
    private static let recentSpans = 3
    /// Fewer settled payouts say nothing about a rate.
    private static let minimumSettled = 10
    /// How many percent points a rate falls before anybody is bothered.
    private static let minimumDrop = 10
    /// What is unknown for longer, in seconds, waits for a person.
    private static let oldSeconds = 3_600
    /// A notification that takes longer comes late.
    static let lateNotification = Duration.seconds(600)
}
