import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let reporting = [
        Requirement("a report counts what settled, by spans, and what was reversed") {
            try await $0.reportsCountWhatSettled()
        },
        Requirement("a report tells how long things took") { try await $0.reportsTellTimes() },
        Requirement("a report names what went wrong, the most frequent first") {
            try await $0.reportsNameErrors()
        },
        Requirement("a report names what the provider called an error, and what nobody can read") {
            try await $0.reportsNameTheProvidersCodes()
        },
        Requirement("a report and the backlog count what waits, by age") {
            try await $0.backlogIsCounted()
        },
        Requirement("a report about nothing is empty") { try await $0.emptyReports() },
    ]

    private static let refusal = ProviderReason(
        code: "R1",
        explanation: "The account is closed.",
        nextStep: "Ask for another account."
    )

    /// The second at which the reports are made; the hour begins at 6,400.
    private static let now = 10_000.0

    private func submit(
        _ number: Int,
        in store: any PayoutStore,
        sent: Double,
        ended: Double,
        _ outcome: (Date) -> AttemptOutcome = {
            .answered(.make(.pending, from: .createAnswer, receivedAt: $0))
        },
        provider: ProviderID = .payproVN,
        institution: String = "Vietcombank"
    ) async throws {
        try await store.create(
            .make(
                number,
                provider: provider,
                beneficiary: .make(institution: institution),
                createdAt: .test(sent - 10)
            )
        )
        _ = try await store.claimAttempt(
            only: .make(number),
            providers: .test,
            at: .test(sent)
        )
        try await store.finishAttempt(
            of: .make(number),
            number: 1,
            report: .make(outcome(.test(ended))),
            context: .make(at: ended)
        )
    }

    private func refused(_ date: Date) -> AttemptOutcome {
        .answered(
            .make(.failed, from: .createAnswer, reason: Self.refusal, receivedAt: date)
        )
    }

    /// Two paid, one of them returned; one refused, another the hour before; one unknown.
    private func makeEvents() async throws -> any PayoutStore {
        let store = try makeStore()
        try await submit(4, in: store, sent: 5_000, ended: 5_001, refused)
        try await submit(1, in: store, sent: 6_500, ended: 6_501)
        try await store.notify(.paid, about: 1, sent: 6_590, at: 6_600)
        try await submit(2, in: store, sent: 9_000, ended: 9_003)
        try await submit(3, in: store, sent: 9_100, ended: 9_102, refused, institution: "MB")
        try await submit(
            5,
            in: store,
            sent: 9_200,
            ended: 9_204,
            { _ in
                .unknown(UnknownReason(.timeout, detail: "30 s"))
            }
        )
        try await store.finishQuery(
            of: .make(5),
            report: .make(.noAnswer(UnknownReason(.serverError, detail: "HTTP 503").text)),
            context: .make(at: 9_300, by: .queryWorker)
        )
        try await submit(7, in: store, sent: 9_400, ended: 9_401, provider: .dvpay)
        try await store.notify(.paid, about: 7, sent: 9_500, at: 9_500)
        try await store.create(.make(6, createdAt: .test(9_990)))
        try await store.notify(.paid, about: 2, sent: 9_979, at: 9_999)
        try await store.notify(.returned, about: 2, sent: 9_990, at: 10_000)
        return store
    }

    private func report(_ store: any PayoutStore) async throws -> ProviderReport {
        let reports = try await store.reports(on: [.dvpay, .payproVN], at: .test(Self.now))
        #expect(reports.map(\.provider) == [.dvpay, .payproVN])
        #expect(reports.first?.settled.map(\.paid).reduce(0, +) == 1)
        return try #require(reports.last)
    }

    private func reportsCountWhatSettled() async throws {
        let report = try await report(makeEvents())
        #expect(report.settled.count == 12)
        #expect(report.settled.first?.start == .test(6_400))
        #expect(report.settled.last?.start == .test(9_700))
        // What was paid and came back counts once, as what holds now.
        #expect(report.settled.map(\.paid) == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
        #expect(report.settled.map(\.failed) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1])
        #expect(report.successRate == 1.0 / 3)
        #expect(report.reversals == 1)
        let day = report.day
        #expect(day == [.paid: 1, .failed: 2, .returned: 1, .queued: 1, .unknown: 1])
    }

    private func reportsTellTimes() async throws {
        let report = try await report(makeEvents())
        #expect(report.createLatency == Percentiles([1, 2, 3, 4].map { .seconds($0) }))
        #expect(report.timeToSettle == Percentiles([2, 100, 999].map { .seconds($0) }))
        #expect(report.notificationLag == Percentiles([10, 10, 20].map { .seconds($0) }))
        let times = report.timeToSettleByInstitution
        #expect(times.map(\.institution) == ["Vietcombank", "MB"])
        #expect(times.first?.time == Percentiles([.seconds(100), .seconds(999)]))
    }

    private func reportsNameErrors() async throws {
        let store = try await makeEvents()
        #expect(
            try await report(store).errors == [
                ErrorCount(
                    code: "R1",
                    explanation: Self.refusal.explanation,
                    thisHour: 1,
                    hourBefore: 1
                ),
                ErrorCount(
                    code: "HTTP 503",
                    explanation: "query: the provider answered with a server error",
                    thisHour: 1,
                    hourBefore: 0
                ),
                ErrorCount(
                    code: "timeout",
                    explanation: "no answer in time",
                    thisHour: 1,
                    hourBefore: 0
                ),
            ]
        )
        let seen = Resolution(
            claim: .failed,
            seenAt: "portal",
            reference: "T-1",
            note: "not there",
            by: OperatorName(rawValue: "minh"),
            at: .test(9_998)
        )
        _ = try await store.resolve(
            seen,
            of: .make(5),
            needsSecond: false,
            context: .make(at: 9_998)
        )
        let codes = try await report(store).errors.map(\.code)
        #expect(codes == ["R1", "HTTP 503", "timeout"], "an operator's word is no code")
    }

    private func reportsNameTheProvidersCodes() async throws {
        let store = try makeStore()
        let busy = ProviderReason(code: "429", explanation: "Too many.", nextStep: "Wait.")
        for number in 1...3 {
            try await submit(number, in: store, sent: 9_000, ended: 9_001) { _ in
                .unknown(UnknownReason(undecided: busy))
            }
        }
        for detail in ["429: Too many.", "429: Too many.", "no answer in time"] {
            try await store.finishQuery(
                of: .make(1),
                report: .make(.noAnswer(detail)),
                context: .make(at: 9_100, by: .queryWorker)
            )
        }
        for second in [9_200.0, 9_201] {
            let piece = Evidence.make(.unclear, rawStatus: "HOLD", receivedAt: .test(second))
            try await store.apply(
                .evidence(piece),
                to: .make(2),
                context: .make(at: second)
            )
        }
        try await submit(4, in: store, sent: 9_300, ended: 9_330) { _ in
            .notSent(.connectTimeout)
        }
        let report = try #require(
            try await store.reports(on: [.payproVN], at: .test(Self.now)).first
        )
        #expect(
            report.errors.map { "\($0.thisHour) \($0.code): \($0.explanation)" } == [
                "3 429: Too many.",
                "2 429: query: Too many.",
                "2 HOLD: notification: it says nothing clear",
                "1 connectTimeout: no connection within the time limit",
                "1 timeout: query: no answer in time",
            ]
        )
        let second = Percentiles([1, 1, 1].map { .seconds($0) })
        // A notification that comes late moves nothing any more, and is what the lag is about.
        try await submit(5, in: store, sent: 1_000, ended: 1_001)
        try await store.notify(.paid, about: 5, sent: 1_100, at: 1_101)
        try await store.notify(.paid, about: 5, sent: 1_100, at: 9_900)
        let lag = try await store.reports(on: [.payproVN], at: .test(Self.now)).first
        #expect(lag?.notificationLag == Percentiles([.seconds(8_800)]))
        #expect(report.createLatency == second, "what never left says nothing about the provider")
    }

    private func backlogIsCounted() async throws {
        let store = try await makeEvents()
        let report = try await report(store)
        #expect(report.backlog.map(\.upTo) == BacklogSpan.ends)
        #expect(report.backlog.map(\.queued) == [1, 0, 0, 0, 0, 0, 0])
        #expect(report.backlog.map(\.inFlight) == [0, 0, 0, 0, 0, 0, 0])
        #expect(report.backlog.map(\.unknown) == [0, 0, 1, 0, 0, 0, 0])
        #expect(report.queued == [Payout.make(6).amount])
        try await submit(8, in: store, sent: 9_000, ended: 9_001)
        _ = try await store.claimAttempt(only: .make(6), providers: .test, at: .test(9_999))
        let later = try await self.report(store).backlog
        #expect(later.map(\.inFlight) == [1, 0, 0, 1, 0, 0, 0])
        #expect(later.map(\.queued).allSatisfy { $0 == 0 })
        let days = try await store.reports(on: [.payproVN], at: .test(Self.now + 200_000))
        #expect(days.first?.backlog.last?.unknown == 1)

        let backlog = try await store.backlog(at: .test(Self.now))
        #expect(backlog.dueAttempts == 0)
        #expect(backlog.dueQueries == 2)
        #expect(backlog.pendingNotifications == 0)
        #expect(backlog.oldestUnknown == .test(9_204))
    }

    private func emptyReports() async throws {
        let store = try makeStore()
        let report = try #require(
            try await store.reports(on: [.vexoraAR], at: .test(Self.now)).first
        )
        #expect(report.successRate == nil)
        #expect(report.settled.count == 12)
        #expect(report.timeToSettle == nil)
        #expect(report.errors.isEmpty)
        #expect(report.backlog.allSatisfy { $0.queued + $0.inFlight + $0.unknown == 0 })
        #expect(try await store.reports(on: [], at: .test(Self.now)).isEmpty)
        let backlog = try await store.backlog(at: .test(Self.now))
        #expect(backlog.oldestUnknown == nil)
        #expect(backlog.dueAttempts + backlog.dueQueries == 0)
    }
}
