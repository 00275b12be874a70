import Foundation
import Payouts

/// The folder in which the console keeps the packs of closed days, a file for each.
///
/// Whoever shares the ledger's file with its group shares the packs as well: a colleague closes
/// the next day, and verifies this one.
struct PackFolder: Sendable {
    let path: String
    private let ledger: String

    /// The folder `closes` beside a ledger.
    init(besideLedger ledger: String) {
        self.ledger = ledger
        let parent = NSString(string: ledger).deletingLastPathComponent
        path = NSString(string: parent).appendingPathComponent("closes")
    }

    /// Where a day's pack lies.
    func path(of day: CloseDay) -> String {
        NSString(string: path).appendingPathComponent("\(day.provider)-\(day.day).pack")
    }

    /// Makes the file of a day that is about to be closed.
    func makeFile(for day: CloseDay) throws(CommandFailure) -> PackFile {
        try make()
        let file = path(of: day)
        // An empty one is left by a process that ended before it had closed the day.
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        if attributes?[.size] as? UInt64 == 0 { try? FileManager.default.removeItem(atPath: file) }
        return try PackFile(creating: file, mode: isShared ? 0o640 : 0o600)
    }

    private func make() throws(CommandFailure) {
        let mode = isShared ? 0o770 : 0o700
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: mode]
            )
        } catch {
            throw CommandFailure(
                .invalidData,
                "\(path) cannot be made: \(error.localizedDescription). Nothing was closed."
            )
        }
        // The umask took its part, or the ledger was private when the folder was made. The
        // folder's owner alone may do this; to anybody else the next error says what is missing.
        guard let now = Self.mode(of: path), now & 0o777 != mode else { return }
        unsafe chmod(path, mode_t(now & ~0o777 | mode))
    }

    /// Whether the ledger's file is its group's as well.
    private var isShared: Bool { Self.mode(of: ledger).map { $0 & 0o060 == 0o060 } ?? false }

    private static func mode(of path: String) -> Int? {
        try? FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    /// A day's pack; `nil` where there is none.
    func pack(of day: CloseDay) throws(CommandFailure) -> [UInt8]? {
        let file = path(of: day)
        // A folder that may not be looked into says that it is empty.
        guard unsafe access(file, F_OK) == 0 || errno != ENOENT else { return nil }
        return try PackFile.bytes(path: file)
    }
}
