import Payouts
import Testing

extension StoreCompatTest {
    func unknownOrdersWait() async throws {
        let open = try makeLedger()
        let store = try open()
        try await store.keep(.make(.paid, about: 1))
        try await store.keep(.make(.paid, about: 2))
        let none = try await store.applyAll()
        #expect(none.map(\.disposition) == [.unmatched, .unmatched])
        #expect(none.allSatisfy { $0.before == nil && $0.after == nil })
        #expect(try await store.applyAll() == [])
        let id = try await open().makePayout(2, in: .submitting).id
        #expect(try await store.newest().map(\.disposition) == [.pending, .unmatched])
        let applied = try await store.applyAll()
        #expect(applied.map(\.id) == [2])
        #expect(try await store.payout(id)?.status == .paid)
    }

    func unknownReferencesWait() async throws {
        let store = try makeStore()
        let reference = "TN-1"
        try await store.keep(.make(.paid, reference: reference))
        try await store.keep(.make(.paid, provider: .dvpay, reference: reference))
        let id = try await store.makePayout(1, in: .submitting).id
        let none = try await store.applyAll()
        #expect(none.map(\.disposition) == [.unmatched, .unmatched])
        let answer = Evidence.make(.pending, from: .createAnswer, providerReference: reference)
        try await store.finishAttempt(
            of: id,
            number: 1,
            report: .make(.answered(answer)),
            context: .make()
        )
        #expect(try await store.newest().map(\.disposition) == [.unmatched, .pending])
        #expect(try await store.applyAll().map(\.disposition) == [.applied])
        #expect(try await store.payout(id)?.status == .paid)
    }

    func sharedReferencesNameNobody() async throws {
        let store = try makeStore()
        for number in 1...2 {
            let id = try await store.makePayout(number, in: .processing).id
            let named = Evidence.make(.pending, from: .query, providerReference: "TN-1")
            try await store.apply(.evidence(named), to: id, context: .make())
        }
        try await store.keep(.make(.paid, reference: "TN-1"))
        #expect(try await store.applyAll().map(\.disposition) == [.unmatched])
        #expect(try await store.payout(.make(1))?.status == .processing)
        #expect(try await store.payout(.make(2))?.status == .processing)
    }

    func othersOrdersAreUnmatched() async throws {
        let store = try makeStore()
        let payout = try await store.makePayout(1, in: .processing, provider: .dvpay)
        try await store.makePayout(2, in: .processing)
        // Read in one transaction, so that what was read for one is not taken for the other.
        try await store.keep(.make(.pending, about: 1, provider: .dvpay))
        try await store.keep(.make(.paid, about: 1, provider: .payproVN))
        let applied = try await store.applyAll()
        #expect(applied.map(\.disposition) == [.applied, .unmatched])
        #expect(try await store.payout(payout.id)?.status == .processing)
    }

    func notificationsComeFirst() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .submitting).id
        try await store.keep(.make(.paid, receivedAt: .test(35)))
        try await store.applyAll(at: 36)
        #expect(try await store.payout(id)?.status == .paid)
        let answer = Evidence.make(.pending, from: .createAnswer, receivedAt: .test(40))
        let payout = try await store.finishAttempt(
            of: id,
            number: 1,
            report: .make(.answered(answer)),
            context: .make(at: 40)
        )
        #expect(payout.status == .paid)
        #expect(payout.flags == [])
        #expect(try await store.history(of: id)?.evidence.count == 2)
    }

    func twoStoresApplyOnce() async throws {
        let open = try makeLedger()
        let store = try open()
        let other = try open()
        for number in 0..<4 { try await store.makePayout(number, in: .processing) }
        for number in 0..<60 {
            try await store.keep(.make(.pending, about: number % 4, more: "\(number)"))
        }
        let applied = try await withThrowingTaskGroup { group in
            for store in [store, other] {
                group.addTask {
                    var applied: [AppliedNotification] = []
                    while case let batch = try await store.applyAll(limit: 7), !batch.isEmpty {
                        applied += batch
                    }
                    return applied
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(applied.map(\.id).sorted() == Array(1...60))
        #expect(applied.allSatisfy { $0.disposition == .applied })
        for number in 0..<4 {
            let history = try #require(try await store.history(of: .make(number)))
            #expect(history.evidence.count == 16)
        }
    }

    func arrivalOrderIsKept() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .processing).id
        for number in 0..<7 {
            // Clocks may go back; what counts is what was kept first.
            let time = 90 - Double(number)
            try await store.keep(.make(.pending, more: "\(number)", receivedAt: .test(time)))
        }
        var batches: [[Int64]] = []
        for _ in 0..<4 { batches.append(try await store.applyAll(limit: 3).map(\.id)) }
        #expect(batches == [[1, 2, 3], [4, 5, 6], [7], []])
        let history = try #require(try await store.history(of: id))
        #expect(history.notifications.map(\.id) == [7, 6, 5, 4, 3, 2, 1])
        #expect(try await store.applyAll(limit: 0) == [])
    }
}
