import Payouts

extension CashyProCodes {
    /// The tokens of `resultDesc` that explain a failure.
    ///
    /// The Colombian list is cut off; the rest are those of Ecuador and Indonesia. Any other text
    /// is shown as it is.
    static let resultDescriptions: [String: ProviderReason] = Dictionary(
        uniqueKeysWithValues: rows.map { token, explanation, nextStep in
            (token, ProviderReason(code: token, explanation: explanation, nextStep: nextStep))
        }
    )

    /// The tokens of a balance that is too low.
    static let shortageCodes: Set = ["MERCHANT_BALANCE_NOT_ENOUGH"]

    private static let checkAccount = "Check the account with the payee, then create a new payout."
    private static let checkDocument =
        "Check type and number of the document with the payee, then create a new payout."
    private static let askSupport = "Ask CashyPro's support, then create a new payout."
    private static let later = "Wait a while, then create a new payout."
    private static let lower = "Check the amount and the limits, then create a new payout."
    private static let topUp = "Top up the balance at CashyPro, then create a new payout."

    private static let rows: [(String, String, String)] = [
        ("GATEWAY_TIMEOUT", "The bank's gateway did not answer.", later),
        ("AMOUNT_ERROR", "The amount is not allowed.", lower),
        ("PARAM_IS_NULL", "A field was missing.", askSupport),
        ("NONSUPPORT_PAY_CASH", "The account takes no cash payments.", checkAccount),
        ("NONSUPPORT_CREDIT_CARD", "The account is a credit card.", checkAccount),
        ("APPID_ERROR", "CashyPro's own set-up for this merchant is wrong.", askSupport),
        ("PARAM_ERROR", "A field was wrong.", askSupport),
        ("SYSTEM_EXCEPTION", "CashyPro's system failed.", later),
        ("ACCOUNT_FREEZING", "The account is frozen.", checkAccount),
        ("BANK_ACCOUNT_ERROR", "The account number is wrong.", checkAccount),
        ("INVALID_BANK_ACCOUNT", "The account number is invalid.", checkAccount),
        ("INVALID_ACCOUNT_OR_NUMBER", "The account or its number is invalid.", checkAccount),
        ("ACCOUNT_NOT_EXIST", "The account does not exist.", checkAccount),
        ("ACCOUNT_CLOSED", "The account is closed.", checkAccount),
        ("NOT_ACCOUNT_HOLDER", "The name is not the account holder's.", checkAccount),
        ("ID_CARD_ERROR", "The document number is wrong.", checkDocument),
        (
            "ACCOUNT_AND_DOCUMENTS_NOT_MATCH",
            "The account was opened with another document.", checkDocument
        ),
        ("PAYMENT_OFFSET", "The payment was reversed.", askSupport),
        ("CHANNEL_EXCEPTION", "CashyPro's channel to the bank failed.", later),
        ("CHANNEL_IB_TRY_AGAIN_LATER", "CashyPro's channel to the bank is busy.", later),
        ("UNKNOWN_ERROR", "The payout failed for an unknown reason.", askSupport),
        ("MERCHANT_BALANCE_NOT_ENOUGH", "The balance at CashyPro is too low.", topUp),
        ("SYSTEM_REJECTION", "CashyPro's system rejected the payout.", askSupport),
        ("EACH_PAYMENT_LIMIT_EXCEEDED", "The amount is over the limit of one payout.", lower),
        ("MONTHLY_PAYMENT_LIMIT_EXCEEDED", "The payee's monthly limit is reached.", lower),
        ("BANK_NOT_SUPPORT", "CashyPro does not pay to this bank.", checkAccount),
        ("BILL_NOT_FOUND", "The bank did not find the payment.", askSupport),
        ("COMMON_FAILED", "The payout failed; CashyPro does not say why.", askSupport),
    ]
}
