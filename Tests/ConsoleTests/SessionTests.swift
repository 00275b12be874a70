import Foundation
import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// What the console brings back when it is opened again.
struct SessionTests {
    private func reopened(_ session: SavedSession) throws -> Harness {
        try Harness(width: 120, height: 30).reopened(session)
    }

    @Test func `screen, filter, order, selection and draft come back`() throws {
        var first = try Harness(width: 120, height: 30)
        first.openForm("vietnam")
        first.type("70000")
        first.press("escape")
        first.type("/provider:paypro-vn")
        first.press("enter j")
        let selected = try #require(first.state.list.rows.selection)
        first.press("2")
        var second = try first.reopened()
        #expect(second.state.screen == .worklist)
        #expect(second.text.contains("The filter is as you left it: provider:paypro-vn."))
        #expect(second.text.contains("A draft is kept"))
        second.press("1")
        #expect(second.state.list.filter.query.text == "provider:paypro-vn")
        #expect(second.state.list.rows.selection == selected)
        second.openForm("vietnam")
        #expect(second.state.form?.values == ["amount": "70000"])
    }

    @Test func `a form that is open counts as a draft, and a payout that was submitted does not`()
        throws
    {
        var console = try Harness(width: 120, height: 30)
        console.openForm("vietnam")
        #expect(console.state.session.drafts.isEmpty, "nothing was typed")
        console.type("70000")
        let draft = SavedSession.Draft(subject: "payout paypro-vn", values: ["amount": "70000"])
        #expect(console.state.session.drafts == [draft])
    }

    @Test func `the session of an older program is read`() throws {
        let former = """
            {"screen": 2, "selection": "PO-7F3K-0004",
             "drafts": {"paypro-vn": {"amount": "70000"}, "acme": {"a": "b"}}}
            """
        let session = try JSONDecoder().decode(SavedSession.self, from: Data(former.utf8))
        var console = try reopened(session)
        #expect(console.state.screen == .worklist)
        #expect(console.state.list.rows.selection == .fixture(4))
        console.openForm("vietnam")
        #expect(console.state.form?.values == ["amount": "70000"])
    }

    @Test func `what has no meaning any more is left out`() throws {
        var session = SavedSession()
        session.screen = 99
        session.filter = "amount>much"
        session.order = "-weight"
        session.selections = ["payouts": "PO-GONE-0001"]
        session.drafts = [SavedSession.Draft(subject: "payout paypro-vn", values: ["gone": "x"])]
        var console = try reopened(session)
        #expect(console.state.screen == .payouts)
        #expect(console.state.list.filter.isEmpty)
        #expect(console.state.list.order == .newestFirst)
        #expect(console.state.list.rows.selection == console.state.list.rows.first?.id)
        console.openForm("vietnam")
        #expect(console.state.form?.isDraft == false)
    }

    @Test func `a place in another ledger is forgotten, and the newest are shown`() throws {
        var console = try Harness(.numbered(900), width: 120, height: 30, isStarted: false)
        var session = SavedSession()
        session.selections = ["payouts": "PO-GONE-0001"]
        console.state.restore(session)
        console.isHolding = true
        console.perform(console.state.start())
        guard case .load(let request) = console.held.first else {
            Issue.record("nothing is read")
            return
        }
        #expect(request.purpose == .replace(select: PayoutID(rawValue: "PO-GONE-0001")))
        console.held = []
        console.send(.loadFailed(request, .store(.notFound("PO-GONE-0001"))))
        console.answerAll()
        #expect(console.state.list.rows.selection == console.state.list.rows.first?.id)
        #expect(!console.text.contains("could not be read"))
    }

    @Test func `leaving asks nothing about a draft that is kept`() throws {
        var console = try Harness(width: 120, height: 30)
        console.state.isSessionKept = true
        console.openForm("vietnam")
        console.type("70000")
        console.press("ctrl-c")
        #expect(console.effects.last == .quit)
    }
}
