import Foundation
import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

struct FilterTermsTests {
    private func typing(_ text: String, width: Int = 80) throws -> Harness {
        var console = try Harness(width: width, height: 24)
        console.press("/")
        console.type(text)
        return console
    }

    private func head(_ console: Harness, _ count: Int = 5) -> String {
        console.lines.prefix(count).dropFirst().joined(separator: "\n")
    }

    @Test func `terms apply while they are typed, and one that is not finished does not yet`()
        throws
    {
        let console = try typing("status:unknown !provider:dvpay amount>")
        expectSnapshot(
            head(console),
            """
            ╭ Payouts  1 of 12 · newest first ─────────────────────────────────────────────╮
            │ / status:unknown !provider:dvpay amount>                    not yet: amount> │
            │    Age  Status        Payout        To                           Amount      │
            │▌   3 m  ? unknown     PO-7F3K-0003  Nguyễn Thị Thuỳ Dư…    1,250,000     VND │
            """
        )
        #expect(console.state.payoutFilter.amounts.isEmpty)
    }

    @Test func `kept terms are chips, words that stand together one`() throws {
        var console = try typing("status:unknown !currency:USD nguyễn thị")
        console.press("enter")
        expectSnapshot(
            head(console),
            """
            ╭ Payouts  1 of 12 · newest first ─────────────────────────────────────────────╮
            │  status:unknown ✕   !currency:USD ✕   nguyễn thị ✕                           │
            │    Age  Status        Payout        To                           Amount      │
            │▌   3 m  ? unknown     PO-7F3K-0003  Nguyễn Thị Thuỳ Dư…    1,250,000     VND │
            """
        )
        console.press("/")
        #expect(console.state.list.filter.field?.text == "nguyễn thị")
        #expect(console.lines[2].contains(" status:unknown ✕   !currency:USD ✕  / nguyễn thị"))
    }

    @Test func `further terms stack, and backspace takes the last one back to be typed on`() throws
    {
        var console = try typing("status:unknown")
        console.press("enter /")
        console.type("provider:dvpay")
        console.press("enter")
        #expect(console.state.list.filter.query.text == "status:unknown provider:dvpay")
        #expect(console.shown == [.fixture(12)])
        console.press("/ backspace")
        #expect(console.state.list.filter.field?.text == "provider:dvpay")
        #expect(console.state.list.filter.query.text == "status:unknown")
        console.press("escape")
        #expect(console.state.list.filter.query.text == "status:unknown")
        console.press("backspace")
        #expect(console.state.list.filter.isEmpty)
    }

