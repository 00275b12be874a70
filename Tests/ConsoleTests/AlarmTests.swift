import Foundation
import Payouts
import TerminalUI
import Testing

@testable import Console

/// The bell for what is new on the worklist.
struct AlarmTests {
    @Test func `what was there at the start is no news`() throws {
        let console = try Harness(.worklist)
        #expect(console.effects.filter(\.isRinging).isEmpty)
    }

    @Test func `what is new rings once, with a line for the desktop`() throws {
        var console = try Harness(.worklist)
        console.becomeUnknown(6)
        console.advance(by: 2)
        let line = TerminalRequest.notify("SANDBOX: 1 payout needs a person")
        #expect(console.takeEffects().filter(\.isRinging) == [.terminal(line)])
        console.changeLedger { _ in }
        console.advance(by: 30)
        #expect(console.effects.filter(\.isRinging).isEmpty)
    }

    @Test func `at most one ring in ten seconds tells of all that came`() throws {
        var console = try Harness(.worklist)
        console.press("2")
        console.becomeUnknown(6)
        #expect(console.takeEffects().filter(\.isRinging).count == 1)
        console.becomeUnknown(7)
        console.becomeUnknown(8)
        #expect(console.takeEffects().filter(\.isRinging).isEmpty)
        console.advance(by: 6)
        #expect(console.state.nextTick == .seconds(4))
        console.advance(by: 4)
        let line = TerminalRequest.notify("SANDBOX: 2 payouts need a person")
        #expect(console.takeEffects().filter(\.isRinging) == [.terminal(line)])
    }

    @Test func `what was settled before it could ring is no news any more`() throws {
        var console = try Harness(.worklist)
        console.press("2")
        console.becomeUnknown(6)
        console.becomeUnknown(7)
        let now = console.now
        console.changeLedger { $0.change(.fixture(7), to: .paid, at: now) }
        _ = console.takeEffects()
        console.advance(by: 10)
        #expect(console.takeEffects().filter(\.isRinging).isEmpty)
    }

    @Test func `a further reason is news, although its payout was there before`() throws {
        var console = try Harness(.worklist)
        console.becomeUnknown(6)
        console.advance(by: 2)
        #expect(console.takeEffects().filter(\.isRinging).count == 1)
        console.changeLedger { $0.giveUpQuerying(.fixture(6)) }
        console.advance(by: 20)
        let line = TerminalRequest.notify("SANDBOX: 1 payout needs a person")
        #expect(console.takeEffects().filter(\.isRinging) == [.terminal(line)])
    }

    @Test func `notifications that nobody believes ring too`() throws {
        var console = try Harness(.worklist)
        console.changeLedger { $0.groups = [.fixture(.dvpay, .badSignature, count: 2)] }
        console.advance(by: 2)
        let line = TerminalRequest.notify("SANDBOX: notifications need a person")
        #expect(console.takeEffects().filter(\.isRinging) == [.terminal(line)])
    }

    @Test func `new breaks ring the bell`() throws {
        var console = try Harness(.worklist, width: 120)
        console.press("2")
        _ = console.takeEffects()
        console.changeLedger { $0.book = .day }
        console.advance(by: 2)
        let line = TerminalRequest.notify("SANDBOX: 5 breaks need a person")
        #expect(console.takeEffects().filter(\.isRinging) == [.terminal(line)])
    }

    @Test func `a filtered worklist rings for what it does not show`() throws {
        var console = try Harness(.worklist)
        console.press("2 o")
        console.becomeUnknown(6)
        #expect(!console.effects.filter(\.isRinging).isEmpty)
    }

