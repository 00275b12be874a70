import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The providers as the console starts with them, at the sizes of terminals that people have.
struct ProvidersSizesTests {
    @Test func `40 by 10 shows the list, or the detail`() throws {
        var console = try Harness(.everywhere(), width: 40, height: 10)
        console.press("3")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
             cashypro-co holds payouts … and 5 more
            ╭ Providers  the last hour ────────────╮
            │   Provider     State            Paid │
            │▌  dvpay        ● sending        99 % ┃
            │   paypro-vn    ● sending        89 % ┃
            │   vexora-ar    ‖ paused        100 % ┃
            │   paypro-bd    ● sending        none │
            ╰──────────────────────────────────────╯
             P pause   : command   ? help
            """
        )
        console.press("tab")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ dvpay ───────────────────────────────╮
            │ Provider  DVPay · Cambodia         ┃ │
            │ State     ● sending                │ │
            │                                    │ │
            │ Success   99 %   ■ 478 paid   ✖ 1… │ │
            │ 40 █ █ █ █ █ █ █ █ █ █ █ ▅         │ │
            │    █ █ █ █ █ █ █ █ █ █ █ █         │ │
            ╰──────────────────────────────────────╯
             escape back   : command   ? help
            """
        )
    }
}
