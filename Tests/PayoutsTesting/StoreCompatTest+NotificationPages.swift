import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let notificationPages = [
        Requirement("pages of notifications join without gaps in both directions") {
            try await $0.notificationPagesJoin()
        },
        Requirement("notifications are found by number, payout, order number and reference") {
            try await $0.notificationsAreFound()
        },
        Requirement("notifications are found by how an order number or a reference begins") {
            try await $0.notificationsAreFoundByBeginnings()
        },
        Requirement("notifications that differ from the order or the final status are found") {
            try await $0.differingNotificationsAreFound()
        },
        Requirement("a duplicate says what the same bytes said") {
            try await $0.duplicatesSayTheSame()
        },
        Requirement("a record has what arrived and what came of it") {
            try await $0.recordsAreWhole()
        },
    ]

    private func notificationPagesJoin() async throws {
        let store = try makeStore()
        let refusal = NotificationVerdict.refused(NotificationRefusal(.badSignature))
        try await store.makePayout(1, in: .processing)
        for number in 0..<23 {
            let verdict = number % 3 == 0 ? refusal : nil
            try await store.keep(.make(.pending, more: "\(number)", verdict: verdict))
        }
        try await store.applyAll()
        for filter in [
            NotificationFilter(), NotificationFilter(dispositions: [.applied]),
            NotificationFilter(refusals: [.badSignature]), NotificationFilter(payout: .make(1)),
        ] {
            let all = try await store.notificationPage(filter, at: .newest, limit: 100)
            #expect(!all.hasNewer && !all.hasOlder)
            let ids = all.notifications.map(\.id)
            try #require(ids.count > 5)
            #expect(ids == ids.sorted(by: >))
            var down = try await store.notificationPage(filter, at: .newest, limit: 4)
            var read = down.notifications.map(\.id)
            while down.hasOlder {
                let position = NotificationPosition.olderThan(try #require(read.last))
                down = try await store.notificationPage(filter, at: position, limit: 4)
                #expect(down.hasNewer)
                read += down.notifications.map(\.id)
            }
            #expect(read == ids, "\(filter)")
            var up = try await store.notificationPage(filter, at: .oldest, limit: 4)
            read = up.notifications.map(\.id)
            while up.hasNewer {
                let position = NotificationPosition.newerThan(try #require(read.first))
                up = try await store.notificationPage(filter, at: position, limit: 4)
                #expect(up.hasOlder)
                read = up.notifications.map(\.id) + read
            }
            #expect(read == ids, "\(filter)")
        }
        let none = NotificationFilter(refusals: [.unsigned])
        let page = try await store.notificationPage(none, at: .newest, limit: 4)
        #expect(page == NotificationPage(notifications: [], hasNewer: false, hasOlder: false))
    }

    private func notificationsAreFound() async throws {
        let store = try makeStore()
        let payout = try await store.makePayout(1, in: .processing)
        try await store.keep(.make(.pending, about: 1))
        try await store.keep(.make(.pending, about: 1, more: "again"))
        try await store.keep(.make(.paid, about: 9))
        try await store.keep(.make(.paid, reference: "TN-77"))
        try await store.applyAll()
        func found(_ text: String, _ filter: NotificationFilter = .init()) async throws -> [Int64] {
            var filter = filter
            filter.text = text
            let page = try await store.notificationPage(filter, at: .newest, limit: 10)
            return page.notifications.map(\.id)
        }
        #expect(try await found(payout.id.rawValue) == [2, 1])
        #expect(try await found(payout.id.rawValue.lowercased()) == [2, 1])
        #expect(try await found(payout.orderNumber.rawValue) == [2, 1])
        #expect(try await found(Payout.make(9).orderNumber.rawValue) == [3])
        #expect(try await found("TN-77") == [4])
        #expect(try await found("3") == [3])
        #expect(try await found("99") == [])
        func left(_ texts: String...) async throws -> [Int64] {
            var filter = NotificationFilter()
            filter.absentTexts = texts
            let page = try await store.notificationPage(filter, at: .newest, limit: 10)
            return page.notifications.map(\.id)
        }
        #expect(try await left(payout.id.rawValue) == [4, 3])
        #expect(try await left("TN-77", "2") == [3, 1])
        #expect(try await left("TN-7") == [3, 2, 1], "as many letters as a beginning has")
        #expect(try await left("99") == [4, 3, 2, 1])
        #expect(try await found("TN-77", NotificationFilter(dispositions: [.applied])) == [])
        let mai = OperatorName(rawValue: "mai")
        try await store.dismissNotifications(of: .payproVN, upTo: 9, by: mai, at: .test(200))
        #expect(try await found("TN-77") == [4])
        #expect(try await found(Payout.make(9).orderNumber.rawValue) == [3])
    }

    private func found(
        _ filter: NotificationFilter,
        in store: any PayoutStore
    ) async throws -> [Int64] {
        try await store.notificationPage(filter, at: .newest, limit: 10).notifications.map(\.id)
    }

    private func notificationsAreFoundByBeginnings() async throws {
        let store = try makeStore()
        let payout = try await store.makePayout(1, in: .processing)
        try await store.keep(.make(.pending, about: 1))
        try await store.keep(.make(.paid, reference: "TN-7788"))
        try await store.applyAll()
        func found(_ text: String) async throws -> [Int64] {
            try await self.found(NotificationFilter(text: text), in: store)
        }
        #expect(try await found(String(payout.orderNumber.rawValue.dropLast())) == [1])
        #expect(try await found(String(payout.id.rawValue.dropLast(2))) == [1])
        #expect(try await found("TN-77") == [2])
        #expect(try await found("TN-") == [], "three letters are no beginning")
        #expect(try await found("N-7788") == [], "nor is the end of a word")
        #expect(try await found("%%%%") == [])
    }

    private func differingNotificationsAreFound() async throws {
        let store = try makeStore()
        for number in 1...3 { try await store.makePayout(number, in: .processing) }
        try await store.keep(.make(.paid, about: 1))
        try await store.keep(.make(.paid, about: 2, more: "amount differs"))
        try await store.keep(.make(.failed, about: 1))
        try await store.keep(.make(.pending, about: 3))
        try await store.applyAll()
        let differing = NotificationFilter(differs: true)
        #expect(try await found(differing, in: store) == [3, 2])
        #expect(try await store.differingNotifications() == [.payproVN: 2])
        var some = differing
        some.providers = [.dvpay]
        #expect(try await found(some, in: store) == [])
        some.providers = [.payproVN]
        some.dispositions = [.applied]
        #expect(try await found(some, in: store) == [3, 2])
        some.payout = .make(2)
        #expect(try await found(some, in: store) == [2])
    }

    private func duplicatesSayTheSame() async throws {
        let store = try makeStore()
        let payout = try await store.makePayout(1, in: .processing)
        for _ in 0..<2 { try await store.keep(.make(.paid, more: "amount differs")) }
        try await store.applyAll()
        let page = try await store.notificationPage(.init(), at: .newest, limit: 10)
        #expect(page.notifications.map(\.disposition) == [.duplicate, .applied])
        for summary in page.notifications {
            #expect(summary.claim == .paid)
            #expect(summary.mismatches == ["amount differs"])
            #expect(summary.amount == payout.amount)
            #expect(summary.payout == payout.id)
        }
    }

    private func recordsAreWhole() async throws {
        let store = try makeStore()
        #expect(try await store.notification(1) == nil)
        let before = try await store.makePayout(1, in: .processing)
        let arrival = ArrivedNotification.make(.paid)
        try await store.keep(arrival)
        let refusal = NotificationVerdict.refused(NotificationRefusal(.unsigned))
        try await store.keep(.make(.paid, verdict: refusal))
        try await store.applyAll(at: 100)
        let applied = try #require(try await store.notification(1))
        #expect(applied.message == arrival.message)
        #expect(applied.appliedAt == .test(100))
        #expect(applied.payout?.id == before.id)
        #expect(applied.payout?.status == .paid)
        #expect(applied.evidence?.claim == .paid)
        #expect(applied.dismissal == nil)
        let mai = OperatorName(rawValue: "mai")
        try await store.dismissNotifications(of: .payproVN, upTo: 9, by: mai, at: .test(200))
        let seen = try #require(try await store.notification(2))
        #expect(seen.summary.disposition == .dismissed)
        #expect(seen.dismissal == NotificationRecord.Act(by: mai, at: .test(200)))
        #expect(seen.payout == nil)
        #expect(seen.evidence == nil)
    }
}