    @Test func `what comes beyond the part of a long worklist that was read rings too`() throws {
        var ledger = Ledger.numbered(3_000)
        for index in ledger.histories.indices {
            ledger.histories[index].payout.status = .unknown
            ledger.histories[index].payout.attention = .unknownOutcome
            ledger.histories[index].payout.attentionSince = .start - 3_600 - Double(index)
        }
        var console = try Harness(ledger, width: 120)
        console.press("2")
        #expect(console.state.worklist.items.count == WorklistState.maximumRows)
        #expect(console.state.worklist.openCount == 3_000)
        console.effects = []
        // The newest is the last of a list that begins with the oldest.
        console.arrive(1, .unknown)
        #expect(console.effects.filter(\.isRinging).count == 1)
        console.press("G")
        #expect(console.state.worklist.items.count == WorklistState.maximumRows)
        #expect(console.state.subject?.id == console.ledger.histories.first?.payout.id)
    }

    @Test func `a long worklist is read on both ways as the operator goes`() throws {
        var ledger = Ledger.numbered(2_500)
        for index in ledger.histories.indices {
            ledger.histories[index].payout.attention = .reversed
            ledger.histories[index].payout.attentionSince = .start - 3_600 - Double(index)
        }
        ledger.groups = [.fixture(.dvpay, .badSignature, count: 2)]
        let ids = ledger.histories.map(\.payout.id)
        var console = try Harness(ledger)
        console.press("2")
        #expect(console.state.worklist.selectedGroup != nil)
        var seen: [PayoutID] = []
        for _ in ids {
            console.press("j")
            seen += console.state.subject.map { [$0.id] } ?? []
            #expect(console.state.worklist.items.count <= WorklistState.maximumRows)
        }
        #expect(seen == ids.reversed())
        #expect(!console.state.worklist.hasLater)
        #expect(console.state.worklist.hasEarlier)
        for _ in ids.dropFirst() { console.press("k") }
        #expect(console.state.subject?.id == ids.last)
        console.press("k")
        #expect(console.state.worklist.selectedGroup != nil, "the groups are there again")
        #expect(!console.state.worklist.hasEarlier)
        console.press("G")
        #expect(console.state.subject?.id == ids.first)
        console.press("g")
        #expect(console.state.worklist.selectedGroup != nil)
    }

    @Test func `a group stands where its age puts it, once, from whichever end it is reached`()
        throws
    {
        var ledger = Ledger.numbered(2_500)
        for index in ledger.histories.indices {
            ledger.histories[index].payout.attention = .reversed
            ledger.histories[index].payout.attentionSince = .start - 3_600 - Double(index)
        }
        // First of the payouts of its minute, and newer than all of them.
        let since: [Date] = [.start - 3_600 - 1_500.5, .start - 60]
        ledger.groups = [
            .fixture(.dvpay, .badSignature, count: 2, since: since[0]),
            .fixture(.vexoraAR, .badSignature, count: 2, since: since[1]),
        ]
        var console = try Harness(ledger)
        console.press("2")
        #expect(console.state.worklist.selectedGroup == nil)
        var groups: [Int] = []
        for step in 1...2_501 {
            console.press("j")
            if console.state.worklist.selectedGroup != nil { groups.append(step) }
        }
        #expect(groups == [992, 2_501])
        groups = []
        for step in 1...2_501 {
            console.press("k")
            if console.state.worklist.selectedGroup != nil { groups.append(step) }
        }
        #expect(groups == [2_501 - 992])
        #expect(console.state.subject?.id == ledger.histories.last?.payout.id)
    }

    @Test func `one key silences it for the session, and the header says so`() throws {
        var console = try Harness(.worklist, width: 120)
        console.press("b")
        #expect(console.lines[0].contains("bell off"))
        console.becomeUnknown(6)
        console.advance(by: 30)
        #expect(console.effects.filter(\.isRinging).isEmpty)
        console.press("b")
        #expect(!console.lines[0].contains("bell off"))
        console.advance(by: 30)
        #expect(console.effects.filter(\.isRinging).isEmpty)
    }
}

extension Harness {
    fileprivate mutating func becomeUnknown(_ number: Int) {
        let now = now
        changeLedger { $0.change(.fixture(number), to: .unknown, at: now) }
    }
}

extension Effect {
    fileprivate var isRinging: Bool {
        if case .terminal(.notify) = self { true } else { false }
    }
}
