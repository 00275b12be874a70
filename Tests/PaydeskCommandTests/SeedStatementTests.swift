import Foundation
import PayoutService
import Payouts
import SQLiteStore
import Testing

@testable import PaydeskCommand

/// What a newcomer finds to close in the demo.
struct SeedStatementTests {
    @Test func `one day of the demo can be closed as it is, and one has breaks to sign for`()
        async throws
    {
        let desk = try TestDesk()
        let composition = Composition(
            desk.context("dara", [:]),
            configuration: .demo(ledgerPath: desk.ledgerPath)
        )
        let store = try composition.openStore()
        try await composition.withService(over: store) { service in
            let now = desk.now()
            let tidy = try #require(service.lines[SeedStatement.tidy]?.provider)
            let broken = try #require(service.lines[SeedStatement.broken]?.provider)
            let histories = Array(
                SeedLedger(
                    count: 400,
                    end: now - 60,
                    span: 3 * 86_400,
                    crowding: 3,
                    settled: [tidy.id: SeedStatement.day(of: tidy, at: now).end],
                    seed: 20_261_121
                )
            )
            try await store.importHistory(histories)
            try await SeedStatement.compare(histories.map(\.payout), through: service, at: now)
            let clean = try await service.previewClose(
                SeedStatement.day(of: tidy, at: now).day,
                of: tidy.id
            )
            #expect(clean.content.gaps.isEmpty, "\(clean.content.gaps)")
            #expect(clean.content.figures.contains { $0[.paid].count > 0 && $0.fees != nil })
            let obstructed = try await service.previewClose(
                SeedStatement.day(of: broken, at: now).day,
                of: broken.id
            )
            #expect(
                Set(obstructed.content.breaks.map(\.kind)) == [
                    .missingInLedger, .missingAtProvider,
                ]
            )
        }
    }
}
