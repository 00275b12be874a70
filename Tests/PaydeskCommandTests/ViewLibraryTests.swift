import Console
import Foundation
import Payouts
import Testing

@testable import PaydeskCommand

struct ViewLibraryTests {
    private func library(_ desk: TestDesk) -> ViewLibrary {
        ViewLibrary(InstalledFiles(desk.context("dara", [:])))
    }

    @Test func `every bundled view is sound, and named like its file`() throws {
        let library = library(try TestDesk())
        let folder = try #require(library.bundledFolder)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let views = library.offers.map(\.view)
        #expect(files.count >= 6)
        #expect(views.map { ($0?.fileName ?? "") + ".yaml" } == files)
        let context = FilterContext(now: TestDesk.start, utcOffset: 0, me: .dispatcher)
        for view in views.compactMap(\.self) {
            #expect(throws: Never.self) { try view.content.payouts?.query.filter(in: context) }
        }
        #expect(Set(views.compactMap { $0?.content.list }) == Set(ViewedList.allCases))
    }

    @Test func `a kept view is read again as it was, and takes a bundled one's place`() throws {
        let desk = try TestDesk()
        let library = library(desk)
        let view = NamedView(
            name: "Support: mine",
            try ViewContent(
                of: .payouts,
                filter: "owner:me !status:paid nguyễn",
                sort: "-amount,name",
                columns: "status,order,amount"
            )
        )
        let path = try library.save(view)
        #expect(path.hasPrefix(desk.home.path))
        #expect(path.hasSuffix("/.config/paydesk/views/support-mine.yaml"))
        let mine = library.offers.filter { $0.name == view.name }
            .filter { $0.view?.content.list == .payouts }
        #expect(mine == [ViewOffer(name: view.name, isOwn: true, content: .view(view))])
        #expect(library.offers.first?.isOwn == true)
    }

    @Test(
        arguments: [
            (.worklist, "reason:late provider:dvpay owner:me", "worklist-mine"),
            (.batches, "status:approval,failed by:me day-1.csv", "batches-mine"),
            (.approvals, "kind:batch currency:USD by:me payroll", "approvals-mine"),
            (.reconciliation, "status:proposed owner:sokha", "reconciliation-mine"),
            (.closes, "provider:dvpay currency:USD by:me 2026-11", "closes-mine"),
            (.audit, "subject:PO-7F3K-0004 by:me", "audit-mine"),
            (.notifications, "fate:refused PO-7F3K", "notifications-mine"),
        ] as [(ViewedList, String, String)]
    )
    func `a view of each list lies in a file of its own and is read again as it was`(
        list: ViewedList,
        filter: String,
        file: String
    ) throws {
        let library = library(try TestDesk())
        let view = NamedView(name: "Mine", try ViewContent(of: list, filter: filter))
        let path = try library.save(view)
        #expect(path.hasSuffix("/views/\(file).yaml"))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text == "name: Mine\nscreen: \(list.rawValue)\nfilter: \(filter)\n")
        #expect(library.offers.first?.view == view)
    }

    @Test func `a file that names no screen is of the payouts`() throws {
        let view = try ViewFile.view(in: "name: x\nfilter: status:paid\nsort: -amount")
        #expect(view.content.list == .payouts)
        #expect(view.content.filter == "status:paid")
        #expect(view.content.sort == "-amount")
    }

    @Test(
        arguments: [
            ("filter: status:paid", "name is missing"),
            ("name: x\nfilter: status:gone", "There is no status “gone”."),
            ("name: x\nsort: colour", "Cannot sort by “colour”."),
            ("name: x\ncolumns: weight", "There is no column “weight”."),
            ("name: x\nscreen: banks", "There are no views of “banks”. Screens: payouts,"),
            ("name: x\nscreen: worklist\nfilter: colour:red", "There is no field “colour”"),
            ("name: x\nscreen: audit\nsort: -amount", "Only views of payouts have a sort"),
            ("name: x\nfliter: status:paid", "“fliter” is no part of a view. Parts: name,"),
            ("- 1", "the whole file is of"),
            ("name: [", "while parsing"),
        ]
    )
    func `a broken file says what is wrong with it`(yaml: String, problem: String) throws {
        let desk = try TestDesk()
        let library = library(desk)
        let home = URL(filePath: library.ownFolder)
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        try Data(yaml.utf8).write(to: home.appending(path: "mine.yaml"))
        let offer = try #require(library.offers.first)
        guard case .problem(let text) = offer.content else {
            Issue.record("it was taken for a view")
            return
        }
        #expect(offer.name == "mine")
        #expect(text.contains(problem))
    }

