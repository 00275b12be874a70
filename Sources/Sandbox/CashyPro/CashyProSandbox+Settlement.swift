import Payouts

extension CashyProSandbox {
    /// Colombia's days and times, and the fee of the webhook sample.
    var settlement: SettlementLayout {
        .local(
            "mchOrderNo,orderNo,accountNo",
            status: "orderStatus",
            time: "completionTime",
            secondsFromUTC: Self.secondsFromUTC,
            subject: { order in
                [
                    order.reportedReference, Self.orderNumber(order.platformNumber),
                    order.instruction.account,
                ]
            },
            fee: { _ in Self.fee(.paid) }
        )
    }
}
