import Dispatch
import Logging
import PayoutService
import Payouts
import PayoutsTesting
import Synchronization
import Testing

/// All rows of a file that were accepted, or none.
struct BatchCommitTests {
    private static let mixed =
        Desk.rows(2) + [Desk.rows(1)[0], "B,12,1250000", "C,1000009,1.5", "=D,1000010,1250000"]

    @Test func `a committed batch is queued row by row, and paid`() async throws {
        let desk = try Desk()
        let batch = try await desk.commit(desk.check(Desk.file(Desk.rows(3))))
        #expect(batch.name == "day.csv")
        #expect((batch.rowCount, batch.rejectedCount) == (3, 0))
        #expect(batch.count(.queued) == 3)
        #expect(batch.createdBy == Desk.mai)
        await desk.provider.onCreate { _ in .answer(.paid) }
        await desk.dispatch()
        let after = try #require(try await desk.store.batch(batch.id))
        #expect(after.count(.paid) == 3)
        #expect(after.doneCount == 3)
        #expect(await desk.books.creates.count == 3)
        #expect(try await desk.lines(of: batch).allSatisfy { $0.payout.batch == batch.id })
    }

    @Test func `all is refused while a row is bad, the good rows are kept`() async throws {
        let desk = try Desk()
        let preview = try await desk.check(Desk.file(Self.mixed))
        #expect(preview.findings.counts == [.good: 3, .doubtful: 1, .bad: 2])
        await #expect(throws: ServiceError.self) { try await desk.commit(preview) }
        #expect(try await desk.store.count(PayoutFilter()).value == 0)
        let batch = try await desk.commit(preview, accepting: .good)
        #expect((batch.rowCount, batch.rejectedCount) == (3, 3))
        #expect(try await desk.lines(of: batch).map(\.line) == [2, 3, 7])
    }

    @Test func `rows that may be repetitions are kept when somebody accepts all`() async throws {
        let desk = try Desk()
        let file = Desk.file(Desk.rows(2) + Desk.rows(1))
        let batch = try await desk.commit(desk.check(file))
        #expect(batch.count(.queued) == 3)
    }

