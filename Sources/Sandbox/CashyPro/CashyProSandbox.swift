import Foundation
import Payouts
import Providers

/// CashyPro Colombia.
///
/// Sources: docs.cashypro.com/en_us/col/payout.html, …/appendix.html and …/other-query.html.
struct CashyProSandbox: SimulatedProvider {
    let id = ProviderID.cashyproCO
    /// Echoed in answers, as text in every sample although typed int.
    let merchant: String

    /// Colombia's offset, in which zone-less times are read.
    static let secondsFromUTC = -5 * 3600

    func handle(
        _ request: SandboxRequest,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(Refusal) -> SandboxAnswer {
        let paths: Set = [
            "/api/payOut", "/api/payOutQuery", "/api/getBalance", "/api/bankListQuery",
            "/api/payInBankListQuery",
        ]
        guard paths.contains(request.path) else { throw .pathUnknown }
        let fields = try authenticated(request, ledger)
        switch request.path {
        case "/api/payOut":
            return try create(try instruction(fields, request), &ledger, at: now)
        case "/api/payOutQuery":
            return accepted(queryData(try order(fields, ledger, at: now), at: now))
        case "/api/getBalance":
            return accepted(balanceData(ledger, at: now))
        default:
            return accepted(Self.banks)
        }
    }

    func confirmation(of order: SandboxOrder, at now: Date) -> SandboxAnswer {
        accepted([
            "merchantId": .text(merchant), "mchOrderNo": .text(order.key.reference),
            "orderNo": .text(Self.orderNumber(order.platformNumber)),
            "amount": .text(Self.digits(order.instruction.amount)),
            "fee": .text(Self.digits(Self.fee(order.state(at: now)))),
            "orderStatus": .text(statusWord(order.state(at: now))),
        ])
    }
}

// MARK: - Answers

extension CashyProSandbox {
    private func accepted(_ data: JSON) -> SandboxAnswer {
        SandboxAnswer(["code": 200, "msg": "SUCCESS", "data": data])
    }

    private func queryData(_ order: SandboxOrder, at now: Date) -> JSON {
        let state = order.state(at: now)
        let settledAt = order.settledAt(now).map {
            ProviderTime.zoneless($0, secondsFromUTC: Self.secondsFromUTC)
        }
        return [
            "merchantId": .text(merchant), "mchOrderNo": .text(order.reportedReference),
            "orderNo": .text(Self.orderNumber(order.platformNumber)),
            "channelOrderNo": .text(order.transactionNumber),
            "amount": .text(Self.digits(order.reportedAmount)),
            "fee": .text(Self.digits(Self.fee(state))),
            "orderStatus": .text(statusWord(state)), "resultDesc": .text(Self.reason(state)),
            "completionTime": settledAt.map { .text($0) } ?? .null,
        ]
    }

    /// Here, and only here, the merchant is called `mchId`.
    private func balanceData(_ ledger: SandboxLedger, at now: Date) -> JSON {
        let balance = ledger.balance(of: id, .cop, at: now)
        return [
            "mchId": .text(merchant), "balance": .text(balance.available.plainText),
            "unBalance": .text(balance.held.plainText),
        ]
    }

    private static let banks = JSON.array(
        ColombianBanks.bundled.map { bank in
            [
                "bankId": .number(bank.id), "bankCode": .text(bank.code),
                "bankName": .text(bank.name),
            ]
        }
    )

    /// `PAYOUT` and 19 digits, as in the samples.
    static func orderNumber(_ platformNumber: String) -> String { "PAYOUT\(platformNumber)" }

    /// The fee of the webhook sample, for what is paid; it is told and not charged.
    static func fee(_ state: SandboxState?) -> Money {
        Money(minorUnits: state == .paid ? 5150_00 : 0, currency: .cop)
    }

    /// The samples answer `60000` to a request for `60000.00`.
    private static func digits(_ amount: Money) -> String { amount.wholeText ?? amount.plainText }

    func statusWord(_ state: SandboxState?) -> String {
        switch state {
        case nil, .accepted: "PROCESSING"
        case .waiting: "WAITING"
        case .paying: "PAYING"
        case .undocumented: "ON_HOLD"
        case .paid: "SUCCESS"
        // A reversal has no status of its own: SUCCESS turns into FAIL.
        case .failed, .returned: "FAIL"
        case .canceled: "CANCEL"
        }
    }

    static func reason(_ state: SandboxState?) -> String {
        switch state {
        case .failed(let reason):
            CashyProReason.documented.first { $0 == reason } ?? CashyProReason.usual
        case .returned: CashyProReason.returned
        case .canceled: CashyProReason.canceled
        default: ""
        }
    }
}