    @Test func `a folder that cannot be written says so`() throws {
        let desk = try TestDesk()
        try desk.write(".config", "no folder")
        #expect(throws: (any Error).self) {
            try library(desk).save(NamedView(name: "mine", .payouts(PayoutView())))
        }
    }

    @Test func `a view of another list is listed by its name, for whoever asks`() async throws {
        try await TestDesk.withSandbox { desk in
            let paused = await desk.run(["pause", "dvpay", "--reason", "a bank holiday"])
            #expect(paused.status == .done)
            let own = ["audit", "list", "--view", "audit-support-what-i-did", "--format", "csv"]
            #expect(await desk.run(own).output.contains("a bank holiday"))
            #expect(await !desk.run(own, by: "linh").output.contains("a bank holiday"))
            #expect(await !desk.run(own + ["--by", "linh"]).output.contains("a bank holiday"))
            for arguments in [
                ["worklist", "--view", "worklist-on-call-contested"],
                ["batch", "list", "--view", "Finance: troubled"],
                ["approvals", "--view", "approvals-finance-batches"],
                ["breaks", "--view", "reconciliation-finance-second-person"],
                ["close", "list", "--view", "closes-finance-closed-by-me"],
                ["notification", "list", "--view", "Finance: differs"],
            ] {
                #expect(await desk.run(arguments).status == .done, "\(arguments)")
            }
            let other = await desk.run(["worklist", "--view", "finance-today"])
            #expect(other.status == .usage)
            #expect(
                other.errors.hasPrefix("paydesk: There is no view finance-today. Views: worklist-")
            )
        }
    }

    @Test func `other lists are filtered by what is typed, alone and within a view`() async throws {
        try await TestDesk.withSandbox { desk in
            _ = await desk.run(["pause", "dvpay", "--reason", "a bank holiday"])
            for (arguments, isListed) in [
                (["--filter", "dvpay"], true), (["--filter", "by:me subject:dvpay"], true),
                (["--filter", "vexora-ar"], false), (["--filter", "by:linh"], false),
                (["--view", "audit-support-what-i-did", "--filter", "vexora-ar"], false),
            ] {
                let records = await desk.run(["audit", "list", "--format", "csv"] + arguments)
                #expect(records.status == .done)
                #expect(records.output.contains("a bank holiday") == isListed, "\(arguments)")
            }
            for (command, filter) in [
                (["worklist"], "provider:dvpay nobody"), (["batch", "list"], "by:me nothing"),
                (["approvals"], "provider:dvpay nobody"),
                (["close", "list"], "provider:dvpay 2026-11"),
                (["breaks"], "provider:dvpay nobody"),
                (["notification", "list"], "provider:dvpay nobody"),
            ] {
                let listed = await desk.run(command + ["--filter", filter])
                #expect(listed.status == .done, "\(command)")
                let wrong = await desk.run(command + ["--filter", "colour:red"])
                #expect(wrong.status == .usage, "\(command)")
                #expect(wrong.errors.contains("There is no field “colour” in this list."))
            }
        }
    }

    @Test func `a view is listed by its name, with further terms`() async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.created(TestDesk.colombianCreation())
            for (arguments, isListed) in [
                (["--view", "finance-today"], true), (["--view", "FINANCE: TODAY"], true),
                (["--view", "finance-today", "--filter", "!currency:COP"], false),
                (["--view", "on-call-in-doubt"], false), (["--sort", "-amount"], true),
            ] {
                let outcome = await desk.run(["list", "--format", "csv"] + arguments)
                #expect(outcome.status == .done)
                #expect(outcome.output.contains(String(id)) == isListed, "\(arguments)")
            }
            let unknown = await desk.run(["list", "--view", "gone"])
            #expect(unknown.status == .usage)
            #expect(unknown.errors.hasPrefix("paydesk: There is no view gone. Views: finance-"))
            let views = await desk.run(["views", "--format", "csv"])
            #expect(views.output.contains("On call: in doubt,payouts,status:unknown,created,no,"))
        }
    }
}
