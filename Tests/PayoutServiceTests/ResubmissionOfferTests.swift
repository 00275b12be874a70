import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ResubmissionOfferTests {
    /// A payout that was submitted once at the start, with evidence that came later.
    private func offer(
        _ evidence: [(Evidence.Claim, Double)],
        status: PayoutStatus = .unknown,
        attempts: [Double] = [0],
        proposal: Resolution? = nil,
        sendsOrderNumber: Bool = true
    ) -> ResubmissionOffer {
        ResubmissionOffer(
            PayoutHistory(
                payout: .make(status: status),
                transitions: [],
                attempts: attempts.enumerated().map { index, start in
                    Attempt(
                        number: index + 1,
                        startedAt: .test(start),
                        leaseUntil: .test(start + 32)
                    )
                },
                evidence: evidence.map { .make($0, from: .query, receivedAt: .test($1)) },
                queries: [],
                proposal: proposal
            ),
            sendsOrderNumber: sendsOrderNumber
        )
    }

    @Test func `a provider that gets no order number can neither deny it nor refuse a second`() {
        let denials = [10.0, 100, 310].map { (Evidence.Claim.notFound, $0) }
        guard case .withheld(let reason) = offer(denials, sendsOrderNumber: false) else {
            Issue.record("offered")
            return
        }
        #expect(reason.contains("knows no order number of ours"))
    }

    @Test func `three denials over five minutes make the offer`() {
        #expect(offer([(.notFound, 10), (.notFound, 100), (.notFound, 310)]) == .offered)
    }

    @Test func `nothing is sent again while a colleague's word waits for a second person`() {
        let denials = [10.0, 100, 310].map { (Evidence.Claim.notFound, $0) }
        let proposal = Resolution(
            claim: .paid,
            seenAt: "portal",
            reference: "T 1",
            note: "it is there",
            by: Desk.mai,
            at: .test(400)
        )
        guard case .withheld(let reason) = offer(denials, proposal: proposal) else {
            Issue.record("offered")
            return
        }
        #expect(reason.contains("waits for a second person"))
    }

    @Test(
        arguments: [
            [], [10], [10, 310],
        ] as [[Double]]
    )
    func `fewer denials do not`(times: [Double]) {
        guard case .withheld(let reason) = offer(times.map { (.notFound, $0) }) else {
            Issue.record("offered after \(times)")
            return
        }
        #expect(reason.contains("\(times.count) of 3 times"))
    }

    @Test(arguments: [([10, 100, 309.9], 1), ([10, 10.5, 11, 12], 298)] as [([Double], Int)])
    func `denials closer together do not, and it says how long is left`(
        times: [Double],
        left: Int
    ) {
        guard case .withheld(let reason) = offer(times.map { (.notFound, $0) }) else {
            Issue.record("offered after \(times)")
            return
        }
        #expect(reason.contains("denied the order \(times.count) times, but not over five"))
        #expect(reason.contains("again \(left) s after"))
    }

    @Test(arguments: [.pending, .paid, .failed, .returned] as [Evidence.Claim])
    func `a provider that ever knew the order withdraws it`(claim: Evidence.Claim) {
        let denials: [(Evidence.Claim, Double)] =
            [(.notFound, 10), (.notFound, 100), (.notFound, 900)]
        for time in [1.0, 50, 950] { #expect(offer(denials + [(claim, time)]) != .offered) }
        #expect(offer(denials + [(.unclear, 50)]) == .offered)
    }

    @Test func `denials from before the last attempt do not count`() {
        let denials: [(Evidence.Claim, Double)] =
            [(.notFound, 10), (.notFound, 100), (.notFound, 400)]
        #expect(offer(denials, attempts: [0, 401]) != .offered)
        let more: [(Evidence.Claim, Double)] =
            [(.notFound, 410), (.notFound, 500), (.notFound, 710)]
        #expect(offer(denials + more, attempts: [0, 401]) == .offered)
    }

    @Test(arguments: PayoutStatus.allCases.filter { $0 != .unknown })
    func `only an unknown outcome can be submitted again`(status: PayoutStatus) {
        let denials: [(Evidence.Claim, Double)] =
            [(.notFound, 10), (.notFound, 100), (.notFound, 900)]
        #expect(offer(denials, status: status) != .offered)
    }

    @Test func `a payout is submitted again under the same references`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .lostRequest }
        let payout = try await desk.submitted()
        for _ in 0..<3 {
            await #expect(throws: ServiceError.self) {
                try await desk.service.resubmit(payout.id, by: Desk.mai)
            }
            desk.clock.advance(by: .seconds(200))
            await desk.query()
        }
        let queued = try await desk.service.resubmit(payout.id, by: Desk.mai)
        #expect(queued.status == .queued)
        let withdrawal = await #expect(throws: ServiceError.self) {
            try await desk.service.cancel(payout.id, reason: "typo", by: Desk.mai)
        }
        #expect(withdrawal?.message.contains("may have been sent before") == true)
        await desk.provider.onCreate { _ in .answer(.paid) }
        await desk.dispatch()
        let books = await desk.books
        #expect(books.creates.map(\.order) == [payout.orderNumber, payout.orderNumber])
        #expect(Set(books.creates.map(\.key)) == [payout.idempotencyKey])
        #expect(books.orders[payout.orderNumber]?.payments == 1)
        let history = try await desk.history(payout.id)
        #expect(history.payout.status == .paid)
        #expect(history.transitions.first { $0.from == .unknown }?.by == Desk.mai)
        await #expect(throws: ServiceError.self) {
            try await desk.service.resubmit(payout.id, by: Desk.mai)
        }
    }
}
