import Foundation
import PaydeskCommand
import Payouts
import Testing

@testable import Console

struct OutputTests {
    @Test func `the JSON of create, list, requery and show is a stable contract`() async throws {
        try await TestDesk.withSandbox { desk in
            let created = await desk.run(TestDesk.colombianCreation())
            #expect(created.output == Expected.created)
            let id = try #require(created.output.firstMatch(of: /PO-\w{4}-\w{4}/)).output
            desk.advance(by: 30)
            let requeried = await desk.run(["requery", String(id), "--format", "json"])
            #expect(requeried.output == Expected.requeried)
            #expect(requeried.status == .done)
            let listed = await desk.run(["list", "--format", "json"])
            #expect(listed.output == Expected.listed)
            let shown = await desk.run(["show", String(id), "--format", "json"])
            #expect(shown.output == Expected.shown)
        }
    }

    @Test func `a payout without reference and reason says so with null`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let outcome = await desk.run(TestDesk.creation("52861", "--queue"))
        #expect(outcome.status == .done)
        #expect(outcome.output.contains(#""providerReference" : null"#))
        #expect(outcome.output.contains(#""reason" : null"#))
        #expect(outcome.output.contains(#""status" : "queued""#))
    }

    @Test(arguments: [("00083", "System_busy"), ("00088", "Request_ip_notWhiteList")])
    func `an error of the provider is explained, whether or not it settles the payout`(
        ending: String,
        code: String
    ) async throws {
        try await TestDesk.withSandbox { desk in
            let outcome = await desk.run(TestDesk.colombianCreation(ending))
            let isSettled = ending == "00088"
            #expect(outcome.status == (isSettled ? .invalidData : .unknownOutcome))
            #expect(outcome.output.contains(#""code" : "\#(code)""#), "\(outcome.output)")
            #expect(outcome.output.contains(#""nextStep" : "\#(isSettled ? "Ask" : "Wait")"#))
        }
    }

    @Test func `an order number finds a payout as well as its id in small letters`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        try await desk.keep(name: "Ana")
        let byID = await desk.run(["show", "po-0000-0001"])
        let byNumber = await desk.run(["show", "ORDER1"])
        #expect(byID.status == .done)
        #expect(byID.output == byNumber.output)
    }

    @Test func `CSV quotes by RFC 4180, and no cell is a formula`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        for name in ["Gómez, Ana", "\"Ana\"", "=1+1", "@SUM(A1)", "-2", "two\nlines", "+57"] {
            try await desk.keep(name: name)
        }
        let outcome = await desk.run(["list", "--format", "csv"])
        let times = "2026-11-21T14:32:07.125Z,2026-11-21T14:32:07.125Z"
        let names = outcome.output.split(separator: "\r\n").dropFirst().reversed().map { line in
            let start = line.firstRange(of: ",queued,60000.00,COP,")?.upperBound ?? line.startIndex
            return String(line[start...].dropLast(",····9852,\(times)".count))
        }
        #expect(
            names == [
                "\"Gómez, Ana\"", "\"\"\"Ana\"\"\"", "'=1+1", "'@SUM(A1)", "'-2", "\"two\nlines\"",
                "'+57",
            ]
        )
    }

    @Test func `a table keeps its columns beside wide names and shows control characters`()
        async throws
    {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        for name in ["王小明", "សុខ ដារ៉ា", "Nguye\u{302}\u{303}n", "red\u{1B}[31m", "Ana"] {
            try await desk.keep(name: name)
        }
        let outcome = await desk.run(["list", "--filter", "provider:cashypro-co"])
        #expect(outcome.output == Expected.table)
    }
}

struct FilterTests {
    private func desk() async throws -> TestDesk {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        try await desk.keep(name: "Andrés Muñoz")
        try await desk.keep(name: "Ana Gómez", account: "18191234")
        _ = await desk.run(TestDesk.creation("52861", "--queue"))
        return desk
    }

    @Test(arguments: [
        ("", 3), ("status:queued", 3), ("status:paid", 0), ("status:paid,queued", 3),
        ("provider:dvpay", 1), ("provider:dvpay,cashypro-co", 3), ("munoz", 1), ("1234", 1),
        ("provider:cashypro-co gomez", 1), ("provider:dvpay gomez", 0), ("an", 2),
    ])
    func `a filter picks by status, provider and words`(filter: String, count: Int) async throws {
        let outcome = await (try desk()).run(["list", "--filter", filter, "--format", "csv"])
        #expect(outcome.status == .done)
        #expect(outcome.output.split(separator: "\r\n").count == count + 1)
    }

    @Test(arguments: PayoutStatus.allCases)
    func `a filter knows a status by both its names, in any letter case`(
        status: PayoutStatus
    ) async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        for name in [status.rawValue, StatusBadge(status).word] {
            for name in [name, name.uppercased()] {
                let outcome = await desk.run(["list", "--filter", "Status:\(name)"])
                #expect(outcome.status == .done)
            }
        }
    }

    @Test(arguments: ["table", "json", "csv"])
    func `nothing found is said in words, and is no failure`(format: String) async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let empty = await desk.run(["list", "--format", format])
        #expect(empty.errors == "paydesk: There is no payout yet. `paydesk create` makes one.\n")
        try await desk.keep(name: "Ana")
        let outcome = await desk.run(["list", "--filter", "status:paid", "--format", format])
        #expect(
            outcome.errors
                == "paydesk: No payout matches. `paydesk list` without --filter lists them all.\n"
        )
        #expect(outcome.status == .done)
        switch format {
        case "json": #expect(outcome.output == "[\n\n]\n")
        default: #expect(outcome.output.split(whereSeparator: \.isNewline).count == 1)
        }
    }

    @Test func `the limit takes the newest`() async throws {
        let outcome = await (try desk()).run(["list", "--limit", "1", "--format", "csv"])
        let lines = outcome.output.split(separator: "\r\n")
        #expect(lines.count == 2)
        #expect(lines.last?.contains(",dvpay,") == true)
    }
}
