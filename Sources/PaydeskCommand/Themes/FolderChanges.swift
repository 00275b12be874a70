// Its sources may be used from any thread, but do not say so on this platform.
@unsafe @preconcurrency import Dispatch
import Glibc

/// Changes of the files in folders, told by the kernel: nobody looks for them.
enum FolderChanges {
    /// Yields after files were written, moved here or taken away; ends together with its reader.
    ///
    /// Folders that do not exist are not watched.
    static func stream(of folders: [String]) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else {
            continuation.finish()
            return stream
        }
        let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
        for folder in folders { unsafe inotify_add_watch(descriptor, folder, events) }
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
