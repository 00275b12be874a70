import Payouts
import Synchronization
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

/// An application over a ledger in memory, with the loop that a terminal would run.
final class RunningConsole {
    let application: ConsoleApplication
    let shared = Shared()
    let effects = RunningEffects()
    private let wakes: AsyncStream<Void>

    /// What tasks and test share.
    final class Shared: Sendable {
        let ledger = Mutex(Ledger.mixed)
        let changes = AsyncStream.makeStream(of: Void.self)
        /// Finished streams, by name.
        let ends = AsyncStream.makeStream(of: String.self)
        /// What the themes' files hold.
        let offers = Mutex<[ThemeOffer]>([])
        let themeChanges = AsyncStream.makeStream(of: Void.self)
        /// What other consoles have open.
        let others = Mutex<[OtherConsole]>([])
        /// Whether the others were told that nobody sits here.
        let isAway = Mutex(false)
        let presenceChanges = AsyncStream.makeStream(of: Void.self)
        /// What was kept to be brought back, the latest last.
        let sessions = Mutex<[SavedSession]>([])

        /// The ledger, unless it cannot be read.
        func readable() throws(ServiceError) -> Ledger {
            let ledger = ledger.withLock { $0 }
            if let failure = ledger.failure { throw failure }
            return ledger
        }

        func listing(_ request: LoadRequest) throws(ServiceError) -> PayoutListing {
            try readable().listing(request)
        }

        func withdraw(_ id: PayoutID) throws(ServiceError) -> Payout {
            try ledger.withLock { ledger throws(ServiceError) in
                try ledger.withdraw(id, at: .start)
            }
        }

        func resubmit(_ id: PayoutID) throws(ServiceError) -> Payout {
            try ledger.withLock { ledger throws(ServiceError) in
                try ledger.resubmit(id, at: .start)
            }
        }
    }

    init() throws {
        let state = ConsoleState(
            facts: .fixture(),
            keymap: try Keymap(ConsoleCommand.descriptions),
            size: Size(width: 100, height: 30),
            now: .start
        )
        application = ConsoleApplication(
            state: state,
            client: ConsoleClient(shared),
            themes: ThemesClient(shared, first: try Theme.bundled("dark")),
            sessions: SessionClient(shared),
            presence: PresenceClient(shared),
            effects: effects,
            now: { .start }
        )
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self)
        self.wakes = wakes
        application.start { wake.yield() }
    }

    var screen: String { Surface.drawn(100, 30) { application.render(into: &$0) }.text }

    /// Presses a key a character; a line break is enter.
    func type(_ text: String) {
        for character in text {
            application.handle(.key(character == "\n" ? .enter : .character(character)))
        }
    }

    /// Drains at each wake-up until the screen is as expected.
    func drained(until isExpected: (String) -> Bool) async {
        application.drain()
        guard !isExpected(screen) else { return }
        for await _ in wakes {
            application.drain()
            if isExpected(screen) { return }
        }
    }

    /// Waits until a stream was ended by its reader.
    func ended(_ name: String) async {
        for await end in shared.ends.stream where end == name { return }
    }
}

extension ConsoleClient {
    /// A view of a ledger in memory; a bulk re-query answers once and then goes on until it is ended.
    fileprivate init(_ shared: RunningConsole.Shared) {
        self.init(
            listing: { request throws(ServiceError) in try shared.listing(request) },
            matching: { filter, limit throws(ServiceError) in
                shared.ledger.withLock { $0.newest(filter, limit: limit) }
            },
            history: { id throws(ServiceError) in shared.ledger.withLock { $0.history(id) } },
            banks: { FixtureProvider.provider($0)?.bankList ?? [] },
            folder: { _ in [] },
            review: { id, values throws(ServiceError) in
                try shared.ledger.withLock { ledger throws(ServiceError) in
                    try ledger.review(id, values, at: .start)
                }
            },
            submit: { payout throws(ServiceError) in
                try shared.ledger.withLock { ledger throws(ServiceError) in
                    try ledger.create(payout)
                }
                shared.changes.continuation.yield()
            },
            requery: { id in
                RequeryResult(id: id, outcome: .failure(.store(.failed("a fixture"))))
            },
            requeries: RequeryClient(shared),
            worklist: WorklistClient(shared),
            providers: ProvidersClient(shared),
            batches: BatchesClient(shared),
            approvals: ApprovalsClient(shared),
            audit: AuditClient(shared),
            notifications: NotificationsClient(shared),
            reconciliations: ReconciliationsClient(shared),
            closes: ClosesClient(shared),
            views: ViewsClient(
                list: { [] },
                save: { _ in .failure(.notSupported("a fixture")) }
            ),
            withdraw: { id, _ throws(ServiceError) in try shared.withdraw(id) },
            resubmit: { id throws(ServiceError) in try shared.resubmit(id) },
            reveal: { _ throws(ServiceError) in },
            changes: {
                shared.changes.continuation.onTermination = { _ in
                    shared.ends.continuation.yield("changes")
                }
                return shared.changes.stream
            }
        )
    }
}

