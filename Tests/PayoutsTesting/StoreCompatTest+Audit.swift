import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let audit = [
        Requirement("every act leaves one audit entry that says who, what and why") {
            try await $0.actsAreAudited()
        },
        Requirement("an act that is refused leaves no audit entry") {
            try await $0.refusalsAreNotAudited()
        },
        Requirement("what Paydesk does by itself leaves no audit entry") {
            try await $0.workersAreNotAudited()
        },
        Requirement("audit entries are found by subject, person and place") {
            try await $0.auditIsFiltered()
        },
        Requirement("audit entries are chained, whichever process writes them") {
            try await $0.auditIsChained()
        },
    ]

    private static let minh = OperatorName(rawValue: "minh")
    private static let dara = OperatorName(rawValue: "dara")

    /// What was added to the trail by `body`: who, what and why.
    private func added(
        to store: any PayoutStore,
        by body: () async throws -> Void
    ) async throws -> [String] {
        let before = try await store.auditHead().count
        try await body()
        let entries = try await store.auditEntries(AuditFilter(), before: nil, limit: 100)
        return entries.filter { $0.sequence > before }.reversed().map {
            "\($0.by.rawValue) \($0.what) \($0.subject): \($0.reason)"
        }
    }

    private func actsAreAudited() async throws {
        let store = try makeStore()
        let (minh, dara) = (Self.minh, Self.dara)
        let payout = Payout.make(1)
        let id = payout.id
        #expect(
            try await added(to: store) { try await store.create(payout) }
                == [
                    "\(payout.createdBy.rawValue) create \(id): \(payout.amount) through \(payout.provider)"
                ]
        )
        #expect(
            try await added(to: store) {
                try await store.apply(.cancel("typo"), to: id, context: .make(by: minh))
            } == ["minh withdraw \(id): typo"]
        )
        let unknown = try await store.makePayout(2, in: .unknown).id
        #expect(
            try await added(to: store) {
                try await store.claim(unknown, owner: minh, force: false, by: minh, at: .test(50))
                try await store.claim(unknown, owner: nil, force: true, by: dara, at: .test(51))
                try await store.snooze(unknown, until: .test(600), by: minh, at: .test(52))
                try await store.snooze(unknown, until: nil, by: dara, at: .test(53))
                try await store.recordReveal(of: [unknown.rawValue], by: dara, at: .test(54))
            } == [
                "minh claim \(unknown): minh", "dara release \(unknown): ",
                "minh snooze \(unknown): 2023-11-14T22:23:20Z", "dara wake \(unknown): ",
                "dara reveal \(unknown): ",
            ]
        )
        #expect(
            try await added(to: store) {
                try await store.apply(.resubmit, to: unknown, context: .make(at: 60, by: minh))
                try await store.pause(.dvpay, reason: "pays twice", by: minh, at: .test(61))
                try await store.resume(.dvpay, by: dara, at: .test(62))
                try await store.dismissNotifications(of: .dvpay, upTo: 7, by: dara, at: .test(63))
            } == [
                "minh resubmit \(unknown): ", "minh pause dvpay: pays twice",
                "dara resume dvpay: ", "dara dismiss dvpay: up to 7",
            ]
        )
    }

    private func refusalsAreNotAudited() async throws {
        let store = try makeStore()
        let paid = try await store.makePayout(1, in: .paid)
        let added = try await added(to: store) {
            for event: PayoutEvent in [.cancel("late"), .resubmit] {
                await #expect(throws: StoreError.self) {
                    try await store.apply(event, to: paid.id, context: .make(by: Self.minh))
                }
            }
            await #expect(throws: StoreError.self) { try await store.create(paid) }
        }
        #expect(added == [])
    }

    private func workersAreNotAudited() async throws {
        let store = try makeStore()
        let payout = Payout.make(1)
        try await store.create(payout)
        let added = try await added(to: store) {
            _ = try await store.claimAttempt(only: nil, providers: .test, at: .test(30))
            let evidence = Evidence.make(.paid, from: .createAnswer, receivedAt: .test(31))
            try await store.finishAttempt(
                of: payout.id,
                number: 1,
                report: .make(.answered(evidence)),
                context: .make(at: 31)
            )
        }
        #expect(added == [])
    }

    private func auditIsFiltered() async throws {
        let store = try makeStore()
        for number in 1...9 {
            try await store.recordReveal(
                of: [number.isMultiple(of: 3) ? "PO-3" : "PO-1"],
                by: number.isMultiple(of: 2) ? Self.dara : Self.minh,
                at: .test(Double(number))
            )
        }
        func found(
            _ filter: AuditFilter,
            before: Int64? = nil,
            limit: Int = 99
        ) async throws
            -> [Int64]
        {
            try await store.auditEntries(filter, before: before, limit: limit).map(\.sequence)
        }
        #expect(try await found(AuditFilter()) == [9, 8, 7, 6, 5, 4, 3, 2, 1])
        #expect(try await found(AuditFilter(), before: 6, limit: 2) == [5, 4])
        #expect(try await found(AuditFilter(subject: "PO-3")) == [9, 6, 3])
        #expect(try await found(AuditFilter(by: Self.dara), before: 8) == [6, 4, 2])
        #expect(try await found(AuditFilter(subject: "PO-3", by: Self.dara)) == [6])
        #expect(try await found(AuditFilter(subject: "PO-9")) == [])
        #expect(try await found(AuditFilter(), limit: -1) == [])
    }

    private func auditIsChained() async throws {
        let open = try makeLedger()
        let stores = [try open(), try open()]
        #expect(try await stores[0].auditHead() == .empty)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    try await stores[number % 2].recordReveal(
                        of: ["PO-\(number)"],
                        by: Self.minh,
                        at: .test(Double(number))
                    )
                }
            }
            try await group.waitForAll()
        }
        let entries = try await stores[0].auditEntries(AuditFilter(), before: nil, limit: 99)
        #expect(entries.map(\.sequence) == (1...40).reversed())
        #expect(Set(entries.map(\.subject)).count == 40)
        #expect(entries.map(\.previous) == entries.dropFirst().map(\.hash) + [.zero])
        let head = AuditHead(count: 40, hash: entries[0].hash)
        #expect(try await stores[1].auditHead() == head)
        let progress = try await stores[1].verifyAudit(from: .begun, noted: head, limit: 99)
        #expect(progress.verdict == .intact(head))
        let other = AuditHead(count: 3, hash: entries[0].hash)
        let rewritten = try await stores[1].verifyAudit(from: .begun, noted: other, limit: 99)
        #expect(rewritten.verdict == .broken(AuditBreak(.rewritten, at: 3)))
    }
}
