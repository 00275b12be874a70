import Foundation
import Synchronization

/// Notifications that overturn payouts at a steady rate, sent by a thread of its own.
///
/// CashyPro takes back what it had paid, and pays what it had taken back: every notification is a
/// transition of a payout that people care about. One in a hundred is about the newest payouts, so
/// that what is on the screen changes too.
final class Storm: Sendable {
    /// How it goes.
    struct State {
        var answered: [Int: Int] = [:]
        var isEnding = false
        var hasEnded = false
        var failure: String?

        var kept: Int { answered[200] ?? 0 }
    }

    /// The order that is overturned first, and most often.
    var first: CashyProOrder { orders[0] }
    private let orders: [CashyProOrder]
    private let state = Mutex(State())

    static let perSecond = 1_000
    private static let newestCount = 100
    private static let connectionCount = 16

    /// A storm that has not begun.
    ///
    /// - Parameter orders: Paid ones, the newest first.
    /// - Throws: If they are too few.
    init(_ orders: [CashyProOrder]) throws(BenchmarkError) {
        // CashyPro's times count whole seconds: one that is overturned twice in a second contradicts
        // itself.
        guard orders.count >= Self.newestCount + 2 * Self.perSecond else {
            throw BenchmarkError("\(orders.count) paid payouts are too few for a storm.")
        }
        self.orders = orders
    }

    /// How it goes.
    var progress: State { state.withLock { $0 } }

    func begin(port: Int) {
        Thread.detachNewThread { [self] in
            var failure: String?
            do {
                try send(to: HTTPLoad(port: port, connectionCount: Self.connectionCount))
            } catch {
                failure = "\(error)"
            }
            state.withLock {
                $0.failure = failure
                $0.hasEnded = true
            }
        }
    }

    /// Ends it and waits for the last answers.
    func end() throws(BenchmarkError) {
        state.withLock { $0.isEnding = true }
        while !progress.hasEnded { usleep(10_000) }
        if let failure = progress.failure { throw BenchmarkError(failure) }
    }

    private func send(to load: HTTPLoad) throws {
        var sent = 0
        let clock = ColombianClock()
        try load.run(perSecond: Self.perSecond) {
            guard !state.withLock(\.isEnding) else { return nil }
            defer { sent += 1 }
            let (index, round) = place(of: sent)
            return orders[index].notification(
                round.isMultiple(of: 2) ? .failed : .success,
                at: clock.text(Date())
            )
        } onAnswer: { status in
            state.withLock { $0.answered[status, default: 0] += 1 }
        }
    }

    /// Which order a notification is about, and how often that was overturned before.
    private func place(of index: Int) -> (order: Int, round: Int) {
        let every = 100
        let newest = index / every
        if index.isMultiple(of: every) {
            return (newest % Self.newestCount, newest / Self.newestCount)
        }
        let (other, count) = (index - newest - 1, orders.count - Self.newestCount)
        return (Self.newestCount + other % count, other / count)
    }

    /// How often the first order was overturned, after so many notifications.
    static func overturns(ofFirstAfter count: Int) -> Int {
        (count + 100 * newestCount - 1) / (100 * newestCount)
    }
}

/// The time as CashyPro writes it.
private struct ColombianClock {
    private let formatter: DateFormatter

    init() {
        formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: -5 * 3_600)
        formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"
    }

    func text(_ date: Date) -> String { formatter.string(from: date) }
}
