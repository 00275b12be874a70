import DelimitedText
import Foundation
import PayoutService

extension SettlementFile {
    /// A file on the disk.
    init(path: String) {
        let name = URL(fileURLWithPath: path).lastPathComponent
        self.init(name: name) {
            (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        } read: { () throws(SettlementFileError) in
            try Self.bytes(path: path, name: name)
        }
    }

    /// Reads a file into one array, without a second copy.
    private static func bytes(path: String, name: String) throws(SettlementFileError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unopened(file: path, failure(errno)) }
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard size >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw .unopened(file: path, failure(errno))
        }
        guard size <= DelimitedFile.maximumBytes else {
            throw .unreadable(file: name, .tooLarge(bytes: size))
        }
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let start = unsafe buffer.baseAddress.map { unsafe $0 + filled }
                let count = unsafe Foundation.read(descriptor, start, size - filled)
                if count < 0, errno == EINTR { continue }
                if count < 0 { code = errno }
                guard count > 0 else { return }
                filled += count
            }
        }
        guard code == 0 else { throw .unopened(file: path, failure(code)) }
        return bytes
    }

    private static func failure(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
