import Payouts

extension PayProPlatform {
    /// The country's days and times.
    var settlement: SettlementLayout {
        .local("tradeNo,platFormTradeNo,\(accountColumn)", secondsFromUTC: secondsFromUTC)
    }
}
