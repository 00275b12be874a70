import Foundation
import Payouts
import SQLiteStore
import Testing

extension TestDesk {
    /// The account's end for which the sandbox loses the request.
    static let lost = "00072"

    /// Creates a payout and gives its id.
    func created(_ arguments: [String]) async throws -> String {
        let outcome = await run(arguments)
        return String(try #require(outcome.output.firstMatch(of: /PO-\w{4}-\w{4}/)).output)
    }

    /// Creates a payout of 60,000 pesos whose outcome is unknown.
    func unknown() async throws -> String {
        try await created(Self.colombianCreation(Self.lost))
    }

    func history(_ id: String) async throws -> PayoutHistory {
        try #require(try await openLedger().history(of: PayoutID(rawValue: id)))
    }
}
