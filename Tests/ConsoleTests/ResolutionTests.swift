import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Resolving a payout by what a person saw.
struct ResolutionTests {
    @Test func `the form shows what is missing beside each row`() throws {
        var console = try opened()
        console.press("ctrl-s")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 6    3        4  5      6      7  8    live · 14:32 +07
            ╭ Resolve  PO-7F3K-0003 · 1,250,000 VND ───────────────────────────────────────╮
            │ ▌ It was    ✕ choose                                                       ▼ │
            │     Say what became of the money.                                            │
            │   Seen in     like provider portal                                           │
            │   Reference   like ticket 8841                                               │
            │   Note      ✕ like support confirmed by phone                                │
            │     Say in a note why, so that others can follow.                            │
            │                                                                              │
            │     Review                                                                   │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             enter choose   ctrl-s review   tab next field   escape back
            """
        )
        #expect(console.state.resolution?.review == nil)
    }

    @Test func `the review names payout, amount, place and consequence`() throws {
        let console = try reviewed()
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 6    3        4  5      6      7  8    live · 14:32 +07
            ╭ Review  PO-7F3K-0003 · 1,250,000 VND ────────────────────────────────────────╮
            │ Payout     PO-7F3K-0003                                                      │
            │ Amount     1,250,000 VND                                                     │
            │ To         Nguyễn Thị Thuỳ Dương, ····9852                                   │
            │ Through    PayPro · Vietnam                                                  │
            │ In         SANDBOX                                                           │
            │ It stands  unknown for 2 m                                                   │
            │ You saw    paid: the money arrived                                           │
            │ Seen in    portal                                                            │
            │ Reference  TRX 9                                                             │
            │ Note       Seen by phone                                                     │
            │                                                                              │
            │ It counts at once, as your word. Only contrary evidence changes it again.    │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │ [ Back ]    Resolve                                                          │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             tab other button   enter choose   ↑ ↓ scroll   escape back
            """
        )
    }

    @Test(arguments: ["enter", "e", "y", "space", "ctrl-s", "tab tab enter", "escape"])
    func `no hasty key resolves`(_ keys: String) throws {
        var console = try reviewed()
        console.press(keys)
        #expect(console.effects.filter(\.isResolving).isEmpty)
    }

    @Test func `a payout that a colleague is on says so in the form and in the review`() throws {
        var ledger = Ledger.worklist
        ledger.histories[2].care.owner = .sokha
        let warning = "sokha is on it and may be in the middle of it. Talk to them first."
        let form = try opened(ledger)
        #expect(form.text.contains(warning))
        let review = try reviewed(ledger)
        #expect(review.text.contains("[ Back ]") && review.text.contains(warning))
    }

    @Test func `tab and enter resolve it, and it leaves the worklist`() throws {
        var console = try reviewed()
        let payout = try #require(console.ledger.history(.fixture(3))?.payout)
        console.press("tab enter")
        let draft = ResolutionDraft(
            claim: .paid,
            seenAt: "portal",
            reference: "TRX 9",
            note: "Seen by phone"
        )
        #expect(console.effects.contains(.worklist(.resolve(payout, draft))))
        #expect(console.state.resolution == nil)
        #expect(console.lines.last == " ✓ PO-7F3K-0003 is resolved: it is paid.")
        #expect(!console.state.worklist.items.contains { $0.payout.id == .fixture(3) })
    }

    @Test func `above the limit it waits for a second person`() throws {
        var ledger = Ledger.worklist
        ledger.histories[2] = PayoutHistory(3, .unknown, .payproVN, .vnd(99_000_000))
        var console = try reviewed(ledger)
        #expect(console.text.contains("needs a second person"))
        #expect(console.text.contains("Propose"))
        console.press("tab enter")
        #expect(console.lines.last?.contains("waits for a second person") == true)
        #expect(console.state.worklist.items.contains { $0.payout.id == .fixture(3) })
        console.press("2 G k")
        console.select(.fixture(3))
        console.press("C")
        #expect(
            console.lines.last
                == " Not now: you proposed it; a colleague has to confirm it."
        )
        console.press("e")
        #expect(console.state.resolution == nil)
    }

    @Test func `a second person confirms after reading everything`() throws {
        var console = try Harness(.worklist, width: 100, height: 34)
        console.press("2 j C")
        for word in [
            "Confirm how PO-7F3K-0012 is resolved?", "7.00 USD", "SANDBOX", "sokha says",
            "paid: the money arrived", "bank statement of 21 November", "TRX-5521",
            "The bank confirmed the credit.", "cannot be undone", "It is unknown for",
        ] { #expect(console.text.contains(word), "\(word)") }
        console.press("enter")
        let history = try #require(console.ledger.history(.fixture(12)))
        let proposal = try #require(history.proposal)
        let effect = Effect.worklist(.confirmResolution(history.payout, proposal))
        #expect(!console.effects.contains(effect))
        console.press("C tab enter")
        #expect(console.effects.contains(effect))
        #expect(console.ledger.history(.fixture(12))?.payout.status == .paid)
    }

    @Test func `what changed since it was read is not confirmed`() throws {
        var console = try Harness(.worklist)
        console.press("2 j C")
        console.changeLedger { ledger in
            let old = ledger.histories[11].proposal
            ledger.histories[11].proposal = old.map {
                Resolution(
                    claim: .failed,
                    seenAt: $0.seenAt,
                    reference: $0.reference,
                    note: $0.note,
                    by: $0.by,
                    at: $0.at
                )
            }
        }
        console.press("tab enter")
        let isConfirmed = console.effects.contains { effect in
            if case .worklist(.confirmResolution) = effect { true } else { false }
        }
        #expect(!isConfirmed)
        #expect(console.state.notice?.kind == .attention)
    }

    @Test func `a proposal is dropped after a question`() throws {
        var console = try Harness(.worklist)
        console.press("2 j D tab enter")
        #expect(console.ledger.history(.fixture(12))?.proposal == nil)
        #expect(console.ledger.history(.fixture(12))?.payout.status == .unknown)
    }

    @Test func `a payout that changed meanwhile is not resolved`() throws {
        var console = try reviewed()
        let now = console.now
        console.changeLedger { ledger in
            ledger.change(.fixture(3), to: .unknown, at: now)
        }
        console.press("tab enter")
        #expect(console.effects.filter(\.isResolving).isEmpty)
        #expect(console.state.notice?.text.contains("has changed meanwhile") == true)
        #expect(console.state.resolution == nil)
    }

    @Test func `a refusal of the ledger keeps the review`() throws {
        var console = try reviewed()
        console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        console.press("tab enter")
        #expect(console.state.resolution?.review?.isSubmitting == false)
        #expect(console.state.notice?.kind == .error)
    }

    @Test func `only seen claims nothing, and is offered where that ends something`() throws {
        var console = try opened()
        console.press("enter")
        console.type("only seen")
        #expect(console.text.contains("only evidence settles it"))
        console.press("enter")
        #expect(console.state.overlay != nil)
        console.press("escape escape")
        console.select(.fixture(5))
        console.press("e enter")
        console.type("only")
        console.press("enter enter enter")
        console.type("Customer was told")
        console.press("ctrl-s")
        #expect(console.text.contains("marked as seen"))
        console.press("tab enter")
        #expect(console.ledger.history(.fixture(5))?.payout.status == .returned)
        #expect(console.ledger.history(.fixture(5))?.payout.attention == [])
    }

    @Test func `a form that was left comes back, also once the payout changed`() throws {
        var console = try opened()
        console.press("tab")
        console.type("portal")
        console.press("escape")
        #expect(console.lines.last == " The draft is kept until you leave; e brings it back.")
        console.press("e")
        #expect(console.state.resolution?.editors[0].text == "portal")
        console.press("escape")
        let now = console.now
        console.changeLedger { $0.change(.fixture(3), to: .unknown, at: now) }
        console.select(.fixture(3))
        console.press("e")
        #expect(console.state.resolution?.editors[0].text == "portal")
        #expect(console.state.resolution?.verdict == nil)
    }

    @Test(
        arguments: [
            (1, "nothing of it was sent yet"),
            (2, "it is under way; wait for the result, or re-query"),
            (8, "it waits for approval, and nothing was sent"),
            (10, "it was withdrawn, and nothing was sent"),
        ]
    )
    func `what is under way or was never sent is not resolved`(
        number: Int,
        reason: String
    ) throws {
        var console = try Harness()
        for _ in 1..<number { console.press("j") }
        console.press("e")
        #expect(console.state.subject?.id == .fixture(number))
        #expect(console.lines.last == " Not now: \(reason).")
        #expect(console.state.resolution == nil)
    }

    @Test(
        arguments: [
            (4, "returned", "paid becomes returned", PayoutStatus.returned),
            (6, "paid", "failed becomes paid", .paid),
        ]
    )
    func `a settled payout is reversed in words that say so`(
        number: Int,
        claim: String,
        words: String,
        becomes: PayoutStatus
    ) throws {
        var console = try Harness(width: 100, height: 34)
        for _ in 1..<number { console.press("j") }
        #expect(console.lines.last?.contains("e resolve") == false)
        console.press("e")
        let before = words.split(separator: " ")[0]
        #expect(console.text.contains("It is settled as \(before). Another"))
        console.press("enter")
        console.type("\(before):")
        #expect(console.text.contains("it is \(before) already"))
        console.press("escape enter")
        console.type("\(claim):")
        console.press("enter")
        for text in ["portal", "TRX 9", "Seen by phone"] {
            console.type(text)
            console.press("enter")
        }
        console.press("enter")
        let text = console.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("This reverses a settled payout:"))
        #expect(console.text.contains("Reverse"))
        #expect(console.state.resolution?.reversal?.to == StatusBadge(becomes).word)
        console.press("tab enter")
        #expect(console.ledger.history(.fixture(number))?.payout.status == becomes)
    }

    @Test func `a reversal above the limit is proposed, and waits on the worklist`() throws {
        var ledger = Ledger.mixed
        ledger.histories[3] = PayoutHistory(4, .paid, .payproVN, .vnd(99_000_000))
        var console = try Harness(ledger, width: 100, height: 34)
        console.press("j j j e enter")
        console.type("returned")
        console.press("enter")
        for text in ["portal", "TRX 9", "Seen by phone"] {
            console.type(text)
            console.press("enter")
        }
        console.press("enter")
        #expect(console.text.contains("Propose"))
        console.press("tab enter 2")
        #expect(console.state.worklist.items.contains { $0.payout.id == .fixture(4) })
        #expect(console.ledger.history(.fixture(4))?.payout.status == .paid)
    }

    private func opened(_ ledger: Ledger = .worklist) throws -> Harness {
        var console = try Harness(ledger, width: 80, height: 24)
        console.press("2")
        console.select(.fixture(3))
        console.press("e")
        return console
    }

    private func reviewed(_ ledger: Ledger = .worklist) throws -> Harness {
        var console = try opened(ledger)
        console.press("enter")
        console.type("paid")
        console.press("enter")
        for text in ["portal", "TRX 9", "Seen by phone"] {
            console.type(text)
            console.press("enter")
        }
        console.press("enter")
        return console
    }
}

extension Harness {
    /// Moves to a payout on the worklist.
    fileprivate mutating func select(_ id: PayoutID) {
        press("g")
        for _ in state.worklist.rows where state.subject?.id != id { press("j") }
    }
}

extension Effect {
    fileprivate var isResolving: Bool {
        if case .worklist(.resolve) = self { true } else { false }
    }
}
