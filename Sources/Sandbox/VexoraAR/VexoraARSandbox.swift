import Payouts

/// Vexora Argentina: an account with its holder's name, mobile number and e-mail.
///
/// Sources: docs.vexora.com/guide/areas/argentina/payout and …/payoutQuery; the three optional
/// fields come from the Chile and Peru pages, which describe Argentine identifiers.
struct VexoraARSandbox: PayProPlatform {
    let id = ProviderID.vexoraAR
    let currency = Currency.ars
    let secondsFromUTC = -3 * 3600
    let accountColumn = "accountNo"
    let paths = PayProPaths(
        payout: "/v1/vexora/disbursements",
        query: "/v1/vexora/queryPayOutResult",
        balance: "/v1/vexora/queryBalance"
    )

    /// Whole pesos; the page's own sample writes `100.00`, so zeros after the point are taken.
    private static let amounts = FieldRule.amount(
        minimum: Money(minorUnits: 100_00, currency: .ars),
        maximum: nil,
        whole: true
    )
    private static let identityTypes: Set = ["DNI", "CUIL", "CUIT", "PA"]
    private static let accountTypes: Set = ["CVU", "CBU"]

    func account(in fields: RequestFields) throws(Refusal) -> PayProAccount {
        let amount = try fields.amount(text: "amount", currency, Self.amounts)
        let number = try fields.text("accountNo", .length(1...32))
        _ = try fields.text("mobile", .digits(10...10), .prefix("0"))
        _ = try fields.text("email", .email)
        _ = try fields.text("firstname", .length(1...64))
        _ = try fields.text("lastname", .length(1...64))
        try requireOptional(fields, "idType", oneOf: Self.identityTypes)
        try requireOptional(fields, "accountType", oneOf: Self.accountTypes)
        _ = try fields.optionalText("idCardNumber", .length(1...15))
        return PayProAccount(number: number, amount: amount)
    }

    private func requireOptional(
        _ fields: RequestFields,
        _ key: String,
        oneOf values: Set<String>
    ) throws(Refusal) {
        guard let value = try fields.optionalText(key) else { return }
        guard values.contains(value) else { throw .fieldInvalid(key) }
    }

    /// Unlike PayPro, `tradeNo` is echoed and the text is called `message`.
    func createData(_ order: SandboxOrder, _ status: PayProStatus) -> JSON {
        [
            "tradeNo": .text(order.key.reference), "platFormTradeNo": .text(order.platformNumber),
            "status": .text(status.code), "message": .text(status.text),
            "remark": .text(order.instruction.remark),
        ]
    }

    /// Typed float, printed as text in the sample.
    func queryData(_ order: SandboxOrder, _ status: PayProStatus) -> JSON {
        [
            "tradeNo": .text(order.reportedReference),
            "platFormTradeNo": .text(order.platformNumber),
            "amount": .text(order.reportedAmount.plainText), "status": .text(status.code),
            "message": .text(status.text),
        ]
    }
}
