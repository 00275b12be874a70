import Foundation
import Logging
import Synchronization

/// Where messages go while the console has the terminal: a line there would tear the screen.
///
/// The file is made with the first message, for its owner alone, and begun anew once it is long.
struct LogFile: TextOutputStream, Sendable {
    private let writer: Writer

    /// A file of this many bytes makes room for a new one, and stays as `.old` until the next.
    static let maximumSize = 4 * 1_024 * 1_024

    init(path: String) { writer = Writer(path: path) }

    /// Appends a message; what cannot be written is dropped, since nobody could be told.
    func write(_ text: String) { writer.write(text) }

    private final class Writer: Sendable {
        private let path: String
        private let file = Mutex<FileHandle?>(nil)

        init(path: String) { self.path = path }

        func write(_ text: String) {
            file.withLock { file in
                if file == nil { file = open() }
                try? file?.write(contentsOf: Data(text.utf8))
            }
        }

        private func open() -> FileHandle? {
            let manager = FileManager.default
            let size = try? manager.attributesOfItem(atPath: path)[.size] as? Int
            if let size, size > LogFile.maximumSize {
                try? manager.removeItem(atPath: path + ".old")
                try? manager.moveItem(atPath: path, toPath: path + ".old")
            }
            let descriptor = unsafe Foundation.open(path, O_WRONLY | O_APPEND | O_CREAT, 0o600)
            guard descriptor >= 0 else { return nil }
            return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        }
    }
}

extension Logger {
    /// The program's log, to standard error or to a file.
    static func paydesk(level: String, file: String?) -> Logger {
        var logger = Logger(label: "paydesk") { label in
            if let file { return StreamLogHandler(label: label, stream: LogFile(path: file)) }
            return StreamLogHandler.standardError(label: label)
        }
        logger.logLevel = Logger.Level(rawValue: level) ?? .notice
        return logger
    }
}
