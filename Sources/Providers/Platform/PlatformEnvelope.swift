import Payouts

/// The outer layer of every answer: whether the request was accepted, and nothing about money.
struct PlatformEnvelope {
    let code: String
    let words: String
    private let hasData: Bool

    /// Reads the outer layer.
    ///
    /// - Throws: When `code` is missing, or when `code` and `success` contradict each other.
    init(_ answer: JSONAnswer) throws(UnclearAnswer) {
        code = try answer.json.requireString("code")
        words = answer.json.words("msg") ?? ""
        hasData = answer.json["data"]?.isNull == false
        guard let success = answer.json["success"], !success.isNull else { return }
        guard success.flag == isAccepted else {
            throw UnclearAnswer("code \(code) and success contradict each other")
        }
    }

    /// Whether the request was accepted.
    var isAccepted: Bool { code == PlatformCodes.accepted }

    /// Whether these are the words for an order that does not exist.
    var deniesOrder: Bool {
        code == PlatformCodes.noSuchOrder.code && words == PlatformCodes.noSuchOrder.words
            && !hasData
    }

    /// An error that proves nothing about the order, whatever its code.
    var refusal: Reading {
        guard let known = PlatformCodes.undecided[code] else {
            let detail = "code \(UnclearAnswer.bounded(code)): \(explanation)"
            return .unusable(UnknownReason(.undocumentedAnswer, detail: detail))
        }
        return .undecided(
            ProviderReason(code: code, explanation: explanation, nextStep: known.nextStep)
        )
    }

    /// What the code means, as far as anybody knows, and the platform's own words.
    var explanation: String {
        let known = PlatformCodes.undecided[code]?.explanation ?? "It has no documented meaning."
        return words.isEmpty ? known : "\(known) (\(UnclearAnswer.bounded(words)))"
    }
}
