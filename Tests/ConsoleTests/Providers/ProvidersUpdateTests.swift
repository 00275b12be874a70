import Foundation
import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// What the keys of the providers screen do.
struct ProvidersUpdateTests {
    private func pause(_ id: ProviderID, _ console: Harness) -> ProviderState.Pause? {
        console.ledger.overviews.first { $0.state.provider == id }?.state.pause
    }

    // MARK: Pause

    @Test func `a pause asks for the reason and then whether, with cancel in focus`() throws {
        var console = try Harness(providers: .incident)
        console.press("j P")
        #expect(console.text.contains("Why pause paypro-vn?"))
        console.press("enter")
        #expect(console.text.contains("A pause needs a reason."))
        console.type("the bank is slow")
        console.press("enter")
        #expect(console.text.contains("Pause paypro-vn?"))
        #expect(console.text.contains("PayPro · Vietnam in SANDBOX"))
        #expect(console.text.contains("42 queued payouts wait: 12,400,000 VND."))
        #expect(console.text.contains("130 payouts in flight go on, and can still be paid."))
        #expect(console.text.contains("Reason: the bank is slow"))
        #expect(console.text.contains("[ Cancel ]"))
        console.press("enter")
        #expect(console.effects.isEmpty)
        #expect(pause(.payproVN, console) == nil)
    }

