import Foundation
import Testing

@testable import Console
@testable import PaydeskCommand

struct SessionFileTests {
    private let desk: TestDesk
    private let path: String

    init() throws {
        desk = try TestDesk()
        path = desk.home.appending(path: "state/paydesk/test.json").path
    }

    private func file() -> SessionFile { SessionFile(path: path, clock: ContinuousClock()) }

    @Test func `the latest session is on the disk once the console was left`() async throws {
        let file = file()
        #expect(file.client.last == nil)
        var session = SavedSession()
        for screen in 1...7 {
            session.screen = screen
            file.client.keep(session)
        }
        file.end()
        await file.run()
        #expect(self.file().client.last == session)
    }

    @Test func `nobody else can read what was typed`() async throws {
        let file = file()
        file.client.keep(SavedSession())
        file.end()
        await file.run()
        for (name, mode) in [(path, 0o600), ((path as NSString).deletingLastPathComponent, 0o700)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: name)
            #expect(attributes[.posixPermissions] as? Int == mode, "\(name)")
        }
    }

    @Test(arguments: ["", "{", "[]", #"{"screen": "one"}"#])
    func `a damaged file brings nothing back`(text: String) throws {
        try desk.write("test.json", text)
        let damaged = SessionFile(
            path: desk.home.appending(path: "test.json").path,
            clock: ContinuousClock()
        )
        #expect(damaged.client.last == nil)
    }
}
