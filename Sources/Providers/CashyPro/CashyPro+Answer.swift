import Foundation
import Payouts

extension CashyPro {
    /// Reads the answer to a create.
    func readCreate(_ answer: JSONAnswer, of payout: Payout) throws(UnclearAnswer) -> Reading {
        if let reason = answer.unexpectedStatus { return .unusable(reason) }
        if let reason = refusal(in: answer) { return .refused(reason) }
        if let reason = undecided(in: answer) { return .undecided(reason) }
        return try order(in: answer, of: payout)
    }

    /// Reads the answer to a query.
    func readQuery(_ answer: JSONAnswer, of payout: Payout) throws(UnclearAnswer) -> Reading {
        if let reason = answer.unexpectedStatus { return .unusable(reason) }
        if isRefused(answer), answer.json.words("msg") == CashyProCodes.noSuchOrder {
            return .noSuchOrder(CashyProCodes.noSuchOrder)
        }
        if let reason = refusal(in: answer) { return .refused(reason) }
        if let reason = undecided(in: answer) { return .undecided(reason) }
        return try order(in: answer, of: payout)
    }

    /// A documented refusal: a code other than 200, no data, and a token from the table.
    func refusal(in answer: JSONAnswer) -> ProviderReason? {
        guard answer.unexpectedStatus == nil, isRefused(answer),
            let message = answer.json.words("msg")
        else { return nil }
        return CashyProCodes.refusal(message)
    }

    private func undecided(in answer: JSONAnswer) -> ProviderReason? {
        guard isRefused(answer), let message = answer.json.words("msg") else { return nil }
        return CashyProCodes.undecided[message]
    }

    private func isRefused(_ answer: JSONAnswer) -> Bool {
        guard let code = answer.json["code"], case .number = code, let text = code.identifier else {
            return false
        }
        return text != "200" && answer.json["data"]?.isNull != false
    }

    private func order(
        in answer: JSONAnswer,
        of payout: Payout
    ) throws(UnclearAnswer) -> Reading {
        guard answer.json["code"] == .number("200") else {
            return .unusable(refusedWithoutMeaning(answer))
        }
        guard answer.json.words("msg") == "SUCCESS" else {
            throw UnclearAnswer("code 200 without SUCCESS")
        }
        return .order(try order(in: try answer.data(), of: payout))
    }

    /// Reads an order's own fields, which a notification has at its top.
    func order(in data: JSONValue, of payout: Payout) throws(UnclearAnswer) -> OrderState {
        let status = try data.requireString("orderStatus")
        let meaning = try meaning(of: status, description: data.words("resultDesc"))
        _ = try data.requireIdentifier("mchOrderNo", status: status)
        try data.match("mchOrderNo", payout.orderNumber.rawValue, status: status)
        try data.match("merchantId", settings.merchantID, status: status)
        let reference = try data.requireIdentifier("orderNo", status: status)
        try data.match("orderNo", payout.providerReference, status: status)
        let mismatch = try data.amountMismatch("amount", ordered: payout.amount, status: status)
        return OrderState(
            claim: meaning.claim,
            rawStatus: status,
            reason: meaning.reason,
            reference: reference,
            time: ProviderTime.parse(
                data["completionTime"]?.string,
                utcOffset: Self.utcOffset
            ),
            mismatches: mismatch.map { [$0] } ?? [],
            stated: data.statedMoney(amount: "amount", fee: "fee")
        )
    }

    /// The order's status decides; a success that a failure token accompanies is neither.
    private func meaning(
        of status: String,
        description: String?
    ) throws(UnclearAnswer) -> StatusMeaning {
        guard let claim = CashyProCodes.statuses[status] else {
            throw UnclearAnswer("orderStatus \(status)", rawStatus: status)
        }
        let known = description.flatMap { CashyProCodes.resultDescriptions[$0] }
        switch claim {
        case .failed:
            return StatusMeaning(
                .failed,
                reason: known ?? CashyProCodes.unexplained(status, description)
            )
        case .paid where known != nil:
            throw UnclearAnswer(
                "orderStatus \(status) with \(description ?? "")",
                rawStatus: status
            )
        default:
            return StatusMeaning(claim)
        }
    }

    /// A refusal whose words are not in the table: it proves nothing about the order.
    private func refusedWithoutMeaning(_ answer: JSONAnswer) -> UnknownReason {
        let code = answer.json["code"]?.identifier ?? "none"
        let words = UnclearAnswer.bounded(answer.json.words("msg") ?? "no message")
        return UnknownReason(.undocumentedAnswer, detail: "code \(code): \(words)")
    }
}

// MARK: - Balance and banks

extension CashyPro {
    func readBalance(_ answer: JSONAnswer) -> [Balance]? {
        guard answer.unexpectedStatus == nil, answer.json["code"] == .number("200"),
            let data = try? answer.data(),
            let available = Money(balance: data["balance"], currency: .cop),
            let held = Money(balance: data["unBalance"], currency: .cop)
        else { return nil }
        return [Balance(available: available, held: held)]
    }

    /// The most rows of a live bank list that are read.
    static let maximumBankCount = 1_000

    /// Reads the live list, which does not say what is a wallet: the published list does.
    func readBanks(_ answer: JSONAnswer) -> [Bank]? {
        guard answer.unexpectedStatus == nil, answer.json["code"] == .number("200"),
            let rows = answer.json["data"]?.array, rows.count <= Self.maximumBankCount
        else { return nil }
        let wallets = Set(ColombianBanks.bundled.filter(\.isWallet).map(\.id))
        let banks = rows.compactMap { row -> Bank? in
            guard let id = row["bankId"]?.identifier, let name = row.words("bankName") else {
                return nil
            }
            return Bank(
                id: id,
                code: row["bankCode"]?.identifier ?? "",
                name: name,
                isWallet: wallets.contains(id)
            )
        }
        return banks.isEmpty ? nil : banks
    }
}
