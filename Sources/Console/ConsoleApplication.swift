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
    private let themes: ThemesClient
    private let sessions: SessionClient?
    private let presence: PresenceClient?
    /// What was kept last, from the first rest on.
    private var keptSession: SavedSession?
    /// Whether anything but time has come since the session was kept.
    private var hasNews = false
    private let now: @Sendable () -> Date
    private let mailbox = Mailbox()
    private var requests: [TerminalRequest] = []
    private let effects: RunningEffects
    private var reconciliationTask: Task<Void, Never>?
    private var requeryTask: Task<Void, Never>?
    private var batchTask: Task<Void, Never>?
    private var approvalTask: Task<Void, Never>?
    private var checkTask: Task<Void, Never>?
    private var bulkTask: Task<Void, Never>?

    /// How roles look.
    package var theme: Theme { state.theme ?? themes.first }
    /// Whether the operator has left.
    package private(set) var isFinished = false

    /// Creates the console over a view of the service.
    ///
    /// - Parameters:
    ///   - state: What it shows first.
    ///   - client: Its view of the service.
    ///   - themes: How roles look, and how they could.
    ///   - sessions: Where what is brought back later is kept; `nil` keeps nothing.
    ///   - presence: How consoles tell each other what they have open; `nil` where they cannot.
    ///   - effects: Where its effects run; whoever made it ends them after the console.
    ///   - now: The calendar time.
    package init(
        state: ConsoleState,
        client: ConsoleClient,
        themes: ThemesClient,
        sessions: SessionClient? = nil,
        presence: PresenceClient? = nil,
        effects: RunningEffects,
        now: @escaping @Sendable () -> Date
    ) {
        self.state = state
        self.client = client
        self.themes = themes
        self.sessions = sessions
        self.presence = presence
        self.state.presence.isShared = presence != nil
        self.state.isSessionKept = sessions != nil
        if let last = sessions?.last { self.state.restore(last) }
        self.state.themes = ThemesState(name: themes.name, worn: themes.first)
        self.effects = effects
        self.now = now
    }

    /// Starts reading the ledger and listening to its changes.
    package func start(wake: @escaping @Sendable () -> Void) {
        mailbox.onDelivery(wake)
        let changes = client.changes()
        let mailbox = mailbox
        effects.run {
            for await _ in changes { mailbox.deliver(.ledgerChanged) }
        }
        let files = themes.changes()
        effects.run {
            for await _ in files { mailbox.deliver(.theme(.filesChanged)) }
        }
        if let presence {
            effects.run { await presence.follow { mailbox.deliver(.presence($0)) } }
        }
        perform(state.start())
    }

    /// Takes what the operator did.
    package func handle(_ input: Input) { take(.input(input)) }

    /// Takes what effects delivered.
    package func drain() {
        for message in mailbox.takeAll() { take(message) }
        take(.tick)
    }

    /// Nobody sits here any more, for who knows how long.
    package func willStop() { presence?.leave() }

    /// Somebody is back.
    package func didContinue() { presence?.comeBack() }

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

    /// Keeps what is to be brought back, if a message may have changed it.
    package func rest() {
        guard let sessions, hasNews else { return }
        hasNews = false
        let session = state.session
        // What was brought back is kept already.
        let isChanged = keptSession != nil && session != keptSession
        keptSession = session
        if isChanged { sessions.keep(session) }
    }

    private func take(_ message: Message) {
        perform(state.update(message, now: now()))
        if message != .tick { hasNews = true }
    }
}

// MARK: - Effects

extension ConsoleApplication {
    private func perform(_ effects: [Effect]) {
        for effect in effects { perform(effect) }
    }

    private func perform(_ effect: Effect) {
        switch effect {
        case .terminal(let request): requests.append(request)
        case .quit: isFinished = true
        case .presence(let open): presence?.tell(open)
        case .startRequery(let scope):
            follow(scope) { client throws(ServiceError) in
                try await client.start(scope)
            }
        case .followRequery(let id):
            follow(nil) { client throws(ServiceError) in
                try await client.follow(id)
            }
        case .batch(.cancelWork): batchTask?.cancel()
        case .batch(let effect):
            let (client, mailbox) = (client, mailbox)
            let task = effects.run { await client.perform(effect) { mailbox.deliver($0) } }
            if effect.takesLong { batchTask = task }
        case .audit(.verify):
            let (client, mailbox) = (client, mailbox)
            checkTask?.cancel()
            checkTask = effects.run { await client.verifyAudit { mailbox.deliver($0) } }
        case .audit(.stop): checkTask?.cancel()
        case .approvals(let approval) where approval.takesLong:
            let (client, mailbox) = (client, mailbox)
            approvalTask = effects.run {
                mailbox.deliver(await client.answer(to: approval) { mailbox.deliver($0) })
            }
        case .approvals(.stop): approvalTask?.cancel()
        case .bulk(.run(let works)):
            let (client, mailbox) = (client, mailbox)
            bulkTask?.cancel()
            bulkTask = effects.run { await client.perform(works) { mailbox.deliver($0) } }
        case .bulk(.stop): bulkTask?.cancel()
        case .reconciliation(.start(let order)):
            let (client, mailbox) = (client, mailbox)
            reconciliationTask?.cancel()
            reconciliationTask = effects.run {
                await client.reconcile(order) { mailbox.deliver($0) }
            }
        case .reconciliation(.stop): reconciliationTask?.cancel()
        case .theme(let effect):
            let (themes, mailbox) = (themes, mailbox)
            effects.run { mailbox.deliver(.theme(await themes.answer(to: effect))) }
        default:
            let (client, mailbox) = (client, mailbox)
            effects.run { mailbox.deliver(await client.answer(to: effect)) }
        }
    }
}

