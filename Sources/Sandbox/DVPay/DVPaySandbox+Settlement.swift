import Payouts

extension DVPaySandbox {
    /// Cambodia's days, and times in UTC as everywhere in this API; it knows no number of ours.
    var settlement: SettlementLayout {
        SettlementLayout(
            header: "transactionId,orderId,accountNumber,amount,fee,currency,status,"
                + "transactionDate",
            subject: {
                [$0.transactionNumber, $0.platformNumber, $0.instruction.account]
            },
            fee: { Money(minorUnits: 0, currency: $0.currency) },
            returnedWord: "REFUNDED",
            utcOffset: 7 * 3_600,
            time: ProviderTime.utc
        )
    }
}
