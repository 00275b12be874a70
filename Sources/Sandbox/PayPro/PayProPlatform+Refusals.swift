import Foundation

extension PayProPlatform {
    func answer(to refusal: Refusal, at now: Date) -> SandboxAnswer {
        let code = refusal == .systemException ? "5000" : "8000"
        return SandboxAnswer(
            status: refusal.transportStatus ?? 200,
            [
                "code": .text(code), "msg": .text(Self.message(for: refusal)), "success": false,
                "timestamp": .number(String(ProviderTime.milliseconds(now))),
            ]
        )
    }

    private static func message(for refusal: Refusal) -> String {
        switch refusal {
        case .pathUnknown: "not found"
        case .methodNotPost: "request method not supported"
        case .contentTypeNotJSON: "content type not supported"
        case .bodyEmpty: "request body is empty"
        case .bodyNotJSON: "json parse error"
        case .merchantMissing: "merchantNo is required"
        case .merchantUnknown: "merchant not exist"
        case .signatureWrong: "sign error"
        case .callerNotPermitted: "ip not in white list"
        case .accountUnknown: "account not exist"
        case .timestampOutsideWindow: "timestamp expired"
        case .idempotencyKeyMissing: "idempotency key is required"
        case .idempotencyKeyReused, .orderDuplicate: "order already exist"
        case .fieldMissing(let key): "\(key) is required"
        case .fieldInvalid(let key): "\(key) is invalid"
        case .amountOutOfRange(let key): "\(key) is out of range"
        case .orderUnknown: "order not exist"
        case .balanceInsufficient: "insufficient balance"
        case .busy: "system busy"
        case .maintenance: "system maintenance"
        case .systemException: "system exception"
        }
    }
}
