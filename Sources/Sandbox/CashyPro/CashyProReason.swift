/// CashyPro's words for why an order failed, as `resultDesc` carries them.
///
/// Sources: the Colombian appendix (the first eight, the rest of its list is not public), the
/// appendices of Ecuador and Indonesia, and the free text of the webhook sample.
enum CashyProReason {
    static let usual = "ACCOUNT_NOT_EXIST"
    static let returned = "PAYMENT_OFFSET"
    static let canceled = "SYSTEM_REJECTION"

    static let documented = [
        "GATEWAY_TIMEOUT", "AMOUNT_ERROR", "PARAM_IS_NULL", "NONSUPPORT_PAY_CASH",
        "NONSUPPORT_CREDIT_CARD", "APPID_ERROR", "PARAM_ERROR", "SYSTEM_EXCEPTION",
        "ACCOUNT_FREEZING", "BANK_ACCOUNT_ERROR", "INVALID_BANK_ACCOUNT", returned, usual,
        "CHANNEL_EXCEPTION", "ID_CARD_ERROR", "NOT_ACCOUNT_HOLDER",
        "ACCOUNT_AND_DOCUMENTS_NOT_MATCH", "INVALID_ACCOUNT_OR_NUMBER", "ACCOUNT_CLOSED",
        "UNKNOWN_ERROR", "CHANNEL_IB_TRY_AGAIN_LATER", "MERCHANT_BALANCE_NOT_ENOUGH", canceled,
        "EACH_PAYMENT_LIMIT_EXCEEDED", "MONTHLY_PAYMENT_LIMIT_EXCEEDED", "BANK_NOT_SUPPORT",
        "BILL_NOT_FOUND", "COMMON_FAILED", "ACCOUNT NOT EXITS",
    ]
}
