import Foundation
import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// What the incident view says in words.
struct ProvidersWordsTests {
    // MARK: Money

    struct ForecastCase: Sendable, CustomTestStringConvertible {
        let left: Int64?
        let sent: Int64
        let secondsAgo: Double
        let queued: Int64
        let words: String

        init(_ left: Int64?, sent: Int64, _ secondsAgo: Double, queued: Int64, _ words: String) {
            self.left = left
            self.sent = sent
            self.secondsAgo = secondsAgo
            self.queued = queued
            self.words = words
        }

        var testDescription: String { words }
    }

    private static let forecasts = [
        ForecastCase(nil, sent: 0, 0, queued: 0, "balance unknown"),
        ForecastCase(nil, sent: 0, 0, queued: 500, "balance unknown"),
        ForecastCase(12_000_000, sent: 800_000, 240, queued: 12_400_000, "short by 1,200,000 VND"),
        ForecastCase(100, sent: 300, 240, queued: 0, "short by 200 VND"),
        ForecastCase(1_000, sent: 0, 240, queued: 1_000, "covers the queue"),
        ForecastCase(1_000, sent: 0, 240, queued: 0, "enough"),
        ForecastCase(1_000, sent: 10, 59, queued: 0, "enough"),
        ForecastCase(1_000, sent: 100, 60, queued: 0, "covers 9 m"),
        ForecastCase(1_000, sent: 100, 60, queued: 900, "covers 0 s"),
        ForecastCase(20_000, sent: 100, 60, queued: 500, "covers 3.2 h"),
        ForecastCase(600_000, sent: 100, 60, queued: 0, "covers 4 d"),
        ForecastCase(.max, sent: 1, 3_600, queued: 0, "enough"),
        ForecastCase(.max, sent: .max, 3_600, queued: 0, "covers 0 s"),
    ]

    @Test(arguments: forecasts)
    func `a forecast says how long the money lasts, or how much is missing`(_ row: ForecastCase) {
        let known = row.left.map {
            ProviderState.KnownBalance.left(.vnd($0), sent: row.sent, secondsAgo: row.secondsAgo)
        }
        let forecast = BalanceForecast(known: known, queued: .vnd(row.queued), at: .start)
        #expect(forecast.text.text == row.words)
    }

    @Test func `a refusal for lack of money is told where the figure would cover what waits`() {
        func words(queued: Int64, left: Int64 = 9_000, read: Int64?) -> String {
            let shortage = ProviderState.Shortage(
                refused: .vnd(500),
                at: .start,
                availableSince: read.map(Money.vnd)
            )
            return BalanceForecast(
                known: .left(.vnd(left)),
                queued: .vnd(queued),
                shortage: shortage,
                at: .start
            ).text.text
        }
        #expect(words(queued: 100, read: nil) == "refused: balance")
        #expect(words(queued: 100, read: 900) == "covers the queue")
        #expect(words(queued: 500, read: 900) == "refused: balance")
        #expect(words(queued: 10_000, read: nil) == "short by 1,000 VND")
    }

    @Test func `of several currencies the worst comes first`() {
        let overview = ProviderOverview(
            .dvpay,
            balances: [.left(.usd(100)), .left(Money(minorUnits: 5_00, currency: .khr))],
            queued: [.vnd(1), .usd(20), Money(minorUnits: 7_00, currency: .khr)]
        )
        let forecasts = BalanceForecast.all(overview, at: .start)
        #expect(
            forecasts.map(\.text.text)
                == ["short by 2.00 KHR", "balance unknown", "covers the queue"]
        )
    }

    @Test func `an old balance draws attention`() {
        func role(_ secondsAgo: Double) -> [Role?]? {
            let known = ProviderState.KnownBalance.left(.vnd(1), secondsAgo: secondsAgo)
            let forecast = BalanceForecast(known: known, queued: .vnd(0), at: .start)
            return forecast.age(.start)?.spans.map(\.role)
        }
        #expect(role(1_799) == [.muted])
        #expect(role(1_800) == [.attention])
    }

    // MARK: Shares and times

    @Test(
        arguments: [
            (0, 0, nil), (1, 0, 100), (0, 1, 0), (999, 1, 99), (1, 999, 1), (61, 39, 61),
            (2, 1, 67),
        ] as [(Int, Int, Int?)]
    )
    func `all and none are said only where they are true`(
        _ paid: Int,
        _ failed: Int,
        _ percent: Int?
    ) {
        #expect(SuccessRate(paid: paid, failed: failed).percent == percent)
    }

    @Test(arguments: [
        (0, "0 ms"), (420, "420 ms"), (999, "999 ms"), (2_149, "2.1 s"), (45_000, "45 s"),
        (119_999, "119 s"), (120_000, "2 m"), (7_200_000, "2 h"), (172_800_000, "2 d"),
    ])
    func `latencies have one unit and few digits`(_ milliseconds: Int, _ words: String) {
        #expect(TimeText.latency(.milliseconds(milliseconds)) == words)
        #expect(TimeText.latency(.milliseconds(-milliseconds)) == "0 ms")
    }

    @Test func `no length of time is too large`() {
        #expect(Duration.seconds(Int64.max).milliseconds == .max)
    }

    @Test func `a change of errors has a direction`() {
        func words(_ thisHour: Int, _ before: Int, _ glyphs: Glyphs = .unicode) -> String {
            ErrorTrend(thisHour: thisHour, hourBefore: before).text(glyphs).text
        }
        #expect(words(41, 3) == "41 ▲ 38")
        #expect(words(0, 12) == "0 ▼ 12")
        #expect(words(4, 4) == "4 =")
        #expect(words(0, 0) == "0")
        #expect(words(41, 3, .ascii) == "41 ^ 38")
        #expect(words(3, 41, .ascii) == "3 v 38")
    }
}
