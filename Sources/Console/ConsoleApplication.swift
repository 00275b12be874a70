package import Foundation
import PayoutService
import Payouts
import Synchronization
package import TerminalUI

/// The console as the terminal's loop runs it: the state, and the effects beside it.
///
/// State changes only on the loop's thread, one message at a time. Effects run as tasks and come
/// back as messages through a mailbox.
package final class ConsoleApplication: TerminalApplication {
    private var state: ConsoleState
    private let client: ConsoleClient
    private let now: @Sendable () -> Date
    private let mailbox = Mailbox()
    private var requests: [TerminalRequest] = []
    private var tasks: [Task<Void, Never>] = []
    private var requeryTask: Task<Void, Never>?

    /// How roles look.
    package let theme: Theme
    /// Whether the operator has left.
    package private(set) var isFinished = false

    /// Creates the console over a view of the service.
    package init(
        state: ConsoleState,
        client: ConsoleClient,
        theme: Theme,
        now: @escaping @Sendable () -> Date
    ) {
        self.state = state
        self.client = client
        self.theme = theme
        self.now = now
    }

    /// Starts reading the ledger and listening to its changes.
    package func start(wake: @escaping @Sendable () -> Void) {
        mailbox.onDelivery(wake)
        let changes = client.changes()
        let mailbox = mailbox
        let listening = Task {
            for await _ in changes { mailbox.deliver(.ledgerChanged) }
        }
        tasks.append(listening)
        perform(state.start())
    }

    /// Takes what the operator did.
    package func handle(_ input: Input) { take(.input(input)) }

    /// Takes what effects delivered.
    package func drain() {
        for message in mailbox.takeAll() { take(message) }
    }

    /// Draws the state.
    package func render(into surface: inout Surface) {
        state.now = now()
        state.render(into: &surface)
    }

    /// How long until a time on the screen is outdated.
    package var nextTick: Duration? { state.nextTick }

    /// Hands over what the state asked of the terminal.
    package func takeRequests() -> [TerminalRequest] {
        defer { requests = [] }
        return requests
    }

    private func take(_ message: Message) { perform(state.update(message, now: now())) }
}

// MARK: - Effects

extension ConsoleApplication {
    private func perform(_ effects: [Effect]) {
        for effect in effects { perform(effect) }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .terminal(let request): requests.append(request)
        case .cancelRequery: requeryTask?.cancel()
        case .quit: finish()
        case .requery(let ids):
            let (client, mailbox) = (client, mailbox)
            requeryTask = Task {
                for await result in client.requery(ids) { mailbox.deliver(.requeried(result)) }
            }
        default:
            let (client, mailbox) = (client, mailbox)
            Task { mailbox.deliver(await client.answer(to: effect)) }
        }
    }

    private func finish() {
        for task in tasks { task.cancel() }
        requeryTask?.cancel()
        isFinished = true
    }
}

extension ConsoleClient {
    /// Does what an effect describes and says what came of it.
    @concurrent
    fileprivate func answer(to effect: Effect) async -> Message {
        switch effect {
        case .load(let request):
            return await result { () async throws(ServiceError) in
                .loaded(
                    request,
                    try await listing(request.filter, request.position, request.limit)
                )
            } failed: {
                .loadFailed(request, $0)
            }
        case .readHistory(let id):
            return await result { () async throws(ServiceError) in
                .historyRead(id, try await history(id))
            } failed: {
                .historyFailed(id, $0)
            }
        case .readBanks(let provider): return .banksRead(provider, await banks(provider))
        case .review(let provider, let values):
            return await result { () async throws(ServiceError) in
                .reviewed(provider, values: values, try await review(provider, values))
            } failed: {
                .refused(provider, values: values, $0)
            }
        case .submit(let payout):
            return await result { () async throws(ServiceError) in
                try await submit(payout)
                return .submitted(payout)
            } failed: {
                .submitFailed(payout, $0)
            }
        case .withdraw(let id, let reason):
            return await result { () async throws(ServiceError) in
                .withdrawn(try await withdraw(id, reason))
            } failed: {
                .failed($0)
            }
        case .requery, .cancelRequery, .terminal, .quit: return .tick
        }
    }

    private func result(
        _ body: () async throws(ServiceError) -> Message,
        failed: (ServiceError) -> Message
    ) async -> Message {
        do throws(ServiceError) {
            return try await body()
        } catch {
            return failed(error)
        }
    }
}

/// Messages on their way from effects to the loop's thread.
private final class Mailbox: Sendable {
    private struct Content {
        var messages: [Message] = []
        var wake: (@Sendable () -> Void)?
    }

    private let content = Mutex(Content())

    func onDelivery(_ wake: @escaping @Sendable () -> Void) {
        content.withLock { $0.wake = wake }
    }

    func deliver(_ message: Message) {
        let wake = content.withLock { content in
            // News of changes need not queue up: one reading sees them all.
            if message != .ledgerChanged || content.messages.last != .ledgerChanged {
                content.messages.append(message)
            }
            return content.wake
        }
        wake?()
    }

    func takeAll() -> [Message] {
        content.withLock { content in
            defer { content.messages = [] }
            return content.messages
        }
    }
}

extension ConsoleState {
    /// How long until a time on the screen is outdated: soon while young payouts are shown.
    var nextTick: Duration? {
        guard let newest = list.rows.dropFirst(list.top).first else { return .seconds(30) }
        let age = now.timeIntervalSince(newest.createdAt)
        let isDetailMoving = list.selected.map { !$0.status.isSettled } ?? false
        return age < 60 || isDetailMoving || isNoticePassing ? .seconds(1) : .seconds(15)
    }
}
