import Foundation
import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What was typed and not done, in every form and question.
struct DraftTests {
    /// A form or a question, and what is typed in it.
    struct Case: CustomTestStringConvertible, Sendable {
        /// The keys that lead to it from the start.
        let way: String
        /// The keys that lead from its first field to the one that is typed in.
        var field = ""
        var typed = "half of it"
        let subject: DraftSubject

        var testDescription: String { subject.text }
    }

    private static let rejected = ApprovalSubject.payout(.fixture(1))

    static let forms = [
        Case(way: "n v i e t enter", typed: "70000", subject: .payout(.payproVN)),
        Case(way: "1 home j j e", field: "tab", subject: .resolution(.fixture(3))),
        Case(way: "4 u", typed: "~/eve.csv", subject: .upload),
        Case(way: "6 n", field: "tab tab tab", typed: "eve.csv", subject: .comparison),
        Case(
            way: "6 d",
            field: "shift-tab ctrl-u",
            typed: "2026-11-18",
            subject: .close(.vexoraAR)
        ),
    ]

    static let questions = [
        Case(way: "1 m", subject: .note(.fixture(1))),
        Case(way: "6 m", subject: .breakNote(1)),
        Case(way: "6 e enter", subject: .breakResolution(1, .providerToFix)),
        Case(way: "3 P", subject: .pause(.dvpay)),
        Case(way: "5 x", subject: .rejection(rejected)),
    ]

    private func console(_ ledger: Ledger? = nil) throws -> Harness {
        var console = try Harness(ledger ?? .everywhere(), width: 120, height: 34)
        console.state.isSessionKept = true
        return console
    }

    private func typed(_ form: Case) throws -> Harness {
        var console = try console()
        console.press("\(form.way) \(form.field)")
        console.type(form.typed)
        return console
    }

    // MARK: Coming back

    @Test(arguments: forms + questions)
    func `what is being typed survives a crash, and says that it is a draft`(form: Case) throws {
        let first = try typed(form)
        #expect(first.state.allDrafts.all.map(\.subject) == [form.subject])
        var second = try first.reopened()
        #expect(!second.text.contains("is a draft"))
        second.press(form.way)
        #expect(second.text.contains(form.typed))
        #expect(second.text.contains("This is a draft, as you left it"))
    }

    @Test(arguments: forms + questions)
    func `what was left comes back, too, and nothing of it is asked about`(form: Case) throws {
        var console = try typed(form)
        console.press("escape")
        #expect(console.state.drafts.all.map(\.subject) == [form.subject])
        console.press("q")
        #expect(console.effects.last == .quit)
        console = try console.reopened()
        console.press(form.way)
        #expect(console.text.contains(form.typed))
    }

    @Test(arguments: forms + questions)
    func `without a session it is asked about before it is lost`(form: Case) throws {
        var console = try typed(form)
        console.state.isSessionKept = false
        console.press("escape q")
        #expect(!console.effects.contains(.quit))
        #expect(console.text.contains(console.state.words(of: form.subject)))
    }

    @Test(arguments: forms)
    func `a form that began with a draft says so as long as it is open`(form: Case) throws {
        var console = try typed(form)
        console.press("escape \(form.way) tab")
        #expect(console.text.contains(" · draft"))
        #expect(!console.text.contains("This is a draft"))
        console.press("escape")
        #expect(!console.text.contains(" · draft"))
    }

