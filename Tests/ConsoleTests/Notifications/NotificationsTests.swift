import Foundation
import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// Looking at what the providers sent, and replaying it.
struct NotificationsTests {
    private func console(_ count: Int = 40, _ width: Int = 80, _ height: Int = 24) throws -> Harness
    {
        try Harness(inbox: NotificationRecord.fixtures(count), width: width, height: height)
    }

    private var asked: (Effect) -> Bool {
        { if case .notification(.load) = $0 { true } else { false } }
    }

    // MARK: The list

    @Test func `the newest come first, and older ones are read on the way down`() throws {
        var console = try console(1_500)
        #expect(console.state.notifications.rows.count == 200)
        #expect(console.state.notifications.rows.selection == 1_500)
        for _ in 0..<400 { console.press("page-down") }
        #expect(console.state.notifications.rows.selection == 1)
        #expect(console.state.notifications.rows.count <= NotificationsState.maximumRows)
        for _ in 0..<400 { console.press("page-up") }
        #expect(console.state.notifications.rows.selection == 1_500)
        #expect(console.effects.count(where: asked) < 30)
    }

    @Test func `both ends are one key away, however many there are`() throws {
        var console = try console(1_500)
        console.press("G")
        #expect(console.state.notifications.rows.selection == 1)
        #expect(console.shownNotifications.last == 1)
        console.press("g")
        #expect(console.state.notifications.rows.selection == 1_500)
        #expect(console.shownNotifications.first == 1_500)
    }

    @Test func `new ones appear above, and the selection keeps its line`() throws {
        var console = try console(40)
        console.press("j j j")
        let row = console.lines.firstIndex { $0.contains("▌") }
        console.changeLedger { $0.inbox = NotificationRecord.fixtures(43) }
        #expect(console.state.notifications.rows.selection == 37)
        #expect(console.state.notifications.rows.first?.id == 43)
        #expect(console.lines.firstIndex { $0.contains("▌") } == row)
    }

    @Test func `a flood of new ones leaves the selection where it is`() throws {
        var console = try console(40)
        console.press("j j j")
        let row = console.lines.firstIndex { $0.contains("▌") }
        console.changeLedger { $0.inbox = NotificationRecord.fixtures(1_200) }
        #expect(console.state.notifications.rows.selection == 37)
        #expect(console.lines.firstIndex { $0.contains("▌") } == row)
        #expect(console.state.notifications.hasNewer)
        console.press("g")
        #expect(console.state.notifications.rows.selection == 1_200)
    }

    @Test func `changes elsewhere read nothing while another screen is shown`() throws {
        var console = try console(40)
        console.press("1")
        console.effects = []
        console.send(.ledgerChanged)
        #expect(!console.effects.contains(where: asked))
    }

    // MARK: Filters

    @Test func `fate, provider and text narrow the list down, and escape widens it`() throws {
        var console = try console(40)
        console.press("f")
        console.type("bad signature")
        console.press("enter")
        #expect(console.text.contains("fate:refused ✕   refusal:badSignature ✕"))
        let kinds = console.state.notifications.rows.compactMap { $0.refusal?.kind }
        #expect(Set(kinds) == [.badSignature])
        #expect(kinds.count == console.state.notifications.rows.count)
        console.press("escape f")
        console.type("no payout")
        console.press("enter p")
        console.type("vietnam")
        console.press("enter")
        #expect(console.text.contains("fate:unmatched"))
        #expect(console.text.contains("provider:paypro-vn"))
        #expect(Set(console.state.notifications.rows.map(\.disposition)) == [.unmatched])
        console.press("escape / P O - 7 F 3 K - 0 0 0 4 enter")
        #expect(Set(console.state.notifications.rows.map(\.payout)) == [.fixture(4)])
        console.press("escape")
        #expect(console.state.notifications.rows.count == 40)
    }

    @Test func `what differs from its payout is shown alone, among the fates`() throws {
        var console = try console(40)
        console.press("f")
        console.type("differs")
        console.press("enter")
        #expect(console.lines[2].contains("differs:yes"))
        let rows = console.state.notifications.rows
        #expect(!rows.isEmpty && rows.count < 40)
        #expect(rows.allSatisfy { !$0.mismatches.isEmpty })
        console.press("escape")
        #expect(console.state.notifications.rows.count == 40)
    }

    @Test func `what matches nothing says how to see everything again`() throws {
        var console = try console(4)
        console.press("/")
        console.type("PO-9999-9999")
        console.press("enter")
        #expect(console.text.contains("Nothing matches."))
        #expect(console.text.contains("escape to show all notifications"))
    }

