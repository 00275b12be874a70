import Foundation
import PayoutService
import Payouts

/// A break as it goes to standard output: the stable contract of `--format json`.
///
/// Neither run nor line stands in it, so that shuffled files give the same report.
struct BreakOutput: Encodable {
    let id: Int64
    let provider: String
    let period: String
    let kind: String
    let state: String
    @NullWithoutValue var owner: String?
    @NullWithoutValue var snoozedUntil: String?
    @NullWithoutValue var payout: String?
    @NullWithoutValue var ours: Side?
    @NullWithoutValue var theirs: Side?
    /// What the provider says now, where it was asked.
    @NullWithoutValue var answer: Answer?
    /// The order numbers that fit equally well.
    let candidates: [String]
    let stake: PayoutOutput.Amount
    let ageDays: Int64
    let detail: String
    let nextStep: String

    /// One side.
    struct Side: Encodable {
        let orderNumber: String
        let reference: String
        let status: String
        let amount: PayoutOutput.Amount
        @NullWithoutValue var fee: PayoutOutput.Amount?
        @NullWithoutValue var time: String?
    }

    /// The provider's last answer.
    struct Answer: Encodable {
        let at: String
        let text: String
        @NullWithoutValue var reference: String?
        /// The money that it states, in the provider's own digits.
        @NullWithoutValue var amount: String?
        @NullWithoutValue var fee: String?
    }

    init(_ listed: ListedBreak, now: Date, _ wording: Wording = .names) {
        let (record, found) = (listed.record, listed.record.found)
        id = record.id
        provider = record.provider.rawValue
        period = "\(record.period)"
        kind = wording.kind(found.kind)
        state = wording.state(record.state)
        owner = record.owner?.rawValue
        snoozedUntil = record.snoozedUntil.map(PayoutOutput.time)
        payout = record.payout?.rawValue
        ours = found.ours.map { Side($0, feeIn: found.theirs?.currency, wording) }
        theirs = found.theirs.map { Side($0, wording) }
        answer = listed.answer.map { Answer($0, wording) }
        candidates = found.candidates
        stake = PayoutOutput.Amount(found.stake)
        ageDays = record.age(at: now).components.seconds / 86_400
        detail = found.detail
        nextStep = found.kind.nextStep
    }

    static let columns = [
        "id", "kind", "orderNumber", "reference", "stake", "currency", "ageDays", "state", "owner",
        "detail",
    ]

    var cells: [String] {
        let text = answer.map { "\(detail); now: \($0.text)" } ?? detail
        return [
            "\(id)", kind, ours?.orderNumber ?? theirs?.orderNumber ?? "",
            theirs?.reference ?? ours?.reference ?? "", stake.text, stake.currency, "\(ageDays)",
            state, owner ?? "", text,
        ]
    }
}

extension BreakOutput.Side {
    /// Our side, with the fee of the schedule in the currency of the line.
    fileprivate init(_ side: LedgerSide, feeIn code: String?, _ wording: Wording) {
        let currency = Currency(code: side.currency) ?? .usd
        let charged = code.flatMap(Currency.init(code:)) ?? currency
        orderNumber = side.orderNumber
        reference = side.reference
        status = side.status
        amount = PayoutOutput.Amount(Money(minorUnits: side.amount, currency: currency))
        fee = side.fee.map { PayoutOutput.Amount(Money(minorUnits: $0, currency: charged)) }
        time = wording.time(Date(timeIntervalSince1970: Double(side.time)))
    }

    fileprivate init(_ side: SettlementSide, _ wording: Wording) {
        let currency = Currency(code: side.currency) ?? .usd
        orderNumber = side.orderNumber
        reference = side.reference
        status = side.status
        amount = PayoutOutput.Amount(Money(minorUnits: side.amount, currency: currency))
        fee = side.fee.map { PayoutOutput.Amount(Money(minorUnits: $0, currency: currency)) }
        time = side.time.map { wording.time(Date(timeIntervalSince1970: Double($0))) }
    }
}

extension BreakOutput.Answer {
    fileprivate init(_ record: QueryRecord, _ wording: Wording) {
        at = wording.time(record.at)
        switch record.result {
        case .answered(let evidence):
            text = wording.claim(evidence.claim)
            reference = evidence.providerReference
            amount = evidence.stated?.amount
            fee = evidence.stated?.fee
        case .noAnswer(let detail): text = "no answer (\(detail))"
        case .notSupported: text = "cannot be asked"
        }
    }
}

extension CommandOutput<[BreakOutput]> {
    /// Breaks of several comparisons.
    init(_ records: [BreakRecord], now: Date, _ wording: Wording = .names) {
        let rows = records.map {
            BreakOutput(ListedBreak(record: $0, answer: nil), now: now, wording)
        }
        self.init(
            payload: rows,
            columns: ["provider", "period"] + BreakOutput.columns,
            rows: rows.map { [$0.provider, $0.period] + $0.cells }
        )
    }
}
