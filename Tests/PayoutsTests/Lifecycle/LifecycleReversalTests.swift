import Foundation
import Payouts
import Testing

/// Settled is not sealed: contrary final evidence reverses a payout, and says so.
struct LifecycleReversalTests {
    struct Reversal: Sendable, CustomTestStringConvertible {
        let first: Evidence.Claim
        let second: Evidence.Claim
        let status: PayoutStatus

        var testDescription: String { "\(first), then \(second): \(status)" }
    }

    static let reversals = [
        Reversal(first: .paid, second: .failed, status: .returned),
        Reversal(first: .paid, second: .returned, status: .returned),
        Reversal(first: .failed, second: .paid, status: .paid),
        Reversal(first: .returned, second: .paid, status: .paid),
    ]

    @Test(arguments: reversals)
    func `a newer word of the provider reverses an older one, without a conflict`(
        _ reversal: Reversal
    ) throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(
            .fixture(reversal.first, receivedAt: 11, providerTime: 1),
            .fixture(reversal.second, receivedAt: 12, providerTime: 2)
        )
        #expect(ledger.payout.status == reversal.status)
        #expect(ledger.payout.flags == .reversed)
        #expect(ledger.transitions.map(\.isReversal) == [false, true])
        #expect(ledger.payout.nextQueryAt == nil, "nobody needs to be asked")
    }

    @Test(arguments: reversals)
    func `the older word that arrives last reverses nothing`(_ reversal: Reversal) throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(
            .fixture(reversal.second, receivedAt: 11, providerTime: 2),
            .fixture(reversal.first, receivedAt: 12, providerTime: 1)
        )
        #expect(ledger.payout.status == reversal.status)
        #expect(ledger.payout.flags == .reversed, "that it was settled otherwise is still true")
    }

    @Test(arguments: reversals)
    func `without the provider's times the later arrival holds, as a conflict to be asked about`(
        _ reversal: Reversal
    ) throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(.fixture(reversal.first, receivedAt: 1))
        try ledger.apply(.evidence(.fixture(reversal.second, receivedAt: 2)), .second(2))

        #expect(ledger.payout.status == reversal.status)
        #expect(ledger.payout.flags == [.reversed, .conflicting])
        #expect(ledger.payout.nextQueryAt == .second(12))
    }

    @Test func `one time of two does not tell which word is newer`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(
            .fixture(.paid, receivedAt: 1, providerTime: 1),
            .fixture(.failed, receivedAt: 2)
        )
        #expect(ledger.payout.flags.contains(.conflicting))
    }

    @Test func `a payout may be reversed more than once`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(
            .fixture(.paid, receivedAt: 1, providerTime: 1),
            .fixture(.failed, receivedAt: 2, providerTime: 2),
            .fixture(.paid, receivedAt: 3, providerTime: 3)
        )
        #expect(ledger.payout.status == .paid)
        #expect(ledger.transitions.map(\.to) == [.paid, .returned, .paid])
    }

    @Test func `two words for money that is not there reverse nothing`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(.fixture(.failed, receivedAt: 2), .fixture(.returned, receivedAt: 3))
        #expect(ledger.payout.status == .failed)
        #expect(ledger.payout.flags == [])

        try ledger.learn(.fixture(.returned, receivedAt: 1))
        #expect(ledger.payout.status == .returned)
        #expect(ledger.payout.flags == [])
        #expect(ledger.transitions.map(\.isReversal) == [false, false])
    }
}

// MARK: - Conflicts

extension LifecycleReversalTests {
    /// Paid, then failed, by notifications without times: returned, and conflicting.
    private func conflict() throws -> Ledger {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(.fixture(.paid, receivedAt: 1), .fixture(.failed, receivedAt: 2))
        try #require(ledger.payout.flags.contains(.conflicting))
        return ledger
    }

    @Test(arguments: [Evidence.Source.query, .operator, .settlementFile])
    func `who was asked settles a conflict, and nobody is asked again`(
        _ source: Evidence.Source
    ) throws {
        var ledger = try conflict()
        try ledger.learn(.fixture(.returned, source, receivedAt: 3))
        #expect(ledger.payout.status == .returned)
        #expect(ledger.payout.flags == .reversed)
        #expect(ledger.payout.nextQueryAt == nil)
        #expect(ledger.payout.queryCount == 0)
    }

    @Test func `the same notification again settles no conflict`() throws {
        var ledger = try conflict()
        try ledger.learn(.fixture(.failed, receivedAt: 3))
        #expect(ledger.payout.flags.contains(.conflicting))
        #expect(ledger.payout.nextQueryAt != nil)
    }

    @Test func `under way settles no conflict`() throws {
        var ledger = try conflict()
        try ledger.learn(.fixture(.pending, .query, receivedAt: 3))
        #expect(ledger.payout.flags.contains(.conflicting))
        #expect(ledger.payout.nextQueryAt != nil)
    }

    @Test func `a second contradiction is asked about too`() throws {
        var ledger = try conflict()
        try ledger.learn(.fixture(.paid, receivedAt: 3))
        #expect(ledger.payout.status == .paid)
        #expect(ledger.payout.flags.contains(.conflicting))
        #expect(ledger.payout.nextQueryAt == .second(10), "as the first one was going to be")
    }

    @Test func `a settled conflict can break out again`() throws {
        var ledger = try conflict()
        try ledger.learn(
            .fixture(.failed, .query, receivedAt: 3),
            .fixture(.paid, receivedAt: 4)
        )
        #expect(ledger.payout.flags == [.reversed, .conflicting])
        #expect(ledger.payout.nextQueryAt != nil)
    }

    @Test func `a failure that arrives without a time after a paid query is asked about twice`()
        throws
    {
        let noon = 12.0 * 3_600
        let asked = Evidence.fixture(
            .paid,
            .query,
            receivedAt: noon + 30 * 60,
            providerTime: noon + 20 * 60
        )
        let told = Evidence.fixture(.failed, receivedAt: noon + 60 * 60)
        let askedAgain = Evidence.fixture(
            .paid,
            .query,
            receivedAt: noon + 61 * 60,
            providerTime: noon + 20 * 60
        )
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(asked, told)
        #expect(ledger.payout.status == .returned)
        try ledger.learn(askedAgain)
        #expect(ledger.payout.status == .paid, "who was asked last knows best")
        #expect(ledger.payout.flags == [.reversed, .conflicting])
        #expect(ledger.payout.nextQueryAt != nil)
        try ledger.learn(.fixture(.paid, .query, receivedAt: noon + 62 * 60))
        #expect(ledger.payout.flags == .reversed)
        #expect(ledger.payout.nextQueryAt == nil)
    }

    @Test(arguments: [Evidence.Claim.paid, .returned])
    func `a person who has looked at both words decides between them`(
        _ claim: Evidence.Claim
    ) throws {
        var ledger = try conflict()
        try ledger.learn(.fixture(claim, .operator, receivedAt: 3))
        #expect(ledger.payout.status == (claim == .paid ? .paid : .returned))
        #expect(ledger.payout.flags == .reversed)
    }

    @Test func `a person's word against an undisputed one is asked about`() throws {
        var ledger = Ledger(.fixture(.submitting))
        try ledger.learn(
            .fixture(.paid, .query, receivedAt: 1),
            .fixture(.failed, .operator, receivedAt: 2)
        )
        #expect(ledger.payout.status == .returned)
        #expect(ledger.payout.flags.contains(.conflicting))
        #expect(ledger.payout.nextQueryAt != nil)
    }
}