    @Test func `late answers to another question are dropped`() throws {
        var console = try console(40)
        console.isHolding = true
        console.press("f")
        console.type("duplicate")
        console.press("enter f")
        console.type("applied")
        console.press("enter")
        console.answerAll()
        #expect(Set(console.state.notifications.rows.map(\.disposition)) == [.applied])
    }

    // MARK: States

    @Test func `each state of the list says what it is and what to do`() throws {
        var console = try Harness(inbox: [])
        #expect(console.text.contains("No provider has sent anything yet."))
        console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        console.press("ctrl-l")
        #expect(console.text.contains("The notifications could not be read."))
        #expect(console.text.contains("ctrl-l reads again."))
        console.ledger.failure = nil
        console.ledger.inbox = NotificationRecord.fixtures(9)
        console.press("ctrl-l")
        #expect(console.state.notifications.rows.count == 9)
        console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        console.press("ctrl-l")
        #expect(console.state.notifications.rows.count == 9)
        #expect(console.text.contains("Not live: "))
        #expect(console.text.contains("not live"))
        var loading = try Harness(isStarted: false)
        loading.isHolding = true
        loading.press("8")
        #expect(loading.text.contains("Reading what the providers sent…"))
    }

    // MARK: Its payout

    @Test func `enter opens its payout with the timeline, and escape leads back`() throws {
        var console = try console(6, 100, 34)
        #expect(console.state.notifications.rows.selected?.payout == .fixture(4))
        console.press("j enter")
        #expect(console.state.screen == .payouts)
        #expect(console.state.subject?.id == .fixture(4))
        #expect(console.state.detail.tab == .timeline)
        console.press("escape")
        #expect(console.state.screen == .notifications)
        #expect(console.state.notifications.rows.selection == 5)
    }

    @Test func `what belongs to nobody's payout opens nothing`() throws {
        var console = try console(3)
        console.press("enter")
        #expect(console.state.screen == .notifications)
        #expect(console.lines.last?.contains("no payout here") == true)
    }

    // MARK: Replay

    @Test func `a replay is asked about, and says what came of it`() throws {
        var console = try console(4)
        console.press("R")
        #expect(console.text.contains("Replay notification 4?"))
        #expect(console.text.contains("SANDBOX"))
        console.press("enter")
        #expect(!console.effects.contains(.notification(.replay(4))))
        console.press("R tab enter")
        #expect(console.effects.contains(.notification(.replay(4))))
        let reading = try #require(console.effects.lastIndex(where: asked))
        let replay = try #require(console.effects.firstIndex(of: .notification(.replay(4))))
        #expect(reading > replay)
        #expect(console.text.contains("Notification 4 is believed, and waits"))
    }

