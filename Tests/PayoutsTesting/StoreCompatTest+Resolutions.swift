import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let resolutions = [
        Requirement("a resolution is the operator's evidence, and the item has no owner any more") {
            try await $0.resolutionsAreEvidence()
        },
        Requirement("a resolution without a claim marks as seen and says nothing about money") {
            try await $0.seenSaysNothing()
        },
        Requirement("a proposal changes nothing until another person confirms it") {
            try await $0.proposalsNeedAnotherPerson()
        },
        Requirement("of many who confirm a proposal at once one succeeds") {
            try await $0.proposalsAreConfirmedOnce()
        },
        Requirement("a discarded proposal cannot be confirmed") {
            try await $0.discardedProposalsAreGone()
        },
        Requirement("the last proposal is the one that waits") {
            try await $0.theLastProposalWaits()
        },
    ]

    private static let minh = OperatorName(rawValue: "minh")
    private static let dara = OperatorName(rawValue: "dara")

    private func resolution(
        _ claim: Evidence.Claim?,
        by name: OperatorName = minh,
        at seconds: Double = 100,
        note: String = "support confirmed on the phone"
    ) -> Resolution {
        Resolution(
            claim: claim,
            seenAt: "call with support",
            reference: "T-4711",
            note: note,
            by: name,
            at: .test(seconds)
        )
    }

    private func resolutionsAreEvidence() async throws {
        let open = try makeLedger()
        let store = try open()
        for (number, claim) in [Evidence.Claim.paid, .failed, .returned].enumerated() {
            let id = try await makeUnknown(number, in: store).id
            try await store.claim(id, owner: Self.minh, force: false, by: Self.minh, at: .test(90))
            let resolution = resolution(claim)
            let result = try await store.resolve(
                resolution,
                of: id,
                needsSecond: false,
                context: .make(at: 100, by: Self.minh)
            )
            let history = try #require(try await open().history(of: id))
            #expect(result == .applied(history.payout))
            #expect(history.payout.status.rawValue == claim.rawValue)
            #expect(history.payout.attention.isEmpty)
            #expect(history.payout.reason?.code == (claim == .paid ? nil : "T-4711"))
            #expect(history.evidence.last == resolution.evidence)
            #expect(history.transitions.last?.by == Self.minh)
            #expect(history.transitions.last?.evidence == resolution.evidence)
            #expect(
                history.notes == [
                    PayoutNote(at: .test(100), by: Self.minh, text: resolution.note)
                ]
            )
            #expect(history.care == PayoutCare())
            #expect(history.proposal == nil)
        }
        #expect(try await store.worklist(WorklistFilter(), limit: 9, at: .test(101)).isEmpty)
    }

    private func seenSaysNothing() async throws {
        let store = try makeStore()
        let reversed = try await store.makePayout(1, in: .returned)
        let unknown = try await makeUnknown(2, in: store)
        for (payout, left) in [(reversed, Attention.conflicting), (unknown, .unknownOutcome)] {
            let result = try await store.resolve(
                resolution(nil, note: ""),
                of: payout.id,
                needsSecond: false,
                context: .make(at: 100, by: Self.minh)
            )
            let history = try #require(try await store.history(of: payout.id))
            #expect(result == .applied(history.payout))
            #expect(history.payout.status == payout.status)
            #expect(history.payout.attention == left)
            #expect(history.evidence.allSatisfy { $0.source != .operator })
            #expect(history.notes.isEmpty)
        }
    }

    private func proposalsNeedAnotherPerson() async throws {
        let open = try makeLedger()
        let store = try open()
        let before = try await makeUnknown(1, in: store)
        let proposal = resolution(.failed)
        await expect(.notFound("\(before.id), proposed resolution")) {
            try await store.confirmResolution(of: before.id, context: .make(by: Self.dara))
        }
        let result = try await store.resolve(
            proposal,
            of: before.id,
            needsSecond: true,
            context: .make(at: 100, by: Self.minh)
        )
        let waiting = try #require(try await open().history(of: before.id))
        #expect(result == .awaitsSecond(waiting.payout))
        #expect(waiting.payout.status == before.status)
        #expect(waiting.payout.attention == [.unknownOutcome, .secondAwaited])
        #expect(waiting.evidence.allSatisfy { $0.source != .operator })
        #expect(waiting.proposal == proposal)
        #expect(waiting.notes.map(\.text) == [proposal.note])
        let items = try await store.worklist(WorklistFilter(), limit: 9, at: .test(100))
        #expect(items.map(\.proposal) == [proposal])

        await expect(.needsAnotherPerson(before.id)) {
            try await store.confirmResolution(
                of: before.id,
                context: .make(at: 110, by: Self.minh)
            )
        }
        #expect(try await store.history(of: before.id) == waiting)
        let payout = try await open().confirmResolution(
            of: before.id,
            context: .make(at: 120, by: Self.dara)
        )
        let history = try #require(try await store.history(of: before.id))
        #expect(payout == history.payout)
        #expect(payout.status == .failed)
        #expect(history.evidence.last == proposal.evidence)
        #expect(history.transitions.last?.by == Self.dara)
        #expect(history.proposal == nil)
        #expect(history.notes == waiting.notes)
    }

    private func proposalsAreConfirmedOnce() async throws {
        let open = try makeLedger()
        let stores = [try open(), try open()]
        let id = try await makeUnknown(1, in: stores[0]).id
        _ = try await stores[0].resolve(
            resolution(.paid),
            of: id,
            needsSecond: true,
            context: .make(at: 100, by: Self.minh)
        )
        let confirmed = await withTaskGroup(of: Bool.self) { group in
            for index in 0..<8 {
                group.addTask {
                    let payout = try? await stores[index % 2].confirmResolution(
                        of: id,
                        context: .make(at: 110, by: OperatorName(rawValue: "checker \(index)"))
                    )
                    return payout != nil
                }
            }
            return await group.filter(\.self).reduce(into: 0) { count, _ in count += 1 }
        }
        #expect(confirmed == 1)
    }

    private func discardedProposalsAreGone() async throws {
        let store = try makeStore()
        let before = try await makeUnknown(1, in: store)
        _ = try await store.resolve(
            resolution(.paid),
            of: before.id,
            needsSecond: true,
            context: .make(at: 100, by: Self.minh)
        )
        try await store.discardResolution(of: before.id, by: Self.minh, at: .test(110))
        let gone = StoreError.notFound("\(before.id), proposed resolution")
        await expect(gone) {
            try await store.confirmResolution(of: before.id, context: .make(by: Self.dara))
        }
        await expect(gone) {
            try await store.discardResolution(of: before.id, by: Self.minh, at: .test(111))
        }
        let history = try #require(try await store.history(of: before.id))
        #expect(history.payout.status == before.status)
        #expect(history.payout.attention == before.attention)
        #expect(history.proposal == nil)
        #expect(history.notes.count == 1, "what was written stays")
    }

    private func theLastProposalWaits() async throws {
        let store = try makeStore()
        let id = try await makeUnknown(1, in: store).id
        func propose(_ resolution: Resolution) async throws {
            _ = try await store.resolve(
                resolution,
                of: id,
                needsSecond: true,
                context: .make(at: 100, by: resolution.by)
            )
        }
        try await propose(resolution(.paid))
        try await propose(resolution(.failed, by: Self.dara, at: 105))
        #expect(try await store.history(of: id)?.proposal?.claim == .failed)
        await expect(.needsAnotherPerson(id)) {
            try await store.confirmResolution(of: id, context: .make(by: Self.dara))
        }
        let payout = try await store.confirmResolution(
            of: id,
            context: .make(at: 110, by: Self.minh)
        )
        #expect(payout.status == .failed)
    }
}
