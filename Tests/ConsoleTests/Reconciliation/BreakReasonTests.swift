import Payouts
import Testing

@testable import Console
@testable import PayoutService

/// What a key that means nothing for a break says: why, and what comes next.
struct BreakReasonTests {
    /// The key, the break that it is pressed on, counted from the first, and what it answers.
    private static let answers: [(key: String, row: Int, reason: String)] = [
        ("c", 3, "it waits for a second person: C confirms, D drops it"),
        ("e", 3, "it waits for a second person: C confirms, D drops it"),
        ("C", 0, "nobody has proposed how to resolve it; e does"),
        ("D", 4, "nobody has proposed how to resolve it; e does"),
        ("r", 1, "there is no payout of ours to ask about; e says what is done about it"),
    ]

    @Test(arguments: 0..<5)
    func `a key that means nothing here names the next step`(_ index: Int) throws {
        let (key, row, reason) = Self.answers[index]
        var console = try console()
        for _ in 0..<row { console.press("j") }
        console.press(key)
        #expect(console.lines.last == " Not now: \(reason).")
        #expect(console.state.overlay == nil)
    }

    @Test(arguments: ["c", "e", "C"])
    func `who proposed it is told to wait for a colleague`(_ key: String) throws {
        var console = try console(by: .dara)
        console.press("j j j \(key)")
        let reason = "you proposed how, and a colleague must confirm it; D drops it"
        #expect(console.lines.last == " Not now: \(reason).")
    }

    @Test(arguments: ["c", "e", "C", "D"])
    func `what is resolved is only written about`(_ key: String) throws {
        var console = try console()
        console.changeLedger { _ = $0.book.change(1, state: .resolved) }
        console.press("f down enter g \(key)")
        #expect(console.lines.last == " Not now: it is resolved; m writes a note about it.")
    }

    @Test func `who is on a break that waits can give it back`() throws {
        var console = try console()
        console.changeLedger { _ = $0.book.change(4, owner: .some(.dara)) }
        console.press("j j j c")
        #expect(console.ledger.book.sights[3].history.record.owner == nil)
    }

    @Test func `before anything was compared, the key that does is named`() throws {
        var console = try Harness(width: 120, height: 34)
        console.press("6 f")
        #expect(console.lines.last == " Not now: nothing was compared yet; n compares.")
    }

    private func console(by name: OperatorName? = nil) throws -> Harness {
        var ledger = Ledger.mixed
        ledger.book = .day
        if let name, let proposal = ledger.book.sights[3].history.proposal {
            let own = BreakResolution(
                action: proposal.action,
                reference: proposal.reference,
                note: proposal.note,
                by: name,
                at: .start
            )
            let decision = BreakDecision(resolution: own, state: .proposed, by: name, at: .start)
            _ = ledger.book.change(4, decision: decision)
        }
        var console = try Harness(ledger, width: 120, height: 34)
        console.press("6")
        return console
    }
}