    @Test func `the question about a replay says what it says, and when it came`() throws {
        var console = try console(4)
        let summary = try #require(console.state.notifications.rows.selected)
        console.press("R")
        #expect(console.text.contains("Received 2026-"))
        if let amount = summary.amount { #expect(console.text.contains("\(amount)")) }
        #expect(console.text.contains("the secrets that are configured now"))
    }

    @Test(arguments: ["enter", "R", "y", "space", "escape", "tab tab enter"])
    func `no hasty key replays`(_ keys: String) throws {
        var console = try console(4)
        console.press("R \(keys)")
        #expect(!console.effects.contains(.notification(.replay(4))))
    }

    @Test func `what was applied is not replayed`() throws {
        var console = try console(5)
        console.press("R")
        #expect(console.state.overlay == nil)
        #expect(console.lines.last?.contains("applied already") == true)
        console.press("j j j R")
        #expect(console.state.notifications.rows.selected?.disposition == .duplicate)
        #expect(console.state.overlay == nil)
    }

    @Test func `who may not resolve may neither replay, nor see a body without the permission`()
        throws
    {
        let access = AccessPolicy(operators: [.dara: [.viewer], .sokha: [.support]])
        var ledger = Ledger.mixed
        ledger.inbox = NotificationRecord.fixtures(4)
        var console = try Harness(ledger, access: access)
        console.press("8 R")
        #expect(console.state.overlay == nil)
        #expect(console.text.contains("it needs the role"))
        console.effects = []
        console.press("v")
        #expect(!console.effects.contains(.notification(.reveal(4))))
    }

    // MARK: What arrived

    @Test func `names and accounts stay hidden until somebody asks, which is kept`() throws {
        var console = try console(6, 120, 60)
        #expect(console.text.contains(#""accountName": "····""#))
        #expect(console.text.contains(#""bankNumber": "····9852""#))
        #expect(console.text.contains(#""amount": "1250000""#))
        #expect(!console.text.contains("NGUYEN"))
        #expect(!console.text.contains("19036789852"))
        console.press("v")
        #expect(console.effects.contains(.notification(.reveal(6))))
        #expect(console.text.contains("NGUYEN THE"))
        #expect(console.text.contains("19036789852"))
        console.press("j")
        #expect(!console.text.contains("NGUYEN"))
        console.press("k")
        #expect(!console.text.contains("NGUYEN"), "looking elsewhere hides it again")
    }

    @Test(arguments: [(80, 24), (40, 10)])
    func `a body that is asked for is scrolled to`(_ width: Int, _ height: Int) throws {
        var console = try console(6, width, height)
        #expect(!console.text.contains("Body"))
        console.press("v")
        #expect(console.text.contains("Body"), "\(console.text)")
        #expect(console.state.notifications.revealed == 6)
    }

    @Test func `what lets somebody in is hidden whoever looks`() throws {
        var console = try console(6, 120, 60)
        console.press("v")
        #expect(console.text.contains("Authorization: hidden"))
        #expect(!console.text.contains("s3cret"))
        #expect(console.text.contains("Content-Type: application/json"))
    }

    @Test(arguments: [
        #"{"accountName":"A \" B","x":1234567,"y":[1,"Jo"],"z":{"name":null}}"#, "plain Jo 1234567",
        #"{"payee": 1234567"#, #""Jo""#, "", "{}", #"["Jo"]"#,
    ])
    func `no body shows a name or a number before it is revealed`(_ body: String) throws {
        let message = WebhookMessage(headers: [], body: Data(body.utf8), sourceAddress: "::1")
        let hidden = NotificationBody(message: message, isRevealed: false)
        for isExact in [false, true] {
            let text = hidden.body(isExact: isExact) ?? ""
            #expect(!text.contains("Jo") && !text.contains("123") && !text.contains("B"), "\(text)")
        }
        let shown = NotificationBody(message: message, isRevealed: true)
        #expect(shown.body(isExact: true) == body)
    }

    @Test func `control characters in what arrived never reach the terminal`() throws {
        var ledger = Ledger.mixed
        let record = NotificationRecord.fixture(1, of: 1)
        ledger.inbox = [
            NotificationRecord(
                summary: record.summary,
                message: WebhookMessage(
                    headers: [WireExchange.HeaderField(name: "X", value: "a\u{1B}[31mb")],
                    body: Data("\u{1B}]0;owned\u{7}".utf8),
                    sourceAddress: "203.0.113.7"
                )
            )
        ]
        var console = try Harness(ledger, width: 120, height: 60)
        console.press("8 v")
        #expect(console.text.contains("owned"))
        let controls = console.text.unicodeScalars.filter {
            $0.properties.generalCategory == .control && $0 != "\n"
        }
        #expect(controls.isEmpty)
    }

    @Test func `each fate has words of its own, and a next step`() {
        var seen: Set<String> = []
        for fate in NotificationDisposition.allCases {
            let kinds: [NotificationRefusal.Kind?] =
                fate == .refused ? NotificationRefusal.Kind.allCases.map { $0 } : [nil]
            for kind in kinds {
                let verdict: NotificationVerdict =
                    kind.map { .refused(NotificationRefusal($0)) }
                    ?? .authentic(NotificationSubject(orderNumber: nil, providerReference: "P"))
                let summary = NotificationSummary(
                    id: 1,
                    provider: .dvpay,
                    receivedAt: .start,
                    sourceAddress: "::1",
                    verdict: verdict,
                    disposition: fate
                )
                let text = NotificationText(summary)
                #expect(seen.insert(text.meaning).inserted, "\(fate)")
                #expect(!text.nextStep(replayKey: "R").isEmpty)
                let width = NotificationBadge(summary).text(.unicode).width
                #expect(width <= NotificationBadge.width)
            }
        }
    }

    @Test func `what contradicts a final result says so, though it was applied`() {
        let summary = NotificationSummary(
            id: 1,
            provider: .dvpay,
            receivedAt: .start,
            sourceAddress: "::1",
            verdict: .authentic(NotificationSubject(orderNumber: nil, providerReference: "P")),
            disposition: .applied,
            claim: .paid,
            differs: true
        )
        #expect(NotificationBadge(summary).text(.unicode).text == "≠ overturns")
        #expect(NotificationText(summary).meaning.contains("contradicts what was final"))
        #expect(NotificationText(summary).nextStep(replayKey: "R").contains("timeline"))
    }

    @Test func `keys of a payout do nothing to a notification`() throws {
        var console = try console(5)
        console.press("W r z e c space")
        #expect(console.effects.isEmpty)
        #expect(console.state.overlay == nil)
    }
}