    @Test func `a control total that differs is refused by the service itself`() async throws {
        let desk = try Desk()
        let wrong = ControlTotal(total: Money(minorUnits: 1, currency: .vnd))
        let preview = try await desk.check(Desk.file(Desk.rows(2)), controls: [wrong])
        for decision in BatchDecision.allCases {
            let error = await #expect(throws: ServiceError.self) {
                try await desk.commit(preview, accepting: decision)
            }
            #expect(error?.message.hasPrefix("The control total does not match: 1 VND") == true)
        }
        #expect(try await desk.store.batches(BatchFilter(), before: nil, limit: 1).isEmpty)
    }

    @Test func `the same preview is committed once, also by two at the same time`() async throws {
        let desk = try Desk()
        let other = try desk.another()
        let preview = try await desk.check(Desk.file(Desk.rows(50)))
        async let mine = Self.outcome { try await desk.commit(preview) }
        async let theirs = Self.outcome { try await other.commit(preview) }
        let outcomes = await [mine, theirs]
        let ids = outcomes.compactMap { try? $0.get().id }
        let refusals = outcomes.compactMap { outcome in
            if case .failure(let error) = outcome { error as? ServiceError } else { nil }
        }
        #expect(ids.count == 1)
        #expect(refusals == ids.map { .store(.committed($0)) })
        #expect(try await desk.store.count(PayoutFilter()).value == 50)
    }

    private static func outcome(
        _ body: () async throws -> Batch
    ) async -> Result<Batch, any Error> {
        do { return .success(try await body()) } catch { return .failure(error) }
    }

    @Test func `what somebody paid between check and commit is not paid again`() async throws {
        let desk = try Desk()
        let row = "X,\(Desk.account),1250000"
        let preview = try await desk.check(Desk.file(Desk.rows(2) + [row]))
        let payout = try await desk.create()
        await #expect(throws: ServiceError.store(.repeats(line: 4, payout.id))) {
            try await desk.commit(preview)
        }
        #expect(try await desk.store.count(PayoutFilter()).value == 1)
    }

    @Test(arguments: [PluggedStore.Moment.before(.commitBatch), .after(.commitBatch)])
    func `a process that ends around the transaction leaves nothing or all`(
        _ moment: PluggedStore.Moment
    ) async throws {
        let desk = try Desk()
        let preview = try await desk.check(Desk.file(Desk.rows(20)))
        desk.store.plan(.pullPlug, next: moment)
        await #expect(throws: ServiceError.self) { try await desk.commit(preview) }
        let restarted = try desk.another()
        let isKept = moment == .after(.commitBatch)
        #expect(try await restarted.store.count(PayoutFilter()).value == (isKept ? 20 : 0))
        let again = try await restarted.check(Desk.file(Desk.rows(20)))
        #expect((again.committed != nil) == isKept)
    }

    @Test func `whoever cancels in the middle leaves nothing`() async throws {
        let desk = try Desk()
        let preview = try await desk.check(Desk.file(Desk.rows(3_000)))
        // The ledger's thread waits in the middle of the file until somebody has canceled.
        let (steps, continuation) = AsyncStream.makeStream(of: Int.self)
        let isCanceled = DispatchSemaphore(value: 0)
        let committing = Task {
            try await desk.service.commit(preview, accepting: .all, by: Desk.mai) { progress in
                continuation.yield(progress.done)
                isCanceled.wait()
            }
        }
        for await done in steps {
            #expect(done == 1_000)
            committing.cancel()
            isCanceled.signal()
            break
        }
        let result = await committing.result
        #expect(throws: ServiceError.canceled) { try result.get() }
        #expect(try await desk.store.count(PayoutFilter()).value == 0)
        #expect(try await desk.store.batches(BatchFilter(), before: nil, limit: 1).isEmpty)
    }

    @Test func `names that are taken are drawn again`() async throws {
        let desk = try Desk()
        let draws = Mutex<UInt64>(0)
        let service = PayoutService(
            store: desk.store,
            lines: Array(desk.service.lines.values),
            environment: ServiceEnvironment(
                now: { desk.clock.date },
                // Each number comes five times, and a payout takes four.
                randomBits: {
                    draws.withLock { draws in
                        draws += 1
                        return draws / 5
                    }
                },
                clock: desk.clock,
                logger: desk.log.logger
            )
        )
        let preview = try await desk.check(Desk.file(Desk.rows(40)))
        let batch = try await service.commit(preview, accepting: .all, by: Desk.mai)
        #expect(batch.count(.queued) == 40)
    }

    @Test func `rejected rows are written back, mended and uploaded until all are paid once`()
        async throws
    {
        let desk = try Desk()
        let rows = Self.mixed + ["\"E;\n\"\"F\"\"\",12,1250000", "TOTAL,VND,7500000"]
        let first = try await desk.check(Desk.file(rows))
        let batch = try await desk.commit(first, accepting: .good)
        let text = String(decoding: first.rejectedFile(by: .good), as: UTF8.self)
        #expect(
            text == """
                name,account,amount,paydesk_reason\r
                NGUYEN VAN 1,1000001,1250000,the same account and amount as line 2; is it meant \
                twice?\r
                B,12,1250000,"account: must be 6 to 19 digits, nothing else, for example \
                0123456789"\r
                C,1000009,1.5,"amount: must be whole, VND has no decimals"\r
                "E;
                ""F""\",12,1250000,"account: must be 6 to 19 digits, nothing else, for example \
                0123456789"\r

                """
        )
        let mended = text.replacing(",12,", with: ",1000011,").replacing("1.5", with: "1250000")
        let second = try await desk.check(Array(mended.utf8))
        // The repetition is one of the ledger's now, and E pays what B pays.
        #expect(second.findings.counts == [.good: 2, .doubtful: 2])
        let rest = try await desk.commit(second)
        #expect(batch.rowCount + rest.rowCount == 7)
        #expect(try await desk.store.count(PayoutFilter()).value == 7)
        #expect(rest.rejectedCount == 0)
    }

    @Test func `rejected rows keep formulas harmless and their own separator`() async throws {
        let desk = try Desk()
        let preview = try await desk.check(
            Desk.file(["'=A;12;1", "@B;12;1;left over"], header: "name;account;amount")
        )
        let text = String(decoding: preview.rejectedFile(by: .good), as: UTF8.self)
        let lines = text.split(separator: "\r\n").map(String.init)
        #expect(lines[0] == "name;account;amount;paydesk_reason")
        #expect(lines[1].hasPrefix("'=A;12;1;"))
        #expect(lines[2].hasPrefix("'@B;12;1;"))
        #expect(lines[2].hasSuffix(";left over"))
    }
}