    @Test func `what means nothing is not kept, and says how to write it`() throws {
        var console = try typing("age>soon")
        console.press("enter")
        #expect(console.state.list.filter.field?.text == "age>soon")
        #expect(
            console.lines.last
                == " ! age>soon is no age; write age>2h, age<30m or age>1d12h."
        )
        var contrary = try typing("status:paid !status:paid")
        contrary.press("enter")
        #expect(contrary.lines.last == " ! Nothing can match: the terms exclude it all.")
        #expect(contrary.state.list.rows.count == 12)
    }

    @Test func `what is left of a filter and excludes everything shows nothing, never everything`()
        throws
    {
        var console = try typing("status:paid !status:paid status:unknown")
        console.press("enter")
        #expect(console.state.list.rows.count == 2)
        console.press("backspace")
        #expect(console.state.list.filter.query.text == "status:paid !status:paid")
        #expect(console.state.payoutFilter == .nothing)
    }

    @Test func `tab completes fields and values, shown before it is pressed`() throws {
        var console = try typing("st")
        #expect(console.lines[2].hasPrefix("│ / status:  "))
        let hints = " enter keep   tab complete   escape back   ↑ ↓ move"
        #expect(console.lines.last == hints)
        console.press("tab")
        console.type("un")
        console.press("tab")
        #expect(console.state.list.filter.field?.text == "status:unknown")
        #expect(console.state.list.rows.count == 2)
    }

    @Test func `what was typed before comes back with ctrl-p`() throws {
        var console = try typing("status:unknown")
        console.press("enter escape /")
        console.type("gómez")
        console.press("enter escape / ctrl-p")
        #expect(console.state.list.filter.field?.text == "gómez")
        console.press("ctrl-p")
        #expect(console.state.list.filter.field?.text == "status:unknown")
        console.press("ctrl-n ctrl-n")
        #expect(console.state.list.filter.field?.text == "")
    }

    @Test func `who moves while nothing is typed stays there, with the detail of that payout`()
        throws
    {
        var console = try Harness(.numbered(30), width: 120)
        console.press("/ down down escape")
        #expect(console.selection == .fixture(3))
        #expect(console.state.detail.history?.payout.id == .fixture(3))
    }

    @Test func `the filters are switched off together, and on again`() throws {
        var console = try typing("status:unknown provider:dvpay")
        console.press("enter !")
        #expect(console.state.list.rows.count == 12)
        #expect(console.lines[2].contains(" status:unknown ✕   provider:dvpay ✕ "))
        console.press("!")
        #expect(console.shown == [.fixture(12)])
        console.press("! f")
        console.type("paid")
        console.press("enter")
        #expect(console.state.payoutFilter.statuses == [.paid], "a new filter switches them on")
    }

    @Test func `age is relative to when the list is read`() throws {
        var console = try typing("age>1h")
        let first = console.state.payoutFilter.createdBefore
        #expect(first == console.now - 3_600)
        console.advance(by: 60)
        console.send(.ledgerChanged)
        let filters = console.takeEffects().compactMap { effect -> PayoutFilter? in
            if case .load(let request) = effect { request.filter } else { nil }
        }
        #expect(filters.last?.createdBefore == console.now - 3_600)
    }

    @Test func `escape leads back to the screen that led here, and to its filter before`() throws {
        var console = try typing("gómez", width: 120)
        console.ledger.overviews = .incident
        console.press("enter 3 enter")
        #expect(console.state.screen == .payouts)
        #expect(console.state.list.filter.query.terms.map(\.field) == [.status, .provider])
        console.press("escape")
        #expect(console.state.screen == .providers)
        #expect(console.state.list.filter.query.text == "gómez")
    }

    @Test func `the list is sorted by what is chosen, and among equals by what was chosen before`()
        throws
    {
        var console = try Harness(width: 80, height: 24)
        console.press("o")
        console.type("by name")
        console.press("enter o")
        console.type("largest")
        console.press("enter")
        let orders = console.effects.compactMap { effect -> String? in
            if case .load(let request) = effect { request.order.text } else { nil }
        }
        #expect(orders == ["", "name", "-amount,name"])
        #expect(console.lines[1].contains("12 · largest amount first, by name"))
        console.press("o")
        #expect(
            console.text.contains(
                "│▌ largest amount first  sorted first │"
            )
        )
        console.type("newest")
        console.press("enter")
        #expect(console.state.list.order == .newestFirst)
    }

    @Test func `where too many match to be sorted, the newest come first again`() throws {
        var console = try Harness(width: 80, height: 24)
        console.isHolding = true
        console.press("o")
        console.type("largest")
        console.press("enter")
        guard case .load(let request) = console.effects.last else {
            Issue.record("the list was not read")
            return
        }
        let count = PayoutCount(value: 812_000, isExact: true)
        console.send(.loadFailed(request, .store(.tooManyToSort(count, limit: 50_000))))
        #expect(console.state.list.order == .newestFirst)
        let sentence =
            "812,000 payouts match; at most 50,000 can be sorted. Narrow the filter first."
        #expect(console.lines.last == " ! \(sentence)")
    }

    @Test func `looking goes on by itself until enough is found, and says how far back it is`()
        throws
    {
        var console = try Harness(width: 80, height: 24)
        console.isHolding = true
        console.press("/")
        console.type("amount>1k")
        guard case .load(let request) = console.effects.last else {
            Issue.record("the list was not read")
            return
        }
        let stop = LookingStop(count: 9_000, payout: .fixture(7), createdAt: .start - 86_400)
        let page = PayoutPage(payouts: [], hasNewer: false, hasOlder: false, stop: stop)
        let count = PayoutCount(value: 0, isExact: false)
        let listing = PayoutListing(page: page, count: count, tallies: [])
        console.send(.loaded(request, listing))
        #expect(console.text.contains("Looking through the ledger…"))
        #expect(console.lines[1].contains("looking, back to 2026-11-20"))
        guard case .load(let next) = console.effects.last else {
            Issue.record("looking did not go on")
            return
        }
        #expect(next.position == .after(.fixture(7)))
        #expect(next.purpose == .older)
    }
}
