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
}
