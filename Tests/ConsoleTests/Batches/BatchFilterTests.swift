import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The batches, narrowed down.
struct BatchFilterTests {
    @Test func `what is typed narrows the list down at once`() throws {
        var console = try Harness(batches: .batched)
        console.press("/")
        expectSnapshot(
            console.lines[1...3].joined(separator: "\n"),
            """
            ╭ Batches  3 · newest first ───────────────────────────────────────────────────╮
            │ / file, id, or by:me status:unknown,failed                                   │
            │    Age  Batch         File      Payouts  Settled  Where they stand  By       │
            """
        )
        console.type("status:failed,unknown salaries")
        console.press("enter")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Batches  1 found ────────────────────────────────────────────────────────────╮
            │  status:unknown,failed ✕   salaries ✕                                        │
            │    Age  Batch         File      Payouts  Settled  Where they stand  By       │
            │▌   4 m  BA-7F3K-0001  salarie…       10     50 %  ███✖█╌█?█◐█◌██◇█  dara     │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ BA-7F3K-0001 ────────────────────────────────────────────────────────────────╮
            │ File       salaries.csv                                                    ┃ │
            │ Committed  2026-11-21 14:28:07 by dara                                     ┃ │
            │ Payouts    10; 2 more rejected                                             │ │
            │ Settled    50 %, 5 of 10                                                   │ │
            │                                                                            │ │
            │ █████████████████████✖███████╌███████?███████◐███████◌█████████████◇██████ │ │
            │ ■ paid 3  ✖ failed 1  ╌ canceled 1  ? unknown 1  ◐ processing 1            │ │
            │ ◌ queued 2  ◇ approval 1                                                   │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             u upload   R retry   f troubled rows   enter open   : command   ? help
            """
        )
        #expect(
            console.state.batches.filter
                == BatchFilter(statuses: [.failed, .unknown], text: "salaries")
        )
        console.press("escape")
        #expect(console.lines[1].hasPrefix("╭ Batches  3 · newest first ─"))
    }

    @Test func `where nothing matches it says so, and how to see all again`() throws {
        var console = try Harness(batches: .batched)
        console.press("/")
        console.type("by:sokha")
        console.press("enter")
        expectSnapshot(
            console.lines[1...6].joined(separator: "\n"),
            """
            ╭ Batches  0 found ────────────────────────────────────────────────────────────╮
            │  by:sokha ✕                                                                  │
            │                                                                              │
            │  Nothing matches.                                                            │
            │  Press escape to show all batches again.                                     │
            │                                                                              │
            """
        )
        console.press("tab escape")
        #expect(console.state.batches.filter == BatchFilter(maker: .sokha))
    }

    @Test func `while it is typed, escape brings back what was shown`() throws {
        var console = try Harness(batches: .batched)
        console.press("j / s a l a r i e s")
        #expect(console.state.batches.batches.map(\.name) == ["salaries.csv"])
        console.press("escape")
        #expect(console.state.batches.batches.count == 3)
    }

    @Test func `the rows of the batch that is selected then are read`() throws {
        var console = try Harness(batches: .batched)
        console.press("/ b o n u s enter")
        let id = console.ledger.batches[1].id
        #expect(console.state.batches.batches.selection == id)
        #expect(console.state.batches.selectedLines?.lines.count == 2)
        #expect(console.text.contains("╭ \(id) ─"))
    }

    @Test func `a list that is written to a file is the one that is shown`() throws {
        var console = try Harness(batches: .batched)
        console.press("/ b o n u s enter X down enter")
        #expect(console.text.contains("Writes the batches that match to a new file"))
        console.type("some.csv")
        console.press("enter")
        let export = BatchEffect.export(.batches(BatchFilter(text: "bonus")), path: "some.csv")
        #expect(console.effects.contains(.batch(export)))
    }

    @Test func `a new batch is shown, whatever was filtered`() throws {
        var console = try Harness(batches: .batched)
        console.press("/ b o n u s enter")
        let retry = Batch.fixture(4, "bonus.csv", [.queued], retryOf: 2, age: 0)
        console.ledger.add(retry)
        console.send(.batch(.retried(retry.batch)))
        #expect(console.state.batches.filter == BatchFilter())
        #expect(console.state.batches.batches.selection == retry.batch.id)
    }

    @Test func `an answer to what was asked before is not shown`() throws {
        var console = try Harness(batches: .batched)
        console.isHolding = true
        console.press("/ b o n u s")
        console.send(.batch(.loaded(BatchFilter(text: "b"), [])))
        #expect(console.state.batches.batches.count == 3)
        console.send(.batch(.loadFailed(BatchFilter(), .notSupported("late"))))
        #expect(!console.text.contains("Not live"))
        console.answerAll()
        #expect(console.state.batches.batches.count == 2)
    }
}
