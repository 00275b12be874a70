import Payouts

extension Corridor {
    /// PayPro Vietnam.
    ///
    /// Source: docs.paypro.tech/guide/areas/vietnam/payout.html.
    static let payproVietnam = Corridor(
        id: .payproVN,
        title: "PayPro · Vietnam",
        currency: .vnd,
        utcOffset: 7 * 3_600,
        createPath: "/v1/payproVN/payout",
        queryPath: "/v1/payproVN/queryPayOutResult",
        balancePath: "/v1/payproVN/queryBalance",
        requestKeys: [
            "tradeNo", "amount", "accountName", "bankName", "bankNumber", "notifyUrl", "remark",
        ],
        echoesOrderNumber: false,
        settledBy: payproSettledBy
    )

    /// PayPro Bangladesh.
    ///
    /// Source: docs.paypro.tech/guide/areas/bengal/payout.html; query and balance are those of
    /// sibling countries.
    static let payproBangladesh = Corridor(
        id: .payproBD,
        title: "PayPro · Bangladesh",
        currency: .bdt,
        utcOffset: 6 * 3_600,
        createPath: "/v1/paypro/payout",
        queryPath: "/v1/paypro/queryPayOutResult",
        balancePath: "/v1/paypro/queryBalance",
        requestKeys: ["tradeNo", "amount", "walletId", "wayCode", "notifyUrl", "remark"],
        echoesOrderNumber: false,
        settledBy: payproSettledBy
    )

    private static let payproSettledBy =
        "A query by order number, or PayPro's notification, which it repeats for about 10 hours."
}
