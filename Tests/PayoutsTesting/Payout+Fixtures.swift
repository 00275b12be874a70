package import Foundation
package import Payouts

extension Date {
    /// When tests begin: 14 November 2023, 22:13:20 UTC.
    package static let testStart = Date(timeIntervalSince1970: 1_700_000_000)

    /// This many seconds after tests begin, to the microsecond, as a ledger keeps it.
    package static func test(_ seconds: Double) -> Date {
        let microseconds = ((testStart.timeIntervalSince1970 + seconds) * 1_000_000).rounded()
        return Date(timeIntervalSince1970: microseconds / 1_000_000)
    }
}

extension Payout {
    /// A payout that differs from others made with another `number` in all that must be unique.
    package static func make(
        _ number: Int = 1,
        provider: ProviderID = .payproVN,
        amount: Money = Money(minorUnits: 1_250_000, currency: .vnd),
        beneficiary: Beneficiary = .make(),
        status: PayoutStatus = .queued,
        createdAt: Date = .testStart,
        createdBy: OperatorName = OperatorName(rawValue: "mai"),
        replaces: PayoutID? = nil,
        batch: BatchID? = nil
    ) -> Payout {
        var payout = Payout(
            id: .make(number),
            provider: provider,
            orderNumber: OrderNumber(rawValue: "ORD\(1_000_000 + number)"),
            idempotencyKey: IdempotencyKey(rawValue: "key-\(number)"),
            amount: amount,
            beneficiary: beneficiary,
            createdAt: createdAt,
            createdBy: createdBy,
            replaces: replaces,
            batch: batch
        )
        payout.status = status
        if status != .queued { payout.nextAttemptAt = nil }
        return payout
    }
}

extension PayoutID {
    /// The id of the payout that ``Payout/make`` makes for a number, which must not be negative.
    package static func make(_ number: Int) -> PayoutID {
        // An odd factor permutes the 40 bits, so that neighbours look unlike each other.
        PayoutID(randomBits: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
    }
}

extension Beneficiary {
    /// A beneficiary in Vietnam.
    package static func make(
        name: String = "Nguyễn Văn Đức",
        account: String = "0123456789852",
        institution: String = "Vietcombank"
    ) -> Beneficiary {
        Beneficiary(
            fields: ["accountName": name, "accountNo": account, "bankCode": "VCB"],
            name: name,
            account: account,
            institution: institution
        )
    }
}

extension Evidence {
    /// What a notification says, unless told otherwise, one minute after tests begin.
    package static func make(
        _ claim: Claim,
        from source: Source = .notification,
        rawStatus: String? = nil,
        reason: ProviderReason? = nil,
        providerReference: String? = nil,
        providerTime: Date? = nil,
        receivedAt: Date = .test(60),
        mismatches: [String] = [],
        stated: StatedMoney? = nil
    ) -> Evidence {
        Evidence(
            source: source,
            claim: claim,
            rawStatus: rawStatus ?? claim.rawValue,
            reason: reason,
            providerReference: providerReference,
            providerTime: providerTime,
            receivedAt: receivedAt,
            mismatches: mismatches,
            stated: stated
        )
    }
}

extension ChangeContext {
    /// A change by an operator, this many seconds after tests begin.
    package static func make(
        at seconds: Double = 60,
        by name: OperatorName = OperatorName(rawValue: "linh"),
        policy: LifecyclePolicy = .standard
    ) -> ChangeContext {
        ChangeContext(at: .test(seconds), by: name, policy: policy)
    }
}

extension WireExchange {
    /// An exchange of a small request for a small answer.
    package static func make(responseStatus: Int? = 200) -> WireExchange {
        WireExchange(
            requestLine: "POST https://provider.example/payouts",
            requestHeaders: [HeaderField(name: "X-Signature", value: "[secret]")],
            requestBody: #"{"amount":"1250000"}"#,
            responseStatus: responseStatus,
            responseBody: responseStatus == nil ? "" : #"{"code":"00"}"#,
            elapsed: .milliseconds(180)
        )
    }
}

extension CreateReport {
    /// A report of a submission that ended so.
    package static func make(_ outcome: AttemptOutcome) -> CreateReport {
        CreateReport(outcome: outcome, exchange: .make())
    }
}

extension QueryReport {
    /// A report of a query that ended so.
    package static func make(_ result: QueryResult) -> QueryReport {
        QueryReport(result: result, exchange: .make())
    }
}

extension AttemptTerms {
    /// Half a minute to send, and the standard policy.
    package static let test = AttemptTerms(lease: .seconds(30), policy: .standard)
}

extension [ProviderID: AttemptTerms] {
    /// The test terms for every provider.
    package static let test = Dictionary(
        uniqueKeysWithValues: ProviderID.allCases.map { ($0, AttemptTerms.test) }
    )
}

extension PayoutID {
    /// Whether a time is as long after some second as this payout is to wait, spread among others.
    package func waits(_ wait: Double, after seconds: Double, until date: Date?) -> Bool {
        guard let date else { return false }
        let due = seconds + wait * (1 + jitter / 5)
        return abs(date.timeIntervalSince(.test(due))) < 0.001
    }
}
