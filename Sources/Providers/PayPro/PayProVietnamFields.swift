import Payouts

/// What PayPro Vietnam asks for.
///
/// Source: docs.paypro.tech/guide/areas/vietnam/payout.html.
enum PayProVietnamFields {
    static func form(_ options: ProviderOptions) -> PayoutForm {
        PayoutForm(
            provider: .payproVN,
            fields: [amount(options), accountName, bankName, bankNumber, .remark],
            fixedCurrency: .vnd,
            nameKeys: ["accountName"],
            accountKey: "bankNumber",
            institutionKey: "bankName"
        )
    }

    private static func amount(_ options: ProviderOptions) -> PayoutField {
        let documented = AmountLimit(
            minimum: Money(minorUnits: 50_000, currency: .vnd),
            maximum: nil
        )
        return PayoutField(
            key: "amount",
            label: "Amount",
            kind: .amount,
            rules: [options.limit(documented).rule(whole: true)],
            help: "What arrives, in whole đồng.",
            example: "250000"
        )
    }

    private static let accountName = PayoutField(
        key: "accountName",
        label: "Account holder",
        rules: [.unaccentedLatin, .length(1...128)],
        help: "The holder's name as the bank has it, in Latin letters without accents.",
        example: "NGUYEN THE VIET"
    )
    private static let bankName = PayoutField(
        key: "bankName",
        label: "Bank",
        rules: [.length(1...64)],
        help: "The bank's short name from PayPro's bank list.",
        example: "ACB"
    )
    private static let bankNumber = PayoutField(
        key: "bankNumber",
        label: "Account number",
        rules: [.identifier, .length(1...64)],
        help: "The account number at that bank.",
        example: "18199852"
    )
}
