import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What the smallest terminal shows: first of all what the keys are about.
struct SmallScreenTests {
    private func console() throws -> Harness {
        try Harness(.everywhere(), width: 40, height: 10)
    }

    @Test func `closing a day begins where enter goes on`() throws {
        var console = try console()
        console.press("6 d")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Close the day ───────────────────────╮
            │     the last one that is over. Its   │
            │     clocks are -03:00.               │
            │                                      │
            │ ▌   Preview                          │
            │     Nothing is closed before you     │
            │     have seen it and confirm.        │
            ╰──────────────────────────────────────╯
             enter choose   escape back
            """
        )
    }

    @Test func `a notification has its fate`() throws {
        var console = try console()
        console.press("8")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Notifications  8 refused · 8 no pay…─╮
            │   Fate                   Amount      │
            │▌  ≠ differs        1,250,000     VND ┃
            │   ✖ wrong address                    │
            │   ? no payout                        │
            │   = duplicate      1,250,000     VND │
            │   ✓ applied        1,250,000     VND │
            ╰──────────────────────────────────────╯
             enter its payout   : command   ? help
            """
        )
    }

    @Test func `a word of the help stands above its meaning`() throws {
        var console = try console()
        console.press("1 ?")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara           live · 14:32
            ╭ Payouts  12 · newest first ──────────╮
            │ ╭ Help  Payouts ───────────────────╮ │
            │▌│ Where a payout stands          ┃ │ ┃
            │ │ ◇ approval                     │ │ ┃
            │ │   No money has moved: a second │ │ │
            │ │   person has to agree. Wait for│ │ │
            │ ╰──────────────────────────────────╯ │
            ╰──────────────────────────────────────╯
             ↑ ↓ scroll   escape back
            """
        )
    }
}
