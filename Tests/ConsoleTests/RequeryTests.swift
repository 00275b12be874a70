import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

struct RequeryTests {
    @Test func `one payout is asked about, and a notice tells the answer`() throws {
        var console = try Harness()
        console.isHolding = true
        console.press("j r")
        #expect(console.effects.last == .requery(.fixture(2)))
        #expect(console.lines.last == " Asking the provider about PO-7F3K-0002…")
        console.answerAll()
        #expect(
            console.lines.last
                == " PO-7F3K-0002: a query found it in progress; it is processing"
        )
        console.press("j")
        #expect(console.state.notice == nil)
    }

    @Test func `what was never submitted cannot be asked about`() throws {
        var console = try Harness()
        console.press("r")
        #expect(console.lines.last == " Not now: it was never submitted.")
        #expect(!console.effects.contains(.requery(.fixture(1))))
    }

    @Test func `a provider without a query says so`() throws {
        var console = try Harness(width: 120)
        for _ in 0..<6 { console.press("j") }
        console.press("r")
        #expect(console.lines.last == " Not now: this provider cannot be asked.")
    }

    @Test func `marked ones are asked in the order of the list, with progress`() throws {
        var console = try bulk()
        #expect(
            console.effects.last
                == .startRequery(scope)
        )
        console.answerAll()
        console.progress(scope, to: 1)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6   3 marked · live · 14:32 +07
            ╭ Payouts  12 · newest first ──────────────────────────────────────────────────╮
            │ ╭ Re-query  1 of 3 ────────────────────────────────────────────────────────╮ │
            │ │ ━━━━━━━━━━━━━━━━━━━━━━━━──────────────────────────────────────────────── │ ┃
            │ │ 1 as before                                                              │ ┃
            │ │                                                                          │ ┃
            │ │ PO-7F3K-0002  a query found it in progress                ◐ processing   │ ┃
            │▌│ PO-7F3K-0003  waits                                                      │ ┃
            │ │ PO-7F3K-0004  waits                                                      │ ┃
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            ╰─│                                                                          │─╯
            ╭ │                                                                          │─╮
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ │                                                                          │ │
            │ ╰──────────────────────────────────────────────────────────────────────────╯ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             escape stop   ↑ ↓ scroll
            """
        )
        console.progress(scope, to: 3, from: 1)
        #expect(console.text.contains("Re-query: done"))
        _ = console.takeEffects()
        console.press("enter")
        #expect(console.state.overlay == nil)
        #expect(console.state.list.rows.marked.isEmpty)
        #expect(console.effects.isEmpty)
    }

    @Test(arguments: ["escape", "q"])
    func `leaving ends the asking`(_ key: String) throws {
        var console = try bulk()
        console.answerAll()
        console.progress(scope, to: 1)
        console.press(key)
        #expect(console.state.overlay == nil)
        #expect(console.effects.last == .stopRequery(1))
    }

    @Test func `leaving before it began ends it as soon as it begins`() throws {
        var console = try bulk()
        console.press("escape")
        #expect(!console.effects.contains(.stopRequery(1)))
        console.answerAll()
        #expect(console.effects.contains(.stopRequery(1)))
        #expect(console.state.overlay == nil)
    }

    @Test(arguments: ["enter", "?", "f1", "space", "x", "2"])
    func `no other key leaves while it asks`(_ key: String) throws {
        var console = try bulk()
        console.press(key)
        #expect(console.state.overlay != nil)
        #expect(!console.effects.contains(.stopRequery(1)))
    }

    @Test func `news of another re-query is no progress`() throws {
        var console = try bulk()
        console.answerAll()
        let other = RequeryJob(
            id: 2,
            by: .sokha,
            startedAt: .start,
            total: 9,
            done: 9,
            endedAt: .start,
            isCanceled: false
        )
        console.send(.requeryUpdated(RequeryUpdate(job: other, lines: [])))
        guard case .requery(let progress) = console.state.overlay else {
            Issue.record("no progress is shown")
            return
        }
        #expect(progress.done == 0)
        #expect(!progress.isDone)
    }

    @Test func `what could not begin says so`() throws {
        var console = try bulk()
        console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        console.answerAll()
        #expect(console.state.overlay == nil)
        #expect(console.state.notice?.kind == .error)
    }

    @Test func `no question is asked with the count of another filter`() throws {
        var console = try Harness(.numbered(900), width: 80, height: 24)
        console.isHolding = true
        console.press("f")
        console.type("unknown")
        console.press("enter Q")
        #expect(console.state.overlay == nil)
        #expect(console.text.contains("It is being read; what you asked for follows."))
        console.answerAll()
        #expect(console.text.contains("Ask the providers about 90 payouts?"))
    }

    @Test func `where not all are in the list, the question says that it is at most so many`()
        throws
    {
        var console = try Harness(.numbered(900), width: 80, height: 24)
        console.press("Q")
        #expect(console.text.contains("Ask the providers about at most 900 payouts?"))
    }

    @Test func `only those that were ever sent are counted, and none is no question`() throws {
        var console = try Harness(.mixed, width: 80, height: 24)
        let sent = console.state.list.rows.count { $0.attemptCount > 0 }
        #expect(sent > 1 && sent < console.state.list.rows.count)
        console.press("Q")
        #expect(console.text.contains("Ask the providers about \(sent) payouts?"))
        console.press("escape f")
        console.type("queued")
        console.press("enter Q")
        #expect(console.state.overlay == nil)
        #expect(console.text.contains("none of these payouts was ever sent"))
    }

    @Test func `everything that matches is asked about after a question with the count`() throws {
        var console = try Harness(.numbered(900), width: 80, height: 24)
        console.press("f")
        console.type("unknown")
        console.press("enter Q")
        #expect(console.text.contains("Ask the providers about 90 payouts?"))
        #expect(!console.effects.contains { if case .startRequery = $0 { true } else { false } })
        console.press("tab enter")
        let filter = PayoutFilter(statuses: [.unknown])
        #expect(console.effects.last == .startRequery(.matching(filter)))
        console.advance(by: 3)
        console.progress(.matching(filter), to: 30)
        expectSnapshot(
            console.lines[2...8].joined(separator: "\n"),
            """
            │ ╭ Re-query  30 of 90 · 10/s · 6 s left ────────────────────────────────────╮ │
            │ │ ━━━━━━━━━━━━━━━━━━━━━━━━──────────────────────────────────────────────── │ │
            │▌│ 30 as before                                                             │ ┃
            │ │                                                                          │ │
            │ │ PO-7F3K-0300  a query found it in progress                ◐ processing ┃ │ │
            │ │ PO-7F3K-0290  a query found it in progress                ◐ processing ┃ │ │
            │ │ PO-7F3K-0280  a query found it in progress                ◐ processing ┃ │ │
            """
        )
    }

    @Test func `with marks it says that all are meant, and which key asks about the marked`() throws
    {
        var console = try Harness(.mixed)
        console.press("space j space Q")
        #expect(console.text.contains("not only the 2 marked (r asks about those)"))
    }

    @Test func `Cancel has the focus, so enter alone asks nobody`() throws {
        var console = try Harness()
        console.press("Q enter")
        #expect(console.state.overlay == nil)
        #expect(!console.effects.contains { if case .startRequery = $0 { true } else { false } })
    }

    @Test func `results for the screen are bounded, and counted all the same`() throws {
        var console = try Harness(.numbered(1_500), width: 80, height: 24)
        console.press("Q tab enter")
        console.progress(.matching(PayoutFilter()), to: 1_500)
        guard case .requery(let progress) = console.state.overlay else {
            Issue.record("no progress is shown")
            return
        }
        #expect(progress.lines.count == RequeryProgress.maximumLines)
        #expect(progress.counts == [.unchanged: 1_500])
        #expect(progress.lines.last?.payout == .fixture(1_500))
    }

    @Test func `an answer that says nothing needs a person, a failure is an error`() throws {
        var console = try Harness()
        let payout = try #require(console.ledger.history(.fixture(3))?.payout)
        let answer = RequeryResult.Answer(payout: payout, result: .noAnswer("HTTP 502"))
        console.send(.requeried(RequeryResult(id: payout.id, outcome: .success(answer))))
        #expect(console.state.notice?.kind == .attention)
        console.send(.requeried(console.requery(.fixture(99))))
        #expect(console.state.notice?.kind == .error)
    }

    @Test(
        arguments: [
            (PayoutStatus.paid, Evidence.Claim.paid, Notice.Kind.success, "a query found it paid"),
            (
                .paid, .notFound, .attention,
                "the provider knows no such order, and we have it as paid"
            ),
            (.paid, .pending, .attention, "a query found it in progress, and we have it as paid"),
            (.paid, .failed, .attention, "a query found it failed, and we have it as paid"),
            (.paid, .unclear, .attention, "a query found no clear answer; it is paid"),
            (
                .returned, .notFound, .attention,
                "the provider knows no such order, and we have it as returned"
            ),
            (.failed, .paid, .attention, "a query found it paid, and we have it as failed"),
            (.failed, .notFound, .attention, "a query found no such order; it is failed"),
            (.processing, .notFound, .information, "a query found no such order; it is processing"),
            (
                .unknown, .notFound, .attention,
                "a query found no such order; its outcome is unknown"
            ),
        ]
    )
    func `only the word that money arrived is good news, and what contradicts us is a warning`(
        _ status: PayoutStatus,
        _ claim: Evidence.Claim,
        _ tone: Notice.Kind,
        _ sentence: String
    ) throws {
        let payout = PayoutHistory(1, status).payout
        let evidence = Evidence(
            source: .query,
            claim: claim,
            rawStatus: "",
            receivedAt: .start
        )
        let answer = RequeryResult.Answer(payout: payout, result: .answered(evidence))
        let text = RequeryText(RequeryResult(id: payout.id, outcome: .success(answer)))
        #expect(text.tone == tone)
        #expect(text.sentence == sentence)
    }

    @Test func `what was known before is no good news of a question without an answer`() {
        let payout = PayoutHistory(3, .paid, age: 60).payout
        let answer = RequeryResult.Answer(payout: payout, result: .noAnswer("HTTP 502"))
        let text = RequeryText(RequeryResult(id: payout.id, outcome: .success(answer)))
        #expect(text.sentence == "no usable answer (HTTP 502); it is paid")
        #expect(text.tone == .information)
    }

    @Test func `a re-query that was not through is opened by name and goes on`() throws {
        var console = try Harness(width: 80, height: 24)
        console.ledger.requeries = [former(7, done: 30), former(6, done: 90, isOver: true)]
        console.press(":")
        console.type("former")
        console.press("enter")
        let choices = [
            "│▌ 7 by sokha, 2 h 0 m ago  30 of 90 · not through │",
            "│  6 by sokha, 2 h 0 m ago         90 of 90 · done │",
        ]
        for choice in choices { #expect(console.text.contains(choice)) }
        console.press("enter")
        #expect(console.effects.last == .followRequery(7))
        console.advance(by: 5)
        let line = RequeryLine(
            payout: .fixture(3),
            status: .paid,
            outcome: .changed,
            message: "a query found it paid; it is paid"
        )
        let update = RequeryUpdate(job: former(7, done: 40), lines: [line])
        console.send(.requeryUpdated(update))
        // Of the 40, 10 were asked about since it was opened.
        #expect(console.text.contains("Re-query  40 of 90 · 2/s · 25 s left"))
        #expect(console.text.contains("PO-7F3K-0003  a query found it paid"))
        #expect(console.lines.last == " escape back   ↑ ↓ scroll")
        console.press("escape")
        #expect(console.state.overlay == nil)
        #expect(!console.effects.contains(.stopRequery(7)), "it is not this person's to end")
    }

    @Test func `without any former re-query there is nothing to choose`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press(":")
        console.type("former")
        console.press("enter")
        #expect(console.state.overlay == nil)
        #expect(console.lines.last == " Nobody has asked about many payouts yet.")
    }

    private func former(_ id: Int64, done: Int, isOver: Bool = false) -> RequeryJob {
        RequeryJob(
            id: id,
            by: .sokha,
            startedAt: Date.start - 7_200,
            total: 90,
            done: done,
            endedAt: isOver ? .start : nil,
            isCanceled: false
        )
    }

    private let scope = RequeryScope.payouts([.fixture(2), .fixture(3), .fixture(4)])

    /// Three payouts that are being asked about; no answer has come.
    private func bulk() throws -> Harness {
        var console = try Harness(width: 80, height: 24)
        console.press("j space space space")
        console.isHolding = true
        console.press("r tab enter")
        return console
    }
}
