import Foundation
import Payouts
import Testing

/// What a set of evidence adds up to.
struct EvidenceFoldTests {
    @Test func `no evidence leaves what our own side says`() {
        let fold = EvidenceFold(base: .submitting, evidence: [])
        #expect(fold.status == .submitting)
        #expect(fold.deciding == nil)
    }

    @Test func `the provider's time orders evidence, not its arrival`() {
        let late = Evidence.fixture(.pending, receivedAt: 50, providerTime: 1)
        let final = Evidence.fixture(.failed, receivedAt: 20, providerTime: 2)
        let fold = EvidenceFold(base: .unknown, evidence: [late, final])
        #expect(fold.status == .failed)
        #expect(fold.deciding == final)
    }

    @Test func `without the provider's time the arrival orders evidence`() {
        let fold = EvidenceFold(
            base: .unknown,
            evidence: [.fixture(.unclear, receivedAt: 2), .fixture(.pending, receivedAt: 1)]
        )
        #expect(fold.status == .unknown)
    }

    @Test func `the deciding evidence is the first that says what holds`() {
        let first = Evidence.fixture(.paid, receivedAt: 1)
        let again = Evidence.fixture(.paid, .query, receivedAt: 2)
        #expect(EvidenceFold(base: .unknown, evidence: [again, first]).deciding == first)
    }

    @Test func `pieces that differ in one detail only still have one order`() {
        let timed = Evidence.fixture(.paid, receivedAt: 1, providerTime: 1)
        let untimed = Evidence.fixture(.paid, receivedAt: 1)
        let explained = Evidence.fixture(.paid, receivedAt: 1, reason: .closedAccount)
        let named = Evidence.fixture(.paid, receivedAt: 1, providerReference: "CP-1")
        let differing = Evidence.fixture(.paid, receivedAt: 1, mismatches: ["another amount"])
        let pieces = [timed, untimed, explained, named, differing]
        for (index, left) in pieces.enumerated() {
            for right in pieces[(index + 1)...] {
                #expect(Evidence.precedes(left, right) != Evidence.precedes(right, left))
            }
        }
    }

    @Test func `a fold counts each time that a settled status is overturned`() {
        let claims: [Evidence.Claim] = [.paid, .failed, .returned, .paid, .pending, .failed]
        let evidence = claims.enumerated().map { second, claim in
            Evidence.fixture(claim, receivedAt: TimeInterval(second))
        }
        #expect(EvidenceFold(base: .unknown, evidence: evidence).reversalCount == 3)
    }
}
