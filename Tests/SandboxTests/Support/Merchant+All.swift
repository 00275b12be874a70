import Payouts

extension Merchant {
    /// Refuses every message at once; a test that looks at messages names a receiver.
    private static let nowhere = "\"http://127.0.0.1:1/notify\""

    static let dvpay = Merchant(
        id: .dvpay,
        createPath: "/api/v1/payment-gateway/order/payout",
        queryPath: "/api/v1/payment-gateway/payment/transaction-detail",
        balancePath: "/api/v1/payment-gateway/balance-inquiry",
        fields: [
            ("accountNumber", "\"123456789\""), ("amount", "100.00"), ("currency", "\"USD\""),
        ],
        required: ["accountNumber", "amount", "currency"],
        accountField: "accountNumber",
        statusField: "status",
        pending: "PENDING",
        paid: "SUCCESS",
        failed: "FAILED"
    )

    static let payProVN = Merchant(
        id: .payproVN,
        createPath: "/v1/payproVN/payout",
        queryPath: "/v1/payproVN/queryPayOutResult",
        balancePath: "/v1/payproVN/queryBalance",
        fields: [
            ("amount", "\"50000\""), ("accountName", "\"NGUYEN THE VIET\""),
            ("bankName", "\"ACB\""), ("bankNumber", "\"18199852\""),
            ("notifyUrl", nowhere), ("remark", "\"test\""),
        ],
        required: ["amount", "accountName", "bankName", "bankNumber", "notifyUrl", "tradeNo"],
        accountField: "bankNumber",
        statusField: "status",
        pending: "0015",
        paid: "0000",
        failed: "00029"
    )

    static let vexoraAR = Merchant(
        id: .vexoraAR,
        createPath: "/v1/vexora/disbursements",
        queryPath: "/v1/vexora/queryPayOutResult",
        balancePath: "/v1/vexora/queryBalance",
        fields: [
            ("amount", "\"100\""), ("accountNo", "\"0110599520000001234567\""),
            ("mobile", "\"0912345678\""), ("email", "\"ana@example.com\""),
            ("firstname", "\"Ana\""), ("lastname", "\"Gomez\""),
            ("notifyUrl", nowhere), ("remark", "\"salary\""),
        ],
        required: [
            "amount", "accountNo", "mobile", "email", "firstname", "lastname", "notifyUrl",
            "tradeNo",
        ],
        accountField: "accountNo",
        statusField: "status",
        pending: "0015",
        paid: "0000",
        failed: "00029"
    )

    static let payProBD = Merchant(
        id: .payproBD,
        createPath: "/v1/paypro/payout",
        queryPath: "/v1/paypro/queryPayOutResult",
        balancePath: "/v1/paypro/queryBalance",
        fields: [
            ("amount", "\"300\""), ("walletId", "\"01123456789\""),
            ("wayCode", "\"EWALLET_BKASH\""), ("notifyUrl", nowhere),
        ],
        required: ["amount", "walletId", "wayCode", "notifyUrl", "tradeNo"],
        accountField: "walletId",
        statusField: "status",
        pending: "0015",
        paid: "0000",
        failed: "00029"
    )

    static let cashyPro = Merchant(
        id: .cashyproCO,
        createPath: "/api/payOut",
        queryPath: "/api/payOutQuery",
        balancePath: "/api/getBalance",
        fields: [
            ("accountName", "\"Maria Perez\""), ("accountNo", "\"646180157042\""),
            ("accountType", "1"), ("currency", "\"COP\""), ("amount", "50000.00"),
            ("bankId", "33"), ("notifyUrl", nowhere),
            ("nonceStr", "\"5f3a9c\""), ("idType", "\"1\""), ("idCard", "\"1020304050\""),
            ("remark", "\"salary\""),
        ],
        required: [
            "accountName", "accountNo", "accountType", "currency", "amount", "bankId",
            "notifyUrl", "idType", "idCard", "remark", "mchOrderNo",
        ],
        accountField: "accountNo",
        statusField: "orderStatus",
        pending: "PROCESSING",
        paid: "SUCCESS",
        failed: "FAIL"
    )
}
