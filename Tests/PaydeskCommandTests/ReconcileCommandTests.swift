import Foundation
import PaydeskCommand
import Payouts
import PayoutsTesting
import SQLiteStore
import Testing

/// `paydesk reconcile`, `breaks` and `break`, with the mapping that comes along.
struct ReconcileCommandTests {
    private static let header =
        "tradeNo;platFormTradeNo;accountNo;amount;fee;currency;status;finishTime\r\n"
    private static let amount = Money(minorUnits: 1_250_000, currency: .ars)

    /// A desk with three payouts of a day in Argentina: paid, paid, processing.
    private func makeDesk() async throws -> TestDesk {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let store = try desk.openLedger()
        for (number, status) in [(1, PayoutStatus.paid), (2, .paid), (3, .processing)] {
            try await store.makePayout(
                number,
                in: status,
                provider: .vexoraAR,
                amount: Self.amount
            )
        }
        return desk
    }

    private static func line(_ number: Int, amount: String = "12500.00") -> String {
        "ORD\(1_000_000 + number);R\(number);311;\(amount);;ARS;0000;2023-11-14 19:14:00\r\n"
    }

    private func reconcile(
        _ desk: TestDesk,
        _ lines: [String],
        _ more: [String] = []
    ) async throws -> TestDesk.Outcome {
        let file = try desk.write("day.csv", Self.header + lines.joined())
        return await desk.run(
            [
                "reconcile", "--provider", "vexora-ar", "--period", "2023-11-14", "--file", file,
            ] + more
        )
    }

