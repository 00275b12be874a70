import Foundation
import Payouts

extension PlatformProvider {
    /// Reads the answer to a create: the outer code must accept it, then `data.status` decides.
    ///
    /// No outer code is documented as a definite refusal, so none fails a payout.
    func readCreate(_ answer: JSONAnswer, of payout: Payout) throws(UnclearAnswer) -> Reading {
        if let reason = answer.unexpectedStatus { return .unusable(reason) }
        let envelope = try PlatformEnvelope(answer)
        guard envelope.isAccepted else { return envelope.refusal }
        return .order(
            try order(
                in: try answer.data(),
                of: payout,
                requiresOrderNumber: corridor.echoesOrderNumber
            )
        )
    }

    /// Reads the answer to a query: the order must be ours, then `data.status` decides.
    func readQuery(_ answer: JSONAnswer, of payout: Payout) throws(UnclearAnswer) -> Reading {
        if let reason = answer.unexpectedStatus { return .unusable(reason) }
        let envelope = try PlatformEnvelope(answer)
        if envelope.deniesOrder { return .noSuchOrder("\(envelope.code) \(envelope.words)") }
        guard envelope.isAccepted else { return envelope.refusal }
        return .order(try order(in: try answer.data(), of: payout, requiresOrderNumber: true))
    }

    /// Reads an order's own fields, which a notification has at its top.
    func order(
        in data: JSONValue,
        of payout: Payout,
        requiresOrderNumber: Bool
    ) throws(UnclearAnswer) -> OrderState {
        let status = try data.requireString("status")
        guard let meaning = PlatformCodes.statuses[status] else {
            throw UnclearAnswer("status \(status)", rawStatus: status)
        }
        guard meaning.claim != .unclear else {
            throw UnclearAnswer(
                "status \(status)",
                rawStatus: status,
                documented: meaning.reason
            )
        }
        if requiresOrderNumber { _ = try data.requireIdentifier("tradeNo", status: status) }
        try data.match("tradeNo", payout.orderNumber.rawValue, status: status)
        let reference = try data.requireIdentifier("platFormTradeNo", status: status)
        try data.match("platFormTradeNo", payout.providerReference, status: status)
        return OrderState(
            claim: meaning.claim,
            rawStatus: status,
            reason: meaning.reason,
            reference: reference,
            time: meaning.claim == .paid ? successTime(in: data) : nil,
            mismatches: try mismatches(in: data, of: payout, status: status),
            stated: data.statedMoney(amount: "amount", "orderAmount", "payAmount")
        )
    }

    /// When the money arrived.
    ///
    /// Some countries send it with a rejection too, of which it cannot be the time: taken for it,
    /// a reversal would seem as old as the success that it undoes.
    private func successTime(in data: JSONValue) -> Date? {
        ProviderTime.parse(data["successTime"]?.string, utcOffset: corridor.utcOffset)
    }

    /// The three names under which the platform's countries state the amount.
    private func mismatches(
        in data: JSONValue,
        of payout: Payout,
        status: String
    ) throws(UnclearAnswer) -> [String] {
        var found: [String] = []
        for key in ["amount", "orderAmount", "payAmount"] {
            if let mismatch = try data.amountMismatch(
                key,
                ordered: payout.amount,
                status: status
            ) {
                found.append(mismatch)
            }
        }
        return found
    }
}

// MARK: - Balance

extension PlatformProvider {
    func refusal(in answer: JSONAnswer) -> ProviderReason? {
        guard answer.unexpectedStatus == nil, let envelope = try? PlatformEnvelope(answer),
            !envelope.isAccepted
        else {
            return nil
        }
        return ProviderReason(
            code: envelope.code,
            explanation: envelope.explanation,
            nextStep: "Check the merchant number and the secret, or ask the provider's support."
        )
    }

    func readBalance(_ answer: JSONAnswer) -> [Balance]? {
        guard answer.unexpectedStatus == nil, let envelope = try? PlatformEnvelope(answer),
            envelope.isAccepted, let data = try? answer.data(),
            let available = money(data["availableAmount"] ?? data["availablAmount"]),
            let frozen = money(data["freezeAmount"]),
            let unsettled = money(data["unsettledAmount"] ?? .number("0")),
            let held = frozen.adding(unsettled)
        else { return nil }
        return [Balance(available: available, held: held)]
    }

    private func money(_ value: JSONValue?) -> Money? {
        Money(balance: value, currency: corridor.currency)
    }
}
