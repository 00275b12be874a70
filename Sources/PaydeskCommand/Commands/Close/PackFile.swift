import Foundation
import Payouts

/// A file that holds a pack.
struct PackFile {
    let path: String
    private let handle: FileHandle

    /// Makes a new file for its owner alone, before anything is closed that it is to hold.
    init(creating path: String) throws(CommandFailure) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
        let descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(
                .invalidData,
                "\(path) cannot be made: \(Self.lastError). Nothing was closed."
            )
        }
        self.path = path
        handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Writes the pack and waits for the disk.
    func write(_ pack: [UInt8]) throws(CommandFailure) {
        do {
            try handle.write(contentsOf: Data(pack))
            try handle.synchronize()
        } catch {
            throw CommandFailure(
                .internal,
                "The day is closed, but \(path) could not be written. `paydesk close show` writes "
                    + "the same pack."
            )
        }
    }

    /// Takes the file away again where nothing was written.
    func removeIfEmpty() {
        if (try? handle.offset()) == 0 { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Reads a pack from the disk.
    static func bytes(path: String) throws(CommandFailure) -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: ClosePack.maximumBytes + 1) ?? Data()
        else {
            throw CommandFailure(.invalidData, "\(path) cannot be read: \(lastError).")
        }
        guard data.count <= ClosePack.maximumBytes else {
            throw CommandFailure(.invalidData, "\(path) is too large to be a pack.")
        }
        return [UInt8](data)
    }

    private static var lastError: String { unsafe String(cString: strerror(errno)) }
}