    @Test func `a pause that is confirmed is shown at once`() throws {
        var console = try Harness(providers: .incident)
        console.press("j P")
        console.type("the bank is slow")
        console.press("enter tab enter")
        #expect(
            console.takeEffects() == [
                .provider(.pause(.payproVN, reason: "the bank is slow")), .loadProviders,
            ]
        )
        #expect(console.text.contains("paypro-vn is paused: nothing more is sent to it."))
        #expect(console.text.contains("‖ paused"))
        #expect(console.lines[0].contains("● 2/5"))
    }

    @Test func `escape leaves either question, and nothing happens`() throws {
        var console = try Harness(providers: .incident)
        console.press("P escape")
        #expect(console.state.overlay == nil)
        console.press("P")
        console.type("x")
        console.press("enter escape")
        #expect(console.state.overlay == nil)
        #expect(console.effects.isEmpty)
    }

    @Test func `who was slower than a colleague reads what the colleague said`() throws {
        var console = try Harness(providers: .incident)
        console.press("P")
        console.type("mine")
        console.press("enter")
        let theirs = ProviderState.Pause(at: .start, by: .dara, reason: "theirs")
        console.ledger.change(.dvpay) { $0.pause = theirs }
        console.advance(by: 6)
        console.effects = []
        console.press("tab enter")
        #expect(console.effects.isEmpty)
        #expect(console.text.contains("dvpay was paused meanwhile by dara: theirs"))
    }

    @Test func `what is paused cannot be paused again, and what is open not resumed`() throws {
        var console = try Harness(providers: .incident)
        console.press("R")
        #expect(console.text.contains("Not now: payouts go out already."))
        console.press("j j P")
        #expect(console.text.contains("Not now: it is paused already, by dara."))
        #expect(console.effects.isEmpty)
    }

    @Test func `in production a question says that the money is real`() throws {
        var console = try Harness(providers: .incident, isProduction: true)
        console.press("j j R")
        #expect(console.text.contains("Vexora · Argentina in PRODUCTION: real money"))
    }

    // MARK: Resume

    @Test func `a resumption says how many payouts and how much money go out`() throws {
        var console = try Harness(providers: .incident)
        console.press("j j R")
        #expect(console.text.contains("Paused by dara for 12 m: bank holiday, back at 15:00"))
        #expect(console.text.contains("13 queued payouts go out at once: 195,000.00 ARS."))
        console.press("enter")
        #expect(console.effects.isEmpty)
        console.press("R tab enter")
        #expect(
            console.takeEffects() == [
                .provider(.resume(.vexoraAR, forgettingMoney: false)), .loadProviders,
            ]
        )
        #expect(console.text.contains("vexora-ar goes on: what was queued is sent."))
        #expect(pause(.vexoraAR, console) == nil)
    }

    @Test func `a breaker that holds is closed by hand, and a short balance is named`() throws {
        var short = ProviderOverview.cashyproCO
        short = ProviderOverview(
            state: ProviderState(
                provider: .cashyproCO,
                breaker: short.state.breaker,
                balances: [.left(.cop(2_000_000))]
            ),
            report: short.report
        )
        var console = try Harness(providers: [short])
        console.press("R")
        #expect(
            console.text.contains("It is held after 5 failures in a row: no answer within 15 s.")
        )
        #expect(console.text.contains("43 queued payouts go out at once: 2,580,000.00 COP."))
        #expect(console.text.contains("The balance is short by 580,000.00 COP"))
        console.press("tab enter")
        #expect(console.effects.first == .provider(.resume(.cashyproCO, forgettingMoney: false)))
    }

    @Test func `what waits for money can be let go by who knows better, and it says what may come`()
        throws
    {
        let shortage = ProviderState.Shortage(
            refused: .cop(900_000),
            at: .start.addingTimeInterval(-120),
            availableSince: .cop(1_000_000)
        )
        let held = ProviderOverview(
            state: ProviderState(
                provider: .cashyproCO,
                balances: [.left(.cop(1_000_000))],
                shortages: [shortage]
            ),
            report: ProviderOverview(
                .cashyproCO,
                backlog: [(2, 0, 0)],
                queued: [.cop(950_000)],
                held: 2
            ).report
        )
        var console = try Harness(providers: [held], width: 120, height: 40)
        #expect(console.text.contains("refused: balance"))
        #expect(console.text.contains("cashypro-co refuses payouts for lack of money"))
        #expect(console.text.contains("900,000.00 COP was refused for lack of money for 2 m:"))
        #expect(console.text.contains("until the balance has risen."))
        console.press("R")
        #expect(console.text.contains("Payouts wait because the balance, as it is known, does"))
        #expect(console.text.contains("2 queued payouts go out at once: 950,000.00 COP."))
        #expect(console.text.contains("What it does not cover after all, the provider refuses"))
        #expect(!console.text.contains("what it does not cover is held"))
        console.press("tab enter")
        #expect(console.effects.first == .provider(.resume(.cashyproCO, forgettingMoney: true)))
    }

    @Test func `a pause that is another by now is not lifted unread`() throws {
        var console = try Harness(providers: .incident)
        console.press("j j R")
        let newer = ProviderState.Pause(at: .start, by: .dara, reason: "they were hacked")
        console.ledger.change(.vexoraAR) { $0.pause = newer }
        console.advance(by: 6)
        console.effects = []
        console.press("tab enter")
        #expect(console.effects.isEmpty)
        #expect(console.text.contains("vexora-ar has changed meanwhile. Look at it again."))
    }

    @Test func `a failed action is said, and the ledger stays as it was`() throws {
        var console = try Harness(providers: .incident)
        console.press("j j R")
        console.ledger.failure = .store(.readOnly(path: "ledger.db"))
        console.press("tab enter")
        #expect(console.text.contains("ledger.db cannot be written."))
        #expect(pause(.vexoraAR, console) != nil)
    }

    // MARK: Opening

    @Test func `enter shows the provider's payouts that have not settled`() throws {
        var console = try Harness(providers: .incident)
        console.press("j enter")
        #expect(console.state.screen == .payouts)
        #expect(console.state.payoutFilter.providers == [.payproVN])
        #expect(
            console.state.payoutFilter.statuses == [.queued, .submitting, .processing, .unknown]
        )
        #expect(console.shown.count == 3)
        console.press("3")
        #expect(console.state.providers.overviews.selection == .payproVN)
    }

    @Test func `the selection stays on its provider, and the detail starts at its top`() throws {
        var console = try Harness(providers: .incident)
        console.press("j tab page-down down")
        #expect(console.state.detail.offset > 0)
        console.ledger.overviews.removeFirst()
        console.advance(by: 6)
        #expect(console.state.providers.overviews.selection == .payproVN)
        #expect(console.state.detail.offset > 0)
        console.press("tab j")
        #expect(console.state.providers.overviews.selection == .vexoraAR)
        #expect(console.state.detail.offset == 0)
        console.click(10, 5)
        #expect(console.state.providers.overviews.selection == .payproVN)
    }

    // MARK: Reading

    @Test func `the screen is read every five seconds while it is shown, and not otherwise`() throws
    {
        var console = try Harness(providers: .incident)
        console.advance(by: 4.9)
        #expect(console.takeEffects().isEmpty)
        console.advance(by: 0.1)
        #expect(console.takeEffects() == [.loadProviders])
        #expect(try #require(console.state.nextTick) <= .seconds(5))
        console.press("1")
        console.effects = []
        for _ in 0..<60 { console.advance(by: 1) }
        #expect(!console.takeEffects().contains(.loadProviders))
    }

    @Test func `nothing is asked while an answer is awaited, and a storm is read once a second`()
        throws
    {
        var console = try Harness(providers: .incident)
        console.advance(by: 2)
        console.isHolding = true
        for _ in 0..<100 { console.send(.ledgerChanged) }
        #expect(console.effects.filter { $0 == .loadProviders }.count == 1)
        console.answerAll()
        #expect(console.effects.filter { $0 == .loadProviders }.count == 1)
        console.advance(by: 1)
        #expect(console.effects.filter { $0 == .loadProviders }.count == 2)
    }

    @Test func `r reads again and asks for the balances`() throws {
        var console = try Harness(providers: .incident)
        console.press("r")
        #expect(
            console.takeEffects() == [.loadProviders, .provider(.readBalances), .loadProviders]
        )
    }

    @Test func `seconds are counted only where somebody waits for them`() throws {
        var held = try Harness(providers: [.cashyproCO])
        #expect(try #require(held.state.nextTick) <= .seconds(1))
        held.now.addTimeInterval(25)
        held.send(.tick)
        #expect(try #require(held.state.nextTick) > .seconds(1))
        let well = try Harness(providers: .well)
        #expect(try #require(well.state.nextTick) > .seconds(1))
    }
}
