import Foundation
import Payouts

/// A payout as it goes to standard output: the stable contract of `--format json`.
struct PayoutOutput: Encodable {
    let id: String
    let provider: String
    let orderNumber: String
    @NullWithoutValue var providerReference: String?
    let status: String
    let flags: [String]
    /// Why it needs a person, most urgent first; empty when it does not.
    let attention: [String]
    /// When it is submitted next, where it waits for that.
    @NullWithoutValue var nextAttemptAt: String?
    /// When its provider is asked next, where that is planned.
    @NullWithoutValue var nextQueryAt: String?
    @NullWithoutValue var reason: Reason?
    let amount: Amount
    let beneficiary: Who
    let createdAt: String
    let updatedAt: String
    /// Only where a command is about one payout.
    let transitions: [Transition]?

    struct Amount: Encodable {
        let minorUnits: Int64
        let currency: String
        let text: String

        init(_ money: Money) {
            minorUnits = money.minorUnits
            currency = money.currency.code
            text = money.plainText
        }
    }

    struct Who: Encodable {
        let name: String
        /// All but the last four characters hidden.
        let account: String
        let institution: String
    }

    struct Reason: Encodable {
        let code: String
        let explanation: String
        let nextStep: String
    }

    struct Transition: Encodable {
        @NullWithoutValue var from: String?
        let to: String
        let at: String
        let by: String
        let cause: String
        let isReversal: Bool
    }
}

extension PayoutOutput {
    init(_ payout: Payout, transitions: [StatusTransition]? = nil) {
        id = payout.id.rawValue
        provider = payout.provider.rawValue
        orderNumber = payout.orderNumber.rawValue
        providerReference = payout.providerReference
        status = payout.status.rawValue
        flags = payout.flags.names
        attention = payout.attention.names
        nextAttemptAt = payout.nextAttemptAt.map(Self.time)
        nextQueryAt = payout.nextQueryAt.map(Self.time)
        reason = payout.reason.map {
            Reason(code: $0.code, explanation: $0.explanation, nextStep: $0.nextStep)
        }
        amount = Amount(payout.amount)
        beneficiary = Who(payout.beneficiary)
        createdAt = Self.time(payout.createdAt)
        updatedAt = Self.time(payout.updatedAt)
        self.transitions = transitions?.map { transition in
            Transition(
                from: transition.from?.rawValue,
                to: transition.to.rawValue,
                at: Self.time(transition.at),
                by: transition.by.rawValue,
                cause: transition.cause,
                isReversal: transition.isReversal
            )
        }
    }

    /// ISO 8601 in UTC with milliseconds: `2026-11-21T14:32:07.125Z`.
    static func time(_ date: Date) -> String {
        date.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true))
            + "Z"
    }

    static let columns = [
        "id", "provider", "orderNumber", "providerReference", "status", "amount", "currency",
        "beneficiary", "account", "createdAt", "updatedAt",
    ]

    var cells: [String] {
        [
            id, provider, orderNumber, providerReference ?? "", status, amount.text,
            amount.currency, beneficiary.name, beneficiary.account, createdAt, updatedAt,
        ]
    }
}

extension CommandOutput<PayoutOutput> {
    /// One payout with its transitions: an object in JSON, a row elsewhere.
    init(_ history: PayoutHistory) {
        let shown = PayoutOutput(history.payout, transitions: history.transitions)
        self.init(payload: shown, columns: PayoutOutput.columns, rows: [shown.cells])
    }
}

extension Composition {
    /// Writes one payout as it is now.
    func write(_ id: PayoutID, _ format: OutputFormat) async throws {
        let history = try await find(id.rawValue)
        context.write(try CommandOutput(history).text(format))
    }
}

extension PayoutFlags {
    /// The names of the flags that are set.
    var names: [String] {
        let all: [(PayoutFlags, String)] = [
            (.conflicting, "conflicting"), (.reversed, "reversed"), (.mismatch, "mismatch"),
            (.gaveUpQuerying, "gaveUpQuerying"), (.unexpected, "unexpected"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}

extension PayoutOutput.Who {
    init(_ beneficiary: Beneficiary) {
        self.init(
            name: beneficiary.name,
            account: beneficiary.maskedAccount,
            institution: beneficiary.institution
        )
    }
}

extension CommandOutput<[PayoutOutput]> {
    init(_ payouts: [Payout]) {
        let rows = payouts.map { PayoutOutput($0) }
        self.init(payload: rows, columns: PayoutOutput.columns, rows: rows.map(\.cells))
    }
}
