import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let worklist = [
        Requirement("the worklist is oldest first and, of one minute, largest first") {
            try await $0.worklistIsOrdered()
        },
        Requirement("the worklist shows what a filter asks for, and no more than the limit") {
            try await $0.worklistIsFiltered()
        },
        Requirement("pages of the worklist join without gaps, whatever becomes of what was read") {
            try await $0.worklistPagesJoin()
        },
        Requirement("the worklist pages both ways, from any place") {
            try await $0.worklistPagesBothWays()
        },
        Requirement("an unresolved break is on the worklist, in order, until it is resolved") {
            try await $0.breaksAreOnTheWorklist()
        },
        Requirement("every payout that needs a person is counted, and no snoozed one") {
            try await $0.openOnesAreCounted()
        },
        Requirement("a payout is on the worklist exactly while it has a reason") {
            try await $0.worklistFollowsReasons()
        },
        Requirement("what is snoozed is left out until its time or until a new reason") {
            try await $0.snoozedItemsAreLeftOut()
        },
        Requirement("the worklist's totals equal a recount") {
            try await $0.worklistTalliesAreTrue()
        },
    ]

    static let lateness = [
        Requirement("what takes longer than usual is marked as late, once") {
            try await $0.lateIsMarkedOnce()
        },
        Requirement("no more is marked as late in one call than its limit") {
            try await $0.lateMarksAreBounded()
        },
    ]

    /// Makes a payout whose outcome becomes unknown at a time.
    @discardableResult
    func makeUnknown(
        _ number: Int,
        in store: any PayoutStore,
        at seconds: Double = 31,
        provider: ProviderID = .payproVN,
        amount: Money = Money(minorUnits: 1_250_000, currency: .vnd)
    ) async throws -> Payout {
        let id = try await store.makePayout(
            number,
            in: .submitting,
            provider: provider,
            amount: amount
        ).id
        let unclear = Evidence.make(.unclear, from: .createAnswer, receivedAt: .test(seconds))
        return try await store.finishAttempt(
            of: id,
            number: 1,
            report: .make(.answered(unclear)),
            context: .make(at: seconds)
        )
    }

    private func worklistPagesJoin() async throws {
        let store = try makeStore()
        for number in 0..<40 {
            let isForeign = number % 3 == 0
            try await makeUnknown(
                number,
                in: store,
                at: 31 + Double(number % 4),
                provider: isForeign ? .dvpay : .payproVN,
                amount: Money(
                    minorUnits: Int64(100 + number % 5 * 100),
                    currency: isForeign ? .usd : .vnd
                )
            )
        }
        let filter = WorklistFilter()
        let all = try await store.worklist(filter, limit: 100, at: .test(100))
        #expect(all.count == 40)
        var read: [WorklistEntry] = []
        while true {
            let page = try await store.worklistPage(
                filter,
                at: read.last.map { .after($0) } ?? .first,
                limit: 7,
                at: .test(100)
            )
            #expect(page.hasEarlier == !read.isEmpty)
            read += page.entries
            if !page.hasLater { break }
            // What was read last is settled before the next page is asked for.
            try await settle(try #require(page.entries.last), in: store)
        }
        #expect(read == all.map(WorklistEntry.payout))
    }

    private func settle(_ entry: WorklistEntry, in store: any PayoutStore) async throws {
        guard case .payout(let item) = entry else { return }
        try await store.apply(
            .evidence(.make(.paid, from: .query, receivedAt: .test(90))),
            to: item.payout.id,
            context: .make(at: 90)
        )
    }

    private func worklistPagesBothWays() async throws {
        let store = try makeStore()
        for number in 0..<20 {
            try await makeUnknown(number, in: store, at: 31 + Double(number % 3))
        }
        try await keepBreaks(3, in: store)
        let all = try await store.page(.first, limit: 100)
        #expect(all.entries.count == 23)
        #expect(!all.hasEarlier && !all.hasLater)
        #expect(try await store.page(.last, limit: 100).entries == all.entries)
        for place in all.entries.indices {
            let entry = all.entries[place]
            let later = try await store.page(.after(entry), limit: 4)
            #expect(later.entries == Array(all.entries[(place + 1)...].prefix(4)))
            #expect(later.hasLater == (place + 5 < 23))
            let same = try await store.page(.from(entry), limit: 4)
            #expect(same.entries == Array(all.entries[place...].prefix(4)))
            let earlier = try await store.page(.before(entry), limit: 4)
            #expect(earlier.entries == Array(all.entries[..<place].suffix(4)))
            #expect(earlier.hasEarlier == (place > 4))
        }
    }

    private func keepBreaks(_ count: Int, in store: any PayoutStore) async throws {
        let breaks = (0..<count).map { number in
            makeBreak(.missingInLedger, 100 + number, time: 32 + Double(number % 2))
        }
        _ = try await keep(breaks, in: store, at: 60)
    }

    private func breaksAreOnTheWorklist() async throws {
        let store = try makeStore()
        try await makeUnknown(1, in: store, at: 40)
        try await makeUnknown(2, in: store, at: 31)
        try await keepBreaks(2, in: store)
        let all = try await store.page(.first, limit: 9)
        let breaks = all.entries.compactMap(\.breakRecord)
        #expect(all.entries.map { $0.breakRecord == nil } == [true, false, false, true])
        let open = try await store.openAttention(at: .test(100))
        #expect(open.breaks == breaks.map(\.id).sorted())
        #expect(open.count == 4)
        let tally = try await store.worklistTallies(at: .test(100))
            .filter { $0.reason == .unresolvedBreak }
        #expect(tally.map(\.count) == [2])
        let minh = OperatorName(rawValue: "minh")
        let first = try #require(breaks.first)
        try await store.claimBreak(first.id, owner: minh, force: false, by: minh, at: .test(50))
        let mine = try await store.page(.first, WorklistFilter(owner: minh), limit: 9)
        #expect(mine.entries.compactMap(\.breakRecord?.id) == [first.id])
        #expect(mine.entries.first?.breakRecord?.owner == minh)
        let only = WorklistFilter(reasons: .unresolvedBreak, providers: [first.provider])
        #expect(try await store.page(.first, only, limit: 9).entries.count == 2)
        try await snoozedBreaksAreLeftOut(first.id, only, in: store, by: minh)
        let other = WorklistFilter(reasons: .unknownOutcome)
        #expect(try await store.page(.first, other, limit: 9).entries.count == 2)
        _ = try await store.resolveBreak(
            first.id,
            BreakResolution(action: .writeOff, reference: "", note: "n", by: minh, at: .test(60)),
            needsSecond: false,
            context: .make(at: 60)
        )
        #expect(try await store.openAttention(at: .test(100)).breaks.count == 1)
        #expect(try await store.page(.first, only, limit: 9).entries.count == 1)
    }

    private func openOnesAreCounted() async throws {
        let store = try makeStore()
        #expect(try await store.openAttention(at: .test(100)).count == 0)
        for number in 0..<5 { try await makeUnknown(number, in: store) }
        let before = try await store.openAttention(at: .test(100)).payouts
        #expect(before.count == 5)
        #expect(before.allSatisfy { $0.attention == .unknownOutcome })
        let minh = OperatorName(rawValue: "minh")
        try await store.snooze(.make(1), until: .test(200), by: minh, at: .test(90))
        let awake = try await store.openAttention(at: .test(100)).payouts
        #expect(awake.count == 4)
        try await makeUnknown(7, in: store)
        let after = try await store.openAttention(at: .test(100)).payouts
        let places = after.map(\.place)
        #expect(places == places.sorted())
        #expect(Set(places).isSuperset(of: awake.map(\.place)), "a place in the ledger stays")
        #expect(after.count == 5)
    }

    private func ids(
        _ store: any PayoutStore,
        _ filter: WorklistFilter = WorklistFilter(),
        limit: Int = 100,
        at seconds: Double = 1_000
    ) async throws -> [PayoutID] {
        try await store.worklist(filter, limit: limit, at: .test(seconds)).map(\.payout.id)
    }

    private func worklistIsOrdered() async throws {
        let open = try makeLedger()
        let store = try open()
        let cases: [(seconds: Double, minorUnits: Int64, currency: Currency, ProviderID)] = [
            (240, 1_000, .vnd, .payproVN), (99.9, 1, .vnd, .payproVN),
            // Of one minute: 2,000 đồng, 1,999.99 and 1,999.98 dollars, 1,999 đồng.
            (100, 1_999, .vnd, .payproVN), (145.2, 199_998, .usd, .dvpay),
            (159.9, 199_999, .usd, .cashyproCO), (130, 2_000, .vnd, .vexoraAR),
            (160, 5, .usd, .dvpay), (161, 5, .usd, .dvpay),
        ]
        for (number, one) in cases.enumerated() {
            try await makeUnknown(
                number,
                in: store,
                at: one.seconds,
                provider: one.3,
                amount: Money(minorUnits: one.minorUnits, currency: one.currency)
            )
        }
        let expected = [1, 5, 4, 3, 2, 6, 7, 0].map(PayoutID.make)
        #expect(try await ids(open()) == expected)
        #expect(try await ids(open(), limit: 3) == Array(expected.prefix(3)))
    }

    private func worklistIsFiltered() async throws {
        let store = try makeStore()
        let minh = OperatorName(rawValue: "minh")
        for number in 0..<6 {
            let provider = ProviderID.allCases[number % 3]
            try await makeUnknown(number, in: store, at: 31 + Double(number), provider: provider)
        }
        let paid = Evidence.make(.paid, receivedAt: .test(40))
        let back = Evidence.make(.failed, receivedAt: .test(41))
        try await store.apply(.evidence(paid), to: .make(0), context: .make(at: 40))
        try await store.apply(.evidence(back), to: .make(0), context: .make(at: 41))
        try await store.claim(.make(4), owner: minh, force: false, by: minh, at: .test(50))
        let filters: [(WorklistFilter, [Int])] = [
            (WorklistFilter(), [1, 2, 3, 4, 5, 0]),
            (WorklistFilter(reasons: .unknownOutcome), [1, 2, 3, 4, 5]),
            (WorklistFilter(reasons: [.reversed, .late]), [0]),
            (WorklistFilter(reasons: .late), []),
            (WorklistFilter(providers: [.allCases[0]]), [3, 0]),
            (WorklistFilter(providers: [.allCases[1], .allCases[2]]), [1, 2, 4, 5]),
            (WorklistFilter(owner: minh), [4]),
            (WorklistFilter(providers: [.allCases[0]], owner: minh), []),
            (WorklistFilter(text: PayoutID.make(3).rawValue.lowercased()), [3]),
            (WorklistFilter(reasons: .late, text: PayoutID.make(3).rawValue), []),
            (WorklistFilter(text: "nobody is called so"), []),
            (WorklistFilter(text: " … "), [1, 2, 3, 4, 5, 0]),
        ]
        for (filter, expected) in filters {
            #expect(try await ids(store, filter) == expected.map(PayoutID.make))
        }
        #expect(try await ids(store, limit: 0).isEmpty)
        #expect(try await ids(store, limit: -1).isEmpty)
    }

    private func worklistFollowsReasons() async throws {
        let store = try makeStore()
        for (number, status) in PayoutStatus.allCases.enumerated() {
            try await store.makePayout(number, in: status)
        }
        let found = try await store.worklist(WorklistFilter(), limit: 100, at: .test(100))
        #expect(Set(found.map(\.payout.status)) == [.unknown, .returned])
        for item in found {
            #expect(item.payout.attention.isEmpty == false)
            #expect(try await store.payout(item.payout.id) == item.payout)
        }
        for item in found {
            let settled = Evidence.make(.returned, from: .query, receivedAt: .test(200))
            try await store.apply(.evidence(settled), to: item.payout.id, context: .make(at: 200))
            try await store.apply(.acknowledge, to: item.payout.id, context: .make(at: 201))
        }
        #expect(try await ids(store).isEmpty)
    }

    private func snoozedItemsAreLeftOut() async throws {
        let open = try makeLedger()
        let store = try open()
        let minh = OperatorName(rawValue: "minh")
        let id = try await makeUnknown(1, in: store).id
        let care = try await store.snooze(id, until: .test(500), by: minh, at: .test(100))
        #expect(care == PayoutCare(snoozedUntil: .test(500)))
        #expect(try await ids(open(), at: 499).isEmpty)
        #expect(try await ids(open(), WorklistFilter(includesSnoozed: true), at: 499) == [id])
        #expect(try await ids(open(), at: 500) == [id])

        for (seconds, claim) in [(200.0, Evidence.Claim.pending), (210, .unclear)] {
            let piece = Evidence.make(claim, from: .query, receivedAt: .test(seconds))
            try await store.apply(.evidence(piece), to: id, context: .make(at: seconds))
        }
        #expect(try await ids(store, at: 300).isEmpty, "what was snoozed may come and go")
        let other = Evidence.make(.unclear, receivedAt: .test(300), mismatches: ["the amount"])
        try await store.apply(.evidence(other), to: id, context: .make(at: 300))
        #expect(try await ids(store, at: 300) == [id], "nobody has seen this yet")

        try await store.snooze(id, until: .test(500), by: minh, at: .test(310))
        #expect(try await ids(store, at: 320).isEmpty)
        #expect(try await store.snooze(id, until: nil, by: minh, at: .test(320)) == PayoutCare())
        #expect(try await ids(store, at: 320) == [id])
    }

    private func worklistTalliesAreTrue() async throws {
        let store = try makeStore()
        #expect(try await store.worklistTallies(at: .test(0)).isEmpty)
        var generator = SeededGenerator(seed: 23)
        for number in 0..<60 {
            let provider = ProviderID.allCases.randomElement(using: &generator) ?? .dvpay
            let id = try await makeUnknown(
                number,
                in: store,
                at: 31 + Double(number),
                provider: provider
            ).id
            for step in 0..<Int.random(in: 0...3, using: &generator) {
                let piece = Evidence.make(
                    Evidence.Claim.allCases.randomElement(using: &generator) ?? .paid,
                    receivedAt: .test(100 + Double(step)),
                    mismatches: Bool.random(using: &generator) ? [] : ["the amount"]
                )
                try await store.apply(.evidence(piece), to: id, context: .make(at: 110))
            }
        }
        let minh = OperatorName(rawValue: "minh")
        try await store.snooze(ids(store)[0], until: .test(2_000), by: minh, at: .test(120))
        let items = try await store.worklist(WorklistFilter(), limit: 100, at: .test(1_000))
        var expected: [WorklistTally] = []
        for provider in ProviderID.allCases {
            for reason in Attention.eachOfPayout {
                let some = items.map(\.payout).filter {
                    $0.provider == provider && $0.attention.contains(reason)
                }
                guard let oldest = some.compactMap(\.attentionSince).min() else { continue }
                expected.append(
                    WorklistTally(
                        provider: provider,
                        reason: reason,
                        count: some.count,
                        oldest: oldest
                    )
                )
            }
        }
        try #require(Set(expected.map(\.reason)).count >= 4)
        #expect(try await Set(store.worklistTallies(at: .test(1_000))) == Set(expected))
    }

    // MARK: - Late

    private func lateIsMarkedOnce() async throws {
        let open = try makeLedger()
        let store = try open()
        try await store.makePayout(1, in: .processing)
        try await store.makePayout(2, in: .processing, provider: .dvpay)
        try await store.makePayout(3, in: .unknown)
        try await store.makePayout(4, in: .paid)
        let usual: [ProviderID: Duration] = [.payproVN: .seconds(60), .dvpay: .seconds(600)]
        func mark(at seconds: Double) async throws -> [PayoutID] {
            try await open().markLate(usual: usual, at: .test(seconds)).map(\.id)
        }
        #expect(try await mark(at: 91).isEmpty, "a minute after it was accepted is still usual")
        #expect(try await mark(at: 92) == [.make(1)])
        let late = try #require(try await store.payout(.make(1)))
        #expect(late.attention == .late)
        #expect(late.attentionSince == .test(92))
        #expect(late.status == .processing)
        #expect(try await mark(at: 93).isEmpty)
        #expect(try await store.payout(.make(1)) == late)
        #expect(try await mark(at: 700) == [.make(2)])
        #expect(try await ids(store).contains(.make(1)))
    }

    private func lateMarksAreBounded() async throws {
        let store = try makeStore()
        for number in 0..<1_001 {
            let provider = number < 600 ? ProviderID.payproVN : .dvpay
            try await store.makePayout(number, in: .processing, provider: provider)
        }
        let usual = Dictionary(
            uniqueKeysWithValues: ProviderID.allCases.map {
                ($0, Duration.seconds(1))
            }
        )
        #expect(try await store.markLate(usual: usual, at: .test(100)).count == 1_000)
        #expect(try await store.markLate(usual: usual, at: .test(100)).count == 1)
        #expect(try await store.markLate(usual: usual, at: .test(100)).isEmpty)
        #expect(try await ids(store, limit: 5_000).count == 1_000)
    }
}
