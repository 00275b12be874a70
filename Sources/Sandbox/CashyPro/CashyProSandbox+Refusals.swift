import Foundation

extension CashyProSandbox {
    func answer(to refusal: Refusal, at now: Date) -> SandboxAnswer {
        SandboxAnswer(
            status: refusal.transportStatus ?? 200,
            ["code": 500, "msg": .text(Self.token(for: refusal))]
        )
    }

    private static func token(for refusal: Refusal) -> String {
        switch refusal {
        case .pathUnknown: "Request_path_error"
        case .methodNotPost: "RequestMethod_not_post"
        case .contentTypeNotJSON: "RequestContentType_not_json"
        case .bodyEmpty: "RequestBody_is_null"
        case .bodyNotJSON: "Params_jsonFormat_error"
        case .merchantMissing: "MerchantId_is_null"
        case .fieldInvalid("MerchantId"): "MerchantId_not_Number"
        case .merchantUnknown: "MerchantId_is_error"
        case .signatureWrong: "Sign_verify_error"
        case .callerNotPermitted: "Request_ip_notWhiteList"
        case .accountUnknown: "Params_accountNo_error"
        case .timestampOutsideWindow: "Params_timestamp_error"
        case .idempotencyKeyMissing: "Params_idempotentKey_Required"
        case .idempotencyKeyReused, .orderDuplicate: "Order_already_exist"
        case .fieldMissing(let key): "Params_\(key)_Required"
        case .fieldInvalid(let key), .amountOutOfRange(let key): "Params_\(key)_error"
        case .orderUnknown: "Order_not_exist"
        case .balanceInsufficient: "Balance_not_enough"
        case .busy: "System_busy"
        case .maintenance: "System_Maintenance"
        case .systemException: "System_error"
        }
    }
}
