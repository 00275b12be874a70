import Foundation
import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

extension FinanceDay {
    /// Compares the ledger with every provider's own file; CashyPro's is damaged on the way.
    func compare() async throws {
        try writeContract()
        for provider in Self.providers.dropLast() {
            let outcome = try await reconcile(provider, try await settlement(of: provider))
            #expect(outcome.status == .done, "\(outcome.output) \(outcome.errors)")
        }
        let damaged = try Self.damage(try await settlement(of: .cashyproCO))
        let outcome = try await reconcile(.cashyproCO, damaged)
        #expect(outcome.status == .differences, "\(outcome.errors)")
        let kinds = try await breaks().map(\.found.kind.rawValue)
        #expect(kinds.sorted() == SettlementDamage.allCases.map(\.rawValue).sorted())
    }

    /// The mapping that comes along, with what CashyPro charges by contract.
    private func writeContract() throws {
        let name = "settlements/cashypro-co.yaml"
        let shipped = TestDesk.package.appending(path: "config/" + name)
        let text = try String(contentsOf: shipped, encoding: .utf8)
        let own = desk.home.appending(path: ".config/paydesk/" + name)
        try FileManager.default.createDirectory(
            at: own.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try text.replacing("fees: {}", with: "fees: {COP: {flat: 5150}}")
            .write(to: own, atomically: true, encoding: .utf8)
    }

    private func settlement(of provider: ProviderID) async throws -> String {
        try await ask("settlement/\(provider)/\(Self.date)")
    }

    private static func damage(_ text: String) throws -> String {
        let lines = text.split(separator: "\r\n").map(String.init)
        var rows: [[String]?] = lines.dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        try #require(rows.count > SettlementDamage.allCases.count)
        for (index, damage) in SettlementDamage.allCases.enumerated() {
            damage.strike(&rows, index, later: "2026-11-23")
        }
        let damaged = [lines[0]] + rows.compactMap { $0?.joined(separator: ",") }
        return damaged.map { $0 + "\r\n" }.joined()
    }

    private func reconcile(
        _ provider: ProviderID,
        _ settlement: String
    ) async throws -> TestDesk.Outcome {
        let file = try desk.write("\(provider).csv", settlement)
        return await desk.run(
            ["reconcile", "--provider", "\(provider)", "--period", Self.date, "--file", file],
            by: "linh"
        )
    }

    private func breaks() async throws -> [BreakRecord] {
        try await desk.openLedger().breaks(BreakFilter(), after: 0, limit: 100)
    }

    /// Each break is told to the provider, but one is written off, which needs a second person.
    func explain() async throws {
        for (index, record) in try await breaks().enumerated() {
            let writesOff = index == 0
            let outcome = await desk.run(
                [
                    "break", "resolve", "\(record.id)", "--as",
                    writesOff ? "write-off" : "provider-to-fix", "--reference", "T-\(index)",
                    "--note", "told the provider",
                ],
                by: "linh"
            )
            #expect(outcome.status == (writesOff ? .unknownOutcome : .done), "\(outcome.errors)")
            guard writesOff else { continue }
            let own = await desk.run(["break", "confirm", "\(record.id)"], by: "linh")
            #expect(own.status == .notPermitted)
            let other = await desk.run(["break", "confirm", "\(record.id)"], by: "sofia")
            #expect(other.status == .done, "\(other.errors)")
        }
        let left = try await breaks()
        #expect(left.count == SettlementDamage.allCases.count - 1)
        #expect(left.allSatisfy { $0.state == .withProvider })
    }
}
