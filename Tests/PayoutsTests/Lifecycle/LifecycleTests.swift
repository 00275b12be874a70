import Foundation
import Payouts
import Testing

/// What an event does to a payout besides its status.
struct LifecycleTests {
    @Test func `a change makes the next version, at its time, with a transition`() throws {
        var ledger = Ledger(.fixture(.queued))
        let decision = try ledger.apply(.beginAttempt, .second(7))

        #expect(decision.payout.version == 2)
        #expect(decision.payout.updatedAt == .second(7))
        #expect(decision.payout.statusSince == .second(7))
        #expect(decision.payout.attemptCount == 1)
        #expect(
            decision.transition
                == StatusTransition(
                    from: .queued,
                    to: .submitting,
                    at: .second(7),
                    by: .dispatcher,
                    cause: "submitted"
                )
        )
    }

    @Test func `an error that leaves the outcome open stays with the payout until more is known`()
        throws
    {
        var ledger = Ledger(.fixture(.submitting))
        let busy = ProviderReason(code: "busy", explanation: "Too busy.", nextStep: "Wait.")
        try ledger.apply(.outcomeUnknown(UnknownReason(undecided: busy)))
        #expect(ledger.payout.status == .unknown)
        #expect(ledger.payout.reason == busy)
        #expect(ledger.transitions.last?.cause.hasSuffix("(busy: Too busy.)") == true)
        try ledger.learn(.fixture(.pending, receivedAt: 1))
        #expect(ledger.payout.status == .processing)
        #expect(ledger.payout.reason == nil)
    }

    @Test func `a refused event changes nothing`() throws {
        var ledger = Ledger(.fixture(.paid))
        #expect(throws: LifecycleError(status: .paid, event: "resubmit")) {
            try ledger.apply(.resubmit)
        }
        #expect(ledger.payout == .fixture(.paid))
    }

    @Test func `evidence seen before changes nothing and is not kept twice`() throws {
        var ledger = Ledger(.fixture(.submitting))
        let seen = Evidence.fixture(.paid, receivedAt: 1)
        try ledger.learn(seen)
        let before = ledger.payout
        let decision = try ledger.apply(.evidence(seen), .second(9))

        #expect(decision.payout == before)
        #expect(decision.transition == nil)
        #expect(decision.evidence == nil)
        #expect(ledger.evidence == [seen])
    }

    @Test func `evidence that changes no status is still kept, without a transition`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(.fixture(.paid, receivedAt: 1))
        let late = Evidence.fixture(.pending, receivedAt: 5)
        let decision = try ledger.apply(.evidence(late))

        #expect(decision.evidence == late)
        #expect(decision.transition == nil)
        #expect(decision.payout.version == 3)
    }

    @Test func `a transition carries the evidence that made it and says where it came from`()
        throws
    {
        var ledger = Ledger(.fixture(.processing))
        let piece = Evidence.fixture(.failed, .query, reason: .closedAccount)
        let transition = try #require(try ledger.apply(.evidence(piece)).transition)

        #expect(transition.evidence == piece)
        #expect(transition.cause == "a query found it failed: The account is closed.")
    }

    @Test func `under way after paid is late news and undoes nothing`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(
            .fixture(.paid, receivedAt: 1),
            .fixture(.pending, receivedAt: 2),
            .fixture(.unclear, .query, receivedAt: 3),
            .fixture(.notFound, receivedAt: 4)
        )
        #expect(ledger.payout.status == .paid)
        #expect(ledger.payout.flags == [])
    }

    @Test func `an attempt that ends after the notification does not undo it`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(.fixture(.paid))
        try ledger.apply(.outcomeUnknown(UnknownReason(.timeout)))
        try ledger.apply(.notSent(.connectionRefused))
        #expect(ledger.payout.status == .paid)
    }

    @Test func `a repeat that never left leaves the outcome as unknown as before`() throws {
        var ledger = Ledger(.fixture(.queued))
        try ledger.apply(.beginAttempt)
        try ledger.apply(.outcomeUnknown(UnknownReason(.timeout)))
        try ledger.apply(.repeatUnderKey)
        try ledger.apply(.notSent(.connectionRefused))

        #expect(ledger.payout.status == .unknown)
        #expect(ledger.payout.attemptCount == 2)
        #expect(throws: LifecycleError.self, "the first request may have moved money") {
            try ledger.apply(.cancel("the provider is down"))
        }
    }

    @Test func `an operator's resubmission is queued at once`() throws {
        var ledger = Ledger(.fixture(.unknown, attemptCount: 1))
        try ledger.apply(.resubmit, .second(60))
        #expect(ledger.payout.status == .queued)
        #expect(ledger.payout.nextAttemptAt == .second(60))
        #expect(ledger.payout.nextQueryAt == nil)
    }
}

