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
    private let wakes: AsyncStream<Void>

    /// What tasks and test share.
    final class Shared: Sendable {
        let ledger = Mutex(Ledger.mixed)
        let changes = AsyncStream.makeStream(of: Void.self)
        /// Finished streams, by name.
        let ends = AsyncStream.makeStream(of: String.self)
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
            theme: try Theme.bundled("dark"),
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
    /// A view of a ledger in memory; a bulk re-query answers once and then goes on for ever.
    fileprivate init(_ shared: RunningConsole.Shared) {
        self.init(
            listing: { filter, position, limit throws(ServiceError) in
                let request = LoadRequest(
                    generation: 0,
                    filter: filter,
                    position: position,
                    limit: limit,
                    purpose: .refresh
                )
                let ledger = shared.ledger.withLock { $0 }
                if let failure = ledger.failure { throw failure }
                return ledger.listing(request)
            },
            history: { id throws(ServiceError) in shared.ledger.withLock { $0.history(id) } },
            banks: { FixtureProvider.provider($0)?.bankList ?? [] },
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
            requery: { ids in
                let (stream, answers) = AsyncStream.makeStream(of: RequeryResult.self)
                answers.onTermination = { _ in shared.ends.continuation.yield("requery") }
                let failure = ServiceError.store(.failed("a fixture"))
                if let id = ids.first {
                    answers.yield(RequeryResult(id: id, outcome: .failure(failure)))
                }
                return stream
            },
            withdraw: { id, _ throws(ServiceError) in
                try shared.ledger.withLock { ledger throws(ServiceError) in
                    try ledger.withdraw(id, at: .start)
                }
            },
            changes: {
                shared.changes.continuation.onTermination = { _ in
                    shared.ends.continuation.yield("changes")
                }
                return shared.changes.stream
            }
        )
    }
}
