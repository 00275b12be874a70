import Foundation
import Payouts
import Providers

extension CashyProSandbox {
    /// Checks headers and signature, in the order of the documented error messages.
    func authenticated(
        _ request: SandboxRequest,
        _ ledger: SandboxLedger
    ) throws(Refusal) -> RequestFields {
        try request.requirePostedJSON()
        guard let merchant = request.headers["merchantid"], !merchant.isEmpty else {
            throw .merchantMissing
        }
        guard Int64(merchant) != nil else { throw .fieldInvalid("MerchantId") }
        guard let credential = ledger.configuration.credentials[id],
            credential.merchant == merchant
        else { throw .merchantUnknown }
        let expected = Signature.bodyMD5(request.body, key: credential.secret)
        guard Signature.matches(request.headers["sign"] ?? "", expected) else {
            throw .signatureWrong
        }
        let fields = try request.fields()
        _ = try fields.text("nonceStr", Self.short)
        return fields
    }

    /// Finds the order by the platform's number, which is preferred, or the merchant's.
    func order(
        _ fields: RequestFields,
        _ ledger: SandboxLedger,
        at now: Date
    ) throws(Refusal) -> SandboxOrder {
        let merchantNumber = try fields.optionalText("mchOrderNo", Self.short)
        guard let platformNumber = try fields.optionalText("orderNo", Self.short) else {
            guard let merchantNumber else { throw .fieldMissing("mchOrderNo") }
            let key = OrderKey(provider: id, reference: merchantNumber)
            return try ledger.visibleOrder(key, at: now)
        }
        guard platformNumber.hasPrefix("PAYOUT") else { throw .orderUnknown }
        let order = try ledger.visibleOrder(
            platformNumber: String(platformNumber.dropFirst("PAYOUT".count)),
            of: id,
            at: now
        )
        guard merchantNumber == nil || merchantNumber == order.key.reference else {
            throw .orderUnknown
        }
        return order
    }

    func instruction(
        _ fields: RequestFields,
        _ request: SandboxRequest
    ) throws(Refusal) -> Instruction {
        _ = try fields.text("accountName", Self.short)
        let account = try fields.text("accountNo", Self.short)
        try requireBank(fields)
        guard try fields.text("currency") == Currency.cop.code else {
            throw .fieldInvalid("currency")
        }
        let amount = try fields.amount(number: "amount", .cop, Self.amounts)
        let reference = try fields.text("mchOrderNo", Self.short)
        let notifyURL = try fields.text("notifyUrl", .length(1...250))
        guard (1...5).map(String.init).contains(try fields.text("idType")) else {
            throw .fieldInvalid("idType")
        }
        _ = try fields.text("idCard", Self.short)
        _ = try fields.optionalText("phone", Self.short)
        _ = try fields.optionalText("email", Self.short)
        return Instruction(
            key: OrderKey(provider: id, reference: reference),
            amount: amount,
            account: account,
            remark: try fields.text("remark", Self.short),
            body: request.body,
            notifyURL: notifyURL
        )
    }

    /// A bank of the list; a wallet takes account type 1 only.
    private func requireBank(_ fields: RequestFields) throws(Refusal) {
        let bankID = try fields.integer("bankId")
        guard let bank = ColombianBanks.bundled.first(where: { $0.id == String(bankID) }) else {
            throw .fieldInvalid("bankId")
        }
        let accountType = try fields.integer("accountType")
        guard bank.isWallet ? accountType == 1 : (0...1).contains(accountType) else {
            throw .fieldInvalid("accountType")
        }
    }

    /// The documented limit of nearly every text.
    private static let short = FieldRule.length(1...32)

    private static let amounts = FieldRule.amount(
        minimum: Money(minorUnits: 10_000_00, currency: .cop),
        maximum: Money(minorUnits: 5_000_000_00, currency: .cop),
        whole: false
    )
}
