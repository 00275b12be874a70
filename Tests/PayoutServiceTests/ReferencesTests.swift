import Foundation
import Logging
import PayoutService
import Payouts
import PayoutsTesting
import Testing

struct ReferencesTests {
    /// A payout that is named with these random bits, on 14 November 2023 at 22:13:20 UTC.
    private func payout(bits: UInt64, at date: Date = .testStart) throws -> Payout {
        let desk = try Desk()
        let service = PayoutService(
            store: desk.store,
            lines: [],
            environment: ServiceEnvironment(
                now: { date },
                randomBits: { bits },
                clock: desk.clock,
                logger: desk.log.logger
            )
        )
        let draft = PayoutDraft(
            provider: .payproVN,
            amount: Money(minorUnits: 50_000, currency: .vnd),
            beneficiary: .make()
        )
        return service.prepare(draft, by: Desk.mai)
    }

    @Test(
        arguments: [
            (0, "0000000000"), (7, "0000000007"), (9_999_999_999, "9999999999"),
            (10_000_000_000, "0000000000"), (.max, "3709551615"),
        ] as [(UInt64, String)]
    )
    func `an order number is the time in UTC and ten digits`(bits: UInt64, digits: String) throws {
        #expect(try payout(bits: bits).orderNumber.rawValue == "20231114221320" + digits)
    }

    @Test func `every part of the time has its two digits`() throws {
        // 2 January 2024, 03:04:05 UTC.
        let date = Date(timeIntervalSince1970: 1_704_164_645)
        #expect(try payout(bits: 0, at: date).orderNumber.rawValue == "202401020304050000000000")
    }

    @Test(arguments: [0, .max, 0xF000, 0x0123_4567_89AB_CDEF, 1 << 63] as [UInt64])
    func `an idempotency key is a version 4 UUID of RFC 9562`(bits: UInt64) throws {
        let key = try payout(bits: bits).idempotencyKey.rawValue
        let shape = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
        #expect(key.wholeMatch(of: shape) != nil, "\(key)")
        #expect(UUID(uuidString: key)?.uuidString.lowercased() == key)
    }

    @Test func `no reference is made twice`() async throws {
        let desk = try Desk()
        let draft = try await desk.service.draft(.payproVN, values: Desk.values)
        let payouts = (0..<2_000).map { _ in desk.service.prepare(draft, by: Desk.mai) }
        #expect(Set(payouts.map(\.id)).count == 2_000)
        #expect(Set(payouts.map(\.orderNumber)).count == 2_000)
        #expect(Set(payouts.map(\.idempotencyKey)).count == 2_000)
    }
}
