import Foundation
import PaydeskCommand
import Payouts
import SQLiteStore

extension TestDesk {
    /// The arguments that create a payout of 25 dollars through DVPay; the end of the account tells
    /// the sandbox what to do.
    static func creation(_ ending: String = "52861", _ more: String...) -> [String] {
        ["create", "--provider", "dvpay", "--format", "json"]
            + ["accountNumber=1002\(ending)", "currency=USD", "amount=25.00"]
            .flatMap { ["--set", $0] } + more
    }

    /// The arguments that create a payout through CashyPro, which can be asked about.
    static func colombianCreation(_ ending: String = "52861") -> [String] {
        let fields = [
            "accountName=Andrés Muñoz", "accountNo=30012\(ending)", "accountType=1",
            "amount=60000", "bankId=33", "idType=1", "idCard=1020304050", "remark=invoice 1042",
        ]
        return ["create", "--provider", "cashypro-co", "--format", "json"]
            + fields.flatMap { ["--set", $0] }
    }

    /// Keeps a payout that only the name and the account distinguish.
    func keep(name: String, account: String = "18199852") async throws {
        let number = try await openLedger().count(PayoutFilter()).value + 1
        try await openLedger().create(
            Payout(
                id: PayoutID(rawValue: "PO-0000-000\(number)"),
                provider: .cashyproCO,
                orderNumber: OrderNumber(rawValue: "ORDER\(number)"),
                idempotencyKey: IdempotencyKey(rawValue: "key-\(number)"),
                amount: Money(minorUnits: 6_000_000, currency: .cop),
                beneficiary: Beneficiary(
                    fields: ["accountName": name, "accountNo": account],
                    name: name,
                    account: account,
                    institution: "NEQUI"
                ),
                createdAt: now(),
                createdBy: OperatorName(rawValue: "dara")
            )
        )
    }
}
