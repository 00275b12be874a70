import Payouts
import Testing

extension StoreCompatTest {
    static let batches = [
        Requirement("a committed batch reads the same after reopening, with its payouts") {
            try await $0.commitIsDurable()
        },
        Requirement("whatever goes wrong in the middle of a batch leaves nothing of it") {
            try await $0.commitIsWhole()
        },
        Requirement("a file is committed once, whoever brings it and however it is saved") {
            try await $0.filesAreRecognized()
        },
        Requirement("a row like a recent payout is refused unless somebody said that it may be") {
            try await $0.repetitionsAreRefused()
        },
        Requirement("a name that is taken may be drawn anew in the middle of a batch") {
            try await $0.namesAreDrawnAnew()
        },
        Requirement("only what was proven not sent is replaced, and only once") {
            try await $0.replacementsAreProven()
        },
        Requirement("nothing is replaced for which money seems to have moved") {
            try await $0.reversalsAreNotRetried()
        },
    ]

    private struct Interruption: Error {}

    private func commitIsDurable() async throws {
        let open = try makeLedger()
        let batch = Batch.make(1)
        let lines = [NewBatchLine.make(1, in: batch), .make(2, in: batch)]
        try await open().commit(batch, lines)
        let store = try open()
        var expected = batch
        expected.tallies = [
            BatchTally(
                status: .queued,
                count: 2,
                total: Money(minorUnits: 2_500_000, currency: .vnd)
            )
        ]
        #expect(try await store.batch(batch.id) == expected)
        #expect(try await store.batches(BatchFilter(), before: nil, limit: 10) == [expected])
        let page = try await store.batchLines(of: batch.id, statuses: [], after: nil, limit: 10)
        #expect(page.lines == lines.map { BatchLine(line: $0.line, payout: $0.payout) })
        #expect(!page.hasMore)
        #expect(try await store.history(of: .make(2))?.transitions.map(\.to) == [.queued])
        #expect(try await store.batch(.make(2)) == nil)
    }

