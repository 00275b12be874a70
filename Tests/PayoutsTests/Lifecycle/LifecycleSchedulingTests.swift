import Foundation
import Payouts
import Testing

/// When a payout is tried or asked about next.
struct LifecycleSchedulingTests {
    @Test func `what was never sent is tried again after growing waits, the last of which repeats`()
        throws
    {
        var ledger = Ledger(.fixture(.queued))
        var waits: [TimeInterval] = []
        for _ in 1...4 {
            try ledger.apply(.beginAttempt)
            #expect(ledger.payout.nextAttemptAt == nil, "it is being tried")
            try ledger.apply(.notSent(.connectionRefused))
            let next = try #require(ledger.payout.nextAttemptAt)
            waits.append(next.timeIntervalSince(.second(0)))
        }
        #expect(waits == [1, 5, 5, 5])
    }

    @Test func `an approved payout is due at once`() throws {
        var ledger = Ledger(.fixture(.pendingApproval))
        try ledger.apply(.approve, .second(30))
        #expect(ledger.payout.nextAttemptAt == .second(30))
    }

    @Test func `a withdrawn payout is never tried`() throws {
        var ledger = Ledger(.fixture(.queued))
        try ledger.apply(.cancel("sent by mistake"))
        #expect(ledger.payout.nextAttemptAt == nil)
        #expect(ledger.payout.nextQueryAt == nil)
    }

    @Test func `a settled payout is asked about again when a word comes that nobody can read`()
        throws
    {
        var ledger = Ledger(.fixture(.processing))
        try ledger.apply(.evidence(.fixture(.paid, receivedAt: 100)), .second(100))
        #expect(ledger.payout.nextQueryAt == nil)
        try ledger.apply(.evidence(.fixture(.unclear, receivedAt: 200)), .second(200))
        #expect(ledger.payout.status == .paid)
        #expect(ledger.payout.attention.contains(.conflicting))
        let next = try #require(ledger.payout.nextQueryAt)
        #expect(next > .second(200))
        try ledger.apply(.evidence(.fixture(.paid, .query, receivedAt: 210)), .second(210))
        #expect(ledger.payout.attention.isEmpty)
        #expect(ledger.payout.nextQueryAt == nil)
    }

