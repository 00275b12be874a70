import Foundation
import Payouts
import Providers

/// DVPay Cambodia, version 1.4.0.
///
/// Sources: merchant-docs-sit.dv.vai247.pro/api-reference (payout, authentication, balance
/// inquiry). The answer to a transaction detail is inferred from the page before 1.4.
struct DVPaySandbox: SimulatedProvider {
    let id = ProviderID.dvpay

    /// How far `X-Timestamp` may be from now.
    static let timestampWindowSeconds: Double = 5 * 60
    /// How long a key returns its original answer.
    static let keyLifetimeSeconds: Double = 24 * 3600

    private static let prefix = "/api/v1/payment-gateway"

    func handle(
        _ request: SandboxRequest,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(Refusal) -> SandboxAnswer {
        switch request.path {
        case Self.prefix + "/order/payout":
            return try payout(request, &ledger, at: now)
        case Self.prefix + "/payment/transaction-detail":
            return try transactionDetail(request, ledger, at: now)
        case Self.prefix + "/balance-inquiry":
            return try balanceInquiry(request, ledger, at: now)
        default:
            throw .pathUnknown
        }
    }

    /// The same key returns the original answer; after its lifetime it counts as new.
    private func payout(
        _ request: SandboxRequest,
        _ ledger: inout SandboxLedger,
        at now: Date
    ) throws(Refusal) -> SandboxAnswer {
        try request.requirePostedJSON()
        try requireSignature(request, ledger, at: now)
        guard let key = request.headers["x-idempotent-key"], !key.isEmpty else {
            throw .idempotencyKeyMissing
        }
        var instruction = try instruction(request, key: key)
        // Configured once for the merchant, not named by the request.
        instruction.notifyURL = ledger.configuration.dvpayWebhookURL
        if let known = ledger.orders[instruction.key],
            now.timeIntervalSince(known.createdAt) >= Self.keyLifetimeSeconds
        {
            ledger.retire(instruction.key)
        }
        return try create(instruction, &ledger, at: now) { order throws(Refusal) in
            guard order.instruction.body == instruction.body else { throw .idempotencyKeyReused }
            return confirmation(of: order, at: now)
        }
    }

    private func transactionDetail(
        _ request: SandboxRequest,
        _ ledger: SandboxLedger,
        at now: Date
    ) throws(Refusal) -> SandboxAnswer {
        try request.requirePostedJSON()
        try requireKey(request, ledger)
        let number = try request.fields().integer("transactionId")
        let order = try ledger.visibleOrder(platformNumber: String(number), of: id, at: now)
        guard order.transactionNumber == String(number) else { throw .orderUnknown }
        return success(detail(of: order, at: now), trace: order.platformNumber)
    }

    /// The only request without a body.
    private func balanceInquiry(
        _ request: SandboxRequest,
        _ ledger: SandboxLedger,
        at now: Date
    ) throws(Refusal) -> SandboxAnswer {
        guard request.method == "POST" else { throw .methodNotPost }
        try requireKey(request, ledger)
        let trace = String(ProviderTime.milliseconds(now))
        return success(
            [
                "usd": Self.balance(ledger.balance(of: id, .usd, at: now)),
                "khr": Self.balance(ledger.balance(of: id, .khr, at: now)),
            ],
            trace: trace
        )
    }
}
