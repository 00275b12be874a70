import Foundation
import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What people do on the worklist.
struct WorklistTests {
    // MARK: Screens

    @Test func `each screen keeps its own place`() throws {
        var console = try Harness(.worklist)
        console.press("j j j enter right")
        console.press("2 j j")
        let onWorklist = console.state.worklist.rows.selection
        #expect(console.state.focus == .list)
        #expect(console.state.detail.tab == .summary)
        console.press("1")
        #expect(console.selection == .fixture(4))
        #expect(console.state.focus == .detail)
        #expect(console.state.detail.tab == .timeline)
        console.press("2")
        #expect(console.state.worklist.rows.selection == onWorklist)
        #expect(console.state.subject?.id == console.state.detail.history?.payout.id)
    }

    @Test func `the header counts what needs a person`() throws {
        var console = try Harness(.mixed, width: 120)
        #expect(console.lines[0].contains("2 Worklist 3"))
        let roles = try #require(console.roles(ofLineWith: "2 Worklist 3"))
        #expect(roles.contains("A"))
        console.changeLedger { ledger in
            for index in ledger.histories.indices { ledger.histories[index].payout.attention = [] }
        }
        console.advance(by: 2)
        #expect(!console.lines[0].contains("Worklist 3"))
    }

    @Test func `what is outdated elsewhere is read now and then, not at every change`() throws {
        var console = try Harness(Ledger([PayoutHistory(5, .paid)]))
        _ = console.takeEffects()
        for _ in 0..<5 { console.changeLedger { _ in } }
        #expect(console.takeEffects().filter(\.isWorklistReading).isEmpty)
        #expect(console.state.nextTick == .seconds(2))
        console.advance(by: 2)
        #expect(console.takeEffects().filter(\.isWorklistReading).count == 1)
    }

    @Test func `rows are read for the screen that shows them, elsewhere only counts`() throws {
        var console = try Harness(.worklist)
        #expect(console.effects.worklistLimits == [0])
        console.changeLedger { _ in }
        console.advance(by: 2)
        #expect(console.takeEffects().worklistLimits == [0, 0])
        console.press("2")
        #expect(console.takeEffects().worklistLimits == [WorklistState.maximumRows])
        console.press("1")
        console.changeLedger { _ in }
        console.advance(by: 2)
        #expect(console.takeEffects().worklistLimits == [0])
    }

    // MARK: The list

    @Test func `the oldest comes first, and the selection stays on its payout`() throws {
        var console = try Harness(.worklist, width: 120, height: 34)
        console.press("2 j j")
        let selected = try #require(console.state.subject?.id)
        console.changeLedger { ledger in
            var urgent = PayoutHistory(700, .unknown, age: 900_000)
            urgent.payout.attentionSince = .start - 900_000
            ledger.histories.append(urgent)
        }
        #expect(console.state.worklist.items.first?.payout.id == .fixture(700))
        #expect(console.state.subject?.id == selected)
        #expect(console.state.detail.history?.payout.id == selected)
    }

    @Test func `what is settled leaves, and the next one is selected`() throws {
        var console = try Harness(.worklist)
        console.press("2 j")
        #expect(console.state.subject?.id == .fixture(12))
        let now = console.now
        console.changeLedger { $0.change(.fixture(12), to: .paid, at: now) }
        #expect(console.state.subject?.id == .fixture(5))
    }

    @Test func `answers to a former filter are dropped`() throws {
        var console = try Harness(.worklist)
        console.press("2")
        console.isHolding = true
        console.press("o f")
        console.type("late")
        console.press("enter")
        console.isHolding = false
        while !console.held.isEmpty { console.answerHeld(at: console.held.count - 1) }
        #expect(console.state.worklist.items.isEmpty)
        #expect(console.state.worklist.filter.reasons == .late)
    }

    @Test func `filters by reason, provider and owner stack`() throws {
        var console = try Harness(.worklist, width: 120)
        console.press("2 f")
        console.type("unknown")
        console.press("enter")
        #expect(console.state.worklist.items.map(\.payout.id) == [.fixture(12), .fixture(3)])
        #expect(console.text.contains("reason:unknown"))
        console.press("o")
        #expect(console.state.worklist.items.map(\.payout.id) == [.fixture(3)])
        console.press("o p")
        console.type("cambodia")
        console.press("enter")
        #expect(console.state.worklist.items.map(\.payout.id) == [.fixture(12)])
        console.press("escape")
        #expect(console.state.worklist.filter == WorklistFilter())
    }

    // MARK: Claims

    @Test func `c takes it on and gives it back`() throws {
        var console = try Harness(.worklist)
        console.press("2 j j")
        #expect(console.state.subject?.id == .fixture(5))
        console.press("c")
        #expect(console.state.worklist.selectedItem?.care.owner == .dara)
        #expect(console.lines.last == " ✓ You are on PO-7F3K-0005.")
        console.press("c")
        #expect(console.state.worklist.selectedItem?.care.owner == nil)
    }

    @Test func `what somebody else is on is taken over only after a question`() throws {
        var console = try Harness(.worklist)
        console.press("2 G")
        #expect(console.state.worklist.selectedItem?.care.owner == .sokha)
        console.press("c")
        #expect(console.text.contains("Take PO-7F3K-0002 over from sokha?"))
        console.press("enter")
        #expect(console.ledger.history(.fixture(2))?.care.owner == .sokha)
        console.press("c tab enter")
        #expect(console.ledger.history(.fixture(2))?.care.owner == .dara)
    }

    @Test func `who was quicker is named, and asked about`() throws {
        var console = try Harness(.worklist)
        console.press("2 j j")
        console.isHolding = true
        console.press("c")
        console.ledger.histories[4].care.owner = .sokha
        console.answerAll()
        #expect(console.text.contains("Take PO-7F3K-0005 over from sokha?"))
    }