extension ConsoleApplication {
    /// Tells what comes of a re-query as it comes, in place of one that was looked at before.
    private func follow(
        _ scope: RequeryScope?,
        _ run: @escaping @Sendable (RequeryClient) async throws(ServiceError) -> RequeryRun
    ) {
        let (client, mailbox) = (client.requeries, mailbox)
        requeryTask?.cancel()
        requeryTask = effects.run {
            do throws(ServiceError) {
                let run = try await run(client)
                mailbox.deliver(.requeryBegan(scope, run.job))
                for await update in run.updates { mailbox.deliver(.requeryUpdated(update)) }
            } catch {
                mailbox.deliver(.requeryFailed(error))
            }
        }
    }
}

extension ConsoleClient {
    /// How many payouts are looked at for people who were paid lately.
    private static let recentCount = 200

    /// Does what an effect describes and says what came of it.
    @concurrent
    fileprivate func answer(to effect: Effect) async -> Message {
        switch effect {
        case .load(let request):
            return await result { () async throws(ServiceError) in
                .loaded(request, try await listing(request))
            } failed: {
                .loadFailed(request, $0)
            }
        case .readHistory(let id):
            return await result { () async throws(ServiceError) in
                .historyRead(id, try await history(id))
            } failed: {
                .historyFailed(id, $0)
            }
        case .readFolder(let path): return .folderRead(path, await folder(path))
        case .readRecent, .readBanks, .review: return await answer(filling: effect)
        case .submit, .withdraw, .resubmit, .reveal: return await answer(acting: effect)
        case .requery(let id): return .requeried(await requery(id))
        case .listRequeries, .stopRequery: return await answer(requerying: effect)
        case .worklist(let effect): return await answer(to: effect)
        case .loadProviders:
            return await result { () async throws(ServiceError) in
                .providersLoaded(try await providers.overviews())
            } failed: {
                .providersFailed($0)
            }
        case .provider(let effect): return await answer(to: effect)
        case .approvals(let effect): return await answer(to: effect)
        case .audit(.load(let request)): return await answer(to: request)
        case .notification(let effect): return await answer(to: effect)
        case .view(let effect): return await answer(to: effect)
        case .reconciliation(let effect): return await answer(to: effect)
        case .bulk(let effect): return await answer(to: effect)
        case .close(let effect): return await answer(to: effect)
        case .audit(.verify), .audit(.stop), .batch, .startRequery, .followRequery, .theme,
            .presence, .terminal, .quit:
            return .tick
        }
    }

    /// Helps to fill in a form.
    private func answer(filling effect: Effect) async -> Message {
        switch effect {
        case .readRecent(let provider):
            return await result { () async throws(ServiceError) in
                let filter = PayoutFilter(providers: [provider])
                return .recentRead(provider, try await matching(filter, Self.recentCount).payouts)
            } failed: {
                .failed($0)
            }
        case .readBanks(let provider): return .banksRead(provider, await banks(provider))
        case .review(let provider, let values):
            return await result { () async throws(ServiceError) in
                .reviewed(provider, values: values, try await review(provider, values))
            } failed: {
                .refused(provider, values: values, $0)
            }
        default: return .tick
        }
    }

    /// Reads and keeps views.
    private func answer(to effect: ViewEffect) async -> Message {
        await result { () async throws(ServiceError) in
            switch effect {
            case .list: .view(.listed(await views.list()))
            case .read: .view(.read(await views.list()))
            case .save(let view): .view(.saved(view, path: try await views.save(view).get()))
            }
        } failed: {
            .failed($0)
        }
    }

    /// Looks after re-queries of many.
    private func answer(requerying effect: Effect) async -> Message {
        await result { () async throws(ServiceError) in
            guard case .stopRequery(let id) = effect else {
                return .requeriesListed(try await requeries.list())
            }
            try await requeries.stop(id)
            return .tick
        } failed: {
            .failed($0)
        }
    }

    /// Does what moves or stops money, or shows what is otherwise hidden.
    private func answer(acting effect: Effect) async -> Message {
        switch effect {
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
        case .resubmit(let id):
            return await result { () async throws(ServiceError) in
                .resubmitted(try await resubmit(id))
            } failed: {
                .failed($0)
            }
        case .reveal(let id):
            return await result { () async throws(ServiceError) in
                try await reveal(id)
                return .revealed(id)
            } failed: {
                .failed($0)
            }
        default: return .tick
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
