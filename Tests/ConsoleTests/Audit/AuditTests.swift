import Foundation
import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// Looking at who did what, and checking that nobody changed it.
struct AuditTests {
    @Test func `the newest come first, and older ones are read on the way down`() throws {
        var console = try Harness(audit: AuditEntry.fixtures(450))
        #expect(console.state.audit.entries.count == 200)
        #expect(console.state.audit.entries.selection == 450)
        for _ in 0..<20 { console.press("page-down") }
        #expect(console.state.audit.entries.count == 400)
        for _ in 0..<50 { console.press("page-down") }
        #expect(console.state.audit.entries.count == 450)
        #expect(console.state.audit.entries.selection == 1)
        let loads = console.effects.count { effect in
            if case .audit(.load) = effect { true } else { false }
        }
        #expect(loads == 2)
    }

    @Test func `new entries leave the selection where it is on the screen`() throws {
        var console = try Harness(audit: AuditEntry.fixtures(40))
        console.press("j j j")
        let row = console.lines.firstIndex { $0.contains("▌") }
        console.changeLedger { $0.audit = AuditEntry.fixtures(43) }
        #expect(console.state.audit.entries.selection == 37)
        #expect(console.lines.firstIndex { $0.contains("▌") } == row)
    }

    @Test func `one subject's entries are shown alone, and all again`() throws {
        var console = try Harness(audit: AuditEntry.fixtures(40))
        console.press("f")
        #expect(Set(console.state.audit.entries.map(\.subject)) == ["PO-7F3K-0004"])
        #expect(console.text.contains("subject:PO-7F3K-0004"))
        #expect(console.state.audit.entries.selection == 40)
        console.press("escape")
        #expect(console.state.audit.entries.count == 40)
    }

    @Test func `a check shows how far it is, and can be stopped`() throws {
        var console = try Harness(audit: AuditEntry.fixtures(9), width: 140, height: 34)
        console.press("V")
        #expect(console.effects.last == .audit(.verify))
        console.now += 4
        var progress = AuditProgress.begun
        progress.proven = AuditHead(count: 120_000, hash: .fixture(3))
        progress.total = 1_000_000
        console.send(.audit(.checking(progress)))
        #expect(
            console.text.contains("Checking 120,000 of 1,000,000 · 30,000/s · 30 s left  V stops")
        )
        console.press("V")
        #expect(console.effects.last == .audit(.stop))
        #expect(console.text.contains("Stopped at 14:32:11 after 120,000 records."))
    }

    @Test func `a broken chain is named, with what it proves and what not`() throws {
        var console = try Harness(audit: AuditEntry.fixtures(9), width: 120, height: 34)
        console.press("V")
        var progress = AuditProgress.begun
        progress.proven = AuditHead(count: 6, hash: .fixture(6))
        progress.total = 9
        console.send(.audit(.checking(progress)))
        console.send(.audit(.checked(.broken(AuditBreak(.removed, at: 7)))))
        #expect(console.text.contains("✖ Record 7 was removed."))
        #expect(console.text.contains("not proven: record 7"))
        console.press("j j")
        #expect(console.state.audit.entries.selection == 7)
        #expect(console.text.contains("Checked     Record 7 was removed."))
        console.press("j")
        #expect(console.text.contains("Checked     as it was written"))
    }

    @Test func `a check that fails says why`() throws {
        var console = try Harness(audit: AuditEntry.fixtures(9))
        console.press("V")
        console.send(.audit(.checkFailed(.store(.busy(path: "ledger.sqlite")))))
        #expect(console.text.contains("Not checked: ledger.sqlite is kept busy"))
    }

    @Test func `keys of a payout do nothing to a record`() throws {
        var console = try Harness(audit: AuditEntry.fixtures(9))
        console.press("W v r z e")
        #expect(console.effects.isEmpty)
        #expect(console.state.overlay == nil)
    }
}
