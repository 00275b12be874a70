import Payouts

/// What PayPro Bangladesh asks for.
///
/// Source: docs.paypro.tech/guide/areas/bengal/payout.html and its later copy under bangladesh.
enum PayProBangladeshFields {
    static func form(_ options: ProviderOptions) -> PayoutForm {
        PayoutForm(
            provider: .payproBD,
            fields: [amount(options), walletID, wayCode(options.wayCodes), .remark],
            fixedCurrency: .bdt,
            nameKeys: [],
            accountKey: "walletId",
            institutionKey: "wayCode"
        )
    }

    private static func amount(_ options: ProviderOptions) -> PayoutField {
        let documented = AmountLimit(
            minimum: Money(minorUnits: 1, currency: .bdt),
            maximum: nil
        )
        return PayoutField(
            key: "amount",
            label: "Amount",
            kind: .amount,
            rules: [options.limit(documented).rule(whole: false)],
            help: "What arrives, in taka; PayPro advises against poisha (decimals).",
            example: "300"
        )
    }

    private static let walletID = PayoutField(
        key: "walletId",
        label: "Wallet number",
        rules: [.digits(11...11), .prefix("01")],
        help: "The wallet's mobile number, 11 digits, starting with 01.",
        example: "01712345678"
    )

    private static func wayCode(_ spelling: ProviderOptions.WayCodeSpelling) -> PayoutField {
        let names =
            switch spelling {
            case .old: [("BKASH", "bKash"), ("NAGAD", "Nagad"), ("ROCKET", "Rocket")]
            case .new: [("BKASH", "bKash"), ("NAGAD", "Nagad")]
            }
        let prefix = spelling == .old ? "EWALLET_" : ""
        return PayoutField(
            key: "wayCode",
            label: "Wallet scheme",
            kind: .choice(names.map { FieldChoice(value: prefix + $0.0, label: $0.1) }),
            help: "The scheme that runs the payee's wallet.",
            example: prefix + "BKASH"
        )
    }
}
