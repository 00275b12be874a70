import Console
import Foundation
import TerminalUI
import Testing

@testable import PaydeskCommand

/// A running console takes up changes of its theme's file.
struct FileChangesTests {
    private let desk: TestDesk
    private let folder: URL

    init() throws {
        desk = try TestDesk()
        folder = desk.home.appending(path: ".config/paydesk/themes")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    @Test func `writing, replacing and removing a file are each told`() async throws {
        let file = folder.appending(path: "mine.yaml")
        var changes = FileChanges.stream(in: [folder.path]).makeAsyncIterator()
        try Data("name: mine".utf8).write(to: file)
        #expect(await changes.next() != nil)
        // As editors do: a new file takes the place of the old one.
        try Data("name: yours".utf8).write(to: file, options: .atomic)
        #expect(await changes.next() != nil)
        try FileManager.default.removeItem(at: file)
        #expect(await changes.next() != nil)
    }

    @Test func `a folder that does not exist is no obstacle`() async throws {
        let missing = folder.appending(path: "missing").path
        var changes = FileChanges.stream(in: [missing, folder.path]).makeAsyncIterator()
        try Data().write(to: folder.appending(path: "mine.yaml"))
        #expect(await changes.next() != nil)
    }

    @Test func `a folder that is made later is watched from then on, and made again too`()
        async throws
    {
        let manager = FileManager.default
        let later = desk.home.appending(path: "later")
        let themes = later.appending(path: "paydesk/themes")
        var changes = FileChanges.stream(in: [themes.path]).makeAsyncIterator()
        for _ in 0..<2 {
            try manager.createDirectory(at: later, withIntermediateDirectories: true)
            #expect(await changes.next() != nil)
            try manager.createDirectory(at: themes, withIntermediateDirectories: true)
            #expect(await changes.next() != nil)
            try Data().write(to: themes.appending(path: "mine.yaml"))
            while try Data(contentsOf: themes.appending(path: "mine.yaml")).isEmpty {
                #expect(await changes.next() != nil)
                try Data("name: mine".utf8).write(to: themes.appending(path: "mine.yaml"))
            }
            #expect(await changes.next() != nil)
            try manager.removeItem(at: themes)
            #expect(await changes.next() != nil)
            try manager.removeItem(at: later)
        }
    }

    @Test func `listening ends together with its reader`() async {
        let task = Task { [folder] in
            for await _ in FileChanges.stream(in: [folder.path]) {}
            return true
        }
        task.cancel()
        #expect(await task.value)
    }

    @Test func `a changed file is read again, a broken one with what is wrong`() async throws {
        let library = ThemeLibrary(InstalledFiles(desk.context("dara", [:])))
        let first = try library.theme("dark")
        let client = ThemesClient(library, name: "mine", first: first)
        var changes = client.changes().makeAsyncIterator()
        let text = try String(
            contentsOf: TestDesk.package.appending(path: "themes/light.yaml"),
            encoding: .utf8
        )
        try desk.write(".config/paydesk/themes/mine.yaml", text)
        _ = await changes.next()
        let light = try library.theme("light")
        #expect(await client.read("mine").content == .theme(light))
        try desk.write(".config/paydesk/themes/mine.yaml", "name: mine\nappearance: dark\n")
        _ = await changes.next()
        let problem = "roles is missing, and 1 more."
        #expect(await client.read("mine").content == .problem(problem))
        #expect(await client.list().last?.isOwn == true)
        #expect(await client.read("gone").content == .problem("its file is gone."))
    }
}
