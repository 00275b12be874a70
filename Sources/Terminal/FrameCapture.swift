import CNcurses
import Glibc

/// Holds back what ncurses writes for a frame, so that it can be shortened and sent in one piece.
///
/// ncurses writes to a descriptor, not through a stream. For as long as it draws, that descriptor
/// is one of a file in memory.
struct FrameCapture: ~Copyable {
    /// Negative where there is no file in memory to be had; frames then go out as they are drawn.
    private let file = cn_memory_file()

    deinit { if file >= 0 { close(file) } }

    /// Catches from now on what is written to a descriptor.
    func begin(on descriptor: Int32) {
        if file >= 0 { dup2(file, descriptor) }
    }

    /// Ends that.
    ///
    /// - Parameters:
    ///   - descriptor: The descriptor.
    ///   - terminal: What it stands for again.
    /// - Returns: What was written.
    func end(on descriptor: Int32, of terminal: Int32) -> [UInt8] {
        guard file >= 0 else { return [] }
        dup2(terminal, descriptor)
        let count = max(0, lseek(file, 0, SEEK_CUR))
        lseek(file, 0, SEEK_SET)
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = unsafe max(0, pread(file, buffer.baseAddress, count, 0))
        }
    }
}
