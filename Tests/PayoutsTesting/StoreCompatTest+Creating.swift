import Payouts
import Testing

extension StoreCompatTest {
    static let creating = [
        Requirement("a created payout reads the same after reopening") {
            try await $0.createIsDurable()
        },
        Requirement("an id, order number or key that is taken is refused and changes nothing") {
            try await $0.duplicatesAreRefused()
        },
        Requirement("only an intent can be created") { try await $0.onlyIntentsAreCreated() },
        Requirement("of many that create the same payout one succeeds") {
            try await $0.oneCreatorWins()
        },
    ]

    private func createIsDurable() async throws {
        let open = try makeLedger()
        let failed = Payout.make(1)
        let payout = Payout.make(
            2,
            beneficiary: .make(name: "D'Artagnan \u{1F600} \"ឈ្មោះ\"", account: "0012 3456"),
            status: .pendingApproval,
            createdAt: .test(0.123_456),
            replaces: failed.id
        )
        let store = try open()
        try await store.create(failed)
        try await store.create(payout)

        let reopened = try open()
        #expect(try await reopened.payout(payout.id) == payout)
        #expect(try await reopened.payout(orderNumber: payout.orderNumber) == payout)
        let history = try #require(try await reopened.history(of: payout.id))
        #expect(
            history.transitions == [
                StatusTransition(
                    from: nil,
                    to: .pendingApproval,
                    at: payout.createdAt,
                    by: payout.createdBy,
                    cause: "created"
                )
            ]
        )
        #expect(try await reopened.payout(.make(3)) == nil)
        #expect(try await reopened.history(of: .make(3)) == nil)
    }

    private func duplicatesAreRefused() async throws {
        let store = try makeStore()
        let first = Payout.make(1)
        try await store.create(first)
        let others = Payout.make(2)
        func mixed(id: Payout, order: Payout, key: Payout) -> Payout {
            Payout(
                id: id.id,
                provider: .dvpay,
                orderNumber: order.orderNumber,
                idempotencyKey: key.idempotencyKey,
                amount: first.amount,
                beneficiary: first.beneficiary,
                createdAt: first.createdAt,
                createdBy: first.createdBy
            )
        }
        await expect(.duplicate("Payout \(first.id)")) {
            try await store.create(mixed(id: first, order: others, key: others))
        }
        await expect(.duplicate("Order number \(first.orderNumber)")) {
            try await store.create(mixed(id: others, order: first, key: others))
        }
        await expect(.duplicate("Idempotency key \(first.idempotencyKey.rawValue)")) {
            try await store.create(mixed(id: others, order: others, key: first))
        }
        #expect(try await store.page(PayoutFilter(), at: .newest, limit: 10).payouts == [first])
        #expect(try await store.tallies().map(\.count) == [1])
    }

    private func onlyIntentsAreCreated() async throws {
        let store = try makeStore()
        for status in PayoutStatus.allCases where status != .queued && status != .pendingApproval {
            await expect(.refused(LifecycleError(status: status, event: "create"))) {
                try await store.create(.make(1, status: status))
            }
        }
        #expect(try await store.count(PayoutFilter()).value == 0)
    }

    private func oneCreatorWins() async throws {
        let open = try makeLedger()
        let stores = [try open(), try open()]
        let winners = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<20 {
                group.addTask {
                    do {
                        try await stores[index % 2].create(.make(1))
                        return true
                    } catch { return false }
                }
            }
            return await group.filter(\.self).reduce(into: 0) { count, _ in count += 1 }
        }
        #expect(winners == 1)
        #expect(try await stores[0].count(PayoutFilter()).value == 1)
    }
}