    private func commitIsWhole() async throws {
        let store = try makeStore()
        let batch = Batch.make(1, rowCount: 3)
        await #expect(throws: StoreError.self) {
            try await store.commit(batch, since: .test(0)) { keep in
                try keep(.make(1, in: batch))
                try keep(.make(2, in: batch))
                throw Interruption()
            }
        }
        await expect(.canceled) {
            try await store.commit(batch, since: .test(0)) { keep in
                try keep(.make(1, in: batch))
                throw StoreError.canceled
            }
        }
        // Fewer rows than were promised are a file that was not read to its end.
        await #expect(throws: StoreError.self) {
            try await store.commit(batch, [.make(1, in: batch)])
        }
        // A payout of another batch.
        await #expect(throws: StoreError.self) {
            try await store.commit(batch, [.make(1, in: batch), .make(2, in: .make(2))])
        }
        #expect(try await store.count(PayoutFilter()).value == 0)
        #expect(try await store.batches(BatchFilter(), before: nil, limit: 10).isEmpty)
        #expect(try await store.tallies().isEmpty)
        try await store.commit(batch, (1...3).map { .make($0, in: batch) })
        #expect(try await store.count(PayoutFilter()).value == 3)
    }

    private func filesAreRecognized() async throws {
        let open = try makeLedger()
        let (store, other) = (try open(), try open())
        let batch = Batch.make(1, rowCount: 1, content: 9)
        try await store.commit(batch, [.make(1, in: batch)])
        let again = Batch(
            id: .make(2),
            name: "copy.csv",
            fileDigest: batch.fileDigest,
            contentDigest: .make(77),
            createdAt: .test(90_000),
            createdBy: batch.createdBy,
            rowCount: 1,
            rejectedCount: 0
        )
        await expect(.committed(batch.id)) {
            try await other.commit(again, [.make(2, in: again)])
        }
        let resaved = Batch.make(3, rowCount: 1, content: 9)
        await expect(.committed(batch.id)) {
            try await other.commit(resaved, [.make(3, in: resaved)])
        }
        let (file, content) = (resaved.fileDigest, resaved.contentDigest)
        #expect(try await store.batch(file: file, content: nil, since: .test(0)) == nil)
        let found = try await store.batch(file: file, content: content, since: .test(0))
        #expect(found?.id == batch.id)
        // The same salaries a month later are another batch.
        #expect(try await store.batch(file: file, content: content, since: .test(1)) == nil)
        try await store.commit(resaved, since: .test(1)) { try $0(.make(3, in: resaved)) }
        #expect(try await store.count(PayoutFilter()).value == 2)
    }

    private func repetitionsAreRefused() async throws {
        let store = try makeStore()
        let first = Batch.make(1, rowCount: 1)
        try await store.commit(first, [.make(1, in: first, account: "x")])
        let second = Batch.make(2, rowCount: 1, createdAt: 60)
        await expect(.repeats(line: 3, .make(1))) {
            try await store.commit(second, [.make(2, in: second, account: "x")])
        }
        let like = PayoutLikeness(account: "x", amount: Payout.make(1).amount)
        let other = PayoutLikeness(account: "y", amount: Payout.make(1).amount)
        #expect(try await store.payouts(like: [other, like], since: .test(0)) == [like: .make(1)])
        #expect(try await store.payouts(like: [like], since: .test(1)).isEmpty)
        #expect(try await store.payouts(like: [], since: .test(0)).isEmpty)
        // What was withdrawn pays nobody.
        try await store.apply(.cancel("typo"), to: .make(1), context: .make())
        #expect(try await store.payouts(like: [like], since: .test(0)).isEmpty)
        try await store.commit(second, [.make(2, in: second, account: "x")])
        let third = Batch.make(3, rowCount: 1, createdAt: 61)
        try await store.commit(third, [.make(3, in: third, account: "x", mayRepeat: true)])
        #expect(try await store.payouts(like: [like], since: .test(0)) == [like: .make(3)])
    }

    private func namesAreDrawnAnew() async throws {
        let store = try makeStore()
        try await store.create(.make(1))
        let batch = Batch.make(1, rowCount: 2)
        try await store.commit(batch, since: .test(0)) { keep in
            try keep(.make(2, in: batch))
            #expect(throws: StoreError.duplicate("Payout \(PayoutID.make(1))")) {
                try keep(.make(1, in: batch))
            }
            try keep(.make(3, in: batch))
        }
        #expect(try await store.batch(batch.id)?.count(.queued) == 2)
        let same = Batch(
            id: batch.id,
            name: "x",
            fileDigest: .make(50),
            contentDigest: .make(51),
            createdAt: .test(0),
            createdBy: batch.createdBy,
            rowCount: 0,
            rejectedCount: 0
        )
        await expect(.duplicate("Batch \(batch.id)")) { try await store.commit(same, []) }
    }

    private func replacementsAreProven() async throws {
        let store = try makeStore()
        // A batch is rejected as a whole or not at all.
        let statuses = PayoutStatus.allCases.filter { $0 != .rejected }
        let batch = Batch.make(1, rowCount: statuses.count)
        let lines = statuses.enumerated().map { number, status in
            NewBatchLine.make(number, in: batch, status: status.beginning)
        }
        try await store.commit(batch, lines)
        for (line, status) in zip(lines, statuses) {
            try await store.move(line.payout, to: status)
        }
        let retriable = try await store.retriable(in: batch.id)
        #expect(retriable.map(\.payout.status) == [.failed, .canceled])
        let proven = retriable.map(\.payout.id)
        for line in lines where !proven.contains(line.payout.id) {
            let retry = Batch.make(2, rowCount: 1, retryOf: batch.id)
            await expect(.notRetried(line.payout.id)) {
                try await store.commit(retry, [.make(50, in: retry, replaces: line.payout.id)])
            }
        }
        let retry = Batch.make(2, rowCount: 2, retryOf: batch.id)
        try await store.commit(
            retry,
            proven.enumerated().map { .make(50 + $0, in: retry, replaces: $1) }
        )
        #expect(try await store.retriable(in: batch.id).isEmpty)
        #expect(try await store.batch(retry.id)?.retryOf == batch.id)
        let again = Batch.make(3, rowCount: 1, retryOf: batch.id)
        await expect(.notRetried(proven[0])) {
            try await store.commit(again, [.make(60, in: again, replaces: proven[0])])
        }
        await expect(.noBatch(.make(9))) { try await store.retriable(in: .make(9)) }
    }

    private func reversalsAreNotRetried() async throws {
        let store = try makeStore()
        let batch = Batch.make(1, rowCount: 2)
        let lines = [NewBatchLine.make(1, in: batch), .make(2, in: batch)]
        try await store.commit(batch, lines)
        try await store.move(lines[0].payout, to: .failed)
        try await store.move(lines[1].payout, to: .canceled)
        // Money seems to have moved for both after all.
        let paid = Evidence.make(.paid, receivedAt: .test(90))
        try await store.apply(.evidence(paid), to: .make(1), context: .make(at: 90))
        try await store.apply(.evidence(paid), to: .make(2), context: .make(at: 90))
        let failed = Evidence.make(.failed, receivedAt: .test(95))
        try await store.apply(.evidence(failed), to: .make(1), context: .make(at: 95))
        #expect(try await store.payout(.make(2))?.status == .canceled)
        #expect(try await store.retriable(in: batch.id).isEmpty)
    }
}
