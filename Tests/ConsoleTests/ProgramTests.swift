import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What the person's own pager and editor get, and what comes back.
struct ProgramTests {
    private func last(_ console: Harness) -> TerminalRequest? {
        guard case .terminal(let request) = console.effects.last else { return nil }
        return request
    }

    @Test func `the pager gets the whole tab, unbroken and as hidden as it is shown`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press("j j j enter l l l |")
        guard case .show(let text) = last(console) else {
            Issue.record("nothing was shown")
            return
        }
        let payout = try #require(console.state.subject)
        #expect(console.state.detail.tab == .raw)
        let shown = console.state.shownDetailLines(.unicode)
        #expect(text.split(separator: "\n").count <= shown.count, "no line was broken again")
        #expect(!text.contains(payout.beneficiary.account))
        #expect(text.contains("Attempt 1"))
    }

    @Test func `it gets the detail of any screen, where there is one`() throws {
        var console = try Harness(audit: AuditEntry.fixtures(3), width: 120, height: 30)
        console.press("tab |")
        guard case .show(let text) = last(console) else {
            Issue.record("nothing was shown")
            return
        }
        #expect(text.hasSuffix("\n"))
        console.effects = []
        console.press("4 tab |")
        #expect(last(console) == nil, "nothing was uploaded")
        #expect(console.state.notice?.text == "Not now: there is nothing to show.")
    }

    @Test func `a note is written in the editor`() throws {
        var console = try Harness(width: 120, height: 30)
        let id = try #require(console.state.subject).id
        console.press("M")
        #expect(last(console) == .edit(""))
        console.send(.input(.returned(.edited("asked the bank\n\nticket 8841\n"))))
        #expect(console.effects.contains(.worklist(.addNote(id, "asked the bank\n\nticket 8841"))))
    }

    @Test func `it is about the payout that was selected when it was begun`() throws {
        var console = try Harness(width: 120, height: 30)
        let id = try #require(console.state.subject).id
        console.press("M j")
        #expect(console.state.subject?.id != id)
        console.send(.input(.returned(.edited("x"))))
        #expect(console.effects.contains(.worklist(.addNote(id, "x"))))
    }

    @Test func `an empty note is none, and too long a one is kept for the next try`() throws {
        var console = try Harness(width: 120, height: 30)
        let before = console.effects.count
        console.press("M")
        console.send(.input(.returned(.edited(" \n"))))
        #expect(console.state.notice?.text.contains("nothing was kept") == true)
        let long = String(repeating: "a", count: PayoutNote.maximumLength + 1)
        console.press("M")
        console.send(.input(.returned(.edited(long))))
        #expect(console.state.notice?.kind == .error)
        #expect(
            !console.effects.dropFirst(before).contains {
                if case .worklist = $0 { true } else { false }
            }
        )
        console.press("M")
        #expect(last(console) == .edit(long))
    }

    @Test func `what went wrong is said`() throws {
        var console = try Harness(width: 120, height: 30)
        console.send(.input(.returned(.failed("less could not be run: no such file"))))
        #expect(console.state.notice == Notice(.error, "less could not be run: no such file"))
    }
}
