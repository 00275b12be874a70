import Payouts

/// Every status and error that DVPay's pages name, with what it means for the money.
enum DVPayCodes {
    /// The transaction's status, in the words of v1.0.0 and of the notification of v1.4.0.
    static let transactionStatuses: [String: StatusMeaning] = [
        "pending": StatusMeaning(.pending),
        "completed": StatusMeaning(.paid),
        "failed": StatusMeaning(.failed, reason: failed),
        "PENDING": StatusMeaning(.pending),
        "SUCCESS": StatusMeaning(.paid),
        "FAILED": StatusMeaning(.failed, reason: failed),
        "REFUNDED": StatusMeaning(.returned, reason: refunded),
    ]

    /// The events of v1.1.0 that are about payouts.
    ///
    /// The others are about collections, or about orders of which nobody says what they are.
    static let payoutEvents: [String: StatusMeaning] = [
        "payout.completed": StatusMeaning(.paid)
    ]

    /// The HTTP statuses that refuse a request for good (essentials/error-handling).
    ///
    /// Not among them: those of ``undecided``.
    static let refusals: [Int: ProviderReason] = [
        400: ProviderReason(
            code: "400",
            explanation: "DVPay found a field or the JSON invalid.",
            nextStep: "Check account, amount and currency, then create a new payout."
        ),
        401: ProviderReason(
            code: "401",
            explanation: "DVPay did not accept the key, the signature or the time.",
            nextStep: "Check key, secret and this machine's clock, then create a new payout."
        ),
        403: ProviderReason(
            code: "403",
            explanation: "DVPay does not permit this, or has suspended the merchant.",
            nextStep: "Ask DVPay's support to lift it, then create a new payout."
        ),
        404: ProviderReason(
            code: "404",
            explanation: "DVPay did not find the account or the address.",
            nextStep: "Check the account number with the payee, then create a new payout."
        ),
        422: ProviderReason(
            code: "422",
            explanation: "A business rule of DVPay forbids this payout.",
            nextStep: "Check the amount and the balance, then create a new payout."
        ),
    ]

    /// The HTTP statuses that leave open what became of the order (essentials/error-handling).
    ///
    /// 409 may be about an order that exists; the page calls 429 worth repeating, and nowhere
    /// says that it moved nothing. The idempotency key makes it safe to repeat them.
    static let undecided: [Int: ProviderReason] = [
        409: ProviderReason(
            code: "409",
            explanation: "DVPay calls it a duplicate, or in conflict with another operation.",
            nextStep: "Look for the order at DVPay before paying again."
        ),
        429: ProviderReason(
            code: "429",
            explanation: "DVPay took no more requests at that moment.",
            nextStep: "Set a lower rate for DVPay if this happens often."
        ),
        500: ProviderReason(
            code: "500",
            explanation: "DVPay had an error of its own.",
            nextStep: "Ask DVPay's support if it lasts."
        ),
        503: ProviderReason(
            code: "503",
            explanation: "DVPay is being maintained or is overloaded.",
            nextStep: "Pause DVPay if it lasts."
        ),
    ]

    /// The error codes that are spelt out; the others were never published.
    static let errors: [String: ProviderReason] = [
        "insufficient_funds": ProviderReason(
            code: "insufficient_funds",
            explanation: "The balance at DVPay is too low.",
            nextStep: "Top up the balance at DVPay, then create a new payout."
        ),
        "missing_idempotent_key": ProviderReason(
            code: "missing_idempotent_key",
            explanation: "DVPay received no idempotency key.",
            nextStep: "See whether a proxy removes X-Idempotent-Key, then create a new payout."
        ),
    ]

    /// The codes of a balance that is too low.
    static let shortageCodes: Set = ["insufficient_funds"]

    private static let failed = ProviderReason(
        code: "FAILED",
        explanation: "The payout failed; DVPay gives the money back by itself.",
        nextStep: "Check the account with the payee, then create a new payout."
    )
    private static let refunded = ProviderReason(
        code: "REFUNDED",
        explanation: "The money came back.",
        nextStep: "See the balance, check the account, then create a new payout."
    )
}
