import Payouts
import Testing

extension StoreCompatTest {
    static let queries = [
        Requirement("queries are claimed when due, longest due first, within the limit") {
            try await $0.queriesFollowDueTimes()
        },
        Requirement("a claimed query is put off by the lease") {
            try await $0.queryLeasesAreRespected()
        },
        Requirement("every query is claimed exactly once by many claimers") {
            try await $0.queryClaimsAreExclusive()
        },
        Requirement("queries without an answer back off until the schedule is exhausted") {
            try await $0.queriesBackOffAndGiveUp()
        },
        Requirement("one asks at a time, and who comes later learns what was answered") {
            try await $0.questionsAreExclusive()
        },
        Requirement("an answered query ends the schedule of a settled payout") {
            try await $0.answersEndTheSchedule()
        },
    ]

    private func claim(
        _ store: any PayoutStore,
        at seconds: Double,
        limit: Int = 100,
        providers: Set<ProviderID> = Set(ProviderID.allCases)
    ) async throws -> [PayoutID] {
        try await store.claimQueries(
            providers: providers,
            limit: limit,
            lease: .seconds(30),
            at: .test(seconds)
        ).map(\.id)
    }

    private func queriesFollowDueTimes() async throws {
        let store = try makeStore()
        // Asked at 40, 60, 50: the standard policy asks after five seconds.
        for (number, seconds) in [35.0, 55, 45].enumerated() {
            let provider = ProviderID.allCases[number % 2]
            let id = try await store.makePayout(number, in: .submitting, provider: provider).id
            try await store.finishAttempt(
                of: id,
                number: 1,
                report: .make(.unknown(UnknownReason(.timeout))),
                context: .make(at: seconds)
            )
        }
        try await store.makePayout(3, in: .paid)
        try await store.makePayout(4, in: .queued)
        #expect(try await claim(store, at: 39.999).isEmpty)
        #expect(try await claim(store, at: 60, limit: 0).isEmpty)
        #expect(try await claim(store, at: 60, providers: []).isEmpty)
        #expect(try await claim(store, at: 60, limit: 2) == [.make(0), .make(2)])
        #expect(try await claim(store, at: 60, providers: [.allCases[1]]) == [.make(1)])
    }

    private func queryLeasesAreRespected() async throws {
        let open = try makeLedger()
        let store = try open()
        try await store.makePayout(1, in: .processing)
        #expect(try await claim(store, at: 100) == [.make(1)])
        #expect(try await store.payout(.make(1))?.nextQueryAt == .test(130))
        #expect(try await claim(open(), at: 129.999).isEmpty)
        #expect(try await claim(open(), at: 130) == [.make(1)])
    }

    private func queryClaimsAreExclusive() async throws {
        let open = try makeLedger()
        let stores = [try open(), try open()]
        for number in 0..<40 { try await stores[0].makePayout(number, in: .processing) }
        let claimed = try await withThrowingTaskGroup(of: [PayoutID].self) { group in
            for index in 0..<10 {
                group.addTask {
                    var mine: [PayoutID] = []
                    while true {
                        let some = try await self.claim(stores[index % 2], at: 100, limit: 3)
                        if some.isEmpty { return mine }
                        mine += some
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(claimed.count == 40)
        #expect(Set(claimed).count == 40)
    }

    private func queriesBackOffAndGiveUp() async throws {
        let store = try makeStore()
        let policy = LifecyclePolicy(
            retryDelays: [.seconds(1)],
            queryDelays: [.seconds(5), .seconds(10), .seconds(20)]
        )
        let id = try await store.makePayout(1, in: .submitting).id
        var payout = try await store.finishAttempt(
            of: id,
            number: 1,
            report: .make(.unknown(UnknownReason(.timeout))),
            context: .make(at: 100, policy: policy)
        )
        #expect(payout.nextQueryAt == .test(105))
        for (seconds, next) in [(105.0, 115.0), (115, 135), (135, nil)] {
            #expect(try await claim(store, at: seconds) == [id])
            payout = try await store.finishQuery(
                of: id,
                report: .make(.noAnswer("timeout")),
                context: .make(at: seconds, by: .queryWorker, policy: policy)
            )
            #expect(payout.nextQueryAt == next.map { .test($0) })
        }
        #expect(payout.status == .unknown)
        #expect(payout.flags == .gaveUpQuerying)
        #expect(payout.queryCount == 3)
        #expect(try await claim(store, at: 1_000_000).isEmpty)
        #expect(try await store.payout(id) == payout)
    }

    private func questionsAreExclusive() async throws {
        let open = try makeLedger()
        let store = try open()
        let id = try await store.makePayout(1, in: .processing).id
        func begin(since: Double, at seconds: Double) async throws -> QueryTurn {
            try await open().beginQuery(
                of: id,
                unlessAskedSince: .test(since),
                lease: .seconds(30),
                at: .test(seconds)
            )
        }
        let payout = try #require(try await store.payout(id))
        #expect(try await begin(since: 100, at: 100) == .granted(payout, until: .test(130)))
        #expect(try await begin(since: 101, at: 101) == .busy)
        #expect(try await begin(since: 101, at: 129.999) == .busy)
        // Whoever was asking has died, or slept; what they bring later is not the other's right.
        #expect(try await begin(since: 101, at: 130) == .granted(payout, until: .test(160)))
        try await store.finishQuery(
            of: id,
            until: .test(130),
            report: .make(.noAnswer("HTTP 503")),
            context: .make(at: 132)
        )
        #expect(try await begin(since: 101, at: 133) == .busy)
        let pending = QueryResult.answered(.make(.pending, from: .query, receivedAt: .test(135)))
        let asked = try await store.finishQuery(
            of: id,
            until: .test(160),
            report: .make(pending),
            context: .make(at: 135, by: .queryWorker)
        )
        #expect(try await begin(since: 134, at: 136) == .asked(asked, pending))
        #expect(try await begin(since: 135, at: 136) == .granted(asked, until: .test(166)))
        try await store.finishQuery(
            of: id,
            until: .test(166),
            report: .make(.noAnswer("HTTP 503")),
            context: .make(at: 140)
        )
        // What was not answered is asked again.
        let last = try #require(try await store.payout(id))
        #expect(try await begin(since: 136, at: 141) == .granted(last, until: .test(171)))
    }

    private func answersEndTheSchedule() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .processing).id
        #expect(try await claim(store, at: 100) == [id])
        let pending = try await store.finishQuery(
            of: id,
            report: .make(.answered(.make(.pending, from: .query, receivedAt: .test(100)))),
            context: .make(at: 100, by: .queryWorker)
        )
        #expect(pending.nextQueryAt == .test(110))
        let paid = try await store.finishQuery(
            of: id,
            report: .make(.answered(.make(.paid, from: .query, receivedAt: .test(110)))),
            context: .make(at: 110, by: .queryWorker)
        )
        #expect(paid.status == .paid)
        #expect(paid.nextQueryAt == nil)
        #expect(try await claim(store, at: 1_000_000).isEmpty)
    }
}
