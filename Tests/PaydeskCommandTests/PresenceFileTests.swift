import Console
import Foundation
import Payouts
import Testing

@testable import PaydeskCommand

/// Consoles that tell each other what they have open, over a real file.
@Suite(.timeLimit(.minutes(10))) struct PresenceFileTests {
    private let desk: TestDesk
    private static let first = OpenPayout(PayoutID(rawValue: "PO-0000-0001"))
    private static let second = OpenPayout(PayoutID(rawValue: "PO-0000-0002"), .resolving)

    init() throws {
        desk = try TestDesk()
        try desk.write("ledger.db", "")
    }

    private func console(_ name: String) throws -> PresentConsole {
        try #require(PresentConsole(name, besideLedger: desk.ledgerPath))
    }

    private var path: String { desk.ledgerPath + "-presence" }

    @Test func `two consoles see what the other one has open, and when it is left`() async throws {
        let (maria, dara) = (try console("maria"), try console("dara"))
        maria.client.tell(Self.first)
        await dara.sees(["maria": Self.first])
        dara.client.tell(Self.first)
        await maria.sees(["dara": Self.first])
        maria.client.tell(Self.second)
        await dara.sees(["maria": Self.second])
        maria.client.tell(nil)
        await dara.sees([:])
        maria.client.tell(Self.first)
        await dara.sees(["maria": Self.first])
        await maria.end()
        await dara.sees([:])
        await dara.end()
    }

    @Test func `a stopped console has nothing open until it goes on`() async throws {
        let (maria, dara) = (try console("maria"), try console("dara"))
        maria.client.tell(Self.first)
        await dara.sees(["maria": Self.first])
        maria.client.leave()
        #expect(dara.client.others().isEmpty, "before the process is stopped")
        // What was still on its way is not told by somebody who is not there.
        maria.client.tell(Self.second)
        dara.client.tell(Self.first)
        await maria.sees(["dara": Self.first])
        #expect(dara.client.others().isEmpty)
        maria.client.comeBack()
        await dara.sees(["maria": Self.second])
        await maria.end()
        await dara.end()
    }

    @Test func `a console reports what others have open only when that is something else`()
        async throws
    {
        let (maria, dara) = (try console("maria"), try console("dara"))
        let (reports, report) = AsyncStream.makeStream(of: [OtherConsole].self)
        let following = Task { await dara.client.follow { report.yield($0) } }
        var told = reports.makeAsyncIterator()
        maria.client.tell(Self.first)
        #expect(await told.next() == [OtherConsole(maria.name, Self.first)])
        // What it tells itself changes the file, and nothing about the others.
        dara.client.tell(Self.second)
        await maria.sees(["dara": Self.second])
        await maria.end()
        #expect(await told.next() == [])
        following.cancel()
        await following.value
        await dara.end()
    }

    @Test func `a killed process has nothing open any more`() async throws {
        let folder = Self.folder(of: getpid())
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data().write(to: URL(filePath: folder + "/ledger.db"))
        let dara = try #require(PresentConsole("dara", besideLedger: folder + "/ledger.db"))
        async let death: Void = Self.openAndBeKilled()
        await dara.sees(["maria": Self.first])
        dara.client.tell(Self.second)
        await dara.sees([:])
        await death
        await dara.end()
    }

    /// A console in a process of its own, which kills itself once it was seen and sees who did.
    private static func openAndBeKilled() async {
        await #expect(processExitsWith: .signal(SIGKILL)) {
            let ledger = PresenceFileTests.folder(of: getppid()) + "/ledger.db"
            let maria = try #require(PresentConsole("maria", besideLedger: ledger))
            maria.client.tell(PresenceFileTests.first)
            await maria.sees(["dara": PresenceFileTests.second])
            kill(getpid(), SIGKILL)
        }
    }

    /// What a test and its child both know: the test's own number.
    private static func folder(of process: pid_t) -> String {
        FileManager.default.temporaryDirectory.appending(path: "paydesk-presence-\(process)").path
    }

    @Test func `a slot that nobody holds counts for nothing, and is taken again`() async throws {
        let text = #"{"name":"ghost","payout":"PO-0000-0001","act":"looking"}"#
        try desk.write("ledger.db-presence", text)
        let dara = try console("dara")
        await dara.sees([:])
        let maria = try console("maria")
        #expect(maria.client.others().isEmpty)
        dara.client.tell(Self.first)
        await maria.sees(["dara": Self.first])
        await maria.end()
        await dara.end()
    }

    @Test(arguments: ["{", "[1, 2]", #"{"name":"x","payout":"PO","act":"dancing"}"#, "\u{1B}[2J"])
    func `what is no word of a console is ignored`(_ garbage: String) async throws {
        let (maria, dara) = (try console("maria"), try console("dara"))
        maria.client.tell(Self.first)
        await dara.sees(["maria": Self.first])
        // Kept open: closing the file in this process would end its consoles' locks.
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.write(contentsOf: Data(garbage.utf8 + [0]))
        await dara.sees([:])
        maria.client.tell(Self.second)
        await dara.sees(["maria": Self.second])
        await maria.end()
        await dara.end()
        try file.close()
    }

    @Test func `a name that fills its slot tells nothing and breaks nothing`() async throws {
        let (maria, dara) = (try console("maria"), try console("dara"))
        let long = try console(String(repeating: "m", count: PresenceFile.slotSize))
        long.client.tell(Self.first)
        await long.end()
        maria.client.tell(Self.first)
        await dara.sees(["maria": Self.first])
        await maria.end()
        await dara.end()
    }

    @Test func `the file is bounded, and who finds no slot only listens`() async throws {
        let consoles = try (1...PresenceFile.slotCount).map { try console("operator \($0)") }
        for console in consoles { console.client.tell(Self.first) }
        let late = try console("late")
        let names = consoles.map { ($0.name.rawValue, Self.first) }
        await late.sees(Dictionary(uniqueKeysWithValues: names))
        late.client.tell(Self.first)
        await late.end()
        #expect(consoles[0].client.others().count == PresenceFile.slotCount - 1)
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        #expect(size == PresenceFile.slotCount * PresenceFile.slotSize)
        for console in consoles { await console.end() }
    }

    @Test(arguments: [0o600, 0o660, 0o644])
    func `whoever may read and write the ledger may read and write it`(_ mode: Int) throws {
        try desk.write("ledger.db", "", mode: mode)
        let file = PresenceFile(besideLedger: desk.ledgerPath, name: OperatorName(rawValue: "d"))
        #expect(file != nil)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == mode)
    }

    @Test func `two paths of one ledger lead to one file`() async throws {
        let link = desk.home.appending(path: "link.db").path
        try FileManager.default.createSymbolicLink(
            atPath: link,
            withDestinationPath: desk.ledgerPath
        )
        let maria = try #require(PresentConsole("maria", besideLedger: link))
        let dara = try console("dara")
        maria.client.tell(Self.first)
        await dara.sees(["maria": Self.first])
        await maria.end()
        await dara.end()
    }

    @Test func `a folder that takes no files, or no ledger, is no error`() throws {
        let name = OperatorName(rawValue: "dara")
        #expect(PresenceFile(besideLedger: "/proc/version", name: name) == nil)
        #expect(PresenceFile(besideLedger: desk.ledgerPath + "-missing", name: name) == nil)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        #expect(PresenceFile(besideLedger: desk.ledgerPath, name: name) == nil)
    }
}

/// A console as far as others hear of it.
private struct PresentConsole {
    let name: OperatorName
    let client: PresenceClient
    private let file: PresenceFile
    private let running: Task<Void, Never>

    init?(_ name: String, besideLedger ledger: String) {
        self.name = OperatorName(rawValue: name)
        guard let file = PresenceFile(besideLedger: ledger, name: self.name) else { return nil }
        self.file = file
        client = file.client
        running = Task { await file.run() }
    }

    /// Waits until it knows that the others have these open.
    func sees(_ expected: [String: OpenPayout]) async {
        var changes = client.changes().makeAsyncIterator()
        while true {
            let others = client.others().map { ($0.name.rawValue, $0.open) }
            guard Dictionary(others, uniquingKeysWith: { $1 }) != expected else { return }
            guard await changes.next() != nil else { return }
        }
    }

    func end() async {
        file.end()
        await running.value
    }
}
