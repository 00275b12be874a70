import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Claiming, giving back, snoozing and asking about many at once.
struct BulkCareTests {
    @Test func `what would be touched is listed, and Cancel has the focus`() throws {
        var console = try console()
        console.press("c")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 6    3        4  5      6   3 marked · live · 14:32 +07
            ╭ Worklist  6 unknown ─────────────────────────────────────────────────────────╮
            │    Age  Why           Payout        To                    Amount       Owner │
            │ ✓ 59 m  ? unknown     PO-7F3K-0060  NAME 60         1,250,000     VND  –     │
            │ ✓ 49 m  ? unknown     PO-7F3K-0050  NAME 50         1,250,000     VND  –     │
            │ ✓ 39 m  ? unknown     PO-7F3K-0040  NAME 40         1,250,000     VND  –     │
            │▌  ╭ Claim 3 payouts? ────────────────────────────────────────────────────╮   │
            │   │                                                                      │   │
            │   │  3,750,000 VND in SANDBOX                                            │   │
            │   │  You are on all of them: nobody else does the same work.             │   │
            │   │                                                                      │   │
            │   │  PO-7F3K-0060  1,250,000 VND  unknown, NAME 60                       │   │
            ╰───│  PO-7F3K-0050  1,250,000 VND  unknown, NAME 50                       │───╯
            ╭ PO│  PO-7F3K-0040  1,250,000 VND  unknown, NAME 40                       │───╮
            │ Su│                                                                      │   │
            │   │  [ Cancel ]    Claim                                                 │   │
            │ Am╰──────────────────────────────────────────────────────────────────────╯ ┃ │
            │ To          NAME 30 · ····9852 · ACB                                       │ │
            │ Reason      It was sent, or may have been, and no trustworthy answer came. │ │
            │ Since       29 m (2026-11-21 14:02 +07)                                    │ │
            │ Who         nobody; c takes it on                                          │ │
            │                                                                            │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             tab other button   enter choose   escape back
            """
        )
        console.press("enter")
        #expect(console.state.overlay == nil)
        #expect(!console.hasBegunBulk)
        #expect(console.state.place.markCount == 3)
    }

    @Test func `each is claimed by itself, and what was refused stays marked`() throws {
        var console = try console()
        let ids = console.state.worklist.markedItems.map(\.payout.id)
        console.press("c tab")
        console.isHolding = true
        console.press("enter")
        let works = ids.map { BulkStep.Work.worklist(.claim($0, force: false)) }
        #expect(console.effects.last == .bulk(.run(works)))
        _ = try console.ledger.claim(ids[1], owner: .sokha, force: true, at: console.now)
        console.answerAll()
        expectSnapshot(
            console.lines[2...9].joined(separator: "\n"),
            """
            │ ╭ Claim: done  3 of 3 ─────────────────────────────────────────────────────╮ │
            │ │ ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ │ │
            │ │ 2 done · 1 refused                                                       │ │
            │ │                                                                          │ │
            │▌│ PO-7F3K-0060  you are on it                                              │ │
            │ │ PO-7F3K-0050  sokha is on it                                             │ │
            │ │ PO-7F3K-0040  you are on it                                              │ │
            │ │                                                                          │ │
            """
        )
        console.press("enter")
        #expect(console.state.worklist.markedItems.map(\.payout.id) == [ids[1]])
        #expect(console.lines.last == " ! 1 was not done; it stays marked.")
    }

    @Test func `what changed since the question is left alone`() throws {
        var console = try console()
        let ids = console.state.worklist.markedItems.map(\.payout.id)
        console.press("c")
        _ = try console.ledger.claim(ids[0], owner: .sokha, force: true, at: console.now)
        console.send(.ledgerChanged)
        console.press("tab enter")
        let works = ids.dropFirst().map { BulkStep.Work.worklist(.claim($0, force: false)) }
        #expect(console.effects.contains(.bulk(.run(works))))
        #expect(console.text.contains("it has changed meanwhile; look at it again"))
        #expect(console.text.contains("2 done · 1 left alone"))
    }

    @Test func `where all are the operator's, they are given back`() throws {
        var console = try console()
        console.press("c tab enter enter * c")
        #expect(console.text.contains("Claim 3 payouts?"))
        #expect(console.text.contains("Left out: PO-7F3K-0060 (you are on it)"))
        console.press("escape U o * c")
        #expect(console.text.contains("Give back 3 payouts?"))
    }

    @Test func `nothing that fits says why`() throws {
        var console = try Harness(.worklist)
        let now = console.now
        console.press("2 j")
        let id = try #require(console.state.subject?.id)
        _ = try console.ledger.claim(id, owner: .sokha, force: true, at: now)
        console.send(.ledgerChanged)
        console.press("space c")
        #expect(console.state.overlay == nil)
        #expect(console.lines.last?.contains("\(id), sokha is on it") == true)
    }

    @Test func `many are snoozed until one time`() throws {
        var console = try console()
        console.press("z")
        #expect(console.text.contains("Snooze 3 marked for how long?"))
        console.press("enter")
        #expect(console.text.contains("Snooze 3 payouts?"))
        #expect(console.text.contains("They are off the worklist until 2026-11-21"))
        console.press("tab enter")
        #expect(console.text.contains("3 done"))
        #expect(console.state.place.markCount == 0)
    }

    @Test func `above ten the number is typed`() throws {
        var console = try Harness(.numbered(300))
        console.press("2 * c")
        let count = console.state.place.markCount
        #expect(count > 10)
        console.press("tab tab enter")
        #expect(!console.hasBegunBulk, "the button is not armed")
        console.press("tab")
        console.type("\(count)")
        console.press("tab enter")
        #expect(console.hasBegunBulk)
    }

    @Test func `escape stops what is under way, and says what was not done`() throws {
        var console = try console()
        console.press("c tab")
        console.isHolding = true
        console.press("enter")
        let ids = console.state.worklist.markedItems.map(\.payout.id)
        console.end(.worklist(.claim(ids[0], force: false)))
        console.press("escape")
        #expect(console.effects.contains(.bulk(.stop)))
        #expect(console.text.contains("not done: it was stopped"))
        console.press("escape")
        #expect(console.state.overlay == nil)
        #expect(console.state.worklist.markedItems.map(\.payout.id) == Array(ids.dropFirst()))
    }

    @Test func `what nobody can be asked about is left out of a re-query`() throws {
        var console = try Harness()
        console.press("* r")
        #expect(console.text.contains("Ask the providers about"))
        #expect(console.text.contains("PO-7F3K-0001 (never submitted)"))
    }

    @Test func `payouts are claimed where they are found, those that need nobody left out`() throws
    {
        var console = try Harness(.numbered(60))
        console.press("* c")
        #expect(console.text.contains("Claim 6 payouts?"))
        #expect(console.text.contains("(needs no person)"), "\(console.text)")
        console.press("tab enter")
        #expect(console.text.contains("6 done"))
        let owned = console.ledger.histories.filter { $0.care.owner == .dara }
        #expect(owned.count == 6)
        console.press("enter")
        #expect(console.state.place.markCount == 54, "what was done is marked no longer")
    }

    @Test func `payouts are snoozed where they are found`() throws {
        var console = try Harness(.numbered(60))
        console.press("* z enter")
        #expect(console.text.contains("Snooze 6 payouts?"))
    }

    @Test func `every row can be read before the answer, and none has to be`() throws {
        var console = try Harness(.numbered(300))
        console.press("2 * c")
        let ids = console.state.worklist.markedItems.map(\.payout.id)
        #expect(ids.count == 30)
        var read: Set<PayoutID> = []
        for _ in 0..<40 {
            read.formUnion(ids.filter { console.text.contains("\($0)  1,250,000 VND  unknown") })
            console.press("page-down")
        }
        #expect(read == Set(ids))
        console.press("escape c")
        console.type("30")
        console.press("tab enter")
        #expect(console.hasBegunBulk)
    }

    /// Six payouts that need a person and that nobody is on, the first three marked.
    private func console() throws -> Harness {
        var console = try Harness(.numbered(60))
        console.press("2 space space space")
        return console
    }
}

extension Harness {
    /// Whether anything was done to many.
    var hasBegunBulk: Bool {
        effects.contains { if case .bulk(.run) = $0 { true } else { false } }
    }
}
