import Payouts
import Testing

struct ErrorNameTests {
    @Test(
        arguments: [
            (UnknownReason(.timeout, detail: "30 s"), "timeout", "no answer in time"),
            (
                UnknownReason(.serverError, detail: "HTTP 503"), "HTTP 503",
                "the provider answered with a server error"
            ),
            (
                UnknownReason(.undocumentedAnswer, detail: "status HOLD"), "status HOLD",
                "the answer is not a documented one"
            ),
            (
                UnknownReason(.undocumentedAnswer), "undocumentedAnswer",
                "the answer is not a documented one"
            ),
            (
                UnknownReason(.undecidedError, detail: "5000: System: down."), "5000",
                "System: down."
            ),
            (
                UnknownReason(.undecidedError, detail: "it: says nothing"), "it", "says nothing"
            ),
            (
                UnknownReason(.unreadableAnswer, detail: "HTTP 200, byte 17"), "unreadableAnswer",
                "the answer could not be read"
            ),
        ]
    )
    func `an error goes by the provider's code, or by ours, and is found again in its words`(
        reason: UnknownReason,
        code: String,
        explanation: String
    ) {
        let name = ErrorName(code: code, explanation: explanation)
        #expect(ErrorName(reason) == name)
        #expect(ErrorName(unanswered: reason.text) == name)
    }

    @Test(
        arguments: [
            ("429: Too many.", "429", "Too many."),
            ("the provider refused the connection", "connectionRefused", nil),
            ("something: else", "something", "else"),
            ("two words: else", "unanswered", nil), (": x", "unanswered", nil),
            ("", "unanswered", nil),
        ]
    )
    func `words of a query that are no lost request's are read for a code`(
        text: String,
        code: String,
        explanation: String?
    ) {
        let name = ErrorName(unanswered: text)
        #expect(name.code == code)
        #expect(name.explanation == explanation ?? text)
    }

    @Test func `what is too long for a code is cut`() {
        let name = ErrorName(code: String(repeating: "x", count: 25), explanation: "")
        #expect(name.code == String(repeating: "x", count: 23) + "…")
    }
}
