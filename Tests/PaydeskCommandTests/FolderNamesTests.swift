import Console
import Foundation
import PayoutService
import Payouts
import Testing

@testable import PaydeskCommand

/// The names in a folder, as a path is completed with them.
struct FolderNamesTests {
    @Test func `folders have a slash, names are in order, and the home has its sign`() throws {
        let desk = try TestDesk()
        let folder = desk.home.appending(path: "in")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "older"),
            withIntermediateDirectories: true
        )
        for name in ["b.csv", "a.csv", ".hidden"] {
            try Data().write(to: folder.appending(path: name))
        }
        let context = desk.context("dara", [:])
        let names = [".hidden", "a.csv", "b.csv", "older/"]
        #expect(context.names(inFolder: folder.path + "/") == names)
        #expect(context.names(inFolder: "~/in/") == names)
        #expect(context.names(inFolder: "~/nowhere/").isEmpty)
    }

    @Test func `a file to be compared is found in the operator's own home`() throws {
        let desk = try TestDesk()
        try Data("order,amount".utf8).write(to: desk.home.appending(path: "day.csv"))
        let order = ReconciliationOrder(
            provider: .dvpay,
            period: try #require(SettlementPeriod("2026-11-20")),
            paths: ["~/day.csv"]
        )
        let request = ReconciliationRequest(order, desk.context("dara", [:]))
        #expect(try request.files.map { try $0.read() } == [Array("order,amount".utf8)])
    }

    @Test func `an upload is told everything that is wrong with it, each thing for itself`() throws
    {
        let desk = try TestDesk()
        func problems(_ path: String, _ mapping: String?, _ control: String) -> [String] {
            let file = BatchFile(path: path, provider: nil, mapping: mapping, controls: [control])
            do throws(UploadFailure) {
                _ = try file.checkedUpload(desk.context("dara", [:]))
                return []
            } catch {
                guard case .typed(let found) = error else { return ["\(error)"] }
                return [.file, .mapping, .controls].map { found[$0] ?? "" }
            }
        }
        try desk.write("day.csv", "amount\n")
        let all = problems("~/none.csv", "nomap", "xyz")
        #expect(all.first == "~/none.csv cannot be read.")
        #expect(all.count == 3 && all[1].contains("nomap"))
        #expect(all.last == "Control total “xyz” is not written as CURRENCY=TOTAL.")
        #expect(problems("~/day.csv", nil, "xyz").prefix(2) == ["", ""])
        #expect(problems("~/day.csv", nil, "VND=5").isEmpty)
    }
}
