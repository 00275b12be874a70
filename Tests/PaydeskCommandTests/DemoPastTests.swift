import Foundation
import PayoutService
import Payouts
import SQLiteStore
import Sandbox
import Synchronization
import Testing

@testable import PaydeskCommand

/// What a newcomer finds in the demo.
struct DemoPastTests {
    private let chance = Chance()

    /// Runs `body` with a demo that has its past, as it is before the workers begin.
    private func demo(
        _ body: @escaping @Sendable (TestDesk, SQLiteStore, PayoutService) async throws -> Void
    ) async throws {
        try await TestDesk.withSandboxPort { desk, port in
            var context = desk.context("dara", [:])
            // The desk counts in the steps in which seeded payouts are named.
            context.randomBits = chance.next
            let composition = Composition(
                context,
                configuration: .demo(sandbox: port, ledgerPath: desk.ledgerPath)
            )
            let store = try composition.openStore()
            try await composition.withService(over: store) { service in
                let past = DemoPast(
                    composition: composition,
                    store: store,
                    service: service,
                    count: 400,
                    messages: SandboxMessages(SandboxConfiguration())
                )
                try await past.make(at: desk.now())
                try await body(desk, store, service)
            }
        }
    }

    @Test func `one batch is paid but for what failed, one waits, and one is under way`()
        async throws
    {
        try await demo { desk, store, service in
            let batches = try await store.batches(BatchFilter(), before: nil, limit: 9)
            #expect(batches.map(\.name) == ["prizes.csv", "suppliers.csv", "refunds.csv"])
            #expect(batches.map(\.rowCount) == [3, 4, 6])
            #expect(batches.map(\.rejectedCount) == [0, 2, 0])
            let counts = batches.map { batch in
                Dictionary(uniqueKeysWithValues: batch.tallies.map { ($0.status, $0.count) })
            }
            #expect(counts == [[.processing: 3], [.pendingApproval: 4], [.paid: 4, .failed: 2]])
            let filter = ApprovalFilter(kinds: [.batch])
            let task = try #require(try await service.approvalTasks(filter, limit: 9).first)
            #expect(task.requirement.checkers == 2)
            #expect(task.pending.approvals.map(\.by.rawValue) == ["sofia"])
            #expect(task.refusal(of: OperatorName(rawValue: "dara"), service.access) == nil)
        }
    }

    @Test func `the day before yesterday is closed, with a statement and without`() async throws {
        try await demo { desk, store, service in
            let closings = try await store.closings(ClosingFilter(), limit: 9)
            #expect(closings.map(\.day.provider) == [.payproBD, .cashyproCO])
            for closing in closings {
                #expect(closing.signature.at == closing.day.end + 9 * 3_600)
                let provider = try #require(service.lines[closing.day.provider]?.provider)
                let yesterday = SeedStatement.day(of: provider, at: desk.now())
                #expect(closing.day.day.advanced(by: 1) == yesterday.day)
                #expect(closing.figures.contains { $0[.paid].count > 0 })
                guard case .intact = try await service.verifyClose(of: closing.day) else {
                    Issue.record("\(closing.day) is not intact")
                    continue
                }
            }
        }
    }

    @Test func `yesterday can be closed as it is for one, and with breaks to sign for another`()
        async throws
    {
        try await demo { desk, _, service in
            let tidy = try #require(service.lines[SeedStatement.tidy]?.provider)
            let broken = try #require(service.lines[SeedStatement.broken]?.provider)
            let clean = try await service.previewClose(
                SeedStatement.day(of: tidy, at: desk.now()).day,
                of: tidy.id
            )
            #expect(clean.content.gaps.isEmpty, "\(clean.content.gaps)")
            #expect(clean.content.figures.contains { $0[.paid].count > 0 && $0.fees != nil })
            let obstructed = try await service.previewClose(
                SeedStatement.day(of: broken, at: desk.now()).day,
                of: broken.id
            )
            #expect(
                Set(obstructed.content.breaks.map(\.kind)) == [
                    .missingInLedger, .missingAtProvider,
                ]
            )
        }
    }

    @Test func `a demo without payouts of the past has none at all`() async throws {
        let desk = try TestDesk()
        let composition = Composition(
            desk.context("dara", [:]),
            configuration: .demo(ledgerPath: desk.ledgerPath)
        )
        let store = try composition.openStore()
        try await composition.withService(over: store) { service in
            let past = DemoPast(
                composition: composition,
                store: store,
                service: service,
                count: 0,
                messages: SandboxMessages(SandboxConfiguration())
            )
            try await past.make(at: desk.now())
            #expect(try await store.count(PayoutFilter()).value == 0)
        }
    }
}

/// Repeatable chance.
private final class Chance: Sendable {
    private let random = Mutex(SplitMix64(seed: 1))

    @Sendable func next() -> UInt64 { random.withLock { $0.next() } }
}
