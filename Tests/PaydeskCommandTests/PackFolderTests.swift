import Foundation
import Payouts
import Testing

@testable import PaydeskCommand

/// Who may read the packs of closed days.
struct PackFolderTests {
    private let desk: TestDesk
    private let ledger: String
    private let day: CloseDay

    init() throws {
        desk = try TestDesk()
        ledger = desk.home.appending(path: "ledger.db").path
        day = CloseDay(
            provider: .dvpay,
            day: try #require(CalendarDay("2026-11-20")),
            utcOffset: 0
        )
    }

    private func makeLedger(mode: Int) throws {
        try Data().write(to: URL(filePath: ledger))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: ledger)
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `the packs of a private ledger are private`() throws {
        try makeLedger(mode: 0o600)
        let folder = PackFolder(besideLedger: ledger)
        try folder.makeFile(for: day).write([1, 2, 3])
        #expect(try mode(folder.path) == 0o700)
        #expect(try mode(folder.path(of: day)) == 0o600)
        #expect(try folder.pack(of: day) == [1, 2, 3])
    }

    @Test func `a ledger that its group shares has packs that the group may read and add to`()
        throws
    {
        try makeLedger(mode: 0o600)
        let folder = PackFolder(besideLedger: ledger)
        try folder.makeFile(for: day).write([1])
        // The ledger is shared later; the folder follows with the next day.
        try makeLedger(mode: 0o660)
        let next = CloseDay(provider: .vexoraAR, day: day.day, utcOffset: 0)
        try folder.makeFile(for: next).write([2])
        #expect(try mode(folder.path) == 0o770)
        #expect(try mode(folder.path(of: next)) == 0o640)
    }

    @Test func `a day without a pack has none`() throws {
        try makeLedger(mode: 0o600)
        #expect(try PackFolder(besideLedger: ledger).pack(of: day) == nil)
    }
}
