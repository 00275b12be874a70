import Foundation
import Payouts

/// The folder in which the console keeps the packs of closed days, a file for each.
struct PackFolder: Sendable {
    let path: String

    /// The folder `closes` beside a ledger.
    init(besideLedger ledger: String) {
        let parent = NSString(string: ledger).deletingLastPathComponent
        path = NSString(string: parent).appendingPathComponent("closes")
    }

    /// Where a day's pack lies.
    func path(of day: CloseDay) -> String {
        NSString(string: path).appendingPathComponent("\(day.provider)-\(day.day).pack")
    }

    /// Makes the file of a day that is about to be closed.
    func makeFile(for day: CloseDay) throws(CommandFailure) -> PackFile {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw CommandFailure(
                .invalidData,
                "\(path) cannot be made: \(error.localizedDescription). Nothing was closed."
            )
        }
        let file = path(of: day)
        // An empty one is left by a process that ended before it had closed the day.
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        if attributes?[.size] as? UInt64 == 0 { try? FileManager.default.removeItem(atPath: file) }
        return try PackFile(creating: file)
    }

    /// A day's pack; `nil` where there is none.
    func pack(of day: CloseDay) throws(CommandFailure) -> [UInt8]? {
        let file = path(of: day)
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        return try PackFile.bytes(path: file)
    }
}
