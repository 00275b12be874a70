import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let filtering = [
        Requirement("each part of a filter takes what it says, in itself and with others") {
            try await $0.partsAreExact()
        },
        Requirement("random filters in random orders give what a plain list gives") {
            try await $0.filtersEqualTheModel()
        },
        Requirement("pages have no gaps and no repeats in any order, while payouts are added") {
            try await $0.sortedPagesAreComplete()
        },
        Requirement("amounts are sorted by their value, whatever their currency's digits") {
            try await $0.amountsAreSortedExactly()
        },
        Requirement("a position that is not in the ledger is not found in any order") {
            try await $0.positionsMustExist()
        },
        Requirement("a re-query of a filter takes what the list shows, all of it") {
            try await $0.requeriesTakeTheFilter()
        },
    ]

    private func makeModel(
        _ seed: UInt64
    ) async throws -> (any PayoutStore, FilterModel, SeededGenerator) {
        let store = try makeStore()
        var (model, generator) = (FilterModel(), SeededGenerator(seed: seed))
        try await model.fill(store, using: &generator)
        return (store, model, generator)
    }

    /// One filter for each part, both ways, and some of two that exclude each other.
    private func parts() -> [PayoutFilter] {
        let changes: [(inout PayoutFilter) -> Void] = [
            { $0.currencies.only = [.usd] }, { $0.currencies.except = [.usd, .vnd] },
            { $0.currencies = Choice(only: [.usd], except: [.usd]) },
            { $0.amounts = [AmountBound(.more, tenThousandths: 125_000)] },
            { $0.amounts = [AmountBound(.equal, tenThousandths: 15_000)] },
            { $0.amounts = [AmountBound(.less, tenThousandths: 0)] },
            {
                $0.amounts = [
                    AmountBound(.atLeast, tenThousandths: 15_000),
                    AmountBound(.less, tenThousandths: 10_000_000),
                ]
            },
            { $0.createdFrom = .test(-300) }, { $0.createdBefore = .test(-300) },
            {
                $0.createdFrom = .test(-300)
                $0.createdBefore = .test(-290)
            },
            {
                $0.createdFrom = .test(-290)
                $0.createdBefore = .test(-300)
            },
            { $0.batches.only = [nil] }, { $0.batches.except = [nil] },
            { $0.batches.only = [.make(1)] }, { $0.batches.only = [.make(1), .make(2), nil] },
            { $0.batches.except = [.make(1)] }, { $0.batches.only = [.make(9)] },
            { $0.owners.only = [FilterModel.people[0]] }, { $0.owners.only = [nil] },
            { $0.owners.except = [nil] }, { $0.owners.except = [FilterModel.people[0]] },
            { $0.reasons.only = ["CLOSED"] }, { $0.reasons.except = ["CLOSED", "LIMIT"] },
            { $0.absentTexts = ["jose", "--"] }, { $0.absentTexts = ["thi dang"] },
            {
                $0.text = "jose"
                $0.absentTexts = ["nandu"]
                $0.currencies.except = [.usd]
            },
        ]
        return changes.map { change in
            var filter = PayoutFilter()
            change(&filter)
            return filter
        }
    }

    private func partsAreExact() async throws {
        let (store, model, _) = try await makeModel(21)
        var sizes: Set<Int> = []
        for part in parts() {
            for statuses: Set<PayoutStatus> in [[], [.paid, .failed]] {
                var filter = part
                filter.statuses = statuses
                let expected = model.list(filter, in: .newestFirst)
                let page = try await store.page(filter, at: .newest, limit: 200)
                #expect(page.payouts == expected, "\(filter)")
                let count = try await store.count(filter)
                #expect(count == PayoutCount(value: expected.count, isExact: true), "\(filter)")
                sizes.insert(expected.count)
            }
        }
        #expect(sizes.count > 12, "the parts must tell payouts apart")
    }

    private func filtersEqualTheModel() async throws {
        var (store, model, generator) = try await makeModel(22)
        var found = 0
        for round in 0..<400 {
            let filter = PayoutFilter.random(using: &generator)
            let order = PayoutOrder.random(using: &generator)
            let expected = model.list(filter, in: order)
            let context: Comment = "round \(round): \(filter) in \(order)"
            let count = try await store.count(filter)
            #expect(count == PayoutCount(value: expected.count, isExact: true), context)
            found += expected.count
            // As if the list had no filter, so that any payout has a place in it.
            let places = model.list(PayoutFilter(), in: order)
            let index = Int.random(in: places.indices, using: &generator)
            let pivot = places[index].id
            let taken = Set(expected.map(\.id))
            let before = places[..<index].filter { taken.contains($0.id) }
            let after = places[(index + 1)...].filter { taken.contains($0.id) }
            let from = places[index...].filter { taken.contains($0.id) }
            let limit = [1, 3, 10, 200].randomElement(using: &generator) ?? 1
            let pages: [(PagePosition, PayoutPage)] = [
                (.newest, .start(of: expected, after: [], limit)),
                (.oldest, .end(of: expected, before: [], limit)),
                (.after(pivot), .start(of: after, after: expected.dropLast(after.count), limit)),
                (.before(pivot), .end(of: before, before: expected.dropFirst(before.count), limit)),
                (.from(pivot), .start(of: from, after: before, limit)),
            ]
            for (position, page) in pages {
                let result = try await store.page(filter, in: order, at: position, limit: limit)
                #expect(result == page, "\(context) at \(position)")
            }
        }
        #expect(found > 2_000, "the filters must find something")
    }

    /// Walks through a whole list, checking at each page whether it knows of more.
    private func walk(
        _ store: any PayoutStore,
        in order: PayoutOrder,
        toStart: Bool,
        between: () async throws -> Void
    ) async throws -> [PayoutID] {
        let filter = PayoutFilter(statuses: Set(PayoutStatus.allCases).subtracting([.paid]))
        var found: [PayoutID] = []
        var position = toStart ? PagePosition.oldest : .newest
        while true {
            let page = try await store.page(filter, in: order, at: position, limit: 7)
            let ids = page.payouts.map(\.id)
            found = toStart ? ids + found : found + ids
            guard toStart ? page.hasNewer : page.hasOlder else { return found }
            try await between()
            let edge = try #require(toStart ? ids.first : ids.last)
            position = toStart ? .before(edge) : .after(edge)
        }
    }

    private func sortedPagesAreComplete() async throws {
        let (store, model, _) = try await makeModel(23)
        let known = Set(model.payouts.map(\.id))
        let filter = PayoutFilter(statuses: Set(PayoutStatus.allCases).subtracting([.paid]))
        var number = 5_000
        for column in PayoutOrder.Column.allCases {
            for isDescending in [true, false] {
                let order = PayoutOrder([.init(column, isDescending: isDescending)])
                let expected = model.list(filter, in: order).map(\.id)
                for toStart in [true, false] {
                    let found = try await walk(store, in: order, toStart: toStart) {
                        number += 1
                        let amount = Money(minorUnits: 1_250, currency: .usd)
                        try await store.create(.make(number, amount: amount))
                    }
                    #expect(Set(found).count == found.count)
                    #expect(found.filter(known.contains) == expected, "\(order)")
                }
            }
        }
    }

    private func amountsAreSortedExactly() async throws {
        let store = try makeStore()
        // As large as a ledger can add up.
        let largest = Int64.max / 8
        let amounts = [
            Money(minorUnits: largest, currency: .vnd),
            Money(minorUnits: largest, currency: .usd),
            Money(minorUnits: largest - 1, currency: .usd),
            Money(minorUnits: largest / 100 + 1, currency: .vnd),
            Money(minorUnits: largest / 100, currency: .vnd),
            Money(minorUnits: 151, currency: .usd), Money(minorUnits: 1, currency: .vnd),
            Money(minorUnits: 99, currency: .ars), Money(minorUnits: 0, currency: .vnd),
        ]
        let ranks = [0, 2, 3, 1, 4, 5, 6, 7, 8]
        for (number, amount) in amounts.enumerated() {
            try await store.create(.make(number, amount: amount))
        }
        let order = PayoutOrder([.init(.amount, isDescending: true)])
        let page = try await store.page(PayoutFilter(), in: order, at: .newest, limit: 20)
        let expected = zip(amounts, ranks).sorted { $0.1 < $1.1 }.map(\.0)
        #expect(page.payouts.map(\.amount) == expected)
    }

    private func positionsMustExist() async throws {
        let store = try makeStore()
        try await store.create(.make(1))
        let id = PayoutID.make(77)
        var filter = PayoutFilter()
        filter.currencies.only = [.vnd]
        for order in [PayoutOrder.newestFirst, .init([.init(.name, isDescending: false)])] {
            for position: PagePosition in [.after(id), .before(id), .from(id)] {
                await expect(.notFound(id.rawValue)) {
                    try await store.page(filter, in: order, at: position, limit: 1)
                }
            }
        }
    }

    private func requeriesTakeTheFilter() async throws {
        let (store, model, _) = try await makeModel(24)
        for filter in parts() {
            let expected = model.list(filter, in: .newestFirst).filter { $0.attemptCount > 0 }
            let job = try await store.startRequery(
                of: .matching(filter),
                by: FilterModel.people[0],
                at: .test(900)
            )
            #expect(job.total == expected.count, "\(filter)")
        }
    }
}

extension PayoutPage {
    /// The first of some payouts, which come after others.
    fileprivate static func start(
        of payouts: some Collection<Payout>,
        after others: some Collection<Payout>,
        _ limit: Int
    ) -> PayoutPage {
        PayoutPage(
            payouts: Array(payouts.prefix(limit)),
            hasNewer: !others.isEmpty,
            hasOlder: payouts.count > limit
        )
    }

    /// The last of some payouts, which come before others.
    fileprivate static func end(
        of payouts: some BidirectionalCollection<Payout>,
        before others: some Collection<Payout>,
        _ limit: Int
    ) -> PayoutPage {
        PayoutPage(
            payouts: Array(payouts.suffix(limit)),
            hasNewer: payouts.count > limit,
            hasOlder: !others.isEmpty
        )
    }
}
