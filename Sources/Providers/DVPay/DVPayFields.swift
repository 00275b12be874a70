import Payouts

/// What DVPay asks for: an account and an amount.
///
/// Source: merchant-docs-sit.dv.vai247.pro/api-reference/payout (v1.4.0) and, for the limits,
/// merchant-docs.dv.vai247.pro/essentials/currencies-conversion.
enum DVPayFields {
    static func form(_ options: ProviderOptions) -> PayoutForm {
        PayoutForm(
            provider: .dvpay,
            fields: [accountNumber, currency, amount(options)],
            fixedCurrency: nil,
            nameKeys: [],
            accountKey: "accountNumber"
        )
    }

    private static let accountNumber = PayoutField(
        key: "accountNumber",
        label: "Account number",
        rules: [.identifier, .length(1...64)],
        help: "The payee's DVPay account; DVPay answers with the holder's name.",
        example: "123456789"
    )
    private static let currency = PayoutField(
        key: "currency",
        label: "Currency",
        kind: .currency(["USD", "KHR"]),
        help: "USD for dollars or KHR for riel, in capitals.",
        example: "USD"
    )

    private static func amount(_ options: ProviderOptions) -> PayoutField {
        let dollars = AmountLimit(
            minimum: Money(minorUnits: 10, currency: .usd),
            maximum: Money(minorUnits: 10_000_00, currency: .usd)
        )
        let riel = AmountLimit(
            minimum: Money(minorUnits: 400_00, currency: .khr),
            maximum: Money(minorUnits: 40_000_000_00, currency: .khr)
        )
        return PayoutField(
            key: "amount",
            label: "Amount",
            kind: .amount,
            rules: [
                options.limit(dollars).rule(whole: false),
                options.limit(riel).rule(whole: true),
            ],
            help: "What arrives: dollars with at most two decimals, or whole riel.",
            // An amount that both currencies allow.
            example: "500"
        )
    }
}
