import Payouts

extension PayoutForm {
    /// A wallet form with rules that tell lengths.
    static let wallet = PayoutForm(
        provider: .payproBD,
        fields: [
            PayoutField(
                key: "amount",
                label: "Amount",
                kind: .amount,
                rules: [
                    .amount(
                        minimum: Money(minorUnits: 100, currency: .bdt),
                        maximum: nil,
                        whole: false
                    )
                ],
                help: "",
                example: "300"
            ),
            PayoutField(
                key: "walletId",
                label: "Wallet number",
                rules: [.digits(11...11), .prefix("01")],
                help: "",
                example: "01712345678"
            ),
            PayoutField(
                key: "wayCode",
                label: "Scheme",
                kind: .choice([FieldChoice(value: "BKASH", label: "bKash")]),
                help: "",
                example: "BKASH"
            ),
        ],
        fixedCurrency: .bdt,
        nameKeys: [],
        accountKey: "walletId"
    )

    /// A bank form whose account may be anything.
    static let bank = PayoutForm(
        provider: .payproVN,
        fields: [
            PayoutField(
                key: "amount",
                label: "Amount",
                kind: .amount,
                rules: [
                    .amount(
                        minimum: Money(minorUnits: 50_000, currency: .vnd),
                        maximum: nil,
                        whole: true
                    )
                ],
                help: "",
                example: "250000"
            ),
            PayoutField(
                key: "accountName",
                label: "Account holder",
                rules: [.unaccentedLatin],
                help: "",
                example: "NGUYEN THE VIET"
            ),
            PayoutField(
                key: "bankNumber",
                label: "Account number",
                rules: [.length(1...64)],
                help: "",
                example: "18199852"
            ),
        ],
        fixedCurrency: .vnd,
        nameKeys: ["accountName"],
        accountKey: "bankNumber"
    )
}

extension BatchReader {
    /// Reads files of both forms.
    static func test(
        _ headers: [String],
        provider: ProviderID? = nil,
        mapping: BatchMapping = BatchMapping()
    ) throws -> BatchReader {
        BatchReader(
            columns: try BatchColumns(
                headers: headers,
                forms: [.wallet, .bank],
                provider: provider,
                mapping: mapping
            ),
            forms: [.wallet, .bank],
            banks: [:],
            provider: provider,
            mapping: mapping
        )
    }
}
