import Foundation
import Payouts
import Testing

struct CircuitBreakerTests {
    /// Opens after two failures, for 10 and then 60 seconds; a probe may take 30.
    static let policy = BreakerPolicy(
        threshold: 2,
        pauses: [.seconds(10), .seconds(60)],
        probePatience: .seconds(30)
    )

    /// What is tried at second 100, from each phase; `·` changes nothing, `wait` is refused.
    static let expected = """
                       begin       answered failing    interrupted
        closed 0       ·           ·        closed 1   ·
        closed 1       ·           closed 0 open 110 2 ·
        open 101 2     wait        closed 0 open 101 3 ·
        open 100 2     probing 100 closed 0 open 100 3 ·
        probing 70.1 2 wait        closed 0 open 160 3 ·
        probing 70 2   probing 100 closed 0 open 160 3 ·
        """

    @Test func `every event in every phase`() {
        #expect(table == Self.expected)
    }

    private var table: String {
        let breakers = [
            CircuitBreaker(),
            CircuitBreaker(failures: 1, lastFailure: "x"),
            CircuitBreaker(phase: .open(until: .second(101)), failures: 2, openings: 1),
            CircuitBreaker(phase: .open(until: .second(100)), failures: 2, openings: 1),
            CircuitBreaker(phase: .probing(since: .second(70.1)), failures: 2, openings: 1),
            CircuitBreaker(phase: .probing(since: .second(70)), failures: 2, openings: 1),
        ]
        let outcomes: [AttemptOutcome] = [
            .answered(.fixture(.failed)), .unknown(UnknownReason(.timeout)),
            .unknown(UnknownReason(.interrupted)),
        ]
        let rows = breakers.map { breaker in
            let begun = breaker.admitting(at: .second(100), policy: Self.policy)
            let ended = outcomes.map {
                breaker.after($0, at: .second(100), policy: Self.policy)
            }
            return [Self.words(breaker), begun.map { Self.cell($0, breaker, false) } ?? "wait"]
                + ended.map { Self.cell($0, breaker, true) }
        }
        return TextTable([["", "begin", "answered", "failing", "interrupted"]] + rows).text
    }

    private static func cell(
        _ next: CircuitBreaker,
        _ before: CircuitBreaker,
        _ counts: Bool
    ) -> String {
        next == before ? "·" : words(next, counts: counts)
    }

    private static func words(_ breaker: CircuitBreaker, counts: Bool = true) -> String {
        let phase =
            switch breaker.phase {
            case .closed: "closed"
            case .open(let until): "open \(seconds(until))"
            case .probing(let since): "probing \(seconds(since))"
            }
        return counts ? "\(phase) \(breaker.failures)" : phase
    }

    private static func seconds(_ date: Date) -> String {
        date.timeIntervalSince(.second(0)).formatted(.number.precision(.fractionLength(0...1)))
    }
}

// MARK: - Rules

extension CircuitBreakerTests {
    @Test(
        arguments: NotSentReason.allCases.map(AttemptOutcome.notSent)
            + UnknownReason.Kind.allCases.filter { $0 != .interrupted }
            .map { .unknown(UnknownReason($0)) }
    )
    func `whatever kept an answer away is the provider's failure`(_ outcome: AttemptOutcome) {
        let next = CircuitBreaker().after(outcome, at: .second(0), policy: Self.policy)
        #expect(next.failures == 1)
        #expect(!next.lastFailure.isEmpty)
    }

    @Test(arguments: Evidence.Claim.allCases)
    func `whatever the provider answers, it works`(_ claim: Evidence.Claim) {
        let failing = CircuitBreaker(failures: 1, lastFailure: "no answer in time")
        let outcome = AttemptOutcome.answered(.fixture(claim, .createAnswer))
        #expect(
            failing.after(outcome, at: .second(0), policy: Self.policy) == CircuitBreaker()
        )
    }

    @Test func `it stays open longer each time, and the last pause repeats`() throws {
        var breaker = CircuitBreaker(failures: 1)
        var now: TimeInterval = 0
        var pauses: [TimeInterval] = []
        for _ in 1...4 {
            let outcome = AttemptOutcome.notSent(.connectTimeout)
            breaker = breaker.after(outcome, at: .second(now), policy: Self.policy)
            guard case .open(let until) = breaker.phase else {
                Issue.record("\(breaker)")
                return
            }
            pauses.append(until.timeIntervalSince(.second(now)))
            now += pauses.reduce(0, max)
            breaker = try #require(breaker.admitting(at: until, policy: Self.policy))
        }
        #expect(pauses == [10, 60, 60, 60])
        #expect(breaker.openings == 4)
    }

    @Test func `a policy opens after one failure at the earliest, and always for some time`() {
        let policy = BreakerPolicy(threshold: 0, pauses: [], probePatience: .seconds(1))
        let outcome = AttemptOutcome.notSent(.connectTimeout)
        let next = CircuitBreaker().after(outcome, at: .second(0), policy: policy)
        #expect(next.phase == .open(until: .second(30)))
    }
}
