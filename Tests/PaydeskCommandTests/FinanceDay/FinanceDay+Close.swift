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
        let breaks = lines.count { $0.hasPrefix("break ") }
        #expect(breaks == (provider == .cashyproCO ? SettlementDamage.allCases.count - 1 : 0))
        let again = await desk.run(["close", "show"] + Self.day(provider), by: "linh")
        #expect(Data(again.output.utf8) == pack)
        #expect(await verify(packFile(provider)).status == .done)
        var changed = pack
        changed[pack.count / 2] ^= 1
        let copy = desk.home.appending(path: "changed.pack")
        try changed.write(to: copy)
        #expect(await verify(copy).status == .invalidData)
    }

    /// A payout of the closed day comes back: what was sealed stays, and this is an adjustment.
    func reverse() async throws {
        let none = await adjustments()
        #expect(none.errors == "paydesk: No result of a closed day has changed.\n")
        let filter = PayoutFilter(providers: [.cashyproCO])
        let page = try await desk.openLedger().page(filter, at: .newest, limit: 1)
        let payout = try #require(page.payouts.first)
        let order = payout.orderNumber
        _ = try await ask(
            "status",
            posting: #"{"provider":"cashypro-co","reference":"\#(order)","status":"returned"}"#
        )
        let asked = await desk.run(["requery", "\(payout.id)"])
        #expect(asked.status == .done, "\(asked.errors)")
        let rows = await adjustments().output.split(separator: "\r\n").dropFirst()
        #expect(rows.count == 1)
        let row = try #require(rows.first)
        #expect(row.hasPrefix("cashypro-co,\(Self.date),\(payout.id),\(order),"), "\(row)")
        #expect(row.contains(",COP,paid,returned,"), "\(row)")
        #expect(await verify(packFile(.cashyproCO)).status == .done)
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
