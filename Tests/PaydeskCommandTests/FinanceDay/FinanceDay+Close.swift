import Foundation
import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

extension FinanceDay {
    /// Closes the day of every provider once it is over; what a provider still has to correct is
    /// signed for.
    func close() async throws {
        let signature = ["--sign", "the provider corrects them"]
        let early = await close(.cashyproCO, signature)
        #expect(early.status == .invalidData, "the day is not over")
        desk.advance(by: 1.5 * 86_400)
        let unsigned = await close(.cashyproCO)
        #expect(unsigned.status == .invalidData, "nobody signed for the breaks")
        let preview = await desk.run(["close", "preview"] + Self.day(.cashyproCO), by: "linh")
        let rows = preview.output.split(separator: "\n")
        #expect(rows.contains { $0.hasPrefix("break ") && $0.contains("  subject  ") })
        #expect(rows.contains { $0.hasPrefix("resolved ") && $0.contains("  confirmedBy  ") })
        #expect(rows.count { $0.contains("  write-off  ") && $0.contains("  sofia  ") } > 0)
        for provider in Self.providers {
            let outcome = await close(provider, signature)
            #expect(outcome.status == .done, "\(outcome.errors)")
            try await checkPack(of: provider)
        }
    }

    /// A pack says what the day came to, is the same whenever it is written, and a byte that was
    /// changed in it is noticed.
    private func checkPack(of provider: ProviderID) async throws {
        let pack = try Data(contentsOf: packFile(provider))
        let lines = String(decoding: pack, as: UTF8.self).split(separator: "\n")
        let created = " created: \(count / Self.providers.count) "
        #expect(lines.contains { $0.contains(created) }, "\(lines)")
        #expect(lines.allSatisfy { !$0.contains(" closing: ") || $0.contains(" closing: 0 0") })
        let breaks = lines.count { $0.hasPrefix("break ") && $0.contains(" stands: withProvider") }
        #expect(breaks == (provider == .cashyproCO ? Self.unresolved.count : 0))
        let decisions = lines.filter { $0.hasPrefix("resolved ") && $0.contains(" by: ") }
        let isThere = { (words: String, second: String) in
            decisions.contains { $0.contains(words) && $0.contains(second) }
        }
        #expect(isThere(" by: write-off, linh ", "confirmed by sofia ") == (breaks > 0))
        #expect(isThere(" by: choose ", "linh ") == (breaks > 0))
        let again = await desk.run(["close", "show"] + Self.day(provider), by: "linh")
        #expect(Data(again.output.utf8) == pack)
        #expect(await verify(packFile(provider)).status == .done)
        var changed = pack
        changed[pack.count / 2] ^= 1
        let copy = desk.home.appending(path: "changed.pack")
        try changed.write(to: copy)
        #expect(await verify(copy).status == .invalidData)
    }

    /// Two payouts of the closed day come back, one learnt by a query and one from the next day's
    /// file: what was sealed stays, and these are adjustments.
    func reverse() async throws {
        let none = await adjustments()
        #expect(none.errors == "paydesk: No result of a closed day has changed.\n")
        let payouts = try await undisputed()
        for payout in payouts {
            let order = payout.orderNumber
            _ = try await ask(
                "status",
                posting: #"{"provider":"cashypro-co","reference":"\#(order)","status":"returned"}"#
            )
        }
        let asked = await desk.run(["requery", "\(payouts[0].id)"])
        #expect(asked.status == .done, "\(asked.errors)")
        try await expectAdjustments(of: [payouts[0]])
        try await compareNextDay()
        try await expectAdjustments(of: payouts)
        #expect(await verify(packFile(.cashyproCO)).status == .done)
    }

    /// Two paid payouts about which the provider's file of the day said nothing else.
    private func undisputed() async throws -> [Payout] {
        let filter = PayoutFilter(statuses: [.paid], providers: [.cashyproCO])
        let page = try await desk.openLedger().page(filter, at: .newest, limit: 50)
        let known = try await desk.openLedger().breaks(BreakFilter(states: []), after: 0, limit: 99)
        let disputed = Set(known.flatMap { [$0.found.ours?.orderNumber] + $0.found.candidates })
        let payouts = page.payouts.filter { !disputed.contains($0.orderNumber.rawValue) }
        try #require(payouts.count >= 2)
        return Array(payouts.prefix(2))
    }

    private func expectAdjustments(of payouts: [Payout]) async throws {
        let rows = await adjustments().output.split(separator: "\r\n").dropFirst()
        #expect(rows.count == payouts.count)
        for payout in payouts {
            let start = "cashypro-co,\(Self.date),\(payout.id),\(payout.orderNumber),"
            let row = try #require(rows.first { $0.hasPrefix(start) })
            #expect(row.contains(",COP,paid,returned,"), "\(row)")
        }
    }

    func verifyAudit() async throws {
        let audit = await desk.run(["audit", "verify"], by: "linh")
        #expect(audit.status == .done, "\(audit.errors)")
    }

    private static func day(_ provider: ProviderID) -> [String] {
        ["--provider", "\(provider)", "--day", date]
    }

    private func packFile(_ provider: ProviderID) -> URL {
        desk.home.appending(path: "\(provider).pack")
    }

    private func close(
        _ provider: ProviderID,
        _ signature: [String] = []
    ) async -> TestDesk.Outcome {
        let out = ["--out", packFile(provider).path]
        return await desk.run(["close"] + Self.day(provider) + signature + out, by: "linh")
    }

    private func verify(_ pack: URL) async -> TestDesk.Outcome {
        await desk.run(["close", "verify", pack.path], by: "linh")
    }

    private func adjustments() async -> TestDesk.Outcome {
        await desk.run(["close", "adjustments", "--format", "csv"], by: "linh")
    }
}
