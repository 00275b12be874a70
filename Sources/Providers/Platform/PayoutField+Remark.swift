import Payouts

extension PayoutField {
    /// The note that PayPro and Vexora return with their notification.
    static let remark = PayoutField(
        key: "remark",
        label: "Remark",
        isRequired: false,
        rules: [.length(1...128)],
        help: "A note of your own; the provider sends it back, the payee may not see it.",
        example: "invoice 42"
    )
}
