import NIOCore
import NIOPosix

/// Runs tasks on an event loop's own thread.
///
/// A request is then read, checked and answered without a change of threads, each of which takes
/// longer than the work between two of them: only the ledger's writer is elsewhere.
final class EventLoopExecutor: TaskExecutor {
    /// The loop of all receivers of the process, which is never shut down: a task may have
    /// something left to do after its server has ended, and would wait for ever for a loop that is
    /// gone.
    static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    private let eventLoop: any EventLoop

    init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
