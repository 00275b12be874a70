import Foundation
import Payouts

/// A file that holds a pack.
struct PackFile {
    let path: String
    private let handle: FileHandle

    /// Makes a new file, before anything is closed that it is to hold; for its owner alone unless
    /// a mode says who else.
    init(creating path: String, mode: mode_t = 0o600) throws(CommandFailure) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
        let descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(
                .invalidData,
                "\(path) cannot be made: \(Self.lastError(about: path)). Nothing was closed."
            )
        }
        // Whatever the umask is.
        fchmod(descriptor, mode)
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
            throw CommandFailure(.invalidData, "\(path) cannot be read: \(lastError(about: path)).")
        }
        guard data.count <= ClosePack.maximumBytes else {
            throw CommandFailure(.invalidData, "\(path) is too large to be a pack.")
        }
        return [UInt8](data)
    }

    private static func lastError(about path: String) -> String {
        let (code, folder) = (errno, NSString(string: path).deletingLastPathComponent)
        let text = unsafe String(cString: strerror(code))
        guard code == EACCES else { return text }
        return "\(text); its owner can share it: chmod 2770 \(folder) && chmod 640 \(folder)/*"
    }
}
