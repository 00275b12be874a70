import Payouts
import Testing

extension StoreCompatTest {
    static let notificationLists = [
        Requirement("what is not believed is kept and counted, and never applied") {
            try await $0.refusedAreKept()
        },
        Requirement("notifications are dismissed up to the one that was seen") {
            try await $0.seenOnesAreDismissed()
        },
        Requirement("notifications are listed newest first by provider, fate and payout") {
            try await $0.notificationsAreListed()
        },
        Requirement("a history has the newest hundred notifications") {
            try await $0.historiesHaveTheNewest()
        },
        Requirement("notifications are counted by provider and fate") {
            try await $0.notificationsAreCounted()
        },
    ]

    private func refusedAreKept() async throws {
        let store = try makeStore()
        let payout = try await store.makePayout(1, in: .processing)
        for (index, kind) in NotificationRefusal.Kind.allCases.enumerated() {
            let time = 60 + Double(index)
            let verdict = NotificationVerdict.refused(NotificationRefusal(kind, detail: "why"))
            try await store.keep(.make(.paid, receivedAt: .test(time), verdict: verdict))
        }
        #expect(try await store.applyAll() == [])
        #expect(try await store.payout(payout.id) == payout)
        #expect(try await store.history(of: payout.id)?.notifications == [])
        let tallies = try await store.notificationTallies()
        #expect(Set(tallies.compactMap(\.refusal)) == Set(NotificationRefusal.Kind.allCases))
        #expect(tallies.allSatisfy { $0.disposition == .refused && $0.count == 1 })
    }

    private func seenOnesAreDismissed() async throws {
        let store = try makeStore()
        try await store.makePayout(1, in: .processing)
        let refusal = NotificationVerdict.refused(NotificationRefusal(.unsigned))
        try await store.keep(.make(.paid, verdict: refusal))
        try await store.keep(.make(.paid, about: 9))
        try await store.keep(.make(.paid, about: 1))
        try await store.keep(.make(.paid, provider: .dvpay, verdict: refusal))
        try await store.keep(.make(.paid, verdict: refusal))
        try await store.applyAll()
        let name = OperatorName(rawValue: "mai")
        try await store.dismissNotifications(of: .payproVN, upTo: 4, by: name, at: .test(120))
        let fates = try await store.newest().map(\.disposition)
        #expect(fates == [.refused, .refused, .applied, .dismissed, .dismissed])
        // What somebody has looked at is not looked for any more.
        try await store.makePayout(9, in: .processing)
        #expect(try await store.applyAll() == [])
        let tallies = try await store.notificationTallies().filter { $0.provider == .payproVN }
        #expect(tallies.map(\.disposition) == [.applied, .dismissed, .dismissed, .refused])
        #expect(tallies.map(\.refusal) == [nil, nil, .unsigned, .unsigned])
    }

    private func notificationsAreListed() async throws {
        let store = try makeStore()
        let refusal = NotificationVerdict.refused(NotificationRefusal(.badSignature))
        for number in 0..<4 { try await store.makePayout(number, in: .processing) }
        for number in 0..<40 {
            try await store.keep(
                .make(
                    .pending,
                    about: number % 5,
                    provider: number % 3 == 0 ? .dvpay : .payproVN,
                    more: "\(number)",
                    verdict: number % 7 == 0 ? refusal : nil
                )
            )
        }
        try await store.applyAll(limit: 20)
        let all = try await store.newest()
        #expect(all.map(\.id) == Array(1...40).reversed())
        let fates: [Set<NotificationDisposition>] = [[], [.refused, .applied], [.unmatched]]
        for providers: Set<ProviderID> in [[], [.dvpay], [.dvpay, .payproVN], [.vexoraAR]] {
            for dispositions in fates {
                for payout in [nil, PayoutID.make(2), .make(99)] {
                    let filter = NotificationFilter(
                        providers: providers,
                        dispositions: dispositions,
                        payout: payout
                    )
                    let expected = all.filter { filter.selects($0) }
                    #expect(try await store.newest(filter) == expected, "\(filter)")
                    let page = try await store.notifications(filter, before: 23, limit: 3)
                    #expect(page == Array(expected.filter { $0.id < 23 }.prefix(3)), "\(filter)")
                }
            }
        }
    }

    private func historiesHaveTheNewest() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .processing).id
        for number in 0..<103 { try await store.keep(.make(.pending, more: "\(number)")) }
        try await store.applyAll()
        let history = try #require(try await store.history(of: id))
        #expect(history.notifications.map(\.id) == Array(4...103).reversed())
        #expect(history.evidence.count == 104)
    }

    private func notificationsAreCounted() async throws {
        let store = try makeStore()
        #expect(try await store.notificationTallies() == [])
        try await store.makePayout(1, in: .processing)
        for number in 0..<5 {
            let time = 60 + Double(number)
            try await store.keep(.make(.pending, more: "\(number)", receivedAt: .test(time)))
        }
        try await store.keep(.make(.pending, provider: .dvpay, receivedAt: .test(90)))
        try await store.applyAll(limit: 3)
        func tally(
            _ disposition: NotificationDisposition,
            _ count: Int,
            _ seconds: ClosedRange<Double>,
            _ provider: ProviderID = .payproVN
        ) -> NotificationTally {
            NotificationTally(
                provider: provider,
                disposition: disposition,
                refusal: nil,
                count: count,
                oldest: .test(seconds.lowerBound),
                newest: .test(seconds.upperBound)
            )
        }
        #expect(
            try await store.notificationTallies() == [
                tally(.pending, 1, 90...90, .dvpay), tally(.applied, 3, 60...62),
                tally(.pending, 2, 63...64),
            ]
        )
        try await store.applyAll()
        #expect(
            try await store.notificationTallies() == [
                tally(.unmatched, 1, 90...90, .dvpay), tally(.applied, 5, 60...64),
            ]
        )
    }
}

extension NotificationFilter {
    /// Whether a notification is among those that are asked for.
    fileprivate func selects(_ notification: ProviderNotification) -> Bool {
        (providers.isEmpty || providers.contains(notification.provider))
            && (dispositions.isEmpty || dispositions.contains(notification.disposition))
            && (payout == nil || payout == notification.payout)
    }
}
