import Payouts
import Testing

extension StoreCompatTest {
    static let paging = [
        Requirement("pages have no gaps and no repeats in either direction") {
            try await $0.pagesAreComplete()
        },
        Requirement("pages stay complete while payouts are added and settled") {
            try await $0.pagesSurviveChanges()
        },
        Requirement("a page begins where it is asked to") { try await $0.pagesBeginAnywhere() },
        Requirement("every filter shows exactly what matches, newest first") {
            try await $0.filtersAreExact()
        },
        Requirement("counts and totals equal a recount") { try await $0.talliesAreTrue() },
    ]

    /// Many payouts of every provider and status, in the order of their creation.
    private func fill(_ store: any PayoutStore, count: Int = 120) async throws -> [Payout] {
        var generator = SeededGenerator(seed: 7)
        var payouts: [Payout] = []
        for number in 0..<count {
            let provider = ProviderID.allCases.randomElement(using: &generator) ?? .dvpay
            let status = PayoutStatus.allCases.randomElement(using: &generator) ?? .paid
            let currency = provider == .dvpay && number.isMultiple(of: 2) ? Currency.usd : .vnd
            let amount = Money(
                minorUnits: .random(in: 1...9_999, using: &generator),
                currency: currency
            )
            payouts.append(
                try await store.makePayout(number, in: status, provider: provider, amount: amount)
            )
        }
        return payouts
    }

    /// Walks from one end to the other, checking at each page whether it knows of more.
    private func walk(
        _ store: any PayoutStore,
        _ filter: PayoutFilter,
        limit: Int,
        toNewer: Bool = false,
        between: () async throws -> Void = {}
    ) async throws -> [Payout] {
        var found: [Payout] = []
        var page = try await store.page(filter, at: toNewer ? .oldest : .newest, limit: limit)
        #expect(toNewer ? !page.hasOlder : !page.hasNewer)
        while true {
            #expect(page.payouts.count <= limit)
            found = toNewer ? page.payouts + found : found + page.payouts
            guard toNewer ? page.hasNewer : page.hasOlder else { return found }
            try await between()
            let edge = try #require(toNewer ? page.payouts.first : page.payouts.last)
            let position = toNewer ? PagePosition.before(edge.id) : .after(edge.id)
            page = try await store.page(filter, at: position, limit: limit)
            #expect(toNewer ? page.hasOlder : page.hasNewer)
            try #require(!page.payouts.isEmpty)
        }
    }

    private func pagesAreComplete() async throws {
        let store = try makeStore()
        let empty = try await store.page(PayoutFilter(), at: .newest, limit: 10)
        #expect(empty == PayoutPage(payouts: [], hasNewer: false, hasOlder: false))
        #expect(try await store.page(PayoutFilter(), at: .oldest, limit: 10) == empty)
        let all = try await fill(store, count: 40).reversed().map(\.self)
        for limit in [1, 7, 20, 39, 40, 1_000] {
            #expect(try await walk(store, PayoutFilter(), limit: limit) == all)
            #expect(try await walk(store, PayoutFilter(), limit: limit, toNewer: true) == all)
        }
    }

    private func pagesSurviveChanges() async throws {
        let store = try makeStore()
        let all = try await fill(store, count: 40).reversed().map(\.id)
        var number = 1_000
        let older = try await walk(store, PayoutFilter(), limit: 6) {
            number += 1
            try await store.makePayout(number, in: .paid)
        }
        #expect(older.map(\.id) == all)
        var added = 0
        let newer = try await walk(store, PayoutFilter(), limit: 6, toNewer: true) {
            guard added < 4 else { return }
            added += 1
            number += 1
            try await store.makePayout(number, in: .queued)
        }
        #expect(Set(newer.map(\.id)).count == newer.count)
        #expect(newer.suffix(40).map(\.id) == all)
        #expect(newer.first?.id == .make(number))
    }

    private func pagesBeginAnywhere() async throws {
        let store = try makeStore()
        let all = try await fill(store, count: 20).reversed().map(\.self)
        let paid = PayoutFilter(statuses: [.paid])
        for (index, pivot) in all.enumerated() {
            let from = try await store.page(PayoutFilter(), at: .from(pivot.id), limit: 5)
            #expect(from.payouts == Array(all[index...].prefix(5)))
            #expect(from.hasNewer == (index > 0))
            #expect(from.hasOlder == (index + 5 < all.count))
            let after = try await store.page(paid, at: .after(pivot.id), limit: 100)
            let older = all[(index + 1)...].filter { $0.status == .paid }
            let newer = all[...index].filter { $0.status == .paid }
            #expect(after.payouts == older)
            #expect(after.hasNewer == !newer.isEmpty)
            let before = try await store.page(paid, at: .before(pivot.id), limit: 100)
            #expect(before.payouts == all[..<index].filter { $0.status == .paid })
            #expect(before.hasOlder == all[index...].contains { $0.status == .paid })
        }
    }

    private func filtersAreExact() async throws {
        let store = try makeStore()
        let all = try await fill(store).reversed().map(\.self)
        let statuses: [Set<PayoutStatus>] = [
            [], [.paid], [.unknown, .failed], Set(PayoutStatus.allCases),
        ]
        let providers: [Set<ProviderID>] = [
            [], [.dvpay], [.payproBD, .cashyproCO], Set(ProviderID.allCases),
        ]
        for status in statuses {
            for provider in providers {
                for text in ["", "nguyen duc", "ord10000", "nobody"] {
                    let filter = PayoutFilter(statuses: status, providers: provider, text: text)
                    let expected = all.filter { payout in
                        (status.isEmpty || status.contains(payout.status))
                            && (provider.isEmpty || provider.contains(payout.provider))
                            && (text != "nobody")
                            && (text != "ord10000" || payout.orderNumber.rawValue < "ORD1000100")
                    }
                    #expect(try await walk(store, filter, limit: 9) == expected)
                    #expect(try await walk(store, filter, limit: 9, toNewer: true) == expected)
                    let count = try await store.count(filter)
                    #expect(count == PayoutCount(value: expected.count, isExact: true))
                }
            }
        }
    }

    private func talliesAreTrue() async throws {
        let store = try makeStore()
        #expect(try await store.tallies().isEmpty)
        let payouts = try await fill(store)
        for payout in payouts where payout.status == .processing || payout.status == .paid {
            try await store.apply(
                .evidence(.make(.returned, receivedAt: .test(500))),
                to: payout.id,
                context: .make(at: 500)
            )
        }
        let now = try await walk(store, PayoutFilter(), limit: 50)
        let groups = Dictionary(grouping: now) {
            "\($0.provider) \($0.status) \($0.amount.currency)"
        }
        let tallies = try await store.tallies()
        #expect(tallies.count == groups.count)
        for tally in tallies {
            let group = groups["\(tally.provider) \(tally.status) \(tally.total.currency)"] ?? []
            #expect(tally.count == group.count)
            #expect(tally.total.minorUnits == group.reduce(0) { $0 + $1.amount.minorUnits })
        }
    }
}
