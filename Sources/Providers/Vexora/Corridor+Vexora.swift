import Payouts

extension Corridor {
    /// Vexora Argentina.
    ///
    /// Source: docs.vexora.com/guide/areas/argentina/payout and payoutQuery; the balance is that
    /// of sibling countries, the three optional fields are those of the Chile and Peru pages.
    static let vexoraArgentina = Corridor(
        id: .vexoraAR,
        title: "Vexora · Argentina",
        currency: .ars,
        utcOffset: -3 * 3_600,
        createPath: "/v1/vexora/disbursements",
        queryPath: "/v1/vexora/queryPayOutResult",
        balancePath: "/v1/vexora/queryBalance",
        requestKeys: [
            "tradeNo", "amount", "accountNo", "accountType", "idType", "idCardNumber", "mobile",
            "email", "firstname", "lastname", "notifyUrl", "remark",
        ],
        echoesOrderNumber: true,
        settledBy: "A query by order number, or Vexora's notification, "
            + "which it repeats for about 10 hours."
    )
}
