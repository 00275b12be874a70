import Payouts
import Testing

extension StoreCompatTest {
    static let notifications = [
        Requirement("a notification that was kept reads the same after reopening") {
            try await $0.keptNotificationsAreDurable()
        },
        Requirement("a notification is evidence about its payout, once") {
            try await $0.notificationsAreAppliedOnce()
        },
        Requirement("the same bytes again are a duplicate and change nothing") {
            try await $0.duplicatesChangeNothing()
        },
        Requirement("a replay after a reversal changes nothing") {
            try await $0.replaysChangeNothing()
        },
        Requirement("a notification about an unknown order waits for the payout") {
            try await $0.unknownOrdersWait()
        },
        Requirement("a notification that names only the provider's reference waits for it") {
            try await $0.unknownReferencesWait()
        },
        Requirement("a reference that two payouts have names neither") {
            try await $0.sharedReferencesNameNobody()
        },
        Requirement("a notification speaks for payouts of its own provider only") {
            try await $0.othersOrdersAreUnmatched()
        },
        Requirement("a notification before the create answer counts") {
            try await $0.notificationsComeFirst()
        },
        Requirement("what a notification says otherwise than ordered is flagged") {
            try await $0.mismatchesAreFlagged()
        },
        Requirement("a notification asks for queries as its provider's policy says") {
            try await $0.policiesAreFollowed()
        },
        Requirement("two stores on one ledger apply each notification once") {
            try await $0.twoStoresApplyOnce()
        },
        Requirement("notifications are applied in the order of arrival, as many as asked for") {
            try await $0.arrivalOrderIsKept()
        },
        Requirement("a listener hears of notifications, and nothing of none") {
            try await $0.notificationsAreHeard()
        },
    ]

    private func keptNotificationsAreDurable() async throws {
        let open = try makeLedger()
        let subject = NotificationSubject(orderNumber: nil, providerReference: "P \u{1F600}")
        let arrivals = [
            ArrivedNotification.make(receivedAt: .test(0.123_456)),
            .make(.failed, provider: .dvpay, verdict: .authentic(subject)),
            .make(verdict: .refused(NotificationRefusal(.foreignAddress, detail: "not listed"))),
        ]
        do {
            let store = try open()
            for arrival in arrivals { try await store.keep(arrival) }
        }
        let kept = try await open().newest()
        #expect(kept.map(\.id) == [3, 2, 1])
        #expect(kept.map(\.disposition) == [.refused, .pending, .pending])
        #expect(kept.allSatisfy { $0.payout == nil })
        for (notification, arrival) in zip(kept.reversed(), arrivals) {
            #expect(notification.provider == arrival.provider)
            #expect(notification.message == arrival.message)
            #expect(notification.receivedAt == arrival.receivedAt)
            #expect(notification.verdict == arrival.verdict)
        }
    }

    private func notificationsAreAppliedOnce() async throws {
        let open = try makeLedger()
        let store = try open()
        let before = try await store.makePayout(1, in: .processing)
        try await store.keep(.make(.paid))
        let applied = try await store.applyAll()
        let after = try #require(try await store.payout(before.id))
        #expect(after.status == .paid)
        let expected = AppliedNotification(
            id: 1,
            disposition: .applied,
            before: before,
            after: after
        )
        #expect(applied == [expected])
        #expect(try await open().applyAll() == [])
        let history = try #require(try await open().history(of: before.id))
        #expect(history.payout == after)
        #expect(history.evidence.map(\.source) == [.createAnswer, .notification])
        #expect(history.transitions.last?.evidence == history.evidence.last)
        #expect(history.transitions.last?.at == .test(100))
        let kept = try await store.newest()
        #expect(history.notifications == kept)
        #expect(kept.map(\.disposition) == [.applied])
        #expect(kept.map(\.payout) == [before.id])
    }

    private func duplicatesChangeNothing() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .processing).id
        try await store.keep(.make(.paid))
        try await store.keep(.make(.paid, receivedAt: .test(61)))
        // Another provider's bytes are its own, even when they look the same.
        try await store.keep(.make(.paid, provider: .vexoraAR))
        let first = try await store.applyAll()
        #expect(first.map(\.disposition) == [.applied, .duplicate, .unmatched])
        let before = try #require(try await store.history(of: id))
        #expect(before.evidence.count == 2)
        try await store.keep(.make(.paid, receivedAt: .test(70)))
        let again = try await store.applyAll(at: 110)
        let expected = AppliedNotification(
            id: 4,
            disposition: .duplicate,
            before: before.payout,
            after: before.payout
        )
        #expect(again == [expected])
        let after = try #require(try await store.history(of: id))
        #expect(after.payout == before.payout)
        #expect(after.evidence == before.evidence)
        #expect(after.notifications.map(\.disposition) == [.duplicate, .duplicate, .applied])
    }

    private func replaysChangeNothing() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .processing).id
        for (number, claim) in [Evidence.Claim.paid, .returned, .paid, .returned].enumerated() {
            try await store.keep(.make(claim, receivedAt: .test(60 + Double(number))))
            try await store.applyAll(at: 60 + Double(number))
        }
        let history = try #require(try await store.history(of: id))
        #expect(history.payout.status == .returned)
        #expect(history.transitions.map(\.to).suffix(2) == [.paid, .returned])
        #expect(
            history.notifications.map(\.disposition)
                == [.duplicate, .duplicate, .applied, .applied]
        )
    }

    private func mismatchesAreFlagged() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .processing).id
        try await store.keep(.make(.paid, more: "the amount differs"))
        let applied = try await store.applyAll()
        #expect(applied.first?.after?.flags.contains(.mismatch) == true)
        let evidence = try #require(try await store.history(of: id)).evidence
        #expect(evidence.last?.mismatches == ["the amount differs"])
    }

    private func policiesAreFollowed() async throws {
        let store = try makeStore()
        let policy = LifecyclePolicy(retryDelays: [], queryDelays: [.seconds(7)])
        for (number, provider) in [ProviderID.payproVN, .dvpay].enumerated() {
            _ = try await store.makePayout(number, in: .submitting, provider: provider)
            try await store.keep(.make(.pending, about: number, provider: provider))
        }
        let applied = try await store.applyNotifications(
            limit: 10,
            at: .test(100),
            policies: [.payproVN: policy],
            reading: ProviderNotification.evidence
        )
        let after = try #require(applied.first?.after)
        #expect(applied.count == 1)
        #expect(after.id.waits(7, after: 100, until: after.nextQueryAt))
        // Whoever gives no policy cannot read the provider's words; others can, later.
        let other = try #require(try await store.applyAll().first?.after)
        #expect(other.id.waits(5, after: 100, until: other.nextQueryAt))
    }

    private func notificationsAreHeard() async throws {
        let store = try makeStore()
        let idle = store.changes()
        try await store.applyAll()
        #expect(await Self.hasNews(idle) == false)
        let kept = store.changes()
        let payouts = store.changes(.allButArrivals)
        try await store.keep(.make())
        #expect(await Self.hasNews(kept))
        #expect(await Self.hasNews(payouts) == false, "it changes no payout yet")
        let applied = store.changes()
        let changed = store.changes(.allButArrivals)
        try await store.applyAll()
        #expect(await Self.hasNews(applied))
        #expect(await Self.hasNews(changed))
    }
}
