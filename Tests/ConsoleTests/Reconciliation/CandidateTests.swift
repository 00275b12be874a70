import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

/// An ambiguous line, and the payouts that it may be about.
struct CandidateTests {
    @Test func `80 by 24 shows who the first candidates are without scrolling`() throws {
        let console = try console(3)
        expectSnapshot(
            console.lines[10...22].joined(separator: "\n"),
            """
            ╭ Break 9 ─────────────────────────────────────────────────────────────────────╮
            │ Break        ambiguous  vexora-ar  2026-11-21                              ┃ │
            │ What         3 payouts fit the line                                        ┃ │
            │ At stake     4,800.00 ARS                                                  ┃ │
            │ Next step    Choose the candidate that the line is about; if none is,      ┃ │
            │              leave it with the provider.                                   │ │
            │ 3 candidates. e chooses one: type part of its number, payee or day.        │ │
            │ 202611211200000000000001  1,250,000 VND  2026-11-21  NAME 1, ····9852  pa… │ │
            │ 202611211200000000000002  1,250,000 VND  2026-11-21  NAME 2, ····9852  pa… │ │
            │ 202611211200000000000003  1,250,000 VND  2026-11-21  NAME 3, ····9852  pa… │ │
            │                                                                            │ │
            │              Here                In the file         Provider now          │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            """
        )
    }

    @Test func `one of many is found by its number, and chosen`() throws {
        var console = try console(60)
        console.press("e")
        let number = try #require(console.ledger.book.sights[0].candidates.last?.orderNumber)
        console.type(String("\(number)".suffix(4)))
        console.press("enter")
        #expect(console.text.contains("the line is about \(number)"))
        console.type("the portal says so")
        console.press("enter")
        #expect(console.text.contains("The line is about \(number)."))
        console.press("tab enter")
        let draft = BreakResolutionDraft(
            action: .choose("\(number)"),
            note: "the portal says so"
        )
        #expect(console.effects.contains(.reconciliation(.resolve(9, draft))))
    }

    @Test func `a candidate is found by its payee and day as well`() throws {
        var console = try console(3)
        console.press("e")
        console.type("9852 2026-11-21")
        #expect(console.text.contains("the line is about"))
        #expect(!console.text.contains("the provider corrects its books"))
    }

    @Test func `the help says how one is chosen`() throws {
        var console = try console(3)
        console.press("?")
        console.type("/ambiguous")
        #expect(console.text.contains("lists all candidates; type part of a number"))
    }

    private func console(_ count: Int) throws -> Harness {
        var ledger = Ledger.mixed
        let payouts = Ledger.numbered(count).histories.map(\.payout)
            .sorted { $0.orderNumber.rawValue < $1.orderNumber.rawValue }
        let like = BreakBook.day.sights[1].history.record
        let record = BreakRecord(
            id: 9,
            provider: like.provider,
            period: like.period,
            found: Break(
                kind: .ambiguous,
                ours: nil,
                theirs: like.found.theirs,
                candidates: payouts.map(\.orderNumber.rawValue),
                stake: Money(minorUnits: 480_000, currency: .ars),
                detail: "\(count) payouts fit the line"
            ),
            payout: nil,
            at: .start,
            state: .open,
            owner: nil
        )
        let history = BreakHistory(record: record, files: [], decisions: [], notes: [])
        ledger.book.sights = [BreakSight(history: history, answer: nil, candidates: payouts)]
        ledger.book.runs = BreakBook.day.runs
        var console = try Harness(ledger)
        console.press("6")
        return console
    }
}