extension SessionClient {
    fileprivate init(_ shared: RunningConsole.Shared) {
        self.init(last: nil, keep: { session in shared.sessions.withLock { $0.append(session) } })
    }
}

extension PresenceClient {
    fileprivate init(_ shared: RunningConsole.Shared) {
        self.init(
            tell: { _ in },
            leave: { shared.isAway.withLock { $0 = true } },
            comeBack: { shared.isAway.withLock { $0 = false } },
            others: { shared.others.withLock(\.self) },
            changes: { shared.presenceChanges.stream }
        )
    }
}

extension ThemesClient {
    fileprivate init(_ shared: RunningConsole.Shared, first: Theme) {
        self.init(
            name: "dark",
            first: first,
            list: { shared.offers.withLock(\.self) },
            read: { name in
                shared.offers.withLock { offers in offers.first { $0.name == name } }
                    ?? ThemeOffer(name: name, isOwn: true, content: .problem("it is gone."))
            },
            changes: { shared.themeChanges.stream }
        )
    }
}

extension BatchesClient {
    /// The batches of a ledger in memory, where nothing is made.
    fileprivate init(_ shared: RunningConsole.Shared) {
        self.init(
            list: { _, _ throws(ServiceError) in shared.ledger.withLock(\.batches) },
            lines: { id, _, _, _ throws(ServiceError) in
                let lines = try shared.readable().batchLines[id] ?? []
                return BatchLinePage(lines: lines, hasMore: false)
            },
            check: { _, _ throws(UploadFailure) in throw .service(.canceled) },
            commit: { _, _, _ throws(ServiceError) in throw .canceled },
            writeRejected: { _, _ throws(ServiceError) in throw .canceled },
            retriable: { _ throws(ServiceError) in [] },
            retry: { _, _ throws(ServiceError) in throw .canceled },
            export: { _, _, _ throws(ServiceError) in throw .canceled }
        )
    }
}

extension RequeryClient {
    fileprivate init(_ shared: RunningConsole.Shared) {
        self.init(
            start: { scope throws(ServiceError) in
                guard case .payouts(let ids) = scope else { throw .notSupported("a fixture") }
                let (stream, updates) = AsyncStream.makeStream(of: RequeryUpdate.self)
                updates.onTermination = { _ in shared.ends.continuation.yield("requery") }
                let line = RequeryLine(
                    payout: ids[0],
                    status: .processing,
                    outcome: .unanswered,
                    message: "a fixture"
                )
                let job = RequeryJob(
                    id: 1,
                    by: .dara,
                    startedAt: .start,
                    total: ids.count,
                    done: 1,
                    endedAt: nil,
                    isCanceled: false
                )
                updates.yield(RequeryUpdate(job: job, lines: [line]))
                return RequeryRun(job: job, updates: stream)
            },
            list: { () throws(ServiceError) in [] },
            follow: { _ throws(ServiceError) in throw .notSupported("a fixture") },
            stop: { _ throws(ServiceError) in shared.ends.continuation.yield("stopped") }
        )
    }
}

extension WorklistClient {
    fileprivate init(_ shared: RunningConsole.Shared) {
        self.init(
            listing: { request throws(ServiceError) in
                try shared.ledger.withLock { ledger throws(ServiceError) in
                    if let failure = ledger.failure { throw failure }
                    return ledger.worklist(request, at: .start)
                }
            },
            claim: { id, force throws(ServiceError) in
                try shared.changing { ledger throws(ServiceError) in
                    try ledger.claim(id, owner: .dara, force: force, at: .start)
                }
            },
            release: { id throws(ServiceError) in
                try shared.changing { ledger throws(ServiceError) in
                    try ledger.claim(id, owner: nil, force: true, at: .start)
                }
            },
            snooze: { id, until throws(ServiceError) in
                try shared.changing { ledger throws(ServiceError) in
                    try ledger.snooze(id, until: until)
                }
            },
            addNote: { id, text throws(ServiceError) in
                try shared.changing { ledger throws(ServiceError) in
                    try ledger.addNote(text, to: id, at: .start)
                }
            },
            resolve: { payout, draft throws(ServiceError) in
                try shared.changing { ledger throws(ServiceError) in
                    try ledger.resolve(payout.id, draft, at: .start)
                }
            },
            confirm: { payout, _ throws(ServiceError) in
                try shared.changing { ledger throws(ServiceError) in
                    try ledger.confirm(payout.id, at: .start)
                }
            },
            discard: { id, _ throws(ServiceError) in
                try shared.changing { ledger throws(ServiceError) in try ledger.discard(id) }
            },
            dismiss: { provider, upTo throws(ServiceError) in
                try shared.changing { ledger throws(ServiceError) in
                    try ledger.dismiss(provider, upTo: upTo)
                }
            }
        )
    }
}

extension RunningConsole.Shared {
    /// Changes the ledger, and tells the console.
    fileprivate func changing<Value>(
        _ body: (inout Ledger) throws(ServiceError) -> Value
    ) throws(ServiceError) -> Value where Value: Sendable {
        let value = try ledger.withLock { ledger throws(ServiceError) in try body(&ledger) }
        changes.continuation.yield()
        return value
    }
}
