import Payouts
import TerminalUI

// MARK: - Success

extension ProviderDetail {
    func success(_ width: Int) -> [StyledText] {
        let rate = SuccessRate(report.settled)
        let (paid, failed) = Self.segments(rate.paid, rate.failed)
        guard rate.count > 0 else {
            return [
                heading("Success", StyledText("no payout settled in the last hour", .muted))
            ]
        }
        let note =
            rate.text + "   " + paid.sign(glyphs) + StyledText("\(rate.paid.grouped) paid", .muted)
            + "   " + failed.sign(glyphs) + StyledText("\(rate.failed.grouped) failed", .muted)
        let chart = ColumnChart(
            report.settled.map { span in
                let (paid, failed) = Self.segments(span.paid, span.failed)
                let percent = SuccessRate(paid: span.paid, failed: span.failed).percent
                return ColumnChart.Column(percent.map(String.init) ?? "", [paid, failed])
            }
        )
        return [heading("Success", note)]
            + chart.lines(width: width, height: chartHeight, glyphs: glyphs)
            + [StyledText("percent paid, in spans of five minutes, the last hour", .muted)]
    }

    /// A quarter of the pane, because the chart is looked at first; a third where all fits below.
    private var chartHeight: Int { size.height < 40 ? max(6, size.height / 4) : size.height / 3 }

    private static func segments(
        _ paid: Int,
        _ failed: Int
    ) -> (paid: StackedBar.Segment, failed: StackedBar.Segment) {
        (
            StackedBar.Segment(paid, .paid, letter: "#"),
            StackedBar.Segment(failed, .failed, letter: "x", fill: "✖")
        )
    }
}

// MARK: - Backlog

extension ProviderDetail {
    func backlog(_ width: Int) -> [StyledText] {
        let backlog = BacklogText(report)
        guard backlog.count > 0 else {
            return [heading("Backlog", StyledText("nothing waits", .muted))]
        }
        return [heading("Backlog", backlog.legend(glyphs))]
            + backlog.histogram.lines(width: width, glyphs: glyphs)
    }
}

// MARK: - The day

extension ProviderDetail {
    /// What settled in the last 24 hours and what is open, as shares of one bar.
    func day(_ width: Int) -> [StyledText] {
        let bar = StatusBar(counts: report.day)
        guard !report.day.isEmpty else {
            return [heading("Last 24 hours", StyledText("no payout", .muted))]
        }
        return [heading("Last 24 hours", StyledText("settled, and open now", .muted))]
            + bar.lines(width: width, glyphs)
    }
}

// MARK: - Times

extension ProviderDetail {
    /// Time to settle of all and by bank or wallet, in one measure, so that a slow one shows.
    func settling(_ width: Int) -> [StyledText] {
        guard let all = report.timeToSettle else {
            return [heading("Time to settle", StyledText("nothing to measure", .muted))]
        }
        let rows =
            [("all", all)]
            + report.timeToSettleByInstitution.filter { !$0.institution.isEmpty }
            .map { ($0.institution, $0.time) }
        return [heading("Time to settle", percentileLegend)]
            + Self.histogram(rows, maximum: nil).lines(width: width, glyphs: glyphs)
    }

    /// Why there is no figure; when Paydesk learnt of a change is not when it happened.
    private func unmeasured(_ name: String) -> String {
        let isDated = facts.provider(report.provider)?.profile.datesNotifications ?? true
        return name == "Notify" && !isDated
            ? "not measurable: no time stated" : "nothing to measure"
    }

    /// Each against its own limit, because one counts in seconds and the other in minutes.
    func latencies(_ width: Int) -> [StyledText] {
        let deadline = facts.provider(report.provider)?.profile.createDeadline ?? .seconds(15)
        let late = ProviderConcern.lateNotification
        let rows = [
            ("Create", report.createLatency, deadline), ("Notify", report.notificationLag, late),
        ]
        let captions = rows.compactMap { $0.1.map(Self.caption) }
        let widest = captions.map { TextWidth.width(of: $0) }.max() ?? 0
        let lines = rows.flatMap { name, times, limit -> [StyledText] in
            guard let times else {
                return [StyledText("\(name)  ", .label) + StyledText(unmeasured(name), .muted)]
            }
            let maximum = max(limit, times.p99).milliseconds
            return Self.histogram([(name, times)], maximum: maximum, captionWidth: widest)
                .lines(width: width, glyphs: glyphs)
        }
        let measure = "whole bars: \(TimeText.latency(deadline)), \(TimeText.latency(late))"
        return [heading("Create and notify", StyledText(measure, .muted))] + lines
    }

    private static func histogram(
        _ rows: [(name: String, times: Percentiles)],
        maximum: Int?,
        captionWidth: Int = 0
    ) -> Histogram {
        Histogram(
            rows.map { name, times in
                Histogram.Bar(
                    name,
                    segments(times),
                    caption: TextWidth.pad(
                        caption(times),
                        to: max(captionWidth, TextWidth.width(of: caption(times))),
                        .trailing
                    )
                )
            },
            maximum: maximum
        )
    }

    private static func caption(_ times: Percentiles) -> String {
        [times.p50, times.p95, times.p99].map(TimeText.latency).joined(separator: " / ")
    }

    /// The bar is as long as the 99th percentile; its parts end at the others.
    private static func segments(_ times: Percentiles) -> [StackedBar.Segment] {
        let (p50, p95) = (times.p50.milliseconds, times.p95.milliseconds)
        return [
            StackedBar.Segment(p50, .chart, letter: "#"),
            StackedBar.Segment(p95 - p50, .chart, letter: "=", fill: "━"),
            StackedBar.Segment(times.p99.milliseconds - p95, .chart, letter: "-", fill: "─"),
        ]
    }

    private var percentileLegend: StyledText {
        let signs: [(StackedBar.Segment, String)] = [
            (StackedBar.Segment(1, .chart, letter: "#"), "p50"),
            (StackedBar.Segment(1, .chart, letter: "=", fill: "━"), "p95"),
            (StackedBar.Segment(1, .chart, letter: "-", fill: "─"), "p99"),
        ]
        let parts = signs.map { $0.sign(glyphs) + StyledText($1, .muted) }
        return parts.dropFirst().reduce(parts[0]) { $0 + "   " + $1 }
    }
}
