import Foundation
import Synchronization

/// The ledger, shared by the requests that change it and the sender of what is due.
final class SharedLedger: Sendable {
    private struct State: Sendable {
        var ledger: SandboxLedger
        /// Requests that wait for the first attempt of a delivery; feeding nothing, only ended.
        var waiting: [NotificationDelivery.ID: AsyncStream<Never>.Continuation] = [:]
    }

    private let state: Mutex<State>
    private let router: SandboxRouter
    /// One element, at least, after something may have become due.
    let wakes: AsyncStream<Void>
    private let waker: AsyncStream<Void>.Continuation

    init(_ ledger: SandboxLedger, _ router: SandboxRouter) {
        self.state = Mutex(State(ledger: ledger))
        self.router = router
        (wakes, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Makes the sender look for due work.
    func wake() { waker.yield() }

    /// Answers a request.
    func answer(_ request: SandboxRequest, at now: Date) -> SandboxAnswer {
        state.withLock { state in
            let before = state.ledger.queue.nextDue
            let answer = router.answer(request, &state.ledger, at: now)
            if state.ledger.queue.nextDue != before { wake() }
            return answer
        }
    }

    /// When there is something to send next.
    var nextDue: Date? { state.withLock { $0.ledger.queue.nextDue } }

    /// Takes every message that is due and may be sent.
    func takeDueJobs(at now: Date) -> [NotificationJob] {
        state.withLock { state in
            let configuration = state.ledger.configuration
            return state.ledger.takeDueDeliveries(at: now).compactMap { order, id in
                guard let provider = router.providers[order.key.provider],
                    let url = order.instruction.notifyURL
                else { return nil }
                let delivery = order.deliveries[id.index]
                let message = provider.message(of: delivery, about: order, configuration)
                return NotificationJob(id: id, url: url, message: message)
            }
        }
    }

    /// Notes what came back for a message, and lets a request that waits for it go on.
    func record(_ answer: NotificationAnswer, for id: NotificationDelivery.ID, at now: Date) {
        let waiting = state.withLock { state in
            state.ledger.record(answer, for: id, at: now)
            return state.waiting.removeValue(forKey: id)
        }
        waiting?.finish()
        wake()
    }

    /// Waits until a message was sent for the first time and answered, or not.
    func attempted(_ id: NotificationDelivery.ID) async {
        let (ending, continuation) = AsyncStream.makeStream(
            of: Never.self,
            bufferingPolicy: .bufferingOldest(1)
        )
        let isOver = state.withLock { state in
            guard !state.ledger.wasAttempted(id) else { return true }
            state.waiting[id] = continuation
            return false
        }
        guard !isOver else { return }
        for await _ in ending {}
        state.withLock { _ = $0.waiting.removeValue(forKey: id) }
    }
}