    @Test func `what agrees exits with 0`() async throws {
        let desk = try await makeDesk()
        let outcome = try await reconcile(desk, [Self.line(1), Self.line(2)])
        #expect(outcome.status == .done)
        #expect(
            outcome.output == """
                vexora-ar, 2023-11-14: 2 payouts, 2 lines, 2 matched, 2 agree.

                currency  paid here  paid there  difference  fees there
                ARS       25,000.00  25,000.00   0.00        0.00


                No breaks.

                """
        )
        #expect(outcome.errors == "paydesk: Kept as reconciliation 1.\n")
    }

    @Test func `what differs exits with 1 and is listed, the most serious first`() async throws {
        let desk = try await makeDesk()
        let lines = [Self.line(1, amount: "12499.00"), Self.line(3), Self.line(3), Self.line(8)]
        let outcome = try await reconcile(desk, lines, ["--format", "csv"])
        #expect(outcome.status == .differences)
        let rows = outcome.output.components(separatedBy: "\r\n").dropFirst().dropLast()
        let kinds = rows.map { $0.split(separator: ",")[1] }
        #expect(
            kinds == [
                "duplicateAtProvider", "missingInLedger", "missingAtProvider", "status", "amount",
            ]
        )
        let table = await desk.run(["breaks", "--kind", "amount", "--format", "csv"])
        #expect(table.output.contains("vexora-ar,2023-11-14,5,amount,ORD1000001,R1,1.00,ARS,1102"))
        let words = await desk.run(["breaks"]).output
        #expect(words.contains("  duplicate at provider  "))
        #expect(!words.contains("duplicateAtProvider"))
        #expect(await !desk.run(["reconciliations"]).output.contains("Z  dara"))
        let csv = await desk.run(["reconciliations", "--format", "csv"]).output
        #expect(csv.contains("Z,dara,"), "scripts get the time as it is kept")
    }

    @Test func `shuffled lines give the same report, byte for byte`() async throws {
        let desk = try await makeDesk()
        let lines = [Self.line(1, amount: "7"), Self.line(3), Self.line(3), Self.line(8)]
        // How many breaks are new is told of the first comparison alone.
        _ = try await reconcile(desk, lines)
        for format in ["table", "json", "csv"] {
            let first = try await reconcile(desk, lines, ["--format", format, "--again"])
            let other = try await reconcile(desk, lines.reversed(), ["--format", format])
            #expect(first.output == other.output && first.status == .differences, "\(format)")
        }
    }

    @Test func `a file that was compared before is recognized`() async throws {
        let desk = try await makeDesk()
        let first = try await reconcile(desk, [Self.line(8)])
        let second = try await reconcile(desk, [Self.line(8)])
        #expect(second.output == first.output && second.status == .differences)
        #expect(second.errors.contains("compared before, by dara"))
        let runs = await desk.run(["reconciliations", "--format", "csv"])
        #expect(runs.output.components(separatedBy: "\r\n").count == 3)
    }

    @Test func `a line that cannot be read is named, and exits with 65`() async throws {
        let desk = try await makeDesk()
        let outcome = try await reconcile(desk, [Self.line(1, amount: "12.500,00")])
        #expect(outcome.status == .invalidData)
        #expect(
            outcome.errors.contains(
                "paydesk: day.csv, line 2, amount “12.500,00”: "
            )
        )
        #expect(outcome.output.contains("1 line could not be read; nothing is known of it."))
    }

    @Test func `a break is shown, taken, written about and resolved`() async throws {
        let desk = try await makeDesk()
        _ = try await reconcile(desk, [Self.line(1), Self.line(2), Self.line(3)])
        let shown = await desk.run(["break", "show", "1"])
        #expect(shown.status == .done)
        for text in ["ORD1000003", "processing", "0000", "day.csv, line 4", "R3"] {
            #expect(shown.output.contains(text), "\(text)")
        }
        #expect(await desk.run(["break", "claim", "1"], by: "linh").status == .done)
        let taken = await desk.run(["break", "claim", "1"])
        #expect(taken.status == .invalidData && taken.errors.contains("linh is on break 1"))
        #expect(await desk.run(["break", "note", "1", "asked"]).status == .done)
        let resolved = await desk.run(["break", "resolve", "1", "--as", "accept", "--note", "ok"])
        #expect(resolved.status == .done && resolved.output.contains("applied: provider accepted"))
        let payout = try #require(try await desk.openLedger().payout(.make(3)))
        #expect(payout.status == .paid)
        #expect(await desk.run(["breaks"]).errors == "paydesk: Nothing is unexplained here.\n")
    }

    @Test func `a break is on the worklist with its kind, stake, owner and next step`() async throws
    {
        let desk = try await makeDesk()
        _ = try await reconcile(desk, [Self.line(1, amount: "12400.00"), Self.line(2)])
        _ = await desk.run(["break", "claim", "1"], by: "linh")
        let csv = await desk.run(["worklist", "--reason", "break", "--format", "csv"])
        #expect(csv.status == .done)
        let row = try #require(csv.output.components(separatedBy: "\r\n").dropFirst().first)
        #expect(row.hasPrefix("break,1,vexora-ar,open,break,2023-11-14T"))
        #expect(row.contains(",100.00,ARS,linh,\"amount: ") || row.contains(",linh,amount: "))
        #expect(row.hasSuffix(BreakKind.amount.nextStep))
        let json = await desk.run(["worklist", "--format", "json"]).output
        #expect(json.contains(#""kind" : "break""#))
        #expect(await desk.run(["worklist", "--mine"], by: "linh").output.contains("vexora-ar"))
        #expect(await !desk.run(["worklist", "--mine"]).output.contains("vexora-ar"))
    }

    @Test func `a snoozed break is off the worklist, and says until when`() async throws {
        let desk = try await makeDesk()
        _ = try await reconcile(desk, [Self.line(1, amount: "12400.00"), Self.line(2)])
        let snoozed = await desk.run(["break", "snooze", "1", "--for", "2h"])
        #expect(snoozed.status == .done && snoozed.output.contains("snoozed until"))
        let listed = ["worklist", "--reason", "break"]
        #expect(await !desk.run(listed).output.contains("vexora-ar"))
        #expect(await desk.run(listed + ["--snoozed"]).output.contains("vexora-ar"))
        let json = await desk.run(["break", "show", "1", "--format", "json"]).output
        #expect(json.contains(#""snoozedUntil" : "20"#))

        let ended = await desk.run(["break", "snooze", "1", "--end"])
        #expect(ended.status == .done && !ended.output.contains("snoozed until"))
        #expect(await desk.run(listed).output.contains("vexora-ar"))
        #expect(await desk.run(["break", "snooze", "1"]).status == .usage)
        #expect(await desk.run(["break", "snooze", "1", "--for", "900h"]).status == .usage)
    }

    @Test func `a corrected file says how many earlier breaks no longer hold`() async throws {
        let desk = try await makeDesk()
        _ = try await reconcile(desk, [Self.line(1, amount: "7"), Self.line(2)])
        let outcome = try await reconcile(desk, [Self.line(1), Self.line(2)])
        #expect(outcome.status == .done)
        #expect(outcome.output.contains("2 agree.\n1 earlier break no longer holds.\n"))
        let json = try await reconcile(desk, [Self.line(1), Self.line(2)], ["--format", "json"])
        #expect(
            json.output.contains("\"endedBreaks\" : 1") || json.output.contains("\"endedBreaks\":1")
        )
        let shown = await desk.run(["break", "show", "1"])
        #expect(shown.output.contains("applied: no longer found"))
        #expect(!shown.output.contains("000Z"), "times are those of the console")
        #expect(!shown.output.contains("no-longer-holds"))
        let csv = await desk.run(["break", "show", "1", "--format", "csv"]).output
        #expect(csv.contains("no-longer-holds"), "names stay where scripts read them")
    }

    @Test func `a file of another day is refused, and one across days says so`() async throws {
        let desk = try await makeDesk()
        let file = try desk.write("day.csv", Self.header + Self.line(1) + Self.line(2))
        let arguments = ["reconcile", "--provider", "vexora-ar", "--file", file, "--period"]
        let wrong = await desk.run(arguments + ["2023-11-20"])
        #expect(wrong.status == .invalidData)
        #expect(
            wrong.errors.contains(
                "day.csv has lines of 2023-11-14 only, and none of 2023-11-20."
            )
        )
        let last = Self.line(8).replacing("2023-11-14", with: "2023-11-16")
        _ = try desk.write("day.csv", Self.header + Self.line(1) + Self.line(2) + last)
        let mixed = await desk.run(arguments + ["2023-11-16"])
        #expect(
            mixed.output.contains(
                "0 payouts, 3 lines, 2 matched, 0 agree.\n2 payouts of other days agree with lines "
                    + "of other days; they say nothing about 2023-11-16.\n"
            )
        )
    }

    @Test func `the help says which kinds each way fits`() async throws {
        let desk = try TestDesk()
        let help = await desk.run(["break", "resolve", "--help"]).output
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(help.contains("For: missing at provider, late."))
        #expect(!help.contains("no-longer-holds"))
    }

    @Test func `a write-off waits for a second person`() async throws {
        let desk = try await makeDesk()
        _ = try await reconcile(desk, [Self.line(1, amount: "12499.99"), Self.line(2)])
        let proposed = await desk.run(
            ["break", "resolve", "1", "--as", "write-off", "--note", "a cent"]
        )
        #expect(proposed.status == .unknownOutcome)
        #expect(proposed.errors.contains("somebody else must run `paydesk break confirm 1`"))
        #expect(await desk.run(["break", "confirm", "1"]).status == .notPermitted)
        #expect(await desk.run(["break", "confirm", "1"], by: "linh").status == .done)
    }

    @Test func `several breaks are resolved after a question, with a result each`() async throws {
        let desk = try await makeDesk()
        _ = try await reconcile(
            desk,
            [Self.line(1, amount: "12499.99"), Self.line(2), Self.line(3)]
        )
        let arguments = [
            "break", "resolve", "1", "2", "--as", "provider-to-fix", "--note", "asked",
        ]
        let silent = await desk.run(arguments)
        #expect(silent.status == .usage)
        #expect(silent.errors.contains("Look at `paydesk breaks`, then add --yes."))
        let no = await desk.run(
            arguments,
            ask: { $0.contains("Resolve 2 breaks as provider-to-fix?") ? "1" : nil }
        )
        #expect(no.status == .usage && no.errors.contains("That is not 2; nothing was resolved."))
        let yes = await desk.run(arguments, ask: { _ in "2" })
        #expect(yes.status == .done)
        #expect(yes.output.components(separatedBy: "waits for the provider").count == 3)
    }

    @Test func `those of a comparison are resolved, and what is refused says why`() async throws {
        let desk = try await makeDesk()
        _ = try await reconcile(
            desk,
            [Self.line(1, amount: "12499.99"), Self.line(2), Self.line(3)]
        )
        let accept = ["break", "resolve", "--run", "1", "--as", "accept", "--note", "ok", "--yes"]
        let mixed = await desk.run(accept)
        #expect(mixed.status != .done)
        #expect(mixed.errors.contains("1 of 2 were refused; each message says why."))
        #expect(mixed.output.contains("does not fit a break of the kind “amount”"))
        let kind = await desk.run(
            [
                "break", "resolve", "--run", "1", "--kind", "amount", "--as", "write-off",
                "--note", "a cent", "--yes",
            ]
        )
        #expect(kind.status == .unknownOutcome)
        #expect(kind.errors.contains("1 of 1 wait for a second person."))
        let nothing = await desk.run(accept)
        #expect(nothing.status == .done)
        #expect(nothing.errors == "paydesk: Nothing is undecided there.\n")
    }

    @Test(arguments: [
        ["--kind", "amount", "1"], ["--run", "1", "2"], [], ["--run", "1", "--kind", "x"],
    ])
    func `numbers and a comparison do not go together`(_ arguments: [String]) async throws {
        let desk = try await makeDesk()
        let command = ["break", "resolve", "--as", "accept", "--note", "ok"] + arguments
        #expect(await desk.run(command).status == .usage)
    }

    @Test(arguments: ProviderID.allCases)
    func `every provider has a mapping that works`(provider: ProviderID) async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let headers: [ProviderID: String] = [
            .dvpay: "transactionId,orderId,accountNumber,amount,fee,currency,status,"
                + "transactionDate",
            .payproVN: "tradeNo,platFormTradeNo,bankNumber,amount,fee,currency,status,finishTime",
            .vexoraAR: "tradeNo,platFormTradeNo,accountNo,amount,fee,currency,status,finishTime",
            .payproBD: "tradeNo,platFormTradeNo,walletId,amount,fee,currency,status,finishTime",
            .cashyproCO: "mchOrderNo,orderNo,accountNo,amount,fee,currency,orderStatus,"
                + "completionTime",
        ]
        let file = try desk.write("empty.csv", try #require(headers[provider]) + "\n")
        let outcome = await desk.run(
            [
                "reconcile", "--provider", "\(provider)", "--period", "2026-11-21", "--file", file,
            ]
        )
        #expect(outcome.status == .done, "\(outcome.errors)")
    }

    @Test func `a mapping that cannot be used names its key`() async throws {
        let desk = try await makeDesk()
        let folder = desk.home.appending(path: ".config/paydesk/settlements")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let yaml = """
            columns: {orderNumber: a, amount: b}
            time: {format: yearFirst, zone: "+07:00"}
            statuses: {paid: [X]}
            combinations: [[amount, day]]
            """
        try Data(yaml.utf8).write(to: folder.appending(path: "vexora-ar.yaml"))
        let outcome = try await reconcile(desk, [])
        #expect(outcome.status == .configuration)
        #expect(outcome.errors.contains("combinations: amount, day fits strangers too"))
    }
}
