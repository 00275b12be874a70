import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// What a role may not do is refused by the service, whoever asks it.
@Suite(.timeLimit(.minutes(10)))
struct AccessTests {
    private static let sofia = OperatorName(rawValue: "sofia")

    /// One use case that writes, and what it needs.
    struct UseCase: Sendable, CustomTestStringConvertible {
        let permission: Permission
        let name: String
        let run: @Sendable (PayoutService, Payout, OperatorName) async throws -> Void

        var testDescription: String { name }

        init(
            _ permission: Permission,
            _ name: String,
            _ run: @escaping @Sendable (PayoutService, Payout, OperatorName) async throws -> Void
        ) {
            self.permission = permission
            self.name = name
            self.run = run
        }
    }

    private static let proposal = Resolution(
        claim: nil,
        seenAt: "",
        reference: "",
        note: "seen",
        by: Desk.mai,
        at: .test(0)
    )

    private static let useCases = [
        UseCase(.create, "create") { service, payout, name in
            let draft = try await service.draft(payout.provider, values: Desk.values)
            try await service.create(service.prepare(draft, by: name))
        },
        UseCase(.submit, "submit") {
            _ = try await $0.submit($1.id, by: $2, patience: .seconds(1))
        },
        UseCase(.withdraw, "cancel") { _ = try await $0.cancel($1.id, reason: "-", by: $2) },
        UseCase(.resubmit, "resubmit") { _ = try await $0.resubmit($1.id, by: $2) },
        UseCase(.requery, "requery one") {
            _ = try await $0.requery($1.id, by: $2).outcome.get()
        },
        UseCase(.requery, "requery many") {
            _ = try await $0.requery(.payouts([$1.id]), by: $2)
        },
        UseCase(.requery, "cancel a re-query") { service, _, name in
            try await service.cancelRequery(1, by: name)
        },
        UseCase(.requery, "resume a re-query") { service, _, name in
            _ = try await service.resumeRequery(1, by: name)
        },
        UseCase(.care, "claim") { try await $0.claim($1.id, by: $2) },
        UseCase(.care, "release") { try await $0.release($1.id, by: $2) },
        UseCase(.care, "snooze") { try await $0.snooze($1.id, until: nil, by: $2) },
        UseCase(.care, "note") { try await $0.addNote("seen", to: $1.id, by: $2) },
        UseCase(.care, "dismiss") {
            try await $0.dismissNotifications(of: $1.provider, upTo: 1, by: $2)
        },
        UseCase(.resolve, "resolve") {
            _ = try await $0.resolve($1, ResolutionDraft(note: "seen"), by: $2)
        },
        UseCase(.resolve, "discard") {
            try await $0.discardResolution(proposal, of: $1.id, by: $2)
        },
        UseCase(.confirm, "confirm") {
            try await $0.confirmResolution(proposal, of: $1, by: $2)
        },
        UseCase(.approve, "approve") {
            _ = try await $0.approve(.payout($1.id), digest: .zero, by: $2)
        },
        UseCase(.approve, "reject") {
            try await $0.reject(.payout($1.id), reason: "no", by: $2)
        },
        UseCase(.create, "recall") { try await $0.recall(.payout($1.id), by: $2) },
        UseCase(.pause, "pause") { try await $0.pause($1.provider, reason: "-", by: $2) },
        UseCase(.pause, "resume") { try await $0.resume($1.provider, by: $2) },
        UseCase(.close, "close a day") {
            _ = try await $0.close(CalendarDay(number: 19_000), of: $1.provider, by: $2)
        },
        UseCase(.reconcile, "resolve a break") { service, _, name in
            let draft = BreakResolutionDraft(action: .writeOff, note: "seen")
            try await service.resolveBreak(1, draft, by: name)
        },
        UseCase(.reconcile, "discard a break's resolution") { service, _, name in
            try await service.discardBreakResolution(of: 1, by: name)
        },
        UseCase(.confirm, "confirm a break's resolution") { service, _, name in
            try await service.confirmBreakResolution(of: 1, by: name)
        },
        UseCase(.reveal, "reveal") { try await $0.reveal($1.id, by: $2) },
        UseCase(.reveal, "reveal notifications") { service, _, name in
            try await service.reveal(notifications: [], by: name)
        },
        UseCase(.resolve, "replay a notification") { service, _, name in
            _ = try await service.replayNotification(1, by: name)
        },
    ]

    @Test(arguments: useCases)
    func `who only looks is refused, and nothing has changed`(useCase: UseCase) async throws {
        let desk = try Desk(
            access: AccessPolicy(operators: [
                Desk.mai: [.maker], Self.sofia: [.viewer],
            ])
        )
        let payout = try await desk.create()
        let before = try await desk.history(payout.id)
        let error = await #expect(throws: ServiceError.self) {
            try await useCase.run(desk.service, payout, Self.sofia)
        }
        guard case .notPermitted(let sentence) = error else {
            Issue.record("\(useCase.name) is not guarded: \(String(describing: error))")
            return
        }
        #expect(sentence.hasPrefix("sofia may not \(useCase.permission.phrase): "))
        #expect(try await desk.history(payout.id) == before)
        #expect(try await desk.store.count(PayoutFilter()).value == 1)
        #expect(try await desk.store.providerStates().isEmpty)
    }

    @Test(arguments: useCases)
    func `whose role allows it is not refused for their role`(useCase: UseCase) async throws {
        let role = try #require(
            OperatorRole.allCases.first { $0.permissions.contains(useCase.permission) }
        )
        let desk = try Desk(
            access: AccessPolicy(operators: [
                Desk.mai: [.maker], Self.sofia: [role],
            ])
        )
        let payout = try await desk.create()
        do {
            try await useCase.run(desk.service, payout, Self.sofia)
        } catch let error as ServiceError {
            if case .notPermitted(let sentence) = error { Issue.record("\(sentence)") }
        }
    }
}
