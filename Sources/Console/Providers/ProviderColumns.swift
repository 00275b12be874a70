import Foundation
import PayoutService
import Payouts
import TerminalUI

/// The columns of the list of providers.
///
/// Priorities say which stay on a narrow screen. There are few rows, so that columns are as wide
/// as what is in them: an amount is never cut, its column goes as a whole.
enum ProviderColumns {
    /// The table of providers, with columns as wide as their contents need.
    static func table(
        _ overviews: some Collection<ProviderOverview>,
        top: Int,
        height: Int,
        selection: Int?,
        isFocused: Bool,
        moments: MomentText,
        changes: RowChanges<ProviderID>,
        shownAt: Date,
        isStale: Bool,
        glyphs: Glyphs
    ) -> TableView {
        let rows = overviews.map { overview in
            let cells = cells(overview, moments: moments, shownAt: shownAt, glyphs: glyphs)
            // What may no longer be so has no colour of its own.
            return isStale ? cells.map { StyledText($0.text, .muted) } : cells
        }
        let columns = columns.enumerated().map { index, column in
            let widest = rows.map { $0[index].width }.max() ?? 0
            var column = column
            column.minimum = max(column.minimum, widest, TextWidth.width(of: column.title))
            column.ideal = column.minimum
            return column
        }
        return TableView(
            columns: columns,
            rows: zip(overviews, rows).dropFirst(top).prefix(height).map { overview, cells in
                TableView.Row(cells, change: changes.change(of: overview.id, at: moments.now))
            },
            selection: selection,
            isFocused: isFocused
        )
    }

    private static let columns: [TableColumn] = [
        column("Provider", 11, priority: 12),
        column("State", stateWidth, priority: 11),
        column("Paid", 5, priority: 10, .trailing),
        column("Last hour", sparkWidth, priority: 9),
        column("Forecast", 12, priority: 8),
        column("Backlog", 12, priority: 7),
        column("Errors", 7, priority: 6),
        column("Settle 50/99", 12, priority: 5),
        column("Create 50/99", 12, priority: 4),
        column("Notify 50/95", 12, priority: 3),
        column("Balance, read", 13, priority: 2, .trailing),
        column("Last 24 h", dayWidth, priority: 1),
    ]

    private static func column(
        _ title: String,
        _ width: Int,
        priority: Int,
        _ alignment: TextWidth.Alignment = .leading
    ) -> TableColumn {
        TableColumn(
            title,
            minimum: width,
            ideal: width,
            priority: priority,
            alignment: alignment,
            namesRow: title == "Provider",
            spoken: ["Provider", "State"].contains(title) ? nil : title
        )
    }

    /// Holds "holding 24 s", so that the columns stay where they are while seconds go by.
    private static let stateWidth = 14
    private static let dayWidth = 16
    /// A column of the line a five-minute span.
    private static let sparkWidth = 12

    private static func cells(
        _ overview: ProviderOverview,
        moments: MomentText,
        shownAt: Date,
        glyphs: Glyphs
    ) -> [StyledText] {
        let report = overview.report
        let forecasts = BalanceForecast.all(overview, at: shownAt)
        let worst = forecasts.first
        let others = forecasts.count > 1 ? StyledText(" +\(forecasts.count - 1)", .muted) : ""
        return [
            StyledText(report.provider.rawValue, .text),
            ProviderBadge(overview.state, now: moments.now).text(glyphs),
            SuccessRate(report.settled).text,
            spark(report).text(width: sparkWidth, glyphs: glyphs),
            (worst?.text ?? StyledText("balance unknown", .muted)) + others,
            BacklogText(report).text,
            ErrorTrend(report.errors).text(glyphs),
            pair(report.timeToSettle, \.p99),
            pair(report.createLatency, \.p99),
            pair(report.notificationLag, \.p95),
            balance(worst, moments),
            StatusBar(counts: report.day).bar(width: dayWidth, glyphs),
        ]
    }

    /// What is left, and how long ago the provider said so.
    private static func balance(_ forecast: BalanceForecast?, _ moments: MomentText) -> StyledText {
        guard let forecast, let age = forecast.age(moments) else {
            return StyledText("unknown", .muted)
        }
        let padding = String(repeating: " ", count: max(0, ageWidth - age.width))
        return forecast.remaining + StyledText(padding) + age
    }

    private static let ageWidth = 6

    /// The share of paid ones, a column a span.
    private static func spark(_ report: ProviderReport) -> Sparkline {
        let rates = report.settled.map { span in
            let all = span.paid + span.failed
            return all == 0 ? nil : Double(span.paid) / Double(all)
        }
        return Sparkline(rates, range: 0...1)
    }

    /// The median and a high percentile: `420 ms/2.1 s`.
    private static func pair(
        _ times: Percentiles?,
        _ high: KeyPath<Percentiles, Duration>
    ) -> StyledText {
        guard let times else { return StyledText("none", .muted) }
        let text = "\(TimeText.latency(times.p50))/\(TimeText.latency(times[keyPath: high]))"
        return StyledText(text, .text)
    }
}