// MARK: - What evidence tells about the payout

extension LifecycleTests {
    @Test func `the reason is that of the deciding evidence`() throws {
        var ledger = Ledger(.fixture(.processing))
        try ledger.learn(.fixture(.failed, receivedAt: 1, reason: .closedAccount))
        #expect(ledger.payout.reason == .closedAccount)

        try ledger.learn(.fixture(.paid, receivedAt: 2))
        #expect(ledger.payout.reason == nil)
    }

    @Test func `late news does not take the reason away`() throws {
        var ledger = Ledger(.fixture(.processing))
        try ledger.learn(
            .fixture(.failed, receivedAt: 1, reason: .closedAccount),
            .fixture(.pending, receivedAt: 2)
        )
        #expect(ledger.payout.reason == .closedAccount)
    }

    @Test func `the provider's reference is kept once it is known`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(
            .fixture(.pending, .createAnswer, receivedAt: 1, providerReference: "CP-1"),
            .fixture(.paid, receivedAt: 2)
        )
        #expect(ledger.payout.providerReference == "CP-1")
    }
}

// MARK: - Flags

extension LifecycleTests {
    @Test func `another amount than ordered is flagged, whatever the status`() throws {
        var ledger = Ledger(.fixture(.processing))
        try ledger.learn(.fixture(.paid, mismatches: ["paid 49,000.00 COP of 50,000.00 COP"]))
        try ledger.learn(.fixture(.paid, .query, receivedAt: 1))
        #expect(ledger.payout.status == .paid)
        #expect(ledger.payout.flags == .mismatch, "agreeing evidence does not explain it away")
    }

    @Test(
        arguments: [PayoutStatus.pendingApproval, .rejected, .canceled],
        [Evidence.Claim.pending, .paid, .returned]
    )
    func `money that moves for a payout nobody submitted is unexpected`(
        _ status: PayoutStatus,
        _ claim: Evidence.Claim
    ) throws {
        var ledger = Ledger(.fixture(status))
        try ledger.learn(.fixture(claim))
        #expect(ledger.payout.status == status)
        #expect(ledger.payout.flags == .unexpected)
    }

    @Test(arguments: [Evidence.Claim.failed, .notFound, .unclear])
    func `hearing that nothing moved for a withdrawn payout is no surprise`(
        _ claim: Evidence.Claim
    ) throws {
        var ledger = Ledger(.fixture(.canceled))
        try ledger.learn(.fixture(claim))
        #expect(ledger.payout.flags == [])
    }

    @Test func `giving up is flagged, never failed, and an answer clears it`() throws {
        var ledger = Ledger(.fixture(.unknown))
        ledger.giveUpQuerying()
        #expect(ledger.payout.status == .unknown)
        #expect(ledger.payout.flags == .gaveUpQuerying)

        try ledger.learn(.fixture(.paid, .settlementFile, receivedAt: 2))
        #expect(ledger.payout.flags == [])
    }

    @Test func `news after giving up begins the questions anew`() throws {
        var ledger = Ledger(.fixture(.unknown))
        ledger.giveUpQuerying()
        try ledger.apply(.evidence(.fixture(.pending)), .second(100))
        #expect(ledger.payout.flags == [])
        #expect(ledger.payout.nextQueryAt == .second(110))
    }
}

// MARK: - Waiting for money, and being late

extension LifecycleTests {
    @Test func `what the balance does not cover stays queued and is looked at in a minute`()
        throws
    {
        var ledger = Ledger(.fixture(.queued))
        let decision = try ledger.apply(.heldForBalance, .second(7))
        #expect(decision.transition == nil)
        #expect(ledger.payout.status == .queued)
        #expect(ledger.payout.attemptCount == 0)
        #expect(ledger.payout.nextAttemptAt == .second(67))
    }

    @Test func `what is late is asked about as before`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.apply(.evidence(.fixture(.pending, .createAnswer)), .second(0))
        try ledger.apply(.becameLate, .second(5))
        #expect(ledger.payout.status == .processing)
        #expect(ledger.payout.nextQueryAt == .second(10))
    }
}
