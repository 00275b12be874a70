import Payouts

/// PayPro Vietnam: a bank account by bank name and number.
///
/// Source: docs.paypro.tech/guide/areas/vietnam/payout.html
struct PayProVNSandbox: PayProPlatform {
    let id = ProviderID.payproVN
    let currency = Currency.vnd
    let secondsFromUTC = 7 * 3600
    let accountColumn = "bankNumber"
    let paths = PayProPaths(
        payout: "/v1/payproVN/payout",
        query: "/v1/payproVN/queryPayOutResult",
        balance: "/v1/payproVN/queryBalance"
    )

    private static let amounts = FieldRule.amount(
        minimum: Money(minorUnits: 50_000, currency: .vnd),
        maximum: nil,
        whole: true
    )

    func account(in fields: RequestFields) throws(Refusal) -> PayProAccount {
        let amount = try fields.amount(text: "amount", currency, Self.amounts)
        _ = try fields.text("accountName", .unaccentedLatin)
        _ = try fields.text("bankName", .length(1...64))
        let number = try fields.text("bankNumber", .length(1...32))
        return PayProAccount(number: number, amount: amount)
    }
}
