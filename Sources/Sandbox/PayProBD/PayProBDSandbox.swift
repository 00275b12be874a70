import Payouts

/// PayPro Bangladesh: a wallet by number and scheme.
///
/// Sources: docs.paypro.tech/guide/areas/bengal/payout.html and …/bangladesh/payout.html, which
/// differ in the schemes; both spellings are taken.
struct PayProBDSandbox: PayProPlatform {
    let id = ProviderID.payproBD
    let currency = Currency.bdt
    let secondsFromUTC = 6 * 3600
    let accountColumn = "walletId"
    let paths = PayProPaths(
        payout: "/v1/paypro/payout",
        query: "/v1/paypro/queryPayOutResult",
        balance: "/v1/paypro/queryBalance"
    )

    private static let amounts = FieldRule.amount(
        minimum: Money(minorUnits: 1, currency: .bdt),
        maximum: nil,
        whole: false
    )
    private static let schemes: Set = [
        "EWALLET_BKASH", "EWALLET_NAGAD", "EWALLET_ROCKET", "BKASH", "NAGAD",
    ]

    func account(in fields: RequestFields) throws(Refusal) -> PayProAccount {
        let amount = try fields.amount(text: "amount", currency, Self.amounts)
        let number = try fields.text("walletId", .digits(11...11), .prefix("01"))
        guard Self.schemes.contains(try fields.text("wayCode")) else {
            throw .fieldInvalid("wayCode")
        }
        return PayProAccount(number: number, amount: amount)
    }
}
