import NIOCore

/// Runs tasks on an event loop's own thread.
///
/// A request is then read, checked and answered without a change of threads, each of which takes
/// longer than the work between two of them: only the ledger's writer is elsewhere.
final class EventLoopExecutor: TaskExecutor {
    private let eventLoop: any EventLoop

    init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