    // MARK: Notes

    @Test func `a note is kept and read in its tab`() throws {
        var console = try Harness(.worklist, width: 120, height: 34)
        console.press("2 j m")
        console.press("enter")
        #expect(console.text.contains("A note needs words."))
        console.type("Bank says it arrived")
        console.press("enter enter left")
        #expect(console.ledger.history(.fixture(12))?.notes.map(\.text) == ["Bank says it arrived"])
        #expect(console.text.contains("dara  2026-11-21 14:32:07 +07"))
        #expect(console.text.contains("Bank says it arrived"))
    }

    @Test func `what a colleague writes meanwhile appears by itself`() throws {
        var console = try Harness(.worklist, width: 120, height: 34)
        console.press("2 j enter left")
        #expect(console.text.contains("No notes yet. m writes one."))
        console.changeLedger { ledger in
            ledger.histories[11].notes = [
                PayoutNote(at: .start, by: .sokha, text: "I called the bank.")
            ]
        }
        #expect(console.text.contains("I called the bank."))
    }

    @Test func `a note of several lines is read in lines, and other controls stay visible`() throws
    {
        var console = try Harness(.worklist, width: 120, height: 34)
        console.press("2 j enter left")
        console.changeLedger { ledger in
            ledger.histories[11].notes = [
                PayoutNote(at: .start, by: .sokha, text: "Called.\n\nNobody\tthere.\r\nAgain.")
            ]
        }
        let first = try #require(console.lines.firstIndex { $0.contains(" Called. ") })
        let lines = console.lines[first..<first + 4].map { line in
            line.split(separator: "│").last.map { $0.trimmingCharacters(in: .whitespaces) }
        }
        #expect(lines == ["Called.", "", "Nobody␉there.␍", "Again."])
        #expect(!console.text.contains("␊"))
    }

    @Test func `a note that was left comes back`() throws {
        var console = try Harness(.worklist)
        console.press("2 j m")
        console.paste("Call back at four")
        console.press("escape j m")
        #expect(!console.text.contains("Call back at four"))
        console.press("escape k m")
        #expect(console.text.contains("Call back at four"))
        console.ledger.failure = .store(.diskFull(path: "/"))
        console.press("enter")
        console.ledger.failure = nil
        #expect(console.state.notice?.kind == .error)
        console.press("m")
        #expect(console.text.contains("Call back at four"))
    }

    // MARK: Snooze

    @Test func `a snoozed payout is off the list until its time`() throws {
        var console = try Harness(.worklist)
        console.press("2 j z")
        console.type("1 hour")
        console.press("enter")
        #expect(!console.state.worklist.items.contains { $0.payout.id == .fixture(12) })
        #expect(console.lines.last?.contains("until 2026-11-21 15:32 +07") == true)
        console.advance(by: 3_601)
        console.changeLedger { _ in }
        #expect(console.state.worklist.items.first?.payout.id == .fixture(12))
    }

    @Test func `another time is typed, and nonsense is refused`() throws {
        var console = try Harness(.worklist)
        console.press("2 j z")
        console.type("another")
        console.press("enter")
        console.type("soon")
        console.press("enter")
        #expect(console.text.contains("That is no time"))
        console.press("ctrl-u")
        console.type("16:30")
        console.press("enter")
        let until = Date.start.addingTimeInterval(7_073)
        #expect(console.effects.contains(.worklist(.snooze(.fixture(12), until: until))))
    }

    @Test(
        arguments: [
            ("15m", 900.0), ("4h", 14_400), ("1d", 86_400), ("30d", 2_592_000),
            ("16:30", 7_073), ("14:32", 86_393), ("9:00", 66_473), ("tomorrow 09:00", 66_473),
        ]
    )
    func `times as people say them`(_ text: String, _ seconds: Double) {
        let date = SnoozeTime.date(text, now: .start, utcOffset: 7 * 3_600)
        #expect(date?.timeIntervalSince(.start) == seconds)
    }

    @Test(
        arguments: [
            "", "m", "0m", "-1h", "+1h", "31d", "99999999h", "24:00", "12:60", "9:5", "1w",
        ]
    )
    func `what is no time`(_ text: String) {
        #expect(SnoozeTime.date(text, now: .start, utcOffset: 7 * 3_600) == nil)
    }

    // MARK: Notifications

    @Test func `notifications are dismissed after a question, up to what was seen`() throws {
        var console = try Harness(.worklist)
        console.press("2 d")
        #expect(console.text.contains("Mark all 12 notifications of cashypro-co as looked at?"))
        #expect(console.text.contains("12 refused notifications at cashypro-co"))
        console.press("tab enter")
        #expect(
            console.effects.contains(.worklist(.dismissNotifications(.cashyproCO, upTo: 41)))
        )
        #expect(console.state.worklist.groups.isEmpty)
        console.press("d")
        #expect(console.lines.last == " Not now: no notifications are selected.")
    }

    @Test func `commands of a payout do nothing on a group of notifications`() throws {
        var console = try Harness(.worklist)
        console.press("2")
        _ = console.takeEffects()
        console.press("r R W s c e z m y v C D")
        #expect(console.takeEffects().isEmpty)
        #expect(console.state.overlay == nil)
    }
}

extension Effect {
    fileprivate var isWorklistReading: Bool {
        if case .worklist(.load) = self { true } else { false }
    }
}

extension [Effect] {
    /// How many rows each reading of the worklist asks for.
    fileprivate var worklistLimits: [Int] {
        compactMap { if case .worklist(.load(let request)) = $0 { request.limit } else { nil } }
    }
}
