import Payouts
import Testing

extension StoreCompatTest {
    static let listFilters = [
        Requirement("the worklist is narrowed down by amount, age, people and absent words") {
            try await $0.worklistTakesBounds()
        },
        Requirement("breaks and approvals are narrowed down by amount, people and absent words") {
            try await $0.financeTakesBounds()
        },
        Requirement("batches and records leave people out, and take several") {
            try await $0.peopleAreLeftOut()
        },
        Requirement("the worklist begins at a thing by its name, wherever it is now") {
            try await $0.worklistBeginsAtSubject()
        },
    ]

    private static let minh = OperatorName(rawValue: "minh")
    private static let dara = OperatorName(rawValue: "dara")

    private func worklistTakesBounds() async throws {
        let store = try makeStore()
        for number in 0..<4 {
            let isForeign = number == 3
            try await makeUnknown(
                number,
                in: store,
                at: 31 + Double(number),
                provider: isForeign ? .dvpay : .payproVN,
                amount: Money(
                    minorUnits: 1_000 * Int64(number + 1),
                    currency: isForeign ? .usd : .vnd
                )
            )
        }
        let found = makeBreak(.missingInLedger, 100, time: 40)
        _ = try await keep([found], in: store, at: 60)
        for (number, owner) in [(1, Self.minh), (2, Self.dara)] {
            try await store.claim(
                .make(number),
                owner: owner,
                force: false,
                by: owner,
                at: .test(50)
            )
        }
        let stake = found.stake.currency == .vnd ? found.stake.minorUnits : 0
        let id = PayoutID.make(2).rawValue
        let filters: [(String, [Int], Bool)] = [
            ("", [0, 1, 2, 3], true), ("reason:unknownOutcome", [0, 1, 2, 3], false),
            // A dollar has a hundred cents.
            ("amount>2000 reason:unknownOutcome", [2], false),
            ("amount:40 reason:unknownOutcome", [3], false), ("amount<0", [], false),
            ("amount>=1000 amount<=2000 reason:unknownOutcome", [0, 1], false),
            ("amount:\(stake) reason:break", [], true), ("amount>\(stake) reason:break", [], false),
            ("age>67s", [0, 1], false), ("!age>67s", [2, 3], true), ("age<61s", [], true),
            ("owner:none", [0, 3], true), ("!owner:none", [1, 2], false),
            ("owner:minh,none", [0, 1, 3], true), ("!owner:minh", [0, 2, 3], true),
            ("owner:minh,dara !owner:dara", [1], false), ("!\(id)", [0, 1, 3], true),
            ("reason:unknownOutcome !\(id) !\(PayoutID.make(0).rawValue)", [1, 3], false),
        ]
        for (text, numbers, hasBreak) in filters {
            let filter = try SharedFilter<WorklistFilter>(parsing: text).filter(for: Self.minh)
            let entries = try await store.page(.first, filter, limit: 9).entries
            let ids = entries.compactMap(\.payoutID)
            #expect(ids.count == numbers.count, "\(text)")
            #expect(Set(ids) == Set(numbers.map(PayoutID.make)), "\(text)")
            #expect(entries.contains { $0.payoutID == nil } == hasBreak, "\(text)")
        }
    }

