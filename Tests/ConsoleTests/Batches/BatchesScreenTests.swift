import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The batches as they look, as literal text.
struct BatchesScreenTests {
    @Test func `80 by 24 stacks where the payouts stand under the list`() throws {
        let console = try Harness(batches: .batched)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Batches  3 · newest first ───────────────────────────────────────────────────╮
            │    Age  Batch         File      Payouts  Settled  Where they stand  By       │
            │▌   4 m  BA-7F3K-0001  salarie…       10     50 %  ███✖█╌█?█◐█◌██◇█  dara     │
            │    1 d  BA-7F3K-0002  bonus.c…        2    100 %  ████████████████  dara     │
            │    1 d  BA-7F3K-0003  retry o…        1      0 %  ◐███████████████  dara     │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
            ╭ BA-7F3K-0001 ────────────────────────────────────────────────────────────────╮
            │ File       salaries.csv                                                    ┃ │
            │ Committed  2026-11-21 14:28:07 by dara                                     ┃ │
            │ Payouts    10; 2 more rejected                                             │ │
            │ Settled    50 %, 5 of 10                                                   │ │
            │                                                                            │ │
            │ █████████████████████✖███████╌███████?███████◐███████◌█████████████◇██████ │ │
            │ ■ paid 3  ✖ failed 1  ╌ canceled 1  ? unknown 1  ◐ processing 1            │ │
            │ ◌ queued 2  ◇ approval 1                                                   │ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             u upload   R retry   f troubled rows   enter open   : command   ? help
            """
        )
    }

    @Test func `120 by 34 has the rows with their reasons beside the list`() throws {
        let console = try Harness(batches: .batched, width: 120, height: 34)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers        4  5      6      7  8                 live · 14:32 +07
            ╭ Batches  3 · newest first ─────────────────────────────────────────────────╮╭ BA-7F3K-0001 ──────────────────────────╮
            │    Age  Batch         File     Payouts  Settled  Where they stand  By      ││ File       salaries.csv                │
            │▌   4 m  BA-7F3K-0001  salari…       10     50 %  ███✖█╌█?█◐█◌██◇█  dara    ││ Committed  2026-11-21 14:28:07 by      │
            │    1 d  BA-7F3K-0002  bonus.…        2    100 %  ████████████████  dara    ││            dara                        │
            │    1 d  BA-7F3K-0003  retry …        1      0 %  ◐███████████████  dara    ││ Payouts    10; 2 more rejected         │
            │                                                                            ││ Settled    50 %, 5 of 10               │
            │                                                                            ││                                        │
            │                                                                            ││ █████████✖███╌███?███◐███◌██████◇███   │
            │                                                                            ││ ■ paid 3  ✖ failed 1  ╌ canceled 1     │
            │                                                                            ││ ? unknown 1  ◐ processing 1            │
            │                                                                            ││ ◌ queued 2  ◇ approval 1               │
            │                                                                            ││                                        │
            │                                                                            ││ ● paid             3  3,750,000 VND    │
            │                                                                            ││ ✖ failed           1  1,250,000 VND    │
            │                                                                            ││ – canceled         1  1,250,000 VND    │
            │                                                                            ││ ? unknown          1  1,250,000 VND    │
            │                                                                            ││ ◐ processing       1  1,250,000 VND    │
            │                                                                            ││ ◌ queued           2  2,500,000 VND    │
            │                                                                            ││ ◇ approval         1  1,250,000 VND    │
            │                                                                            ││                                        │
            │                                                                            ││ Rows                                   │
            │                                                                            ││  2 ● paid       1,250,000 VND  NGUY…   │
            │                                                                            ││  3 ● paid       1,250,000 VND  NGUY…   │
            │                                                                            ││  4 ● paid       1,250,000 VND  NGUY…   │
            │                                                                            ││  5 ◐ processing 1,250,000 VND  NGUY…   │
            │                                                                            ││  6 ? unknown    1,250,000 VND  NGUY…   │
            │                                                                            ││  7 ✖ failed     1,250,000 VND  NGUY…   │
            │                                                                            ││  8 ◌ queued     1,250,000 VND  NGUY…   │
            │                                                                            ││  9 ◌ queued     1,250,000 VND  NGUY…   │
            │                                                                            ││ 10 ◇ approval   1,250,000 VND  NGUY…   │
            │                                                                            ││ 11 – canceled   1,250,000 VND  NGUY…   │
            ╰────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────────────╯
             u upload   R retry   f troubled rows   enter open   / search   F views   : command   ? help
            """
        )
    }

    @Test func `a batch of which nothing was paid is settled, and not done`() throws {
        var ledger = Ledger.mixed
        ledger.add(Batch.fixture(1, "bonus.csv", [.failed, .canceled], age: 240))
        let console = try Harness(batches: ledger)
        expectSnapshot(
            (console.lines[2...3] + console.lines[13...18]).joined(separator: "\n"),
            """
            │    Age  Batch         File      Payouts  Settled  Where they stand  By       │
            │▌   4 m  BA-7F3K-0001  bonus.c…        2    100 %  ✖███████╌███████  dara     │
            ╭ BA-7F3K-0001 ────────────────────────────────────────────────────────────────╮
            │ File       bonus.csv                                                       ┃ │
            │ Committed  2026-11-21 14:28:07 by dara                                     ┃ │
            │ Payouts    2                                                               ┃ │
            │ Settled    100 %, 2 of 2                                                   ┃ │
            │                                                                            │ │
            """
        )
    }

    @Test func `where only troubled rows are read, the title says so above the fold`() throws {
        var console = try Harness(batches: .batched)
        console.press("f")
        expectSnapshot(
            console.lines[13],
            """
            ╭ BA-7F3K-0001  only troubled rows ────────────────────────────────────────────╮
            """
        )
        console.press("f")
        #expect(!console.text.contains("only troubled rows"))
    }

    @Test func `80 by 24 shows what a file would do before anything is kept`() throws {
        var console = try Harness(batches: .batched)
        try console.preview(Self.file)
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Preview ─────────────────────────────────────────────────────────────────────╮
            │ day.csv · UTF-8, commas                                                    ┃ │
            │ 3 rows: 1 good, 1 doubtful, 1 bad                                          ┃ │
            │ 1 of 3 rows has problems, 1 is doubtful. Mend them and upload the file     ┃ │
            │ again, or commit the good rows.                                            ┃ │
            │                                                                            ┃ │
            │ paypro-vn · VND                                                            ┃ │
            │   good             1           1,250,000 VND                               ┃ │
            │   doubtful         1           1,250,000 VND                               ┃ │
            │   bad              1                  10 VND                               ┃ │
            │   total            3           2,500,010 VND                               ┃ │
            │                                                                            ┃ │
            │ Problems                                                                   ┃ │
            │   line 4 · account · spreadsheet damage                                    │ │
            │     a spreadsheet wrote it as a power of ten and lost digits; format the   │ │
            │     column as text and type it anew                                        │ │
            │   line 4 · amount · amount                                                 │ │
            │     must be at least 50,000 VND, whole units                               │ │
            │ ↓ 6 more lines                                                               │
            │ [ Back ]   Commit good 1     Write rejected                                  │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             tab other button   enter choose   ↑ ↓ scroll   escape back
            """
        )
    }

    @Test func `120 by 34 asks how many before it commits`() throws {
        var console = try Harness(batches: .batched, width: 120, height: 34)
        try console.preview(Self.file)
        console.press("tab enter")
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1 Payouts  2 Worklist 3    3 Providers        4  5      6      7  8                 live · 14:32 +07
            ╭ Batches  3 · newest first ───────────────────────────────╮╭ Preview ─────────────────────────────────────────────────╮
            │    Age  Batch         File     Settled  Where they stand ││ day.csv · UTF-8, commas                                  │
            │▌   4 m  BA-7F3K-0001  salari…     50 %  ███✖█╌█?█◐█◌██◇█ ││ 3 rows: 1 good, 1 doubtful, 1 bad                        │
            │    1 d  BA-7F3K-0002  bonus.…    100 %  ████████████████ ││ 1 of 3 rows has problems, 1 is doubtful. Mend them and   │
            │    1 d  BA-7F3K-0003  retry …      0 %  ◐███████████████ ││ upload the file again, or commit the good rows.          │
            │                                                          ││                                                          │
            │                                                          ││ paypro-vn · VND                                          │
            │                                                          ││   good             1           1,250,000 VND             │
            │                                                          ││   doubtful         1           1,250,000 VND             │
            │                                                          ││   bad              1                  10 VND             │
            │                                                          ││   total            3           2,500,010 VND             │
            │                       ╭ Commit 1 payout? ────────────────────────────────────────────────────╮                       │
            │                       │                                                                      │                       │
            │                       │  1,250,000 VND through PayPro · Vietnam in SANDBOX                   │amage                  │
            │                       │                                                                      │wer of ten and lost    │
            │                       │  1 payout is sent soon after.                                        │ext and type it anew   │
            │                       │  2 rows are not taken; they can be written to a file of their own.   │                       │
            │                       │  This cannot be undone.                                              │hole units             │
            │                       │                                                                      │d latin                │
            │                       │  [ Cancel ]    Commit                                                │accents, type An,      │
            │                       ╰──────────────────────────────────────────────────────────────────────╯                       │
            │                                                          ││                                                          │
            │                                                          ││ Doubts                                                   │
            │                                                          ││   line 3                                                 │
            │                                                          ││     the same account and amount as line 2; is it meant   │
            │                                                          ││     twice?                                               │
            │                                                          ││                                                          │
            │                                                          ││                                                          │
            │                                                          ││                                                          │
            │                                                          ││   Back     Commit good 1     Write rejected              │
            │                                                          ││                                                          │
            ╰──────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────╯
             tab other button   enter choose   escape back
            """
        )
    }

    @Test func `80 by 24 shows how far a long file is, and how long it takes`() throws {
        var console = try Harness(batches: .batched)
        console.press("u")
        console.type("big.csv")
        console.press("ctrl-s")
        console.send(.batch(.progressed(RowProgress(done: 0, total: 100_000))))
        console.advance(by: 2)
        console.send(.batch(.progressed(RowProgress(done: 40_000, total: 100_000))))
        expectSnapshot(
            console.text,
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Upload  nothing is kept before you commit it ────────────────────────────────╮
            │   File          * big.csv                                                    │
            │   Provider        the file says it                                         ▼ │
            │   Mapping         like payroll-vn                                            │
            │   Control total   like VND=1,250,000                                         │
            │                                                                              │
            │     Check                                                                    │
            │                                                                              │
            │   Checking…                                                                  │
            │   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸───────────────────────────────────────────   │
            │   40,000 of 100,000 · 20,000/s · 3 s left                                    │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            │                                                                              │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             escape stop
            """
        )
    }

    @Test func `rows without a readable amount are in no sum, which is said`() throws {
        var console = try Harness(.mixed, width: 120, height: 34)
        console.press("4")
        try console.preview(Self.file + ["a lot,An,19036789852,ACB,"])
        #expect(console.text.contains("4 rows: 1 good, 1 doubtful, 2 bad"))
        #expect(console.text.contains("1 row is in no sum: amount, currency or provider"))
    }

    private static let file = [
        "1250000,An,19036789852,ACB,", "1250000,An,19036789852,ACB,", "10,Án,1.9E+10,ACB,",
    ]
}

extension Harness {
    /// Opens the form, names a file and shows what was found in it.
    mutating func preview(_ rows: [String], controls: [ControlTotal] = []) throws {
        press("u")
        type("day.csv")
        press("ctrl-s")
        send(.batch(.checked(try BatchPreview.fixture(rows, controls: controls))))
    }
}
