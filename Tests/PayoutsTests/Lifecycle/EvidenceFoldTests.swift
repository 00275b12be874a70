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

    @Test(arguments: [Evidence.Source.createAnswer, .query, .operator])
    func `who was asked speaks as of the answer`(_ source: Evidence.Source) {
        let piece = Evidence.fixture(.paid, source, receivedAt: 50, providerTime: 1)
        #expect(piece.asOf == .second(50))
    }

    @Test(arguments: [Evidence.Source.notification, .settlementFile])
    func `who tells by itself speaks as of its own time, never of one to come`(
        _ source: Evidence.Source
    ) {
        func asOf(_ providerTime: TimeInterval?) -> Date {
            Evidence.fixture(.paid, source, receivedAt: 50, providerTime: providerTime).asOf
        }
        #expect(asOf(1) == .second(1))
        #expect(asOf(nil) == .second(50))
        #expect(asOf(90) == .second(50))
    }

    @Test func `a notification that was under way while somebody asked does not undo the answer`() {
        let told = Evidence.fixture(.failed, receivedAt: 60, providerTime: 10)
        let asked = Evidence.fixture(.paid, .query, receivedAt: 30, providerTime: 5)
        let fold = EvidenceFold(base: .unknown, evidence: [asked, told])
        #expect(fold.status == .paid)
        #expect(fold.isConflicting, "the two contradict each other all the same")
    }

    @Test func `a reversal in the second in which somebody asked is not older than the answer`() {
        // The provider's clock counts whole seconds: 30 may be after 30.4.
        let asked = Evidence.fixture(.paid, .query, receivedAt: 30.4, providerTime: 30)
        let told = Evidence.fixture(.failed, receivedAt: 30.6, providerTime: 30)
        let delayed = Evidence.fixture(.paid, receivedAt: 31.2, providerTime: 30)
        let fold = EvidenceFold(base: .unknown, evidence: [asked, told])
        #expect(fold.status == .returned)
        #expect(fold.isConflicting)
        let all = EvidenceFold(base: .unknown, evidence: [asked, told, delayed])
        #expect(all.isConflicting, "nobody has said since which of them holds")
        let askedAgain = Evidence.fixture(.failed, .query, receivedAt: 40, providerTime: 30)
        let settled = EvidenceFold(base: .unknown, evidence: [askedAgain, delayed, told, asked])
        #expect(settled.status == .returned)
    }

    @Test func `a return that a slow clock dates before two answers is asked about`() {
        // Every time of this provider's is twenty seconds behind ours.
        let told = Evidence.fixture(.paid, receivedAt: 29, providerTime: 9)
        let asked = Evidence.fixture(.paid, .query, receivedAt: 35)
        let askedAgain = Evidence.fixture(.paid, .query, receivedAt: 45)
        let reversed = Evidence.fixture(.returned, receivedAt: 50, providerTime: 30)
        let heard = [told, asked, askedAgain, reversed]
        let fold = EvidenceFold(base: .unknown, evidence: heard)
        #expect(fold.isConflicting, "both answers are older than the return")

        let contrary = Evidence.fixture(.returned, .query, receivedAt: 55)
        let agreeing = Evidence.fixture(.returned, .query, receivedAt: 60)
        let asking = EvidenceFold(base: .unknown, evidence: heard + [contrary])
        #expect(asking.status == .returned)
        let settled = EvidenceFold(base: .unknown, evidence: heard + [contrary, agreeing])
        #expect(settled.status == .returned)
        #expect(!settled.isConflicting)
    }

    @Test(arguments: [Evidence.Claim.paid, .failed, .returned])
    func `a notification after the final word that nobody can read is asked about`(
        _ claim: Evidence.Claim
    ) {
        let final = Evidence.fixture(claim, .query, receivedAt: 10)
        let unread = Evidence.fixture(.unclear, receivedAt: 20)
        let fold = EvidenceFold(base: .unknown, evidence: [unread, final])
        #expect(fold.status == EvidenceFold(base: .unknown, evidence: [final]).status)
        #expect(fold.isConflicting)
        #expect(fold.reversalCount == 0)

        let told = Evidence.fixture(claim, receivedAt: 25)
        #expect(EvidenceFold(base: .unknown, evidence: [final, unread, told]).isConflicting)
        let asked = Evidence.fixture(claim, .query, receivedAt: 30)
        #expect(!EvidenceFold(base: .unknown, evidence: [final, unread, asked]).isConflicting)
    }

    @Test func `a word that nobody can read before the final one, or in an answer, is none`() {
        let final = Evidence.fixture(.paid, receivedAt: 50, providerTime: 40)
        let before = Evidence.fixture(.unclear, receivedAt: 60, providerTime: 30)
        #expect(!EvidenceFold(base: .unknown, evidence: [final, before]).isConflicting)
        let answer = Evidence.fixture(.unclear, .query, receivedAt: 70)
        #expect(!EvidenceFold(base: .unknown, evidence: [final, answer]).isConflicting)
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
        let later = Evidence.fixture(.paid, receivedAt: 1, providerTime: 2)
        let latest = Evidence.fixture(.paid, receivedAt: 1, providerTime: 3)
        let untimed = Evidence.fixture(.paid, receivedAt: 1)
        let explained = Evidence.fixture(.paid, receivedAt: 1, reason: .closedAccount)
        let named = Evidence.fixture(.paid, receivedAt: 1, providerReference: "CP-1")
        let differing = Evidence.fixture(.paid, receivedAt: 1, mismatches: ["another amount"])
        let pieces = [timed, later, latest, untimed, explained, named, differing]
        for (index, left) in pieces.enumerated() {
            for right in pieces[(index + 1)...] {
                #expect(Evidence.precedes(left, right) != Evidence.precedes(right, left))
            }
        }
    }

    @Test(arguments: [(later: 1.0, isConflicting: true), (later: 2.0, isConflicting: false)])
    func `contrary words within one second of the provider's clock prove no order`(
        later: TimeInterval,
        isConflicting: Bool
    ) {
        let evidence: [Evidence] = [
            .fixture(.paid, .query, receivedAt: 1.272, providerTime: 1),
            .fixture(.failed, .notification, receivedAt: 2.471, providerTime: later),
        ]
        let fold = EvidenceFold(base: .unknown, evidence: evidence)
        #expect(fold.isConflicting == isConflicting)
    }

    @Test func `a fold counts each time that a settled status is overturned`() {
        let claims: [Evidence.Claim] = [.paid, .failed, .returned, .paid, .pending, .failed]
        let evidence = claims.enumerated().map { second, claim in
            Evidence.fixture(claim, receivedAt: TimeInterval(second))
        }
        #expect(EvidenceFold(base: .unknown, evidence: evidence).reversalCount == 3)
    }
}
