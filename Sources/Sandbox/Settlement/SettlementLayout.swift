import Foundation
import Payouts

/// How a provider lists what it settled: a line for each movement of money.
///
/// No provider documents its file; the columns carry the names of its API's fields.
struct SettlementLayout: Sendable {
    /// The header line.
    let header: String
    /// What a line says about the order itself, before the amount.
    let subject: @Sendable (SandboxOrder) -> [String]
    /// What is charged for a payment; nothing for what failed or came back.
    let fee: @Sendable (Money) -> Money
    /// The word for money that came back, which no API has.
    let returnedWord: String
    /// How far the provider's day is ahead of UTC, in seconds.
    let utcOffset: Int
    /// How a time is written.
    let time: @Sendable (Date) -> String

    /// The layout of a provider whose times are local and name no zone.
    static func local(
        _ columns: String,
        status: String = "status",
        time: String = "finishTime",
        secondsFromUTC offset: Int,
        subject: @escaping @Sendable (SandboxOrder) -> [String] = {
            [$0.reportedReference, $0.platformNumber, $0.instruction.account]
        },
        fee: @escaping @Sendable (Money) -> Money = {
            Money(minorUnits: 0, currency: $0.currency)
        }
    ) -> SettlementLayout {
        SettlementLayout(
            header: "\(columns),amount,fee,currency,\(status),\(time)",
            subject: subject,
            fee: fee,
            returnedWord: "REFUND",
            utcOffset: offset,
            time: { ProviderTime.zoneless($0, secondsFromUTC: offset) }
        )
    }
}
