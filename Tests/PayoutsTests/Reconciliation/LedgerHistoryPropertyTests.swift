import Testing

@testable import Payouts

/// What a payout was as of a day, for random histories.
///
/// The rule: a result counts from the time that the provider states of it, else from when it was
/// learned; a time that was stated of the result before says nothing about the one that overturned
/// it; and of those that count before an instant, the one learned last holds.
struct LedgerHistoryPropertyTests {
    private static let count = 2_000
    private static let day: Int64 = 86_400

    @Test func `the status as of a day is what was learned or dated by then, replayed`() throws {
        var late = 0
        for seed in 1...UInt64(Self.count) {
            let random = RandomHistory(seed: seed)
            let history = random.history()
            #expect(history.results.map(\.status) == random.truth.map(\.status), "seed \(seed)")
            for number in 0...RandomHistory.days {
                let end = Int64(number) * Self.day
                let expected = random.status(before: end)
                #expect(history.result(before: end)?.status == expected, "seed \(seed), \(number)")
                // A ledger that learned nothing of what came later says the same.
                let replayed = random.history(before: end).result(before: end)?.status
                #expect(replayed == expected, "seed \(seed), replayed to \(number)")
                guard replayed == expected, history.result(before: end)?.status == expected else {
                    return
                }
            }
            late += random.truth.count(where: \.isLate)
        }
        #expect(late > Self.count / 10, "some were dated into an earlier day: \(late)")
    }

    @Test func `a time of the result before dates nothing`() throws {
        for seed in 1...UInt64(Self.count) {
            let history = RandomHistory(seed: seed).history()
            for (before, after) in zip(history.results, history.results.dropFirst()) {
                #expect(before.time < after.time, "seed \(seed)")
                guard before.time < after.time else { return }
            }
        }
    }
}

/// A payout that got some final words, and what providers said about it in between.
private struct RandomHistory {
    /// The days that it goes through.
    static let days = 6

    /// A final word, as it was made up.
    struct Truth {
        let status: PayoutStatus
        let claim: Evidence.Claim
        let learned: Int64
        let stated: Int64?

        var time: Int64 { stated ?? learned }
        /// Whether it was learned on a later day than it came about.
        var isLate: Bool { time / 86_400 < learned / 86_400 }
    }

    private(set) var truth: [Truth] = []
    private var changes: [LedgerHistory.Change] = []
    private var words: [LedgerHistory.Word] = []
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        var now = Int64.random(in: 0..<40_000, using: &random)
        changes.append(LedgerHistory.Change(status: .processing, at: now, evidence: nil))
        hear(.pending, stated: nil, at: now)
        let last = Int64(Self.days) * 86_400 - 50_000
        while now < last, truth.count < 4 {
            let before = truth.last?.time ?? 0
            let learned = now + Int64.random(in: 10..<90_000, using: &random)
            let isDated = Bool.random(using: &random)
            let stated = isDated ? Int64.random(in: (before + 1)...learned, using: &random) : nil
            become(stated: stated, at: learned)
            now = learned
            chatter(until: &now)
        }
    }

    /// Gets another final word than the one before.
    private mutating func become(stated: Int64?, at learned: Int64) {
        let pairs: [(PayoutStatus, Evidence.Claim)] = [
            (.paid, .paid), (.failed, .failed), (.returned, .returned),
        ]
        let others = pairs.filter { pair in
            // What came back is failed to a provider without another word for it.
            let last = truth.last?.status
            return pair.0 != last && !(last == .returned && pair.0 == .failed)
                && !(last == .failed && pair.0 == .returned)
        }
        let next = others[Int.random(in: 0..<others.count, using: &random)]
        hear(next.1, stated: stated, at: learned)
        changes.append(
            LedgerHistory.Change(status: next.0, at: learned, evidence: words.last?.id)
        )
        truth.append(Truth(status: next.0, claim: next.1, learned: learned, stated: stated))
    }

    /// Hears the same again, what was overturned, or nothing to the point.
    private mutating func chatter(until now: inout Int64) {
        guard let last = truth.last else { return }
        for _ in 0..<Int.random(in: 0..<3, using: &random) {
            now += Int64.random(in: 1..<5_000, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: hear(last.claim, stated: last.stated, at: now)
            case 1:
                // The provider goes on naming the time of what came before.
                let old = truth.dropLast().last?.time
                hear(last.claim, stated: old ?? last.stated, at: now)
            default: hear(.unclear, stated: nil, at: now)
            }
        }
    }

    private mutating func hear(_ claim: Evidence.Claim, stated: Int64?, at: Int64) {
        words.append(
            LedgerHistory.Word(
                id: Int64(words.count + 1),
                claim: claim,
                source: .notification,
                stated: stated,
                at: at
            )
        )
    }

    /// The status by the rule, from what was made up.
    func status(before instant: Int64) -> PayoutStatus? {
        var status: PayoutStatus?
        for result in truth where result.time < instant { status = result.status }
        return status
    }

    /// The history as a ledger has it that knows all, or only what counts before an instant.
    func history(before instant: Int64 = .max) -> LedgerHistory {
        let cut = truth.firstIndex { $0.time >= instant }
        let learned = cut.map { truth[$0].learned } ?? .max
        return LedgerHistory(
            changes: changes.filter { $0.at < learned },
            words: words.filter { $0.at < learned },
            lines: [],
            comparedAt: { (_: Int64) -> Int64? in nil }
        )
    }
}
