import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What the providers screen says when it has nothing to show, or nothing fresh.
struct ProvidersStatesTests {
    @Test func `nothing was read yet`() throws {
        var console = try Harness(.mixed, isStarted: false)
        console.isHolding = true
        console.press("3")
        expectSnapshot(
            console.lines[1..<8].joined(separator: "\n"),
            """
            ╭ Providers  the last hour ────────────────────────────────────────────────────╮
            │                                                                              │
            │  Reading how the providers do…                                               │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            """
        )
    }

    @Test func `no provider is configured`() throws {
        let console = try Harness(providers: [])
        expectSnapshot(
            console.lines[1..<8].joined(separator: "\n"),
            """
            ╭ Providers  the last hour ────────────────────────────────────────────────────╮
            │                                                                              │
            │  No provider is configured.                                                  │
            │  Add one to the configuration; `paydesk doctor` says how.                    │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            """
        )
    }

    @Test func `nothing could be read`() throws {
        var console = try Harness(providers: [])
        console.ledger.failure = .store(.failed("disk I/O error"))
        console.advance(by: 5)
        expectSnapshot(
            console.lines[1..<8].joined(separator: "\n"),
            """
            ╭ Providers  the last hour ────────────────────────────────────────────────────╮
            │                                                                              │
            │  The providers could not be read.                                            │
            │  The ledger failed: disk I/O error; check its disk, then try again.          │
            │  r reads again.                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            """
        )
    }

    @Test func `this person may not read the ledger`() throws {
        var console = try Harness(providers: [])
        console.ledger.failure = .store(
            .cannotOpen(path: "ledger.db", detail: "permission denied")
        )
        console.advance(by: 5)
        expectSnapshot(
            console.lines[1..<8].joined(separator: "\n"),
            """
            ╭ Providers  the last hour ────────────────────────────────────────────────────╮
            │                                                                              │
            │  You may not read this ledger.                                               │
            │  ledger.db cannot be opened (permission denied). Check its path, owner and   │
            │  mode.                                                                       │
            │  Ask who looks after it; then r reads again.                                 │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            """
        )
    }

    @Test func `what is shown was read a while ago`() throws {
        var console = try Harness(providers: .incident)
        console.ledger.failure = .store(.failed("disk I/O error"))
        console.advance(by: 40)
        expectSnapshot(
            console.lines[1..<14].joined(separator: "\n"),
            """
             Not live since 14:32:07, r reads again: The ledger failed: disk I/O error; ch…
             cashypro-co holds payouts back: 5 failures in a row, the next payo… and 5 more
            ╭ Providers  the last hour ──────────────────────────────────── read 40 s ago ─╮
            │   Provider     State            Paid  Last hour     Forecast                 │
            │▌  dvpay        ● sending        99 %  ▇▇▇▇▇▇▇▇▇▇▇▇  covers 6.4 h +1          │
            │   paypro-vn    ● sending        89 %  ▇▇▇▇▇▇▇▇▇▅▄▅  short by 1,200,000 VND   │
            │   vexora-ar    ‖ paused        100 %  ▇▇▇▇▇▇▇▇▇···  covers the queue         │
            │   paypro-bd    ● sending        none  ············  balance unknown          │
            │   cashypro-co  ◐ holding        95 %  ▇▇▇▇▇▇▇▇▇▇▇·  covers 42 m              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ dvpay ─────────────────────────────────────────────────────── read 40 s ago ─╮
            │ Provider  DVPay · Cambodia                                                 ┃ │
            │ State     ● sending                                                        ┃ │
            """
        )
    }

    @Test func `what is stale has no colour of its own`() throws {
        var console = try Harness(providers: .incident)
        console.press("j")
        console.ledger.failure = .store(.failed("disk I/O error"))
        console.advance(by: 40)
        let row = try #require(console.roles(ofLineWith: "cashypro-co  "))
        #expect(Set(row) == ["B", "m", " "])
    }

    @Test func `whoever may only look reads who may do more`() throws {
        let console = try Harness.looking("3")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 11   3 ● 3/5  4  5      6 5    7  8    live · 14:32 +07
             cashypro-co holds payouts back: 5 failures in a row, next try in 24 s
             vexora-ar is paused by dara for 12 m: bank holiday, back at 15:00 and 4 more
            ╭ Providers  the last hour ────────────────────────────────────────────────────╮
            │   Provider     State            Paid  Last hour     Forecast                 │
            │▌  dvpay        ● sending        99 %  ▇▇▇▇▇▇▇▇▇▇▇▇  covers 6.4 h +1          │
            │   paypro-vn    ● sending        89 %  ▇▇▇▇▇▇▇▇▇▅▄▅  short by 1,200,000 VND   │
            │   vexora-ar    ‖ paused        100 %  ▇▇▇▇▇▇▇▇▇···  covers the queue         │
            │   paypro-bd    ● sending        none  ············  balance unknown          │
            │   cashypro-co  ◐ holding 24 s   95 %  ▇▇▇▇▇▇▇▇▇▇▇·  covers 42 m              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ dvpay ───────────────────────────────────────────────────────────────────────╮
            │ Provider  DVPay · Cambodia                                                 ┃ │
            │ State     ● sending                                                        │ │
            │                                                                            │ │
            │ Success   99 %   ■ 478 paid   ✖ 1 failed                                   │ │
            │ 40 █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ ▆▆▆▆▆ │ │
            │    █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ │ │
            │    █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ │ │
            │    █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ █████ │ │
            │ You may only look here: to pause or resume providers you need the role       │
            │ on-call or admin; ask linh.                                                  │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             enter its payouts   r read again   : command   ? help
            """
        )
    }
}
