import Foundation
import Payouts

extension DVPaySandbox {
    func answer(to refusal: Refusal, at now: Date) -> SandboxAnswer {
        let words = Self.words(for: refusal)
        var error: [JSON.Member] = [
            JSON.Member(key: "code", value: .text(words.code)),
            JSON.Member(key: "message", value: .text(words.message)),
        ]
        if case .balanceInsufficient(let available, let required) = refusal {
            let details: JSON = [
                "available_balance": .number(available.plainText),
                "required_amount": .number(required.plainText),
            ]
            error.append(JSON.Member(key: "details", value: details))
        }
        let request = "req_\(ProviderTime.milliseconds(now))"
        error.append(JSON.Member(key: "request_id", value: .text(request)))
        error.append(JSON.Member(key: "timestamp", value: .text(ProviderTime.utc(now))))
        return SandboxAnswer(status: words.status, ["error": .object(error)])
    }

    private struct Words {
        let status: Int
        let code: String
        let message: String

        init(_ status: Int, _ code: String, _ message: String) {
            self.status = status
            self.code = code
            self.message = message
        }
    }

    private static func words(for refusal: Refusal) -> Words {
        switch refusal {
        case .pathUnknown: Words(404, "not_found", "No such endpoint")
        case .methodNotPost: Words(405, "method_not_allowed", "Use POST")
        case .contentTypeNotJSON: Words(415, "unsupported_media_type", "Use application/json")
        case .bodyEmpty: Words(400, "invalid_request", "The body is empty")
        case .bodyNotJSON: Words(400, "invalid_json", "The body is not a JSON object")
        case .merchantMissing: Words(401, "missing_api_key", "X-Api-Key header is required")
        case .merchantUnknown: Words(401, "invalid_api_key", "The API key is not known")
        case .signatureWrong: Words(401, "invalid_signature", "X-Signature does not match")
        case .callerNotPermitted: Words(403, "merchant_suspended", "The merchant is suspended")
        case .accountUnknown: Words(404, "account_not_found", "No such account")
        case .timestampOutsideWindow:
            Words(401, "invalid_timestamp", "X-Timestamp is missing or not within 5 minutes")
        case .idempotencyKeyMissing:
            Words(
                400,
                "missing_idempotent_key",
                "X-Idempotent-Key header is required for payout operations"
            )
        case .idempotencyKeyReused, .orderDuplicate:
            Words(409, "idempotent_key_conflict", "The key was used for another request")
        case .fieldMissing(let key): Words(400, "missing_parameter", "\(key) is required")
        case .fieldInvalid(let key): Words(400, "invalid_parameter", "\(key) is not valid")
        case .amountOutOfRange(let key):
            Words(422, "amount_out_of_range", "\(key) is outside the limits")
        case .orderUnknown: Words(404, "transaction_not_found", "No such transaction")
        case .balanceInsufficient: Words(422, "insufficient_funds", "The balance is too low")
        case .busy: Words(429, "rate_limited", "Too many requests")
        case .maintenance: Words(503, "maintenance", "The service is under maintenance")
        case .systemException: Words(500, "internal_error", "The request failed")
        }
    }
}
