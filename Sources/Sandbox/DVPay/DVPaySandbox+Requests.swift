import Foundation
import Payouts
import Providers

extension DVPaySandbox {
    @discardableResult
    func requireKey(
        _ request: SandboxRequest,
        _ ledger: SandboxLedger
    ) throws(Refusal) -> SandboxCredential {
        guard let key = request.headers["x-api-key"] else { throw .merchantMissing }
        guard let credential = ledger.configuration.credentials[id], credential.merchant == key
        else { throw .merchantUnknown }
        return credential
    }

    func requireSignature(
        _ request: SandboxRequest,
        _ ledger: SandboxLedger,
        at now: Date
    ) throws(Refusal) {
        let credential = try requireKey(request, ledger)
        guard let timestamp = request.headers["x-timestamp"], let seconds = Int64(timestamp) else {
            throw .timestampOutsideWindow
        }
        guard abs(now.timeIntervalSince1970 - Double(seconds)) <= Self.timestampWindowSeconds
        else { throw .timestampOutsideWindow }
        let expected = Signature.hmacSHA256(
            body: request.body,
            timestamp: timestamp,
            secret: credential.secret
        )
        guard Signature.matches(request.headers["x-signature"] ?? "", expected) else {
            throw .signatureWrong
        }
    }

    /// Three fields and no order number: the key is the only reference.
    func instruction(
        _ request: SandboxRequest,
        key: String
    ) throws(Refusal) -> Instruction {
        let fields = try request.fields()
        let account = try fields.text("accountNumber", .length(1...64))
        let code = try fields.text("currency")
        guard let currency = Currency(code: code), currency.code == code,
            let amounts = Self.amounts[currency]
        else { throw .fieldInvalid("currency") }
        return Instruction(
            key: OrderKey(provider: id, reference: key),
            amount: try fields.amount(number: "amount", currency, amounts),
            account: account,
            remark: "",
            body: request.body
        )
    }

    /// The limits, written for order creation and taken to bound payouts too.
    ///
    /// Riel are whole.
    private static let amounts: [Currency: FieldRule] = [
        .usd: .amount(
            minimum: Money(minorUnits: 10, currency: .usd),
            maximum: Money(minorUnits: 10_000_00, currency: .usd),
            whole: false
        ),
        .khr: .amount(
            minimum: Money(minorUnits: 400_00, currency: .khr),
            maximum: Money(minorUnits: 40_000_000_00, currency: .khr),
            whole: true
        ),
    ]
}
