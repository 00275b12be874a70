import Foundation
import Payouts
import Testing

@testable import Providers

/// What an authentic notification says about a payout.
struct NotificationEvidenceTests {
    private func evidence(
        _ id: ProviderID,
        _ body: String,
        about payout: Payout? = nil
    ) throws -> Evidence {
        let provider = try SampleNotification.provider(id)
        let message = try SampleNotification.signed(id, body)
        #expect(provider.verdict(on: message).word == "authentic")
        return provider.evidence(
            in: message,
            about: try payout ?? SampleNotification.payout(id),
            receivedAt: Fixture.now
        )
    }

    // MARK: Statuses

    @Test(
        arguments: [
            ("SUCCESS", .paid), ("FAIL", .failed), ("CANCEL", .failed), ("PROCESSING", .pending),
            ("WAITING", .pending), ("PAYING", .pending), ("success", .unclear),
            ("REVERSED", .unclear),
        ] as [(String, Evidence.Claim)]
    )
    func `each status of CashyPro makes its claim`(status: String, claim: Evidence.Claim) throws {
        let body = SampleNotification.body(.cashyproCO, status: status)
        let evidence = try evidence(.cashyproCO, body)
        #expect(evidence.claim == claim)
        #expect(evidence.rawStatus == status)
        #expect(evidence.source == .notification)
        #expect(evidence.receivedAt == Fixture.now)
        #expect((evidence.reason == nil) == (claim == .paid || claim == .pending))
    }

    @Test(
        arguments: PlatformTests.corridors,
        [
            ("0000", .paid), ("0015", .pending), ("00029", .failed), ("0100019", .failed),
            ("0100119", .failed), ("0001", .unclear), ("00032", .unclear), ("8000", .unclear),
            ("5000", .unclear), ("0", .unclear), ("SUCCESS", .unclear),
        ] as [(String, Evidence.Claim)]
    )
    func `each status of PayPro and Vexora makes its claim`(
        id: ProviderID,
        row: (status: String, claim: Evidence.Claim)
    ) throws {
        let evidence = try evidence(id, SampleNotification.body(id, status: row.status))
        #expect(evidence.claim == row.claim)
        #expect(evidence.rawStatus == row.status)
        #expect(evidence.source == .notification)
        #expect((evidence.reason == nil) == (row.claim == .paid || row.claim == .pending))
    }

    @Test(
        arguments: [
            ("SUCCESS", .paid), ("FAILED", .failed), ("REFUNDED", .returned),
            ("PENDING", .pending), ("REVERSED", .unclear), ("Success", .unclear),
        ] as [(String, Evidence.Claim)]
    )
    func `each status of DVPay makes its claim`(status: String, claim: Evidence.Claim) throws {
        let evidence = try evidence(.dvpay, SampleNotification.body(.dvpay, status: status))
        #expect(evidence.claim == claim)
        #expect(evidence.rawStatus == status)
        #expect(evidence.providerReference == (claim == .unclear ? nil : "9001"))
        #expect(evidence.providerTime == nil)
    }

