import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

extension QueryPlanTests {
    func exerciseBatches(_ store: SQLiteStore) async throws {
        let batch = Batch.make(1, rowCount: 2)
        let lines = [NewBatchLine.make(50, in: batch), .make(51, in: batch)]
        try await store.commit(batch, lines)
        try await store.apply(.cancel("typo"), to: .make(50), context: .make())
        let retry = Batch.make(2, rowCount: 1, retryOf: batch.id, createdAt: 10)
        try await store.commit(retry, [.make(52, in: retry, replaces: .make(50))])
        for statuses: Set<PayoutStatus> in [[], [.failed], [.failed, .queued]] {
            _ = try await store.batchLines(
                of: batch.id,
                statuses: statuses,
                after: .make(50),
                limit: 3
            )
        }
        for filter in [
            BatchFilter(), BatchFilter(statuses: [.failed, .queued], text: "day"),
            BatchFilter(maker: batch.createdBy),
        ] {
            _ = try await store.batches(filter, before: retry.id, limit: 3)
        }
        _ = try await store.batch(batch.id)
        let (file, content) = (BatchDigest.make(9), BatchDigest.make(101))
        _ = try await store.batch(file: file, content: content, since: .test(0))
        let like = PayoutLikeness(account: "account 50", amount: lines[0].payout.amount)
        _ = try await store.payouts(like: [like], since: .test(0))
        _ = try await store.retriable(in: batch.id)
    }

    func exerciseCloses(of store: SQLiteStore) async throws {
        let first = CalendarDay(
            seconds: Int64(Date.testStart.timeIntervalSince1970),
            utcOffset: 0
        )
        for number in 0..<2 {
            let day = CloseDay(
                provider: .payproVN,
                day: first.advanced(by: number),
                utcOffset: 0
            )
            let signature = CloseSignature(by: .dispatcher, at: day.end, note: "known")
            _ = try await store.reconciliation(covering: day)
            _ = try await store.previewClose(of: day, currencies: [.vnd], at: day.end)
            _ = try await store.closeDay(
                CloseRequest(day: day, currencies: [.vnd], signature: signature)
            )
        }
        for filter in [
            AdjustmentFilter(), AdjustmentFilter(provider: .payproVN), AdjustmentFilter(day: first),
            AdjustmentFilter(provider: .payproVN, day: first),
        ] {
            _ = try await store.closeAdjustments(filter, limit: 9)
        }
        for filter in [
            ClosingFilter(), ClosingFilter(providers: [.payproVN]), ClosingFilter(day: "2023-11"),
            ClosingFilter(providers: [.payproVN, .dvpay], currencies: [.vnd], signer: .dispatcher),
        ] {
            _ = try await store.closings(filter, limit: 9)
        }
        _ = try await store.reproduceClose(of: .payproVN, on: first)
    }
}
