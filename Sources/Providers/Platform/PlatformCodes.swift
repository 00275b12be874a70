import Payouts

/// Every code that the pages of PayPro and Vexora name, with what it means for the money.
///
/// Sources: docs.paypro.tech/guide/areas/vietnam/errorcode.html and, for the outer codes,
/// SouthKorea/errorcode.html; docs.vexora.com/guide/areas/argentina/payoutQuery.
enum PlatformCodes {
    /// The outer code of an accepted request.
    static let accepted = "0000"

    /// How the platform says that it has no such order.
    ///
    /// No page tells: these words are unconfirmed. Correct them here, and only here, once a real
    /// answer has been seen; until then other words leave the payout where it stands.
    static let noSuchOrder = (code: "8000", words: "order not exist")

    /// The documented outer codes but the accepted one: none says what became of an order.
    static let undecided: [String: ProviderReason] = [
        "5000": ProviderReason(
            code: "5000",
            explanation: "The provider had a system exception.",
            nextStep: askSupport
        ),
        "8000": ProviderReason(
            code: "8000",
            explanation: "The provider had an order or system error.",
            nextStep: askSupport
        ),
    ]

    /// The order's own status.
    ///
    /// The documentation adds that any other code is a failure. Paydesk does not fail a payout
    /// over a code that nobody has explained.
    static let statuses: [String: StatusMeaning] = [
        "0000": StatusMeaning(.paid),
        "0015": StatusMeaning(.pending),
        "00029": StatusMeaning(.failed, reason: rejected),
        "0100019": StatusMeaning(.failed, reason: dailyLimit),
        "0100119": StatusMeaning(.failed, reason: failed),
        "0001": StatusMeaning(.unclear, reason: partial),
        "00032": StatusMeaning(.unclear, reason: unknownError),
        "8000": StatusMeaning(.unclear, reason: systemError),
    ]

    private static let rejected = ProviderReason(
        code: "00029",
        explanation: "The transaction was rejected.",
        nextStep: "Check the account with the payee, then create a new payout."
    )
    private static let dailyLimit = ProviderReason(
        code: "0100019",
        explanation: "The payee has reached the daily limit of the account.",
        nextStep: "Create a new payout tomorrow, or to another account of the payee."
    )
    private static let failed = ProviderReason(
        code: "0100119",
        explanation: "The payout failed; the provider does not say why.",
        nextStep: "Ask the provider's support for the cause, then create a new payout."
    )
    private static let partial = ProviderReason(
        code: "0001",
        explanation: "It is partly paid, which is documented for collections only.",
        nextStep: askSupport
    )
    private static let unknownError = ProviderReason(
        code: "00032",
        explanation: "The provider had an unknown error.",
        nextStep: askSupport
    )
    private static let systemError = ProviderReason(
        code: "8000",
        explanation: "The provider had a system error.",
        nextStep: askSupport
    )
    private static let askSupport =
        "Ask the provider's support what became of the order before paying again."
}
