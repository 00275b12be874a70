import Dispatch
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// What was proven not sent is paid again, and nothing else.
struct BatchRetryTests {
    /// A batch whose payouts failed, are unknown, were withdrawn, were paid and wait.
    private func settled(_ desk: Desk) async throws -> Batch {
        let batch = try await desk.commit(desk.check(Desk.file(Desk.rows(5))))
        let ids = try await desk.lines(of: batch).map(\.payout.id)
        for (id, claim) in zip(ids, [Evidence.Claim.failed, .unclear, .paid]) {
            await desk.provider.onCreate { _ in .answer(claim) }
            _ = try await desk.service.submit(id, by: Desk.mai, patience: .zero)
        }
        _ = try await desk.service.cancel(ids[3], reason: "typo", by: Desk.mai)
        return batch
    }

    @Test func `what failed or was withdrawn becomes new payouts of a new batch`() async throws {
        let desk = try Desk()
        let batch = try await settled(desk)
        let old = try await desk.lines(of: batch)
        let retry = try await desk.service.retry(batch.id, by: Desk.mai)
        #expect(retry.retryOf == batch.id)
        #expect(retry.name == batch.name)
        let new = try await desk.lines(of: retry)
        #expect(new.map(\.payout.replaces) == [old[0].payout.id, old[3].payout.id])
        #expect(new.map(\.line) == [2, 5])
        #expect(new.map(\.payout.beneficiary) == [old[0], old[3]].map(\.payout.beneficiary))
        #expect(new.map(\.payout.amount) == [old[0], old[3]].map(\.payout.amount))
        let numbers = Set((old + new).map(\.payout.orderNumber))
        #expect(numbers.count == 7, "an old order number is never used for a new payout")
    }

    /// Twins that were accepted together are no repetition of each other; one that somebody made
    /// by hand since is.
    @Test func `accepted twins are tried again, what was paid by hand meanwhile is not`()
        async throws
    {
        let desk = try Desk()
        let rows = Desk.rows(1) + Desk.rows(1) + Desk.rows(1) + Desk.rows(1, from: 7)
        let batch = try await desk.commit(desk.check(Desk.file(rows)))
        let ids = try await desk.lines(of: batch).map(\.payout.id)
        for (id, claim) in zip(ids, [Evidence.Claim.paid, .failed, .failed, .failed]) {
            await desk.provider.onCreate { _ in .answer(claim) }
            _ = try await desk.service.submit(id, by: Desk.mai, patience: .zero)
        }
        let retry = try await desk.service.retry(batch.id, by: Desk.mai)
        let new = try await desk.lines(of: retry).map(\.payout)
        #expect(new.map(\.replaces) == [ids[1], ids[2], ids[3]])
        await desk.provider.onCreate { _ in .answer(.failed) }
        for payout in new {
            _ = try await desk.service.submit(payout.id, by: Desk.mai, patience: .zero)
        }
        _ = try await desk.commit(desk.check(Desk.file(Desk.rows(1, from: 7))))
        let error = await #expect(throws: ServiceError.self) {
            try await desk.service.retry(retry.id, by: Desk.mai)
        }
        #expect(error?.message.contains("pays the same amount to the same account as") == true)
    }

    @Test func `nothing is tried again twice, nor while it is unknown or waits`() async throws {
        let desk = try Desk()
        let batch = try await settled(desk)
        _ = try await desk.service.retry(batch.id, by: Desk.mai)
        let error = await #expect(throws: ServiceError.self) {
            try await desk.service.retry(batch.id, by: Desk.mai)
        }
        #expect(
            error?.message == """
                \(batch.id) has no payout that is proven not sent: 1 is unknown, which only evidence \
                settles.
                """
        )
        let waiting = try await desk.commit(desk.check(Desk.file(Desk.rows(2, from: 50))))
        let refused = await #expect(throws: ServiceError.self) {
            try await desk.service.retry(waiting.id, by: Desk.mai)
        }
        #expect(refused?.message.contains("2 are queued, and submitted without") == true)
        await #expect(throws: ServiceError.store(.noBatch(.make(9)))) {
            try await desk.service.retry(.make(9), by: Desk.mai)
        }
    }

    @Test func `whoever cancels paying again leaves nothing, and hears how far it was`()
        async throws
    {
        let desk = try Desk()
        let batch = try await desk.commit(desk.check(Desk.file(Desk.rows(1_500))))
        for _ in 0..<2 {
            let page = try await desk.store.batchLines(
                of: batch.id,
                statuses: [.queued],
                after: nil,
                limit: 1_000
            )
            for line in page.lines {
                _ = try await desk.service.cancel(line.payout.id, reason: "typo", by: Desk.mai)
            }
        }
        // The ledger's thread waits in the middle until somebody has canceled.
        let (steps, continuation) = AsyncStream.makeStream(of: RowProgress.self)
        let isCanceled = DispatchSemaphore(value: 0)
        let retrying = Task {
            try await desk.service.retry(batch.id, by: Desk.mai) { progress in
                continuation.yield(progress)
                isCanceled.wait()
            }
        }
        for await progress in steps {
            #expect(progress == RowProgress(done: 1_000, total: 1_500))
            retrying.cancel()
            isCanceled.signal()
            break
        }
        let result = await retrying.result
        #expect(throws: ServiceError.canceled) { try result.get() }
        #expect(try await desk.store.count(PayoutFilter()).value == 1_500)
        #expect(
            try await desk.store.batches(BatchFilter(), before: nil, limit: 9).map(\.id) == [
                batch.id
            ]
        )
    }

    @Test func `of two that retry at once one succeeds`() async throws {
        let desk = try Desk()
        let batch = try await settled(desk)
        let other = try desk.another()
        async let mine = desk.service.retry(batch.id, by: Desk.mai)
        async let theirs = other.service.retry(batch.id, by: Desk.mai)
        let wins = await [try? mine, try? theirs].compactMap(\.self)
        #expect(wins.count == 1)
        #expect(try await desk.store.count(PayoutFilter()).value == 7)
    }

    @Test func `what somebody paid by hand meanwhile is not paid again`() async throws {
        let desk = try Desk()
        let batch = try await settled(desk)
        let failed = try await desk.lines(of: batch)[0].payout
        let draft = PayoutDraft(
            provider: failed.provider,
            amount: failed.amount,
            beneficiary: failed.beneficiary
        )
        let byHand = desk.service.prepare(draft, by: Desk.mai)
        try await desk.service.create(byHand)
        await #expect(throws: ServiceError.store(.repeats(line: 2, byHand.id))) {
            try await desk.service.retry(batch.id, by: Desk.mai)
        }
    }

    @Test func `a failed retry can be tried again`() async throws {
        let desk = try Desk()
        let batch = try await settled(desk)
        let retry = try await desk.service.retry(batch.id, by: Desk.mai)
        await desk.provider.onCreate { _ in .answer(.failed) }
        for line in try await desk.lines(of: retry) {
            _ = try await desk.service.submit(line.payout.id, by: Desk.mai, patience: .zero)
        }
        let third = try await desk.service.retry(retry.id, by: Desk.mai)
        #expect(third.rowCount == 2)
        #expect(try await desk.lines(of: third).map(\.line) == [2, 5])
    }
}
