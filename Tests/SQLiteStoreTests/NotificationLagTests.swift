import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

struct NotificationLagTests {
    @Test func `a provider with many notifications crowds out nobody else's lag`() async throws {
        let store = try TestLedger().open()
        let providers: [ProviderID] = [.payproVN, .vexoraAR, .vexoraAR, .vexoraAR]
        for (number, provider) in providers.enumerated() {
            try await store.makePayout(number, in: .processing, provider: provider)
            let arrival = 4_000 + Double(number)
            try await store.notify(.paid, about: number, sent: arrival - 9, at: arrival)
        }
        func lags(at provider: ProviderID, by seconds: Double) async throws -> [Duration] {
            try await store.pool.read { db in
                try ReportReader(db: db, now: Date.test(seconds).microseconds)
                    .notificationLags(at: provider, limit: 2)
            }
        }
        #expect(try await lags(at: .payproVN, by: 5_000) == [.seconds(9)])
        #expect(try await lags(at: .vexoraAR, by: 5_000) == [.seconds(9), .seconds(9)])
        #expect(try await lags(at: .vexoraAR, by: 7_603) == [.seconds(9)], "the last hour's")
        #expect(try await lags(at: .payproVN, by: 7_603).isEmpty)
    }
}
