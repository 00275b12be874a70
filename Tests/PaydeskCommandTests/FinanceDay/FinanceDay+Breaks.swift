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
        #expect(kinds.sorted() == SettlementDamage.allCases.flatMap(\.kinds).sorted())
    }

    /// The mapping that comes along, with what CashyPro charges by contract, and what names a
    /// payout where its file does not.
    private func writeContract() throws {
        let name = "settlements/cashypro-co.yaml"
        let shipped = TestDesk.package.appending(path: "config/" + name)
        let text = try String(contentsOf: shipped, encoding: .utf8)
        let own = desk.home.appending(path: ".config/paydesk/" + name)
        try FileManager.default.createDirectory(
            at: own.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        let combinations = "combinations: [[account, amount, currency, day]]"
        try text.replacing("fees: {}", with: "fees: {COP: {flat: 5150}}\n\(combinations)")
            .write(to: own, atomically: true, encoding: .utf8)
    }

    private func settlement(
        of provider: ProviderID,
        on date: String = Self.date
    ) async throws -> String {
        try await ask("settlement/\(provider)/\(date)")
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
        _ settlement: String,
        on date: String = Self.date
    ) async throws -> TestDesk.Outcome {
        let file = try desk.write("\(provider)-\(date).csv", settlement)
        return await desk.run(
            ["reconcile", "--provider", "\(provider)", "--period", date, "--file", file],
            by: "linh"
        )
    }

    /// What is not resolved yet, the most serious kinds first.
    func breaks() async throws -> [BreakRecord] {
        try await desk.openLedger().breaks(BreakFilter(), after: 0, limit: 100)
    }

    /// Each break is resolved in the way that fits it; giving a difference up, or blaming the days,
    /// needs a second person.
    func explain() async throws {
        var isChosen = false
        for record in try await breaks() {
            var action = Self.action(for: record.found.kind)
            // Of two lines that fit one payout, somebody says which is about it.
            if let candidate = record.found.candidates.first, !isChosen {
                (action, isChosen) = (.choose(candidate), true)
            }
            try await resolve(record, action)
            guard action.leavesDifference else { continue }
            let own = await desk.run(["break", "confirm", "\(record.id)"], by: "linh")
            #expect(own.status == .notPermitted)
            let other = await desk.run(["break", "confirm", "\(record.id)"], by: "sofia")
            #expect(other.status == .done, "\(other.errors)")
        }
        let left = try await breaks()
        #expect(left.allSatisfy { $0.state == .withProvider })
        #expect(left.map(\.found.kind.rawValue).sorted() == Self.unresolved.sorted())
        #expect(try await inStatus(.returned) == 2, "one was accepted, and one corrected")
    }

    private static func action(for kind: BreakKind) -> BreakResolution.Action {
        switch kind {
        case .status, .reversedAfterClose: .acceptProvider
        case .missingAtProvider: .correctRecord(.returned)
        case .fee: .writeOff
        case .late: .knownTiming
        case .missingInLedger, .amount, .currency, .duplicateAtProvider, .ambiguous:
            .providerToFix
        }
    }

    /// The kinds of what only the provider can put right, which is signed for at the close.
    static let unresolved: [String] = {
        var names = SettlementDamage.allCases.flatMap(\.kinds).filter { name in
            BreakKind(rawValue: name).map(action) == .providerToFix
        }
        names.firstIndex(of: BreakKind.ambiguous.rawValue).map { _ = names.remove(at: $0) }
        return names
    }()

    private func resolve(
        _ record: BreakRecord,
        _ action: BreakResolution.Action
    ) async throws {
        var way = ["--as", action.name]
        if case .choose(let number) = action { way = ["--as", "choose", "--candidate", number] }
        let outcome = await desk.run(
            [
                "break", "resolve", "\(record.id)", "--reference", "T-\(record.id)", "--note",
                "told the provider",
            ] + way,
            by: "linh"
        )
        let needsSecond = action.leavesDifference
        #expect(
            outcome.status == (needsSecond ? .unknownOutcome : .done),
            "\(record.found.kind): \(outcome.errors)"
        )
    }

    /// The next day's file says that a payout of the closed day came back, and nothing else.
    func compareNextDay() async throws {
        let outcome = try await reconcile(
            .cashyproCO,
            try await settlement(of: .cashyproCO, on: Self.nextDate),
            on: Self.nextDate
        )
        #expect(outcome.status == .differences, "\(outcome.output) \(outcome.errors)")
        let found = try await breaks().filter { $0.state == .open }
        #expect(found.map(\.found.kind) == [.reversedAfterClose])
        for record in found { try await resolve(record, .acceptProvider) }
    }
}
