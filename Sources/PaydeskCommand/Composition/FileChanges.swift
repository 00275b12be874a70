// Its sources may be used from any thread, but do not say so on this platform.
@unsafe @preconcurrency import Dispatch
import Glibc

/// Changes of files, told by the kernel: nobody looks for them.
enum FileChanges {
    /// Yields after files were written, moved here or taken away; ends together with its reader.
    ///
    /// A folder that does not exist is watched as soon as it does.
    static func stream(in folders: [String]) -> AsyncStream<Void> {
        stream { descriptor in
            for folder in folders { watch(folder, on: descriptor) }
        }
    }

    /// Yields after one file was written to, or closed by somebody who could write to it, which
    /// the end of a process does too; ends together with its reader.
    static func stream(of file: String) -> AsyncStream<Void> {
        stream { descriptor in
            unsafe inotify_add_watch(descriptor, file, UInt32(IN_MODIFY | IN_CLOSE_WRITE))
        }
    }

    /// Watches a folder, or until it is made the nearest folder above it that exists.
    private static func watch(_ folder: String, on descriptor: Int32) {
        let changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE
        let isWatched = unsafe inotify_add_watch(descriptor, folder, UInt32(changes)) >= 0
        guard !isWatched, errno == ENOENT else { return }
        let arrivals = UInt32(IN_CREATE | IN_MOVED_TO) | IN_ONESHOT
        var (missing, parent) = (folder, above(folder))
        while unsafe inotify_add_watch(descriptor, parent, arrivals) < 0, parent != above(parent) {
            (missing, parent) = (parent, above(parent))
        }
        // What was made before the folder above it was watched is told by nobody.
        if unsafe access(missing, F_OK) == 0 { watch(folder, on: descriptor) }
    }

    private static func above(_ path: String) -> String {
        guard let end = path.lastIndex(of: "/"), end > path.startIndex else { return "/" }
        return String(path[..<end])
    }

    /// Yields after what the kernel tells; what there is to watch is asked again each time.
    private static func stream(
        _ watch: @escaping @Sendable (Int32) -> Void
    ) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        let descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else {
            continuation.finish()
            return stream
        }
        watch(descriptor)
        let source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor,
            queue: .global(qos: .utility)
        )
        source.setEventHandler {
            drain(descriptor)
            watch(descriptor)
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
