import Payouts

/// Why a simulated provider does not do what it is asked.
///
/// Each provider puts a refusal into its own words in its folder (`…+Refusals.swift`). Most of
/// those words are not documented anywhere; this is what the sandbox assumes, and why:
///
/// - DVPay: HTTP 4xx or 5xx by kind, with the envelope of the documentation before 1.4,
///   `{"error":{"code","message","details"?,"request_id","timestamp"}}`. Attested are the
///   envelope, the meaning of each HTTP class, `missing_idempotent_key` and
///   `insufficient_funds`; the other codes are assumed.
/// - PayPro and Vexora: HTTP 200 with `{"code","msg","success":false,"timestamp"}`. Attested are
///   code 8000 (order error) and 5000 (system exception); that every refusal is 8000, and the
///   texts of `msg`, are assumed.
/// - CashyPro: HTTP 200 with `{"code":500,"msg":token}`. Attested are the envelope and the tokens
///   of the common list; `Order_not_exist`, `Order_already_exist` and `Balance_not_enough` are
///   assumed in its style.
///
/// Where the platform would not get as far as its own code (wrong method, wrong content type,
/// unreadable body) the HTTP status is 405, 415 or 400 with the same body.
enum Refusal: Error, Hashable, Sendable {
    case pathUnknown
    case methodNotPost
    case contentTypeNotJSON
    case bodyEmpty
    case bodyNotJSON
    case merchantMissing
    case merchantUnknown
    case signatureWrong
    /// The merchant is suspended, or calls from an address that is not on the list.
    case callerNotPermitted
    /// DVPay: more than five minutes from now.
    case timestampOutsideWindow
    /// DVPay: no `X-Idempotent-Key`.
    case idempotencyKeyMissing
    /// DVPay: the key was used for another body.
    case idempotencyKeyReused
    case fieldMissing(String)
    case fieldInvalid(String)
    case amountOutOfRange(String)
    /// There is no such account.
    case accountUnknown
    case orderDuplicate
    case orderUnknown
    case balanceInsufficient(available: Money, required: Money)
    case busy
    case maintenance
    /// Nobody can tell what became of the order.
    case systemException

    /// The HTTP status where the refusal comes from the server rather than from its code.
    var transportStatus: Int? {
        switch self {
        case .pathUnknown: 404
        case .methodNotPost: 405
        case .contentTypeNotJSON: 415
        case .bodyEmpty, .bodyNotJSON: 400
        default: nil
        }
    }
}