    @Test(arguments: [Evidence.Claim.pending, .unclear])
    func `an answer that is not final is asked about after the first wait`(
        _ claim: Evidence.Claim
    ) throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.apply(.evidence(.fixture(claim, .createAnswer)), .second(100))
        #expect(ledger.payout.nextQueryAt == .second(110))
    }

    @Test func `an unknown outcome is asked about after the first wait`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.apply(.outcomeUnknown(UnknownReason(.timeout)), .second(100))
        #expect(ledger.payout.nextQueryAt == .second(110))
    }

    @Test(arguments: [Evidence.Claim.paid, .failed, .returned])
    func `a final word ends the questions`(_ claim: Evidence.Claim) throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.apply(.outcomeUnknown(UnknownReason(.timeout)))
        try ledger.learn(.fixture(claim))
        #expect(ledger.payout.nextQueryAt == nil)
    }

    @Test func `queries follow their schedule, and its end is flagged but fails nothing`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.apply(.outcomeUnknown(UnknownReason(.timeout)), .second(0))
        var payout = ledger.payout
        var times = [payout.nextQueryAt]
        for _ in 1...3 {
            payout = Lifecycle.countQuery(payout, context: .second(0))
            times.append(payout.nextQueryAt)
        }
        #expect(times == [.second(10), .second(20), .second(40), nil])
        #expect(payout.status == .unknown)
        #expect(payout.flags == .gaveUpQuerying)
    }

    @Test func `a person may ask as often as they like without using up the schedule`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.apply(.outcomeUnknown(UnknownReason(.timeout)), .second(0))
        let person = ChangeContext(
            at: .second(1),
            by: OperatorName(rawValue: "dara"),
            policy: .short
        )
        let asked = Lifecycle.countQuery(ledger.payout, context: person)
        #expect(asked.queryCount == 0)
        // The next scheduled one comes no sooner than its wait after the person's, and no later
        // than a minute because of it.
        #expect(ledger.payout.nextQueryAt == .second(10))
        #expect(asked.nextQueryAt == .second(11))
        let late = ChangeContext(at: .second(4), by: person.by, policy: .standard)
        var far = asked
        far.queryCount = 10
        #expect(Lifecycle.countQuery(far, context: late).nextQueryAt == .second(64))
        far.nextQueryAt = .second(3_600)
        #expect(Lifecycle.countQuery(far, context: late).nextQueryAt == .second(3_600))
    }

    @Test func `what is tried in vain for longer than usual is stuck, until something leaves`()
        throws
    {
        var ledger = Ledger(.fixture(.queued))
        // Waits of 1 s and then 5 s each add up to more than half an hour.
        for attempt in 1...362 {
            try ledger.apply(.beginAttempt)
            try ledger.apply(.notSent(.nameNotResolved), .second(Double(attempt)))
            #expect(ledger.payout.attention.isEmpty == (attempt <= 361), "attempt \(attempt)")
        }
        #expect(ledger.payout.attention == .stuck)
        try ledger.apply(.beginAttempt, .second(400))
        #expect(ledger.payout.attention == .stuck)
        #expect(ledger.payout.attentionSince == .second(362))
        try ledger.apply(.outcomeUnknown(UnknownReason(.timeout)), .second(401))
        #expect(ledger.payout.attention == .unknownOutcome)
    }

    @Test func `answers that waver between under way and unclear do not renew the schedule`()
        throws
    {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(.fixture(.pending, .createAnswer))
        for second in 1...3 {
            let claim: Evidence.Claim = second.isMultiple(of: 2) ? .pending : .unclear
            try ledger.learn(.fixture(claim, .query, receivedAt: TimeInterval(second)))
            ledger.payout = Lifecycle.countQuery(ledger.payout, context: .second(0))
        }
        #expect(ledger.payout.nextQueryAt == nil)
        #expect(ledger.payout.flags == .gaveUpQuerying)
    }

    @Test func `a conflict that no query settles is given up too`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(.fixture(.paid, receivedAt: 1), .fixture(.failed, receivedAt: 2))
        for _ in 1...3 {
            ledger.payout = Lifecycle.countQuery(ledger.payout, context: .second(0))
        }
        #expect(ledger.payout.status == .returned)
        #expect(ledger.payout.flags == [.conflicting, .reversed, .gaveUpQuerying])
    }

    @Test(arguments: [PayoutStatus.queued, .submitting, .paid, .failed, .returned, .canceled])
    func `a query about a payout that needs no answer schedules none`(
        _ status: PayoutStatus
    ) {
        let payout = Payout.fixture(status)
        #expect(Lifecycle.countQuery(payout, context: .second(9)) == payout)
    }

    @Test func `a provider without a query is never asked`() throws {
        let policy = LifecyclePolicy(retryDelays: [], queryDelays: [])
        var ledger = Ledger(.fixture(.submitting))
        try ledger.apply(
            .outcomeUnknown(UnknownReason(.timeout)),
            .second(0, policy: policy)
        )
        #expect(ledger.payout.status == .unknown)
        #expect(ledger.payout.nextQueryAt == nil)
    }

    @Test func `without configured waits a retry still waits a minute`() throws {
        let policy = LifecyclePolicy(retryDelays: [], queryDelays: [])
        var ledger = Ledger(.fixture(.submitting, attemptCount: 1))
        try ledger.apply(.notSent(.unreachable), .second(0, policy: policy))
        #expect(ledger.payout.nextAttemptAt == .second(60))
    }
}

// MARK: - Jitter

extension LifecycleSchedulingTests {
    @Test(arguments: [0, 0.25, 0.5, 0.999])
    func `jitter lengthens a wait by up to a fifth and never shortens it`(
        _ jitter: Double
    ) throws {
        var ledger = Ledger(.fixture(.submitting))
        let context = ChangeContext.second(0, jitter: jitter)
        try ledger.apply(.outcomeUnknown(UnknownReason(.timeout)), context)
        let next = try #require(ledger.payout.nextQueryAt)
        let wait = next.timeIntervalSince(.second(0))

        #expect((10..<12).contains(wait))
        #expect(abs(wait - 10 * (1 + jitter / 5)) < 0.001)
    }

    @Test func `the standard schedule asks on for days after the last notification`() throws {
        let waits = LifecyclePolicy.standard.queryDelays
        #expect(waits.count == 18)
        #expect(zip(waits, waits.dropFirst()).allSatisfy { $0 <= $1 })
        // CashyPro's notifications end after about 17 hours, the latest of all.
        #expect(waits.reduce(.zero, +) > .seconds(3 * 24 * 3_600))
        #expect(LifecyclePolicy.standard.retryDelays.last == .seconds(300))
    }
}
