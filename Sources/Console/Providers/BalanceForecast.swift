import Foundation
import PayoutService
import Payouts
import TerminalUI

/// Whether the money at a provider covers what waits for it, in one currency.
struct BalanceForecast: Equatable {
    /// What the provider said about its money; `nil` when it has not yet.
    let known: ProviderState.KnownBalance?
    /// What waits.
    let queued: Money
    /// A refusal for lack of money that holds what waits; `nil` without one.
    let shortage: ProviderState.Shortage?
    let verdict: Verdict

    /// What is to be expected, the worst first.
    enum Verdict: Equatable {
        /// What waits is more than what is left, by so much.
        case short(Money)
        /// The provider refused a payout for lack of money, and what waits is held for that.
        case refused
        /// Nothing is known about the money, and payouts wait for it.
        case unknown
        /// What is left after the queue lasts so long, if sending goes on as it did.
        case covers(seconds: Int)
        /// What is left is enough; how fast it goes is not known.
        case enough
    }

    init(
        known: ProviderState.KnownBalance?,
        queued: Money,
        shortage: ProviderState.Shortage? = nil,
        at date: Date
    ) {
        self.known = known
        self.queued = queued
        self.shortage = shortage.flatMap { $0.holds(queued) ? $0 : nil }
        let known = Self.verdict(known: known, queued: queued, at: date)
        let isShort = if case .short = known { true } else { false }
        verdict = self.shortage == nil || isShort ? known : .refused
    }

    var currency: Currency { queued.currency }

    /// One forecast a currency, the worst first, as of when the overview was read.
    static func all(_ overview: ProviderOverview, at date: Date) -> [BalanceForecast] {
        let (balances, shortages) = (overview.state.balances, overview.state.shortages)
        let queued = overview.report.queued
        let currencies = Set(balances.map(\.balance.available.currency) + queued.map(\.currency))
        let forecasts = currencies.sorted { $0.code < $1.code }.map { currency in
            BalanceForecast(
                known: balances.first { $0.balance.available.currency == currency },
                queued: queued.first { $0.currency == currency }
                    ?? Money(minorUnits: 0, currency: currency),
                shortage: overview.waitsForMoney
                    ? shortages.first { $0.refused.currency == currency } : nil,
                at: date
            )
        }
        return forecasts.sorted { ($0.rank, $0.currency.code) < ($1.rank, $1.currency.code) }
    }

    private static func verdict(
        known: ProviderState.KnownBalance?,
        queued: Money,
        at date: Date
    ) -> Verdict {
        guard let known else { return .unknown }
        let (free, isOverflow) = known.remaining.minorUnits
            .subtractingReportingOverflow(queued.minorUnits)
        guard !isOverflow else { return .unknown }
        guard free >= 0 else {
            return .short(Money(minorUnits: -free, currency: queued.currency))
        }
        let elapsed = Int64(max(0, date.timeIntervalSince(known.at)))
        guard elapsed >= minimumSample, known.sentSince.minorUnits > 0 else { return .enough }
        let rate = UInt64(known.sentSince.minorUnits)
        let product = UInt64(free).multipliedFullWidth(by: UInt64(elapsed))
        guard product.high < rate else { return .enough }
        let seconds = rate.dividingFullWidth(product).quotient
        return seconds > UInt64(longest) ? .enough : .covers(seconds: Int(seconds))
    }

    /// Fewer seconds say nothing about how fast money goes.
    private static let minimumSample: Int64 = 60
    /// What lasts longer, in seconds, is no matter of time.
    private static let longest = 30 * 86_400

    /// How much it matters: the least first.
    private var rank: Int {
        switch verdict {
        case .short: -3
        case .refused: -2
        case .unknown: -1
        case .covers(let seconds): seconds
        case .enough: .max
        }
    }
}

extension BalanceForecast {
    /// What is to be expected, in words: "covers 3.2 h", "short by 1,200,000 VND".
    var text: StyledText {
        switch verdict {
        case .short(let missing): StyledText("short by \(missing)", .attention)
        case .refused: StyledText("refused: balance", .attention)
        case .unknown: StyledText("balance unknown", .muted)
        case .covers(let seconds):
            StyledText(
                "covers \(TimeText.reach(seconds))",
                seconds < Self.soon ? .attention : .text
            )
        case .enough: StyledText(queued.minorUnits > 0 ? "covers the queue" : "enough", .text)
        }
    }

    /// What is surely left, or that it is not known.
    var remaining: StyledText {
        known.map { StyledText("\($0.remaining)", .money) } ?? StyledText("unknown", .muted)
    }

    /// How old the answer is; an old one draws attention.
    func age(_ moments: MomentText) -> StyledText? {
        known.map { known in
            let seconds = moments.now.timeIntervalSince(known.at)
            return StyledText(
                moments.age(of: known.at),
                seconds >= Self.staleSeconds ? .attention : .muted
            )
        }
    }

    /// Money for fewer seconds than this is to be topped up now.
    private static let soon = 3_600
    /// A balance older than this many seconds may be wrong by now.
    private static let staleSeconds = 1_800.0
}
