import Payouts
import Testing

extension StoreCompatTest {
    static let batchLines = [
        Requirement("a batch's lines come in the order of the file, whatever became of them") {
            try await $0.linesKeepTheirOrder()
        },
        Requirement("a batch's totals by status follow its payouts") {
            try await $0.batchTotalsFollow()
        },
        Requirement("batches are listed newest first, some at a time") {
            try await $0.batchesAreListed()
        },
    ]

    private func linesKeepTheirOrder() async throws {
        let store = try makeStore()
        let batch = Batch.make(1, rowCount: 30)
        try await store.commit(batch, (1...30).map { .make($0, in: batch) })
        try await store.create(.make(99))
        for number in [3, 4, 20] {
            try await store.apply(.cancel("typo"), to: .make(number), context: .make())
        }
        var (found, last) = ([Int](), PayoutID?.none)
        while true {
            let page = try await store.batchLines(
                of: batch.id,
                statuses: [],
                after: last,
                limit: 7
            )
            found += page.lines.map(\.line)
            last = page.lines.last?.payout.id
            guard page.hasMore else { break }
        }
        #expect(found == Array(2...31))
        let canceled = try await store.batchLines(
            of: batch.id,
            statuses: [.canceled, .paid],
            after: .make(3),
            limit: 1
        )
        #expect(canceled.lines.map(\.line) == [5])
        #expect(canceled.hasMore)
        let none = try await store.batchLines(of: .make(7), statuses: [], after: nil, limit: 5)
        #expect(none.lines.isEmpty)
    }

    private func batchTotalsFollow() async throws {
        let store = try makeStore()
        let batch = Batch.make(1, rowCount: 4)
        let lines = (1...4).map { NewBatchLine.make($0, in: batch) }
        try await store.commit(batch, lines)
        for (line, status) in zip(lines, [PayoutStatus.paid, .canceled, .unknown]) {
            try await store.move(line.payout, to: status)
        }
        let found = try #require(try await store.batch(batch.id))
        #expect(
            found.tallies.map { "\($0.status) \($0.count) \($0.total)" } == [
                "canceled 1 1,250,000 VND", "paid 1 1,250,000 VND", "queued 1 1,250,000 VND",
                "unknown 1 1,250,000 VND",
            ]
        )
        #expect(found.doneCount == 2)
        #expect(found.count(.unknown) == 1)
    }

    private func batchesAreListed() async throws {
        let store = try makeStore()
        for number in 1...5 {
            let batch = Batch.make(number, rowCount: 1)
            try await store.commit(batch, [.make(number, in: batch)])
        }
        let maker = Batch.make(1).createdBy
        for number in [2, 4] {
            let payout = try #require(try await store.payout(.make(number)))
            try await store.move(payout, to: .unknown)
        }
        let newest = try await store.batches(BatchFilter(), before: nil, limit: 2)
        #expect(newest.map(\.id) == [.make(5), .make(4)])
        let older = try await store.batches(BatchFilter(), before: .make(4), limit: 10)
        #expect(older.map(\.id) == [.make(3), .make(2), .make(1)])
        let filters: [(BatchFilter, [Int])] = [
            (BatchFilter(text: "day-3.csv"), [3]), (BatchFilter(text: "DAY csv"), [5, 4, 3, 2, 1]),
            (BatchFilter(text: BatchID.make(2).rawValue.lowercased()), [2]),
            (BatchFilter(text: "payroll"), []),
            (BatchFilter(statuses: [.unknown, .failed]), [4, 2]),
            (BatchFilter(statuses: [.paid]), []), (BatchFilter(maker: maker), [5, 4, 3, 2, 1]),
            (BatchFilter(maker: OperatorName(rawValue: "linh")), []),
            (BatchFilter(statuses: [.unknown], maker: maker, text: "day-2"), [2]),
        ]
        for (filter, numbers) in filters {
            let found = try await store.batches(filter, before: nil, limit: 9)
            #expect(found.map(\.id) == numbers.map { .make($0) }, "\(filter)")
            let first = try await store.batches(filter, before: nil, limit: 1)
            #expect(first.map(\.id) == numbers.prefix(1).map { .make($0) }, "\(filter)")
            let rest = try await store.batches(filter, before: .make(4), limit: 9)
            #expect(rest.map(\.id) == numbers.filter { $0 < 4 }.map { .make($0) }, "\(filter)")
        }
        await expect(.noBatch(.make(8))) {
            try await store.batches(BatchFilter(), before: .make(8), limit: 1)
        }
    }
}
