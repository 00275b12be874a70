import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

/// The reconciliation screen as it looks, and what its keys ask for.
struct ReconciliationScreenTests {
    private func console(_ width: Int = 80, _ height: Int = 24) throws -> Harness {
        var ledger = Ledger.mixed
        ledger.book = .day
        var console = try Harness(ledger, width: width, height: height)
        console.press("6")
        return console
    }

    @Test func `80 by 24: the breaks, and below them three sides beside each other`() throws {
        var console = try console()
        console.press("j j")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 8    3        4  5      6 5    7  8    live · 14:32 +07
            ╭ Reconciliation  1 duplicate at provider · 1 missing in ledger · 1 status … ──╮
            │     Age  Break                  Payout              At stake       Stands    │
            │     1 d  duplicate at provider  PO-7F3K-0005       12,500.00  ARS  open      │
            │     1 d  missing in ledger      PD1000002             990.00  ARS  open      │
            │▌    4 d  status                 PO-7F3K-0003        4,800.00  ARS  open      │
            │     9 d  amount                 PO-7F3K-0004            0.01  ARS  2nd pers… │
            │     1 m  late                   PO-7F3K-0002          700.50  ARS  with pro… │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ Break 3  PO-7F3K-0003 ───────────────────────────────────────────────────────╮
            │ Break        status  vexora-ar  2026-11-21                                 ┃ │
            │ What         paid here, failed there (00029)                               ┃ │
            │ At stake     4,800.00 ARS                                                  ┃ │
            │ Next step    Query it; accept the provider's status, or ask its support to ┃ │
            │              correct it.                                                   ┃ │
            │                                                                            │ │
            │              Here                In the file         Provider now          │ │
            │ Order no     PD1000003           PD1000003           –                     │ │
            │ Reference    P202611203          P202611203          P202611203            │ │
            │ Status ≠     paid                failed (00029)      paid                  │ │
            │ Amount       4,800.00 ARS        4,800.00 ARS        4,800.00 ARS          │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             c claim   e resolve   r ask provider   n compare   : command   ? help
            """
        )
    }

    @Test func `120 by 34: all three sides and the ageing`() throws {
        var console = try console(120, 34)
        console.press("j j")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 8    3 Providers        4  5      6 5    7  8                 live · 14:32 +07
            ╭ Reconciliation  1 duplicate at provider · 1 missing in ledger · 1 status · 1 amount · 1 late ────────────────────────╮
            │     Age  Break                  Provider     Payout                           At stake       Stands         Owner    │
            │     1 d  duplicate at provider  vexora-ar    PO-7F3K-0005                    12,500.00  ARS  open           –        │
            │     1 d  missing in ledger      vexora-ar    PD1000002                          990.00  ARS  open           –        │
            │▌    4 d  status                 vexora-ar    PO-7F3K-0003                     4,800.00  ARS  open           dara     │
            │     9 d  amount                 vexora-ar    PO-7F3K-0004                         0.01  ARS  2nd person     –        │
            │     1 m  late                   vexora-ar    PO-7F3K-0002                       700.50  ARS  with provider  –        │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            │                                                                                                                      │
            ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
            ╭ Break 3  PO-7F3K-0003 ───────────────────────────────────────────────────────────────────────────────────────────────╮
            │ Break        status  vexora-ar  2026-11-21                                                                         ┃ │
            │ What         paid here, failed there (00029)                                                                       ┃ │
            │ At stake     4,800.00 ARS                                                                                          ┃ │
            │ Next step    Query it; accept the provider's status, or ask its support to correct it.                             ┃ │
            │                                                                                                                    ┃ │
            │              Here                             In the file                      Provider now                        ┃ │
            │ Order no     PD1000003                        PD1000003                        –                                   ┃ │
            │ Reference    P202611203                       P202611203                       P202611203                          ┃ │
            │ Status ≠     paid                             failed (00029)                   paid                                ┃ │
            │ Amount       4,800.00 ARS                     4,800.00 ARS                     4,800.00 ARS                        ┃ │
            │ Fee          –                                38.40 ARS                        38.40 ARS                           ┃ │
            │ Time +07     2026-11-17 14:31                 2026-11-17 14:31                 2026-11-21 14:32                    │ │
            │ Time -03     2026-11-17 04:31                 2026-11-17 04:31                 2026-11-21 04:32                    │ │
            │ Place        –                                day.csv:43                       –                                   │ │
            │                                                                                                                    │ │
            │ Unresolved, by age                                                                                                 │ │
            ╰──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────╯
             c claim   e resolve   r ask provider   n compare   d close the day   enter open   t closed days   : command   ? help
            """
        )
    }

    @Test func `nothing compared yet says what to do`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press("6")
        expectSnapshot(
            console.lines[1...8].joined(separator: "\n"),
            """
            ╭ Reconciliation ──────────────────────────────────────────────────────────────╮
            │                                                                              │
            │  Nothing was compared yet.                                                   │
            │  n compares a provider's file with the ledger.                               │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            """
        )
    }

    @Test func `a filter that matches nothing is no good news, and has a way out`() throws {
        var console = try console()
        console.press("/")
        console.type("kind:fee")
        console.press("enter")
        expectSnapshot(
            console.lines[1...6].joined(separator: "\n"),
            """
            ╭ Reconciliation ──────────────────────────────────────────────────────────────╮
            │  kind:fee ✕                                                                  │
            │                                                                              │
            │  Nothing matches.                                                            │
            │  Press escape to show all breaks again.                                      │
            │                                                                              │
            """
        )
        console.press("escape")
        #expect(console.text.contains("missing in ledger"))
    }

    @Test func `a comparison without breaks is good news, and so is a ledger without any`() throws {
        var console = try console()
        console.changeLedger { $0.book.sights = [] }
        #expect(console.text.contains("Nothing is unexplained here."))
        console.press("f down enter")
        #expect(console.state.reconciliations.filter == BreakFilter(run: 1, states: []))
        #expect(console.text.contains("Nothing is unexplained here."))
    }

    @Test func `a break is taken, given back, and written about`() throws {
        var console = try console()
        console.press("c")
        #expect(console.ledger.book.sights[0].history.record.owner == .dara)
        console.press("c m")
        console.type("asked support")
        console.press("enter")
        let history = console.ledger.book.sights[0].history
        #expect(history.record.owner == nil)
        #expect(history.notes.map(\.text) == ["asked support"])
    }

    @Test func `a note of several lines is read in lines below its time`() throws {
        var console = try console(120, 60)
        console.changeLedger { ledger in
            let note = PayoutNote(at: .start, by: .dara, text: "asked support\nthey look")
            _ = ledger.book.change(1, owner: .none, note: note)
        }
        let first = try #require(console.lines.firstIndex { $0.contains("dara: asked support") })
        #expect(console.lines[first].hasPrefix("│ 11-21 14:32  dara: asked support  "))
        #expect(console.lines[first + 1].hasPrefix("│              they look  "))
    }

    @Test func `resolving asks how and why, and what does not fit says so`() throws {
        var console = try console()
        console.press("j e")
        #expect(console.text.contains("the provider corrects its books"))
        for name in ["counts as evidence", "only the days differ", "a new transition"] {
            #expect(!console.text.contains(name), "\(name)")
        }
        console.press("escape j e")
        #expect(console.text.contains("a new transition: returned"))
        console.type("provider's status")
        console.press("enter")
        let stake = console.ledger.book.sights[2].history.record.found.stake
        #expect(console.text.contains("\(stake) at stake: "), "\(console.text)")
        console.press("enter")
        #expect(console.text.contains("Say in a note why"))
        console.type("T-1: the portal says so")
        console.press("enter")
        for words in [
            "Resolve break 3?", "\(stake) at stake: ", "The provider's status counts as evidence.",
            "Reference: T-1", "Note: the portal says so", "cannot be undone", "order number ",
        ] { #expect(console.text.contains(words), "\(words)") }
        let effect = ReconciliationEffect.resolve(
            3,
            BreakResolutionDraft(
                action: .acceptProvider,
                reference: "T-1",
                note: "the portal says so"
            )
        )
        console.press("enter")
        #expect(!console.effects.contains(.reconciliation(effect)), "the way out has the focus")
        console.press("e")
        console.type("provider's status")
        console.press("enter")
        #expect(console.text.contains("T-1: the portal says so"), "it need not be typed again")
        console.press("enter tab enter")
        #expect(console.effects.contains(.reconciliation(effect)))
        #expect(console.text.contains("Break 3 is resolved."))
    }

    @Test func `a colleague's proposal is confirmed after a question`() throws {
        var console = try console()
        console.press("j j j C")
        #expect(console.text.contains("linh says: the difference is given up"))
        console.press("tab enter")
        #expect(console.ledger.book.sights[3].history.record.state == .resolved)
    }

    @Test func `a proposal is dropped after a question, and not once it has changed`() throws {
        var console = try console()
        console.press("j j j D")
        #expect(console.text.contains("Drop the resolution of break 4?"))
        #expect(console.text.contains("linh says: the difference is given up"))
        console.press("enter")
        #expect(
            !console.effects.contains(.reconciliation(.discard(4))),
            "the way out has the focus"
        )
        console.press("D")
        let sight = try #require(console.state.reconciliations.sight)
        console.state.reconciliations.sight = nil
        console.press("tab enter")
        #expect(!console.effects.contains(.reconciliation(.discard(4))))
        #expect(console.text.contains("Break 4 has changed meanwhile. Look at it again."))
        console.state.reconciliations.sight = sight
        console.press("D tab enter")
        #expect(console.effects.contains(.reconciliation(.discard(4))))
    }

    @Test func `the provider is asked about the payout of a break`() throws {
        var console = try console()
        console.press("j j r")
        #expect(console.effects.contains(.requery(PayoutID(rawValue: "PO-7F3K-0003"))))
        console.press("k r")
        #expect(console.text.contains("there is no payout of ours to ask about"))
    }

    @Test func `the provider is asked about a whole comparison, after a question`() throws {
        var console = try console()
        console.press("Q")
        #expect(console.text.contains("about all that differs?"))
        #expect(console.text.contains("within its rate limit"))
        console.press("escape")
        #expect(!console.effects.contains(.startRequery(.comparison(1))))
        console.press("Q tab enter")
        #expect(console.effects.contains(.startRequery(.comparison(1))))
        let ids = console.ids(.comparison(1))
        console.send(.requeryBegan(.comparison(1), console.job(.comparison(1), done: 0)))
        console.now.addTimeInterval(2)
        console.progress(.comparison(1), to: 1)
        #expect(console.text.contains("1 of \(ids.count)"))
        console.press("escape")
        #expect(console.effects.last == .stopRequery(1))
    }

    @Test func `a comparison shows how far it is, and escape ends it`() throws {
        var console = try console()
        console.press("n")
        try console.compare("/tmp/day.csv")
        console.now.addTimeInterval(2)
        let reading = ReconciliationProgress(stage: .reading, done: 12_040_000, total: 96_320_000)
        console.send(.reconciliation(.progress(reading)))
        #expect(console.text.contains("reading: 12,040 of 96,320 kB · 6,020 kB/s · 14 s left"))
        console.glyphs = .ascii
        #expect(console.text.contains("12,040 of 96,320 kB - 6,020 kB/s - 14 s left"))
        // Each step has a rate of its own.
        let matching = ReconciliationProgress(stage: .matching, done: 0, total: 1_204)
        console.send(.reconciliation(.progress(matching)))
        #expect(console.text.contains("matching: 0 of 1,204 payouts  "))
        console.press("escape")
        #expect(console.effects.last == .reconciliation(.stop))
        #expect(!console.text.contains("Comparing"))
        console.send(.reconciliation(.reconcileFailed(.canceled)))
        #expect(console.text.contains("Canceled; nothing was kept."))
    }

    @Test func `mine, one comparison, and everything again`() throws {
        var console = try console()
        console.press("o")
        #expect(console.state.reconciliations.breaks.map(\.id) == [3])
        #expect(console.text.contains("Reconciliation  1 status ─"), "counts what is listed")
        console.press("escape f down enter")
        #expect(console.state.reconciliations.filter == BreakFilter(run: 1, states: []))
        console.press("escape")
        #expect(console.state.reconciliations.filter == BreakFilter())
    }

    // MARK: Comparing

    @Test func `what changed while the breaks were read is read after it`() throws {
        var console = try console()
        console.isHolding = true
        console.changeLedger { _ in }
        console.changeLedger { _ = $0.book.change(1, state: .resolved) }
        console.answerAll()
        #expect(console.state.reconciliations.breaks.map(\.id) == [2, 3, 4, 5])
        #expect(!console.state.reconciliations.isOutdated)
    }

    @Test func `lines that could not be read are told with what was found`() throws {
        var console = try console(200, 60)
        console.send(.reconciliation(.reconciled(.fixture(unreadableLines: 2))))
        #expect(console.text.contains("2 lines could not be read"))
        #expect(console.state.notice?.kind == .attention)
    }

    @Test func `files that were compared before are compared once more after a question`() throws {
        var console = try console(120, 34)
        let run = try #require(console.ledger.book.runs.first)
        let order = ReconciliationOrder(
            provider: run.provider,
            period: run.period,
            paths: ["day.csv"]
        )
        console.send(.reconciliation(.reconciledBefore(run, order)))
        #expect(console.text.contains("compared before, by dara at"))
        _ = console.takeEffects()
        console.press("enter")
        #expect(console.effects.isEmpty, "the way back has the focus")
        console.send(.reconciliation(.reconciledBefore(run, order)))
        _ = console.takeEffects()
        console.press("tab enter")
        #expect(console.effects.contains(.reconciliation(.start(order.again))))
        #expect(order.again.isAgain)
    }
}