    private func financeTakesBounds() async throws {
        let store = try makeStore()
        let found = makeBreak(.missingInLedger, 100, time: 40)
        _ = try await keep([found], in: store, at: 60)
        let all = try await store.breaks(BreakFilter(), after: 0, limit: 9)
        let record = try #require(all.first)
        let order = Payout.make(100).orderNumber
        func breaks(_ text: String) async throws -> Int {
            let filter = try SharedFilter<BreakFilter>(parsing: text).filter(for: Self.minh)
            return try await store.breaks(filter, after: 0, limit: 9).count
        }
        #expect(try await breaks("amount>=0 owner:none") == 1)
        #expect(try await breaks("amount<0") == 0)
        #expect(try await breaks("!\(order)") == 0)
        #expect(try await breaks("!elsewhere !owner:me") == 1)
        try await store.claimBreak(
            record.id,
            owner: Self.minh,
            force: false,
            by: Self.minh,
            at: .test(70)
        )
        #expect(try await breaks("!owner:me") == 0)
        #expect(try await breaks("!owner:none owner:me,dara") == 1)
        let payout = try await store.makePayout(
            5,
            in: .pendingApproval,
            amount: Money(minorUnits: 5_000_000, currency: .vnd)
        )
        func waiting(_ text: String) async throws -> Int {
            let filter = try SharedFilter<ApprovalFilter>(parsing: text).filter(for: Self.minh)
            return try await store.pendingApprovals(filter, after: nil, limit: 9).count
        }
        #expect(try await waiting("amount:5m !by:me !elsewhere") == 1)
        #expect(try await waiting("amount>5m") == 0)
        #expect(try await waiting("by:\(payout.createdBy.rawValue),me") == 1)
        #expect(try await waiting("!by:\(payout.createdBy.rawValue)") == 0)
        #expect(try await waiting("!\(payout.id)") == 0)
    }

    private func peopleAreLeftOut() async throws {
        let store = try makeStore()
        for number in 1...9 {
            try await store.recordReveal(
                of: ["PO-\(number % 2)"],
                by: [Self.minh, Self.dara, OperatorName(rawValue: "lan")][number % 3],
                at: .test(Double(number))
            )
        }
        func records(_ text: String, before: Int64? = nil, limit: Int = 99) async throws -> [Int64]
        {
            let filter = try SharedFilter<AuditFilter>(parsing: text).filter(for: Self.minh)
            return try await store.auditEntries(filter, before: before, limit: limit)
                .map(\.sequence)
        }
        #expect(try await records("by:me,dara") == [9, 7, 6, 4, 3, 1])
        #expect(try await records("by:me,dara", before: 7, limit: 2) == [6, 4])
        #expect(try await records("!by:me") == [8, 7, 5, 4, 2, 1])
        #expect(try await records("!by:me,lan") == [7, 4, 1])
        #expect(try await records("by:me,dara !by:me", limit: 2) == [7, 4])
        #expect(try await records("by:me,dara PO-1") == [9, 7, 3, 1])
        #expect(try await records("!PO-1") == [8, 6, 4, 2])
        #expect(try await records("!PO-1 !PO-0") == [])
        #expect(try await records("by:me,dara !PO-1", limit: 1) == [6])
        #expect(try await records("!by:me !PO-0", before: 7) == [5, 1])
        let batch = Batch.make(1, rowCount: 1)
        try await store.commit(batch, [.make(50, in: batch)])
        func batches(_ text: String) async throws -> Int {
            let filter = try SharedFilter<BatchFilter>(parsing: text).filter(for: Self.minh)
            return try await store.batches(filter, before: nil, limit: 9).count
        }
        #expect(try await batches("!by:me !elsewhere") == 1)
        #expect(try await batches("!by:\(batch.createdBy.rawValue)") == 0)
        #expect(try await batches("!\(batch.name)") == 0)
    }

    private func worklistBeginsAtSubject() async throws {
        let store = try makeStore()
        for number in 0..<6 { try await makeUnknown(number, in: store, at: 31 + Double(number)) }
        _ = try await keep([makeBreak(.missingInLedger, 100, time: 33)], in: store, at: 60)
        let all = try await store.page(.first, limit: 99).entries
        for (index, entry) in all.enumerated() {
            let subject: WorklistSubject
            switch entry {
            case .payout(let item): subject = .payout(item.payout.id)
            case .break(let record): subject = .break(record.id)
            }
            let page = try await store.page(.at(subject), limit: 2)
            #expect(page.entries == Array(all[index...].prefix(2)))
            #expect(page.hasEarlier)
            #expect(page.hasLater == (index + 2 < all.count))
        }
        let gone = try await store.page(.at(.payout(.make(77))), limit: 2)
        #expect(gone.entries == Array(all.prefix(2)))
        #expect(!gone.hasEarlier)
    }
}

extension WorklistEntry {
    fileprivate var payoutID: PayoutID? {
        if case .payout(let item) = self { item.payout.id } else { nil }
    }
}
