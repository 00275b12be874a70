import Payouts
import TerminalUI

// MARK: - Errors

extension ProviderDetail {
    /// The code, how often this hour, the change from the hour before, and what it means.
    func errors(_ width: Int) -> [StyledText] {
        guard !report.errors.isEmpty else {
            return [heading("Errors", StyledText("none this hour or the hour before", .muted))]
        }
        let all = ErrorTrend(report.errors)
        let note = StyledText("this hour ", .muted) + all.text(glyphs)
        let rows = report.errors.map { error in
            let trend = ErrorTrend(thisHour: error.thisHour, hourBefore: error.hourBefore)
            return (error, count: trend.count, change: trend.change(glyphs))
        }
        let counts = rows.map(\.count.width).max() ?? 0
        let changes = rows.map(\.change.width).max() ?? 0
        let fields = rows.map { error, count, change in
            let numbers =
                Self.blanks(counts - count.width) + count + " " + change
                + Self.blanks(changes - change.width + 2)
            return FieldList.Field(error.code, numbers + StyledText(error.explanation, .muted))
        }
        return [heading("Errors", note)] + FieldList(fields).lines(width: width)
    }

    private static func blanks(_ count: Int) -> StyledText {
        StyledText(String(repeating: " ", count: max(0, count)))
    }
}

// MARK: - Money

extension ProviderDetail {
    /// What is left in each currency against what waits for it.
    func balances(_ width: Int) -> [StyledText] {
        let forecasts = BalanceForecast.all(overview, at: shownAt)
        guard !forecasts.isEmpty else {
            return [heading("Balance", StyledText("not known yet, and nothing waits", .muted))]
        }
        let fields = forecasts.map { forecast in
            FieldList.Field(forecast.currency.code, words(forecast))
        }
        return [heading("Balance")] + FieldList(fields).lines(width: width)
            + forecasts.compactMap(\.shortage).flatMap { explanation(of: $0, width) }
    }

    /// Why payouts wait although the balance may cover them, and what ends it.
    private func explanation(
        of shortage: ProviderState.Shortage,
        _ width: Int
    ) -> [StyledText] {
        let refused = "\(shortage.refused) was refused for lack of money"
        let since = moments.lasting(since: shortage.at)
        let held =
            shortage.availableSince == nil
            ? "all waits until the balance is read"
            : "that much and more waits until the balance has risen"
        return StyledText("\(refused) \(since): \(held).", .attention).wrapped(to: width)
    }

    private func words(_ forecast: BalanceForecast) -> StyledText {
        let queued = StyledText("\(forecast.queued.groupedText) queued", .muted)
        guard let known = forecast.known else { return forecast.text + "; " + queued }
        let left = StyledText(known.remaining.groupedText, .money) + StyledText(" left", .muted)
        let sent = known.sentSince.groupedText
        let read = known.sentSince.minorUnits > 0 ? "; \(sent) sent since it was read " : "; read "
        let ago = StyledText(moments.isAbsolute ? "" : " ago", .muted)
        let age = (forecast.age(moments) ?? "") + ago
        return forecast.text + StyledText(": ", .muted) + left + StyledText(", ", .muted) + queued
            + StyledText(read, .muted) + age
    }
}
