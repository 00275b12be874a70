import Foundation
import PayoutService
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What an operator does on the batches screen.
struct BatchesTests {
    private static let file = [
        "1250000,An,19036789852,ACB,", "1250000,An,19036789852,ACB,", "10,Án,1.9E+10,ACB,",
    ]

    @Test func `moving shows the lines of each batch, and only what did not go well on demand`()
        throws
    {
        var console = try Harness(batches: .batched)
        console.press("j")
        let second = BatchID(rawValue: "BA-7F3K-0002")
        #expect(console.takeEffects() == [.batch(.readLines(second, [], after: nil))])
        console.press("k f")
        let first = BatchID(rawValue: "BA-7F3K-0001")
        #expect(
            console.takeEffects().last
                == .batch(.readLines(first, BatchesState.troubled, after: nil))
        )
        let statuses = console.state.batches.selectedLines?.lines.map(\.payout.status)
        #expect(statuses == [.unknown, .failed, .canceled])
    }

    @Test func `a batch that changes is read again, the selection stays on its id`() throws {
        var console = try Harness(batches: .batched)
        console.press("j")
        console.advance(by: 5)
        console.changeLedger { ledger in
            let newer = Batch.fixture(4, "new.csv", [.queued], age: 0)
            ledger.batches.insert(newer.batch, at: 0)
            ledger.batchLines[newer.batch.id] = newer.lines
        }
        #expect(console.state.batches.batches.count == 4)
        #expect(console.state.batches.batches.selection == BatchID(rawValue: "BA-7F3K-0002"))
    }

    @Test func `a file is checked as it was typed, and refused with every reason`() throws {
        var console = try Harness(batches: .batched)
        console.press("u")
        console.type("day.csv")
        console.press("tab tab")
        console.type("payroll-vn")
        console.press("tab")
        console.type("VND=5")
        console.press("ctrl-s")
        let request = UploadRequest(
            path: "day.csv",
            provider: nil,
            mapping: "payroll-vn",
            controls: "VND=5"
        )
        #expect(console.takeEffects().last == .batch(.check(request)))
        console.send(.batch(.workFailed(.file(["Column “a” is wrong.", "Column “b” too."]))))
        #expect(console.text.contains("Column “a” is wrong."))
        #expect(console.text.contains("Column “b” too."))
        #expect(console.state.upload?.work == nil)
    }

    @Test func `everything that is wrong stands below its own field, and the first has the keys`()
        throws
    {
        var console = try Harness(batches: .batched)
        console.press("u")
        console.type("day.csv")
        console.press("tab tab")
        console.type("nomap")
        console.press("tab")
        console.type("xyz")
        console.press("ctrl-s")
        let problems: [UploadRequest.Field: String] = [
            .mapping: "There is no mapping nomap.",
            .controls: "Control total “xyz” is not written as CURRENCY=TOTAL.",
        ]
        console.send(.batch(.refused(problems)))
        #expect(console.state.upload?.row == .mapping)
        expectSnapshot(
            console.lines.prefix(10).joined(separator: "\n"),
            """
              SANDBOX   dara   1  2 3    3        4  5      6      7  8    live · 14:32 +07
            ╭ Upload  nothing is kept before you commit it ────────────────────────────────╮
            │   File          * day.csv                                                    │
            │   Provider        the file says it                                         ▼ │
            │ ▌ Mapping       ✕ nomap                                                      │
            │     There is no mapping nomap.                                               │
            │   Control total ✕ xyz                                                        │
            │     Control total “xyz” is not written as CURRENCY=TOTAL.                    │
            │                                                                              │
            │     Check                                                                    │
            """
        )
        console.type("x")
        #expect(!console.text.contains("There is no mapping"))
        #expect(console.text.contains("is not written as CURRENCY=TOTAL"))
    }

    @Test func `a path that cannot be written stays to be mended`() throws {
        var console = try Harness(batches: .batched)
        console.press("1 X")
        console.type("/nonexistent/x.csv")
        console.isHolding = true
        console.press("enter")
        let request = console.state.exportRequests.first
        let error = ServiceError.file(["/nonexistent/x.csv cannot be written."])
        console.send(.batch(.notWritten(request, path: "/nonexistent/x.csv", error)))
        expectSnapshot(
            console.lines[8...15].joined(separator: "\n"),
            """
            │    6 m  ✖ failed      PO-7F3K-0006  আব্দুল করিম                    300.00  BDT ┃
            │    7 ╭ Export ────────────────────────────────────────────────────────╮  ARS │
            │    8 │ Writes all payouts to a new file: .csv, or .jsonl.             │  VND │
            │    2 │                                                                │  VND │
            ╰──────│ /nonexistent/x.csv                                             │──────╯
            ╭ PO-7F│ ✕ /nonexistent/x.csv cannot be written.                        │──────╮
            │ Summa╰────────────────────────────────────────────────────────────────╯      │
            │                                                                              │
            """
        )
        console.isHolding = false
        console.press("home")
        console.type("/tmp")
        console.press("enter")
        let path = "/tmp/nonexistent/x.csv"
        #expect(console.effects.last == request.map { .batch(.export($0, path: path)) })
    }

    @Test func `the name for the rejected rows stays to be mended, too`() throws {
        var console = try Harness(batches: .batched)
        try console.preview(Self.file)
        console.press("tab tab enter")
        console.isHolding = true
        console.press("enter")
        #expect(console.state.overlay == nil)
        let error = ServiceError.file(["day-rejected.csv is there already; name a new file."])
        console.send(.batch(.notWritten(nil, path: "day-rejected.csv", error)))
        #expect(console.text.contains("✕ day-rejected.csv is there already"))
        console.press("escape")
        console.send(.batch(.notWritten(nil, path: "x.csv", .canceled)))
        #expect(console.state.overlay == nil)
    }

    @Test func `no file is no question for the service`() throws {
        var console = try Harness(batches: .batched)
        console.press("u ctrl-s")
        #expect(console.takeEffects().isEmpty)
        #expect(console.text.contains("Type the name of a file."))
    }

    @Test func `escape cancels what takes long, and leaves the form as it was`() throws {
        var console = try Harness(batches: .batched)
        console.press("u")
        console.type("day.csv")
        console.press("ctrl-s escape")
        #expect(console.takeEffects().last == .batch(.cancelWork))
        console.send(.batch(.workFailed(.canceled)))
        #expect(console.state.upload?.path == "day.csv")
        #expect(console.state.notice?.text.contains("Canceled") == true)
    }

    @Test func `nothing is committed before the count was typed, as for many approvals`() throws {
        var console = try Harness(batches: .batched)
        try console.preview([
            "1250000,An,19036789852,ACB,", "1300000,Binh,19036789853,ACB,",
        ])
        console.effects = []
        console.press("tab enter")
        #expect(console.text.contains("Commit 2 payouts?"))
        console.type("3")
        console.press("enter tab tab enter")
        #expect(console.takeEffects().isEmpty, "another count arms nothing")
        #expect(console.text.contains("3 is not 2"))
        console.press("tab backspace")
        console.type("2")
        console.press("enter enter")
        #expect(console.state.overlay == nil, "the way out comes before the answer")
        #expect(console.takeEffects().isEmpty)
        console.press("enter")
        console.type("2")
        console.press("enter tab enter")
        guard case .batch(.commit(let preview, .all)) = console.takeEffects().last else {
            Issue.record("nothing was committed")
            return
        }
        #expect(preview.findings.count(.good) == 2)
    }

    @Test func `a single payout is committed without typing, and is one in every sentence`()
        throws
    {
        var console = try Harness(batches: .batched)
        try console.preview(Self.file)
        console.press("tab enter")
        #expect(console.text.contains("1 payout is sent soon after."))
        console.press("tab enter")
        guard case .batch(.commit(_, .good)) = console.takeEffects().last else {
            Issue.record("nothing was committed")
            return
        }
        let batch = Batch.fixture(5, "day.csv", [.queued], rejected: 2, age: 0).batch
        console.ledger.batches.insert(batch, at: 0)
        console.send(.batch(.committed(batch)))
        #expect(console.state.upload == nil)
        #expect(console.state.batches.batches.selection == batch.id)
        #expect(console.state.notice?.text == "BA-7F3K-0005 has 1 payout; it is sent now.")
    }

    @Test func `all is not offered while a row is bad, and rejected rows go to a new file`()
        throws
    {
        var console = try Harness(batches: .batched)
        try console.preview(Self.file)
        #expect(console.state.upload?.preview?.actions == [.back, .commit(.good), .writeRejected])
        console.press("tab tab enter enter")
        guard case .batch(.writeRejected(_, let path)) = console.takeEffects().last else {
            Issue.record("nothing was written")
            return
        }
        #expect(path == "day-rejected.csv")
    }

    @Test func `a control total that differs leaves only the way back`() throws {
        var console = try Harness(batches: .batched)
        let wrong = ControlTotal(total: Money(minorUnits: 5, currency: .vnd))
        try console.preview(["1250000,An,19036789852,ACB,"], controls: [wrong])
        #expect(console.state.upload?.preview?.actions == [.back])
        #expect(console.text.contains("The control total does not match"))
    }

    @Test func `a batch without failures has nothing to retry`() throws {
        var console = try Harness(batches: .batched)
        console.press("j R")
        #expect(console.state.notice?.text.contains("nothing in it failed") == true)
        #expect(console.state.overlay == nil)
    }

    @Test(arguments: ["1", "2", "4"])
    func `every list is written with its view to a file that is named`(_ screen: String) throws {
        var console = try Harness(.batched)
        console.press(screen)
        console.press("X")
        if screen == "4" { console.press("enter") }
        console.type("out.txt")
        console.press("enter")
        #expect(console.text.contains("The name must end in .csv or .jsonl."))
        console.press("backspace backspace backspace")
        console.type("csv")
        console.effects = []
        console.press("enter")
        guard case .batch(.export(let request, "out.csv")) = console.takeEffects().first else {
            Issue.record("nothing was written")
            return
        }
        #expect(request == console.state.exportRequests.first)
    }

    @Test func `every row of a long batch is reached by scrolling, forth and back`() throws {
        var ledger = Ledger()
        let statuses = [PayoutStatus](repeating: .paid, count: 1_200)
        ledger.add(Batch.fixture(1, "salaries.csv", statuses, age: 240))
        var console = try Harness(batches: ledger, width: 120, height: 34)
        console.press("enter")
        #expect(console.state.batches.selectedLines?.lines.map(\.line).last == 501)
        var titles: [String] = []
        var lines: Set<Int> = []
        for _ in 0..<200 {
            lines.formUnion(console.state.batches.selectedLines?.lines.map(\.line) ?? [])
            let detail = try #require(console.state.batchDetail(.unicode))
            let title = detail.lines[detail.head.count].text
            if title != titles.last { titles.append(title) }
            console.press("page-down")
        }
        let pages = [
            "Rows 1 to 500 of 1,200", "Rows 501 to 1,000 of 1,200", "Rows 1,001 to 1,200 of 1,200",
        ]
        #expect(titles == pages)
        #expect(lines == Set(2...1_201))
        #expect(console.text.contains("1201 ● paid"))
        for _ in 0..<200 { console.press("page-up") }
        #expect(console.state.batches.turned.isEmpty && console.state.detail.offset == 0)
        #expect(console.state.batches.selectedLines?.lines.first?.line == 2)
        // What is read again meanwhile is the page that is shown.
        for _ in 0..<40 { console.press("page-down") }
        let turned = console.state.batches.turned
        console.effects = []
        console.changeLedger { $0.batches[0].tallies = [] }
        #expect(!turned.isEmpty && console.state.batches.turned == turned)
    }

    @Test func `every bad row is named by line, column, rule and fix`() throws {
        var console = try Harness(batches: .batched, width: 120, height: 34)
        let rows = (0..<450).map { "\(100 + $0),An,1903\(1_000_000 + $0),ACB," }
        try console.preview(rows)
        let preview = try #require(console.state.upload?.preview)
        #expect(console.text.contains("line 2 · amount · amount"))
        #expect(console.text.contains("must be at least 50,000 VND"))
        #expect(preview.remarkCount >= 450)
        var seen = Set(preview.remarks.map(\.line))
        for _ in 0..<400 {
            console.press("page-down")
            seen.formUnion(console.state.upload?.preview?.remarks.map(\.line) ?? [])
        }
        #expect(seen == Set(2...451))
        #expect(console.state.upload?.preview?.hasMore == false)
        for _ in 0..<400 { console.press("page-up") }
        #expect(console.state.upload?.preview?.before == 0)
        #expect(console.state.upload?.preview?.offset == 0)
    }

    @Test func `where there are several lists, one is chosen`() throws {
        var console = try Harness(batches: .batched)
        console.press("X")
        #expect(console.text.contains("Write what?"))
        let batch = try #require(console.state.batches.batches.selection)
        #expect(console.state.exportRequests == [.batch(batch, []), .batches(BatchFilter())])
        console.press("down enter")
        #expect(console.text.contains("Writes all batches to a new file: .csv, or .jsonl."))
        console.press("escape 6 X")
        #expect(console.state.exportRequests == [.breaks(BreakFilter()), .comparisons])
        console.press("escape t X")
        #expect(console.state.exportRequests == [.closes(ClosingFilter()), .adjustments])
    }

    @Test func `an export shows how far it is, and escape ends it`() throws {
        var console = try Harness(.batched)
        console.isHolding = true
        console.press("1 X")
        console.type("list.csv")
        console.press("enter")
        console.now.addTimeInterval(2)
        console.send(.batch(.progressed(RowProgress(done: 40_000, total: 100_000))))
        #expect(console.text.contains("Writing list.csv"))
        #expect(console.text.contains("40,000 of 100,000 · 20,000/s · 3 s left"))
        console.send(.batch(.progressed(RowProgress(done: 60_000, total: nil))))
        #expect(console.text.contains("60,000 · 30,000/s  "))
        console.press("escape")
        #expect(console.effects.last == .batch(.cancelWork))
        #expect(!console.text.contains("Writing list.csv"))
        console.send(.batch(.workFailed(.canceled)))
        #expect(console.text.contains("Canceled; nothing was kept."))
    }

    @Test func `paying again shows how far it is, and escape ends it`() throws {
        var console = try Harness(batches: .batched)
        console.press("R")
        console.type("2")
        console.press("enter tab enter")
        #expect(console.text.contains("Paying again what"))
        console.send(.batch(.progressed(RowProgress(done: 1_000, total: 4_000))))
        #expect(console.text.contains("1,000 of 4,000"))
        console.press("escape")
        #expect(console.effects.last == .batch(.cancelWork))
    }

    @Test func `a file that may lack rows says so`() throws {
        var console = try Harness(.batched)
        console.ledger.isExportCut = true
        console.press("2 X")
        console.type("list.csv")
        console.press("enter")
        #expect(console.state.notice?.kind == .attention)
        #expect(console.state.notice?.text.hasSuffix("there may be more. Narrow the list.") == true)
    }

    @Test func `a form that is left half filled in comes back`() throws {
        var console = try Harness(batches: .batched)
        console.press("u")
        console.type("day.csv")
        console.press("escape u")
        #expect(console.state.upload?.path == "day.csv")
    }

    @Test func `an empty ledger says how to begin`() throws {
        let console = try Harness(batches: Ledger())
        #expect(console.text.contains("u uploads a CSV file of payouts"))
    }
}
