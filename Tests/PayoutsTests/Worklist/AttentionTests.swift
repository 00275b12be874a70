import Foundation
import Payouts
import Testing

/// Each reason why a payout needs a person: when it appears, and when it goes.
struct AttentionTests {
    @Test func `an outcome that nobody knows needs a person until evidence comes`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.apply(.outcomeUnknown(UnknownReason(.timeout)), .second(3))
        #expect(ledger.payout.attention == .unknownOutcome)
        #expect(ledger.payout.attentionSince == .second(3))

        try ledger.apply(.evidence(.fixture(.pending, receivedAt: 9)), .second(9))
        #expect(ledger.payout.attention == [])
        #expect(ledger.payout.attentionSince == nil)
    }

    @Test func `resubmitting ends an unknown outcome`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.apply(.outcomeUnknown(UnknownReason(.timeout)))
        try ledger.apply(.resubmit)
        #expect(ledger.payout.attention == [])
    }

    @Test func `a conflict needs a person until it is settled, its reversal until it is seen`()
        throws
    {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(.fixture(.paid, receivedAt: 1), .fixture(.failed, receivedAt: 2))
        #expect(ledger.payout.attention == [.conflicting, .reversed])

        try ledger.apply(.acknowledge)
        #expect(ledger.payout.attention == .conflicting, "looking at it settles nothing")

        try ledger.learn(.fixture(.failed, .query, receivedAt: 3))
        #expect(ledger.payout.attention == [])
        #expect(ledger.payout.flags == .reversed)
    }

    @Test func `each further reversal needs a person anew`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(
            .fixture(.paid, receivedAt: 1, providerTime: 1),
            .fixture(.returned, receivedAt: 2, providerTime: 2)
        )
        #expect(ledger.payout.attention == .reversed)
        try ledger.apply(.acknowledge)
        try ledger.learn(.fixture(.returned, .query, receivedAt: 3))
        #expect(ledger.payout.attention == [], "the same again is no news")

        try ledger.learn(.fixture(.paid, receivedAt: 4, providerTime: 4))
        #expect(ledger.payout.attention.contains(.reversed))
    }

    @Test func `a reversal that arrives as the older word is seen too`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(
            .fixture(.returned, receivedAt: 11, providerTime: 2),
            .fixture(.paid, receivedAt: 12, providerTime: 1)
        )
        #expect(ledger.payout.attention == .reversed)
    }

    @Test func `an exhausted schedule needs a person until there is news`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.apply(.evidence(.fixture(.pending)), .second(1))
        ledger.giveUpQuerying(50)
        #expect(ledger.payout.attention == .gaveUpQuerying)
        #expect(ledger.payout.attentionSince == .second(50))

        try ledger.learn(.fixture(.paid, receivedAt: 60))
        #expect(ledger.payout.attention == [])
    }

    @Test func `what is late needs a person until the provider moves`() throws {
        var ledger = Ledger(.fixture(.processing))
        try ledger.apply(.becameLate, .second(4))
        #expect(ledger.payout.attention == .late)
        try ledger.learn(.fixture(.pending, .query, receivedAt: 5))
        #expect(ledger.payout.attention == .late, "still under way is no answer")
        try ledger.apply(.acknowledge)
        #expect(ledger.payout.attention == .late)

        try ledger.learn(.fixture(.paid, .query, receivedAt: 6))
        #expect(ledger.payout.attention == [])
    }

    @Test func `what the balance does not cover needs a person until it is sent`() throws {
        var ledger = Ledger(.fixture(.queued))
        try ledger.apply(.heldForBalance, .second(1))
        try ledger.apply(.heldForBalance, .second(61))
        #expect(ledger.payout.attention == .heldForBalance)
        #expect(ledger.payout.attentionSince == .second(1))

        try ledger.apply(.beginAttempt)
        #expect(ledger.payout.attention == [])
    }

    @Test func `what is withdrawn while it is held needs nobody`() throws {
        var ledger = Ledger(.fixture(.queued))
        try ledger.apply(.heldForBalance)
        try ledger.apply(.cancel("paid by hand"))
        #expect(ledger.payout.attention == [])
    }

    @Test func `another amount than ordered needs a person until it is seen, and once`() throws {
        var ledger = Ledger(.fixture(.processing))
        let mismatch = ["paid 49,000.00 COP of 50,000.00 COP"]
        try ledger.learn(.fixture(.pending, receivedAt: 1, mismatches: mismatch))
        #expect(ledger.payout.attention == .mismatch)
        try ledger.apply(.acknowledge)
        #expect(ledger.payout.attention == [])

        try ledger.learn(.fixture(.pending, .query, receivedAt: 2, mismatches: mismatch))
        #expect(ledger.payout.attention == [], "it was looked at")
        let account = mismatch + ["another account"]
        try ledger.learn(.fixture(.pending, .query, receivedAt: 3, mismatches: account))
        #expect(ledger.payout.attention == .mismatch)
    }

    @Test func `money that moved unsent needs a person until it is seen`() throws {
        var ledger = Ledger(.fixture(.canceled))
        try ledger.learn(.fixture(.paid, receivedAt: 1))
        #expect(ledger.payout.attention == .unexpected)
        try ledger.apply(.acknowledge)
        #expect(ledger.payout.attention == [])
        #expect(ledger.payout.flags == .unexpected)

        try ledger.learn(.fixture(.paid, .query, receivedAt: 2))
        #expect(ledger.payout.attention == [])
    }

    @Test func `a resolution that waits keeps a settled payout on the worklist until it counts`()
        throws
    {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(.fixture(.paid, receivedAt: 1))
        try ledger.apply(.secondAwaited(true), .second(5))
        #expect(ledger.payout.attention == .secondAwaited)
        #expect(ledger.payout.attentionSince == .second(5))
        try ledger.apply(.secondAwaited(false))
        #expect(ledger.payout.attention == [])
        try ledger.apply(.secondAwaited(true))
        try ledger.apply(.acknowledge)
        #expect(ledger.payout.attention == [])
    }

    @Test func `a further reason does not make a payout younger`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.apply(.outcomeUnknown(UnknownReason(.timeout)), .second(3))
        ledger.giveUpQuerying(70)
        #expect(ledger.payout.attention == [.unknownOutcome, .gaveUpQuerying])
        #expect(ledger.payout.attentionSince == .second(3))
    }

    @Test(arguments: Attention.each)
    func `each reason has words of its own`(_ reason: Attention) {
        #expect(reason.reasons == [reason])
        let words = Attention.each.filter { $0 != reason }.map(\.word)
        #expect(!reason.word.isEmpty && !words.contains(reason.word))
        #expect(!reason.explanation.isEmpty)
        #expect(!reason.nextStep(canQuery: true).isEmpty)
    }

    @Test func `the most urgent reason speaks for all`() {
        let all = Attention(Attention.each)
        #expect(all.reasons == Attention.each)
        #expect(all.word == "moved unsent")
        #expect(Attention().word.isEmpty)
    }
}
