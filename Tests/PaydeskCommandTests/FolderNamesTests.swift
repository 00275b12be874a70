import Foundation
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
}
