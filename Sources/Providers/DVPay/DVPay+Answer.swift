import Foundation
import Payouts

extension DVPay {
    /// Reads the answer to a create.
    ///
    /// The answer has no status: acceptance is `pending`. A refusal of a *repeat* under the same
    /// key (the payout is `unknown` then, not `submitting`) does not prove that an earlier request
    /// moved nothing, so it fails no payout.
    func readCreate(_ answer: JSONAnswer, of payout: Payout) throws(UnclearAnswer) -> Reading {
        if let reason = refusal(in: answer) {
            return payout.status == .unknown ? .undecided(afterAttempt(reason)) : .refused(reason)
        }
        if let reason = undecided(in: answer) { return .undecided(reason) }
        if let reason = answer.unexpectedStatus { return .unusable(reason) }
        let data = try accepted(answer)
        _ = try data.requireIdentifier("orderId")
        return .order(
            try order(StatusMeaning(.pending), rawStatus: "200", data: data, payout: payout)
        )
    }

    /// Reads a transaction's detail, whose shape in v1.4.0 is inferred from the older page.
    func readQuery(_ answer: JSONAnswer, of payout: Payout) throws(UnclearAnswer) -> Reading {
        if let reason = refusal(in: answer) { return .refused(reason) }
        if let reason = undecided(in: answer) { return .undecided(reason) }
        if let reason = answer.unexpectedStatus { return .unusable(reason) }
        let data = try accepted(answer)
        return .order(try transaction(data, of: payout))
    }

    /// Reads a transaction's own fields, which a notification has at its top.
    func transaction(_ data: JSONValue, of payout: Payout) throws(UnclearAnswer) -> OrderState {
        let status = try data.requireString("status")
        guard let meaning = DVPayCodes.transactionStatuses[status] else {
            throw UnclearAnswer("status \(status)", rawStatus: status)
        }
        return try order(meaning, rawStatus: status, data: data, payout: payout)
    }

    /// The `data` of an answer with HTTP status 200 whose own layer agrees.
    private func accepted(_ answer: JSONAnswer) throws(UnclearAnswer) -> JSONValue {
        guard answer.json["statusCode"] == .number("200") else {
            throw UnclearAnswer("HTTP 200 without statusCode 200")
        }
        return try answer.data()
    }

    /// Reads all but the status; older notifications have another key for the reference.
    func order(
        _ meaning: StatusMeaning,
        rawStatus: String,
        data: JSONValue,
        payout: Payout,
        referenceKey: String = "transactionId"
    ) throws(UnclearAnswer) -> OrderState {
        let reference = try data.requireIdentifier(referenceKey, status: rawStatus)
        try data.match(referenceKey, payout.providerReference, status: rawStatus)
        let amount = try data.amountMismatch("amount", ordered: payout.amount, status: rawStatus)
        return OrderState(
            claim: meaning.claim,
            rawStatus: rawStatus,
            reason: meaning.reason,
            reference: reference,
            mismatches: [
                amount, currencyMismatch(in: data, of: payout),
                accountMismatch(in: data, of: payout),
            ].compactMap(\.self),
            stated: data.statedMoney(amount: "amount")
        )
    }

    private func currencyMismatch(in data: JSONValue, of payout: Payout) -> String? {
        guard let stated = data["currency"], !stated.isNull,
            stated.identifier != payout.amount.currency.code
        else { return nil }
        return "currency is \(stated.identifier ?? "unreadable"), not as ordered"
    }

    /// Another account is masked as ours would be: mismatches are shown and exported.
    private func accountMismatch(in data: JSONValue, of payout: Payout) -> String? {
        guard let stated = data["accountNumber"], !stated.isNull,
            stated.identifier != payout.beneficiary.account
        else { return nil }
        let words = stated.identifier.map(Beneficiary.mask) ?? "unreadable"
        return "accountNumber is \(words), not as ordered"
    }

    /// A documented refusal: a documented HTTP class, in one of DVPay's own two error forms.
    ///
    /// An error page of something in between has neither form and refuses nothing.
    func refusal(in answer: JSONAnswer) -> ProviderReason? {
        let status = answer.status
        if let code = answer.json["error"]?["code"]?.string, let known = DVPayCodes.errors[code],
            DVPayCodes.refusals[status] != nil
        {
            return known
        }
        return isOwnError(answer) ? DVPayCodes.refusals[status] : nil
    }

    private func afterAttempt(_ reason: ProviderReason) -> ProviderReason {
        ProviderReason(
            code: reason.code,
            explanation: "A repeat was refused, after an attempt that may have been taken on: "
                + reason.explanation,
            nextStep: "Look for the order at DVPay before paying again."
        )
    }

    /// A documented error that leaves open what became of the order, in DVPay's own form.
    private func undecided(in answer: JSONAnswer) -> ProviderReason? {
        isOwnError(answer) ? DVPayCodes.undecided[answer.status] : nil
    }

    private func isOwnError(_ answer: JSONAnswer) -> Bool {
        answer.json["error"]?["code"]?.string != nil
            || answer.json["statusCode"] == .number(String(answer.status))
    }

    func readBalance(_ answer: JSONAnswer) -> [Balance]? {
        guard answer.unexpectedStatus == nil, let data = try? accepted(answer) else { return nil }
        let balances = [("usd", Currency.usd), ("khr", Currency.khr)].compactMap { key, currency in
            balance(data[key], currency: currency)
        }
        return balances.count == 2 ? balances : nil
    }

    private func balance(_ value: JSONValue?, currency: Currency) -> Balance? {
        guard let available = Money(balance: value?["usable"], currency: currency),
            let held = Money(balance: value?["freeze"], currency: currency)
        else { return nil }
        return Balance(available: available, held: held)
    }
}
