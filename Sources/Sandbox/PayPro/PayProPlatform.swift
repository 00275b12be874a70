import Foundation
import Payouts
import Providers

/// What PayPro's countries and Vexora, which run the same platform, have in common.
protocol PayProPlatform: SimulatedProvider {
    var currency: Currency { get }
    /// The country's offset, in which zone-less times are written.
    var secondsFromUTC: Int { get }
    /// What the API calls the beneficiary's account.
    var accountColumn: String { get }
    /// The documented paths below the base URL.
    var paths: PayProPaths { get }

    /// Checks the country's own fields of a create.
    func account(in fields: RequestFields) throws(Refusal) -> PayProAccount

    /// The data of an answer to a create.
    func createData(_ order: SandboxOrder, _ status: PayProStatus) -> JSON

    /// The data of an answer to a query.
    func queryData(_ order: SandboxOrder, _ status: PayProStatus) -> JSON
}

struct PayProPaths: Hashable, Sendable {
    let payout: String
    let query: String
    let balance: String
}

/// What a country's fields say about who is paid how much.
struct PayProAccount: Sendable {
    let number: String
    let amount: Money
}

extension PayProPlatform {
    func handle(
        _ request: SandboxRequest,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(Refusal) -> SandboxAnswer {
        guard [paths.payout, paths.query, paths.balance].contains(request.path) else {
            throw .pathUnknown
        }
        let fields = try authenticated(request, ledger)
        switch request.path {
        case paths.payout:
            return try create(try instruction(fields, request), &ledger, at: now)
        case paths.query:
            let key = OrderKey(provider: id, reference: try tradeNumber(fields))
            let order = try ledger.visibleOrder(key, at: now)
            return accepted(queryData(order, PayProStatus(order.state(at: now))), at: now)
        default:
            return accepted(balanceData(ledger, at: now), at: now)
        }
    }

    func statusWord(_ state: SandboxState?) -> String { PayProStatus(state).code }

    func confirmation(of order: SandboxOrder, at now: Date) -> SandboxAnswer {
        accepted(createData(order, PayProStatus(order.state(at: now))), at: now)
    }

    private func accepted(_ data: JSON, at now: Date) -> SandboxAnswer {
        SandboxAnswer([
            "msg": "success", "code": "0000",
            "timestamp": .number(String(ProviderTime.milliseconds(now))), "success": true,
            "data": data,
        ])
    }

    /// The sample prints four digits after the point for every currency.
    private func balanceData(_ ledger: SandboxLedger, at now: Date) -> JSON {
        let balance = ledger.balance(of: id, currency, at: now)
        let zeros = currency.exponent == 0 ? ".0000" : "00"
        return [
            "availableAmount": .number(balance.available.plainText + zeros),
            "freezeAmount": .number(balance.held.plainText + zeros),
            "unsettledAmount": .number("0.0000"),
        ]
    }
}

// MARK: - Checking a request

extension PayProPlatform {
    private func authenticated(
        _ request: SandboxRequest,
        _ ledger: SandboxLedger
    ) throws(Refusal) -> RequestFields {
        try request.requirePostedJSON()
        guard let merchant = request.headers["merchantno"] else { throw .merchantMissing }
        guard let credential = ledger.configuration.credentials[id],
            credential.merchant == merchant
        else { throw .merchantUnknown }
        let fields = try request.fields()
        let signature = Signature.sortedMD5(try fields.signedTexts(), secret: credential.secret)
        guard Signature.matches(try fields.text("sign"), signature) else { throw .signatureWrong }
        // Typed integer, sent as text in every sample: both are taken. The window is not
        // documented, so none is enforced; 13 digits are milliseconds until the year 2286.
        let timestamp = try fields.integer("timestamp")
        guard String(timestamp).count == 13 else { throw .fieldInvalid("timestamp") }
        return fields
    }

    private func instruction(
        _ fields: RequestFields,
        _ request: SandboxRequest
    ) throws(Refusal) -> Instruction {
        let account = try account(in: fields)
        let notifyURL = try fields.text("notifyUrl")
        return Instruction(
            key: OrderKey(provider: id, reference: try tradeNumber(fields)),
            amount: account.amount,
            account: account.number,
            remark: try fields.optionalText("remark") ?? "",
            body: request.body,
            notifyURL: notifyURL
        )
    }

    /// No length is documented; 64 bounds what is stored.
    private func tradeNumber(_ fields: RequestFields) throws(Refusal) -> String {
        try fields.text("tradeNo", .length(1...64))
    }
}

// MARK: - PayPro's answers; Vexora has its own

extension PayProPlatform {
    /// `tradeNo` is not echoed; the field is spelled `platFormTradeNo`.
    func createData(_ order: SandboxOrder, _ status: PayProStatus) -> JSON {
        [
            "platFormTradeNo": .text(order.platformNumber), "status": .text(status.code),
            "desc": .text(status.text), "remark": .text(order.instruction.remark),
        ]
    }

    func queryData(_ order: SandboxOrder, _ status: PayProStatus) -> JSON {
        [
            "platFormTradeNo": .text(order.platformNumber),
            "tradeNo": .text(order.reportedReference),
            "amount": .text(order.reportedAmount.plainText), "status": .text(status.code),
            "message": .text(status.text),
        ]
    }
}
