// Its sources may be used from any thread, but do not say so on this platform.
@unsafe @preconcurrency import Dispatch
import Glibc

/// Changes of files, told by the kernel: nobody looks for them.
enum FileChanges {
    /// Yields after files were written, moved here or taken away; ends together with its reader.
    ///
    /// Folders that do not exist are not watched.
    static func stream(in folders: [String]) -> AsyncStream<Void> {
        stream(of: folders, IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
    }

    /// Yields after one file was written to, or closed by somebody who could write to it, which
    /// the end of a process does too; ends together with its reader.
    static func stream(of file: String) -> AsyncStream<Void> {
        stream(of: [file], IN_MODIFY | IN_CLOSE_WRITE)
    }

    private static func stream(of paths: [String], _ events: Int32) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else {
            continuation.finish()
            return stream
        }
        for path in paths { unsafe inotify_add_watch(descriptor, path, UInt32(events)) }
        let source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor,
            queue: .global(qos: .utility)
        )
        source.setEventHandler {
            drain(descriptor)
            continuation.yield()
        }
        source.setCancelHandler { close(descriptor) }
        continuation.onTermination = { _ in source.cancel() }
        source.activate()
        return stream
    }

    /// Takes what the kernel has to say; which file it was does not matter.
    private static func drain(_ descriptor: Int32) {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while unsafe read(descriptor, &buffer, buffer.count) > 0 {}
    }
}
