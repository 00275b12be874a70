import Foundation
import Payouts

extension Date {
    /// 2026-11-21 14:32:07 +07, when every test begins.
    static let start = Date(timeIntervalSince1970: 1_795_246_327)
}

extension PayoutHistory {
    /// A payout of a ledger of fixtures, as it is some seconds after its creation.
    init(
        _ number: Int,
        _ status: PayoutStatus,
        _ provider: ProviderID = .payproVN,
        _ amount: Money = .vnd(1_250_000),
        to name: String = "NGUYEN THE VIET",
        account: String = "19036789852",
        at institution: String = "ACB",
        age: Double? = nil
    ) {
        let digits = String(10_000 + number).dropFirst()
        let createdAt = Date.start.addingTimeInterval(-(age ?? Double(number) * 60))
        var payout = Payout(
            id: .fixture(number),
            provider: provider,
            orderNumber: OrderNumber(rawValue: "20261121120000000000\(digits)"),
            idempotencyKey: IdempotencyKey(rawValue: "key-\(number)"),
            amount: amount,
            beneficiary: Beneficiary(
                fields: ["account": account, "accountName": name],
                name: name,
                account: account,
                institution: institution
            ),
            createdAt: createdAt,
            createdBy: .dara
        )
        self.init(new: payout)
        guard status != .queued else { return }
        payout.status = status
        payout.version = 2
        payout.statusSince = createdAt.addingTimeInterval(15)
        if status == .unknown { payout.attention = .unknownOutcome }
        if status == .returned { payout.attention = .reversed }
        payout.attentionSince = payout.attention.isEmpty ? nil : payout.statusSince
        let wasSent = !status.isWithdrawn && status != .pendingApproval
        payout.attemptCount = wasSent ? 1 : 0
        self.payout = payout
        transitions.append(
            StatusTransition(
                from: .queued,
                to: status,
                at: payout.statusSince,
                by: .dispatcher,
                cause: status == .unknown ? "no answer in time" : "became \(status.rawValue)"
            )
        )
        if wasSent { attempts = [.fixture(of: payout)] }
    }
}

extension Attempt {
    fileprivate static func fixture(of payout: Payout) -> Attempt {
        let body = "{\"account\":\"\(payout.beneficiary.account)\"}"
        return Attempt(
            number: 1,
            startedAt: payout.createdAt,
            leaseUntil: payout.createdAt.addingTimeInterval(17),
            finishedAt: payout.statusSince,
            outcome: .unknown(UnknownReason(.timeout)),
            exchange: WireExchange(
                requestLine: "POST https://\(payout.provider).example/payouts",
                requestHeaders: [],
                requestBody: body,
                responseStatus: nil,
                responseBody: "",
                elapsed: .seconds(15)
            )
        )
    }
}

extension PayoutID {
    static func fixture(_ number: Int) -> PayoutID {
        let block = number < 10_000 ? "7F3K" : "9X\(10 + number / 10_000)"
        return PayoutID(rawValue: "PO-\(block)-\(String(10_000 + number % 10_000).dropFirst())")
    }
}

extension PayoutHistory {
    /// The same after queries that found no such order, so many seconds after its creation.
    func denied(after delays: [Double] = [20, 200, 400]) -> PayoutHistory {
        var history = self
        history.evidence += delays.map { delay in
            Evidence(
                source: .query,
                claim: .notFound,
                rawStatus: "not exist",
                receivedAt: payout.createdAt.addingTimeInterval(delay)
            )
        }
        return history
    }
}

extension Ledger {
    /// The same with every unknown payout denied often enough to be submitted again.
    var denied: Ledger {
        Ledger(histories.map { $0.payout.status == .unknown ? $0.denied() : $0 })
    }

    /// Twelve payouts: every status, every provider, names of several scripts.
    static let mixed = Ledger([
        PayoutHistory(1, .queued, age: 12),
        PayoutHistory(
            2,
            .processing,
            .dvpay,
            Money(minorUnits: 25_050, currency: .usd),
            to: "សុខ ដារ៉ា"
        ),
        PayoutHistory(3, .unknown, to: "Nguyễn Thị Thuỳ Dương"),
        PayoutHistory(
            4,
            .paid,
            .cashyproCO,
            Money(minorUnits: 48_000_000, currency: .cop),
            to: "María Gómez"
        ),
        PayoutHistory(
            5,
            .returned,
            .cashyproCO,
            Money(minorUnits: 6_000_050, currency: .cop),
            to: "Jeson 王小明"
        ),
        PayoutHistory(
            6,
            .failed,
            .payproBD,
            Money(minorUnits: 30_000, currency: .bdt),
            to: "আব্দুল করিম",
            account: "01712345678"
        ),
        PayoutHistory(
            7,
            .paid,
            .vexoraAR,
            Money(minorUnits: 1_500_000, currency: .ars),
            to: "Rizky 😀 Pratama",
            account: "0170099220000067797370"
        ),
        PayoutHistory(8, .pendingApproval, .payproVN, .vnd(99_000_000), to: "محمد"),
        PayoutHistory(9, .submitting, age: 7_300),
        PayoutHistory(10, .rejected, age: 90_000),
        PayoutHistory(11, .canceled, age: 180_000),
        PayoutHistory(12, .unknown, .dvpay, .usd(7), to: "", account: "99887766", age: 259_300),
    ])

    /// So many payouts, numbered from the newest: every tenth unknown, every fifth DVPay's.
    static func numbered(_ count: Int) -> Ledger {
        Ledger(
            (1...count).map { number in
                PayoutHistory(
                    number,
                    number.isMultiple(of: 10) ? .unknown : .paid,
                    number.isMultiple(of: 5) ? .dvpay : .payproVN,
                    to: "NAME \(number)"
                )
            }
        )
    }
}
