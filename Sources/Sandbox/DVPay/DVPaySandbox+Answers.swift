import Foundation
import Payouts

extension DVPaySandbox {
    /// The envelope of every success; the trace id stays the same when an answer is repeated.
    func success(_ data: JSON, trace: String) -> SandboxAnswer {
        SandboxAnswer([
            "statusCode": 200, "message": "Success", "data": data,
            "traceId": .text("trace-\(trace)"),
        ])
    }

    /// The eight documented fields; none of them is a status.
    func confirmation(of order: SandboxOrder, at now: Date) -> SandboxAnswer {
        let instruction = order.instruction
        let date = ProviderTime.utc(order.acceptedAt ?? order.createdAt)
        return success(
            [
                "accountName": .text(Self.accountName), "accountNumber": .text(instruction.account),
                "amount": .number(Self.digits(instruction.amount)),
                "currency": .text(instruction.amount.currency.code),
                "orderId": .number(order.platformNumber), "remark": "",
                "transactionDate": .text(date),
                "transactionId": .number(order.transactionNumber),
            ],
            trace: order.platformNumber
        )
    }

    /// The fields of the page before 1.4, in the spelling of 1.4.
    func detail(of order: SandboxOrder, at now: Date) -> JSON {
        let updatedAt = order.changes(until: now).last?.date ?? order.createdAt
        return [
            "transactionId": .number(order.transactionNumber),
            "orderId": .number(order.platformNumber),
            "amount": .number(Self.digits(order.reportedAmount)),
            "currency": .text(order.instruction.amount.currency.code),
            "status": .text(statusWord(order.state(at: now))),
            "createdAt": .text(ProviderTime.utc(order.createdAt)),
            "updatedAt": .text(ProviderTime.utc(updatedAt)),
        ]
    }

    static func balance(_ balance: Balance) -> JSON {
        let total = balance.available.adding(balance.held) ?? balance.available
        return [
            "balance": .number(digits(total)), "freeze": .number(digits(balance.held)),
            "usable": .number(digits(balance.available)),
        ]
    }

    /// The name that every account resolves to.
    static let accountName = "SOK DARA"

    /// `100.00` dollars as in the sample; riel have no fraction here.
    static func digits(_ amount: Money) -> String {
        amount.currency == .khr ? amount.wholeText ?? amount.plainText : amount.plainText
    }

    /// The webhook's words; `PENDING` joins them from version 1.0's list.
    func statusWord(_ state: SandboxState?) -> String {
        switch state {
        case nil, .accepted, .waiting, .paying: "PENDING"
        case .undocumented: "ON_HOLD"
        case .paid: "SUCCESS"
        case .failed, .canceled: "FAILED"
        case .returned: "REFUNDED"
        }
    }
}
