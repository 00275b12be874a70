import Payouts

/// Every status, token and message that CashyPro's pages name, with what it means for the money.
///
/// Sources: docs.cashypro.com/en_us/col/payout.html and appendix.html; the common messages are
/// those of the Pakistan appendix, whose scope says "all"; further tokens are siblings'.
enum CashyProCodes {
    /// How CashyPro says that it has no such order.
    ///
    /// No page tells: this word is unconfirmed. Correct it here, and only here, once a real answer
    /// has been seen; until then another word leaves the payout where it stands.
    static let noSuchOrder = "Order_not_exist"

    /// The order's own status.
    static let statuses: [String: Evidence.Claim] = [
        "PROCESSING": .pending,
        "WAITING": .pending,
        "PAYING": .pending,
        "SUCCESS": .paid,
        "FAIL": .failed,
        "CANCEL": .failed,
    ]

    /// The reason when the description is free text or says nothing.
    static func unexplained(_ status: String, _ description: String?) -> ProviderReason {
        let words = UnclearAnswer.bounded(description ?? "")
        let end = words.isEmpty ? "and gives no reason" : "and says: \(words)"
        return ProviderReason(
            code: words.isEmpty ? status : words,
            explanation: status == "CANCEL"
                ? "CashyPro cancelled or rejected the payout \(end)."
                : "CashyPro failed the payout \(end).",
            nextStep: "Check the account and the document, then create a new payout."
        )
    }
}

// MARK: - Refusals

extension CashyProCodes {
    /// What a message means that refuses a request.
    ///
    /// - Returns: `nil` for messages that are not documented and for those of ``undecided``.
    static func refusal(_ message: String) -> ProviderReason? {
        if let known = refusals[message] {
            return ProviderReason(
                code: message,
                explanation: known.explanation,
                nextStep: known.nextStep
            )
        }
        guard message.hasPrefix("Params_") else { return nil }
        let rest = message.dropFirst("Params_".count)
        for (suffix, fault) in [("_Required", "is missing"), ("_error", "is invalid")] {
            guard rest.hasSuffix(suffix), rest.count > suffix.count else { continue }
            return ProviderReason(
                code: UnclearAnswer.bounded(message),
                explanation: "CashyPro says that \(rest.dropLast(suffix.count)) \(fault).",
                nextStep: "Correct the field, then create a new payout."
            )
        }
        return nil
    }

    /// The documented messages after which nobody knows what became of the request.
    static let undecided: [String: ProviderReason] = [
        "System_error": undecided("System_error", "CashyPro had an error of its own."),
        "System_busy": undecided("System_busy", "CashyPro was too busy."),
        "System_Maintenance": undecided("System_Maintenance", "CashyPro is being maintained."),
    ]

    /// The page says that some may be tried again; without a key that could pay twice.
    private static func undecided(_ code: String, _ explanation: String) -> ProviderReason {
        ProviderReason(
            code: code,
            explanation: explanation,
            nextStep: "Wait for a query to find the order; ask CashyPro's support if it lasts."
        )
    }

    private static let setUp = "Check CashyPro's settings, then create a new payout."
    private static let report = "Report this as a fault of Paydesk, with the order number."

    private static let refusals: [String: (explanation: String, nextStep: String)] = [
        "MerchantId_is_null": ("CashyPro received no merchant number.", setUp),
        "MerchantId_not_Number": ("The merchant number is not a number.", setUp),
        "MerchantId_is_error": ("CashyPro does not know the merchant number.", setUp),
        "Sign_verify_error": (
            "The signature does not match.",
            "Check CashyPro's API key, then create a new payout."
        ),
        "Request_ip_notWhiteList": (
            "CashyPro does not take requests from this address.",
            "Ask CashyPro to add this server's address, then create a new payout."
        ),
        "RequestMethod_not_post": ("CashyPro takes POST requests only.", report),
        "RequestContentType_not_json": ("CashyPro takes JSON only.", report),
        "RequestBody_is_null": ("CashyPro received an empty request.", report),
        "Params_jsonFormat_error": ("CashyPro could not read the request's JSON.", report),
    ]
}