    @Test func `a success that a failure token accompanies is unclear`() throws {
        let body = SampleNotification.paid(.cashyproCO)
            .replacing(#""payType":"11""#, with: #""resultDesc":"PAYMENT_OFFSET""#)
        #expect(try evidence(.cashyproCO, body).claim == .unclear)
    }

    // MARK: DVPay's older bodies

    @Test(
        arguments: [
            ("payout.completed", nil, .paid), ("payout.completed", "completed", .paid),
            ("payout.completed", "SUCCESS", .paid), ("payout.completed", "failed", .unclear),
            ("payout.completed", "done", .unclear), ("payout.failed", nil, .unclear),
            ("payment.success", "completed", .unclear), ("payment.failed", nil, .unclear),
            ("order.completed", nil, .unclear), ("order.failed", nil, .unclear),
            ("order.cancelled", nil, .unclear), ("order.created", nil, .unclear),
            ("refund.completed", nil, .unclear), ("refund.processed", nil, .unclear),
        ] as [(String, String?, Evidence.Claim)]
    )
    func `an older body says only what its event makes certain`(
        event: String,
        status: String?,
        claim: Evidence.Claim
    ) throws {
        let stated = status.map { #","status":"\#($0)""# } ?? ""
        let order = #""transaction_id":"9001","amount":500.00,"currency":"USD"\#(stated)"#
        for body in [
            #"{"event":"\#(event)","timestamp":"2026-03-02T12:00:00Z",\#(order)}"#,
            #"{"event":"\#(event)","timestamp":"2026-03-02T12:00:00Z","data":{\#(order)}}"#,
        ] {
            let evidence = try evidence(.dvpay, body)
            #expect(evidence.claim == claim)
            #expect(evidence.rawStatus == event)
        }
    }

    @Test func `layers that state different things are unclear`() throws {
        let body = #"""
            {"event":"payout.completed","status":"failed",\#
            "data":{"transaction_id":"9001","amount":100,"currency":"USD","status":"completed"}}
            """#
        #expect(try evidence(.dvpay, body).claim == .unclear)
    }

    @Test func `an order's number is not taken for a transaction's`() throws {
        let body = #"""
            {"event":"payout.completed","order_id":9001,"amount":100,"currency":"USD"}
            """#
        let message = try SampleNotification.signed(.dvpay, body)
        let subject = NotificationSubject(orderNumber: nil, providerReference: "order_id 9001")
        let provider = try SampleNotification.provider(.dvpay)
        #expect(provider.verdict(on: message) == .authentic(subject))
        #expect(try evidence(.dvpay, body).claim == .unclear)
    }

    @Test func `nothing ties DVPay's word to a payout whose number it never gave`() throws {
        let unknown = try Fixture.payout(.dvpay)
        let evidence = try evidence(.dvpay, SampleNotification.paid(.dvpay), about: unknown)
        #expect(evidence.claim == .unclear)
        #expect(evidence.rawStatus == "SUCCESS")
    }

    // MARK: Times

    @Test(arguments: [
        (ProviderID.cashyproCO, "2026-03-02T17:00:00Z"), (.payproVN, "2026-03-02T05:00:00Z"),
        (.payproBD, "2026-03-02T06:00:00Z"), (.vexoraAR, "2026-03-02T15:00:00Z"),
    ])
    func `the provider's time is its local time`(id: ProviderID, expected: String) throws {
        let evidence = try evidence(id, SampleNotification.paid(id))
        #expect(evidence.providerTime == (try Date(expected, strategy: .iso8601)))
    }

    @Test(arguments: PlatformTests.corridors)
    func `a rejection's successTime and any timestamp are no status times`(
        id: ProviderID
    ) throws {
        let rejected = try evidence(id, SampleNotification.failed(id))
        #expect(rejected.providerTime == nil)
        let paid = SampleNotification.paid(id)
            .replacing(#""successTime":"2026-03-02 12:00:00","#, with: "")
        #expect(try evidence(id, paid).providerTime == nil)
    }

    // MARK: What differs

    @Test(arguments: ProviderID.allCases)
    func `another amount is flagged, whatever the status`(id: ProviderID) throws {
        let currency = try SampleNotification.payout(id).amount.currency.code
        for body in [SampleNotification.paid(id), SampleNotification.failed(id)] {
            let other = body.replacing(SampleNotification.amount(id), with: "1.00")
            let evidence = try evidence(id, other)
            #expect(evidence.claim == (body == SampleNotification.paid(id) ? .paid : .failed))
            #expect(evidence.mismatches.count == 1)
            #expect(evidence.mismatches.first?.hasPrefix("amount is 1") == true)
            #expect(evidence.mismatches.first?.contains(currency) == true)
            #expect(try self.evidence(id, body).mismatches == [])
        }
    }

    @Test func `DVPay's currency and account are compared too, and the account is masked`() throws {
        let body = SampleNotification.paid(.dvpay)
            .replacing("USD", with: "KHR")
            .replacing("123456789", with: "987654321")
        let evidence = try evidence(.dvpay, body)
        #expect(evidence.claim == .paid)
        #expect(
            evidence.mismatches == [
                "currency is KHR, not as ordered", "accountNumber is ····4321, not as ordered",
            ]
        )
    }

    @Test(arguments: ProviderID.allCases)
    func `an amount that is missing or none is unclear`(id: ProviderID) throws {
        let stated = #""amount":\#(SampleNotification.amount(id))"#
        for other in [#""x":1"#, #""amount":"a lot""#] {
            let body = SampleNotification.paid(id).replacing(stated, with: other)
            let evidence = try evidence(id, body)
            #expect(evidence.claim == .unclear)
            #expect(evidence.rawStatus == SampleNotification.paidStatus(id))
        }
    }

    // MARK: Other payouts

    @Test(arguments: ProviderID.allCases)
    func `another order and another reference are unclear, and say so`(id: ProviderID) throws {
        let paid = SampleNotification.paid(id)
        let known = try Fixture.payout(id, reference: "ANOTHER")
        let evidence = try evidence(id, paid, about: known)
        #expect(evidence.claim == .unclear)
        #expect(evidence.rawStatus == SampleNotification.paidStatus(id))
        #expect(evidence.providerReference == nil)
        #expect(evidence.reason?.explanation.contains(", not ANOTHER") == true)
        guard id != .dvpay else { return }
        let other = paid.replacing("20260302120000A1B2", with: "20260302120000A1B3")
        let stranger = try self.evidence(id, other)
        #expect(stranger.claim == .unclear)
        #expect(stranger.reason?.explanation.contains("A1B3, not 20260302120000A1B2") == true)
    }

    @Test(arguments: ProviderID.allCases)
    func `a payout with another provider is unclear`(id: ProviderID) throws {
        let other: ProviderID = id == .payproVN ? .payproBD : .payproVN
        let payout = try Fixture.payout(other)
        #expect(try evidence(id, SampleNotification.paid(id), about: payout).claim == .unclear)
    }

    @Test(arguments: ProviderID.allCases)
    func `bytes that are no object are unclear`(id: ProviderID) throws {
        let evidence = try SampleNotification.provider(id).evidence(
            in: SampleNotification.message(Data([0xFF, 0x00])),
            about: SampleNotification.payout(id),
            receivedAt: Fixture.now
        )
        #expect(evidence.claim == .unclear)
        #expect(evidence.rawStatus.isEmpty)
        #expect(
            evidence.reason?.explanation
                == "The notification is not a documented one: it is not a JSON object."
        )
    }

    // MARK: The platform's pairs have no separator

    /// Each body has the signature of the rejection's, because the joined text is the same.
    @Test(arguments: PlatformTests.corridors)
    func `fields moved into one another under the same signature settle nothing`(
        id: ProviderID
    ) throws {
        let provider = try SampleNotification.provider(id)
        let body = SampleNotification.failed(id)
        let sign = Signature.sortedMD5(
            try SampleNotification.texts(body),
            secret: Fixture.secret
        )
        let amount = SampleNotification.amount(id)
        let rest = #""timestamp":"1772452800123","sign":"\#(sign)"}"#
        let time = #""successTime":"2026-03-02 12:00:00","tradeNo":"20260302120000A1B2","#
        let reference = #""platFormTradeNo":"W0001","#
        for (moved, expected) in [
            (
                #"{"amount":\#(amount),"message":"w",\#(reference)"status":"00029",\#(time)"#,
                Evidence.Claim.failed
            ),
            (
                #"{"amount":"\#(amount)message=w",\#(reference)"status":"00029",\#(time)"#,
                .unclear
            ),
            (
                #"{"amount":\#(amount),"message":"w","platFormTradeNo":"W0001status=00029",\#(time)"#,
                .unclear
            ),
        ] {
            let message = SampleNotification.message(Data((moved + rest).utf8))
            #expect(provider.verdict(on: message).word == "authentic")
            let evidence = provider.evidence(
                in: message,
                about: try SampleNotification.payout(id),
                receivedAt: Fixture.now
            )
            #expect(evidence.claim == expected)
        }
        let swallowed =
            #"{"amount=\#(amount)message":"w",\#(reference)"status":"00029",\#(time)"# + rest
        let message = SampleNotification.message(Data(swallowed.utf8))
        #expect(provider.verdict(on: message).word == "unreadable")
    }
}