    @Test func `a draft belongs to its subject, and to no other`() throws {
        var console = try typed(try #require(Self.questions.first))
        console.press("escape j m")
        #expect(!console.text.contains("half of it"))
        console.press("escape k m")
        #expect(console.text.contains("half of it"))
    }

    @Test func `80 by 24: a reason that was begun`() throws {
        var console = try Harness(.everywhere())
        console.press("3 P")
        console.type("maintenance un")
        console.press("escape P")
        expectSnapshot(
            console.lines[6...16].joined(separator: "\n"),
            """
            │   paypro-vn    ● sending        89 %  ▇▇▇▇▇▇▇▇▇▅▄▅  short by 1,200,000 VND   │
            │   vexora-ar    ‖ paused        100 %  ▇▇▇▇▇▇▇▇▇···  covers the queue         │
            │   pay╭ Why pause dvpay? ──────────────────────────────────────────────╮      │
            │   cas│ Everybody sees it, on every console.                           │      │
            ╰──────│ This is a draft, as you left it; to empty it drops it.         │──────╯
            ╭ dvpay│                                                                │──────╮
            │ Provi│ maintenance un                                                 │    ┃ │
            │ State│                                                                │    ┃ │
            │      ╰────────────────────────────────────────────────────────────────╯    │ │
            │ Success   99 %   ■ 478 paid   ✖ 1 failed                                   │ │
            │ 40 █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ ▆▆▆▆▆ │ │
            """
        )
    }

    // MARK: Ending

    @Test(arguments: forms)
    func `one key empties a form, and drops the draft`(form: Case) throws {
        var console = try typed(form)
        console.press("escape \(form.way) ctrl-x")
        #expect(!console.text.contains(form.typed))
        #expect(!console.text.contains(" · draft"))
        #expect(try console.keptSession.drafts.isEmpty)
        console.press("escape")
        #expect(console.state.drafts.isEmpty)
    }

    @Test func `emptying a form can be undone`() throws {
        var console = try typed(Self.forms[1])
        console.press("ctrl-x ctrl-_")
        #expect(console.text.contains("half of it"))
        #expect(console.state.allDrafts.all.map(\.subject) == [Self.forms[1].subject])
    }

    @Test(arguments: questions)
    func `an answer that was emptied leaves no draft`(form: Case) throws {
        var console = try typed(form)
        console.press("escape \(form.way) ctrl-u escape")
        #expect(console.state.drafts.isEmpty)
    }

    @Test(arguments: zip(questions, ["enter", "enter", "enter", "tab enter", "tab enter"]))
    func `what was done is no draft any more, and not before`(form: Case, keys: String) throws {
        var console = try typed(form)
        console.isHolding = true
        console.press("enter")
        if keys != "enter" { console.press(keys) }
        #expect(console.state.overlay == nil)
        #expect(try console.keptSession.drafts.map(\.subject) == [form.subject.text])
        console.answerAll()
        #expect(console.state.drafts.isEmpty)
    }

    @Test func `a resolution that was kept is no draft any more`() throws {
        var console = try typed(Self.forms[1])
        console.press("escape e enter p a i d enter tab")
        console.type("TRX 9")
        console.press("tab")
        console.type("Seen by phone")
        console.press("ctrl-s space space space tab enter")
        #expect(console.text.contains("PO-7F3K-0003 is resolved"))
        #expect(console.state.allDrafts.isEmpty)
    }

    @Test func `files that were compared are no draft any more`() throws {
        var console = try typed(Self.forms[3])
        console.press("escape")
        console.press("n ctrl-s")
        #expect(!console.state.allDrafts.isEmpty)
        console.send(.reconciliation(.reconciled(.fixture())))
        #expect(console.state.allDrafts.isEmpty)
    }

    @Test func `a payout that is being submitted is offered to nobody once more`() throws {
        var console = try console()
        console.fillForm()
        console.press("ctrl-s tab")
        #expect(console.state.session.drafts.count == 1)
        console.isHolding = true
        console.press("enter")
        #expect(console.state.form?.review?.isSubmitting == true)
        #expect(console.state.session.drafts.isEmpty)
    }

    // MARK: What changed meanwhile

    @Test func `of a payout that changed, only what was typed comes back`() throws {
        var console = try typed(Self.forms[1])
        console.press("shift-tab enter p a i d enter escape")
        #expect(console.state.drafts[.resolution(.fixture(3))]?["verdict"] == "paid")
        let now = console.now
        console.changeLedger { $0.change(.fixture(3), to: .unknown, at: now) }
        console = try console.reopened()
        console.press(Self.forms[1].way)
        #expect(console.state.resolution?.verdict == nil)
        #expect(console.text.contains("half of it"))
    }

    @Test func `why a day may be closed comes back with its day, where that is open still`() throws
    {
        var console = try Harness(closes: .obstructed)
        console.press("d enter space space tab enter")
        console.type("the provider corr")
        var second = try console.reopened()
        second.press("d enter space space tab enter")
        #expect(second.text.contains("the provider corr"))

        console.ledger.closes.proposals = [
            CloseProposal(
                provider: .vexoraAR,
                utcOffset: CloseBook.zone,
                last: CloseBook.day.day,
                now: Int64(console.now.timeIntervalSince1970)
            )
        ]
        second = try console.reopened()
        second.press("d")
        #expect(second.state.closeForm?.note.isEmpty == true)
        #expect(!second.text.contains("draft"))
    }

    @Test func `a day that was closed is no draft any more`() throws {
        var console = try Harness(closes: .obstructed)
        console.press("d enter space space tab enter")
        console.type("the provider corrects them")
        console.press("enter tab enter")
        #expect(console.lines[1].contains("Closed vexora-ar 2026-11-20"))
        #expect(console.state.allDrafts.isEmpty)
    }

    // MARK: Kept

    @Test func `so many are kept, and the oldest makes room`() {
        var drafts = Drafts()
        for number in 1...60 { drafts.keep("x", of: .breakNote(Int64(number))) }
        drafts.keep("y", of: .breakNote(11))
        #expect(drafts.all.count == Drafts.limit)
        #expect(drafts.all.first?.subject == .breakNote(12))
        #expect(drafts.all.last?.subject == .breakNote(11))
        #expect(drafts.text(of: .breakNote(10)) == nil)
    }

    @Test(
        arguments: [
            .payout(.dvpay), .resolution(.fixture(1)), .note(.fixture(1)), .breakNote(7),
            .breakResolution(7, .correctRecord(.paid)), .breakResolution(7, .choose("A1")),
            .upload, .comparison, .close(.dvpay), .pause(.dvpay), .rejection(rejected),
            .rejection(.batch(BatchID(rawValue: "BA-7F3K-0001"))),
        ] as [DraftSubject]
    )
    func `a session names what a draft is about`(subject: DraftSubject) {
        #expect(DraftSubject(subject.text) == subject)
    }

    @Test(arguments: ["", "note-of-2030 1", "break 7", "break x y", "close acme", "rejection x 1"])
    func `what is about nothing that is known is left out`(text: String) throws {
        var session = SavedSession()
        session.drafts = [SavedSession.Draft(subject: text, values: ["text": "x"])]
        #expect(try console().reopened(session).state.drafts.isEmpty)
    }

    @Test func `a provider that is gone is chosen anew`() throws {
        var session = SavedSession()
        let values = ["provider": "acme", "files": "a.csv"]
        session.drafts = [SavedSession.Draft(subject: "comparison", values: values)]
        var console = try console().reopened(session)
        console.press("6 n")
        #expect(console.text.contains("a.csv"))
        let provider = try #require(console.state.comparison?.provider)
        #expect(console.state.facts.provider(provider) != nil)
    }

    @Test func `a console that opens names what was typed last, and counts the rest`() throws {
        var console = try typed(Self.forms[1])
        console.press("escape home j m")
        console.type("half a note")
        let news = try console.reopened().state.notice?.text
        #expect(news == "What you typed is kept: a note about PO-7F3K-0002, and 1 more.")
    }
}
