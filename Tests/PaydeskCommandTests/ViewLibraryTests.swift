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
            #expect(throws: Never.self) { try view.query.filter(in: context) }
        }
    }

    @Test func `a kept view is read again as it was, and takes a bundled one's place`() throws {
        let desk = try TestDesk()
        let library = library(desk)
        let view = NamedView(
            name: "Support: mine",
            query: try FilterQuery(parsing: "owner:me !status:paid nguyễn"),
            order: try PayoutOrder(parsing: "-amount,name"),
            columns: [.status, .order, .amount]
        )
        let path = try library.save(view)
        #expect(path.hasPrefix(desk.home.path))
        #expect(path.hasSuffix("/.config/paydesk/views/support-mine.yaml"))
        let mine = library.offers.filter { $0.name == view.name }
        #expect(mine == [ViewOffer(name: view.name, isOwn: true, content: .view(view))])
        #expect(library.offers.first?.isOwn == true)
    }

    @Test(
        arguments: [
            ("filter: status:paid", "name is missing"),
            ("name: x\nfilter: status:gone", "There is no status “gone”."),
            ("name: x\nsort: colour", "Cannot sort by “colour”."),
            ("name: x\ncolumns: weight", "There is no column “weight”."),
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
            try library(desk).save(NamedView(name: "mine", query: FilterQuery()))
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
            #expect(views.output.contains("On call: in doubt,status:unknown,created,no,"))
        }
    }
}
