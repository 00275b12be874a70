import Foundation
import Logging
import PayoutService
import Payouts
import PayoutsTesting
import SQLiteStore
import Synchronization

/// One process of Paydesk over a real ledger file, with scripted providers and a manual clock.
struct Desk {
    let folder: TemporaryFolder
    let clock: ManualClock
    let providers: [ScriptedProvider]
    let terms: Terms
    let store: PluggedStore
    let log = CapturedLog()
    let service: PayoutService

    /// How the providers are configured.
    struct Terms {
        var policy = LifecyclePolicy.standard
        var queriesPerSecond = 1_000.0
        var queryBurst = 1_000
        var maximumInFlight = 8
    }

    /// Opens a new ledger for one provider without a repeat window.
    init(
        _ terms: Terms = Terms(),
        resolutions: ResolutionPolicy = ResolutionPolicy(),
        access: AccessPolicy = AccessPolicy(),
        approvals: ApprovalPolicy = ApprovalPolicy(),
        batches: BatchPolicy = BatchPolicy(),
        seed: UInt64 = 1
    ) throws {
        let clock = ManualClock()
        let provider = ScriptedProvider { clock.date }
        try self.init(
            clock,
            [provider],
            terms,
            resolutions: resolutions,
            access: access,
            approvals: approvals,
            batches: batches,
            seed: seed
        )
    }

    /// Opens a ledger, a new one unless a folder is given.
    init(
        _ clock: ManualClock,
        _ providers: [ScriptedProvider],
        _ terms: Terms = Terms(),
        folder: TemporaryFolder? = nil,
        resolutions: ResolutionPolicy = ResolutionPolicy(),
        access: AccessPolicy = AccessPolicy(),
        approvals: ApprovalPolicy = ApprovalPolicy(),
        batches: BatchPolicy = BatchPolicy(),
        seed: UInt64 = 1
    ) throws {
        self.clock = clock
        self.providers = providers
        self.terms = terms
        self.folder = try folder ?? TemporaryFolder()
        // The store's own clock never moves: it paces nothing that these tests look at.
        let file = try SQLiteStore.open(path: self.folder.path("ledger"), clock: ManualClock())
        store = PluggedStore(file)
        let bits = SeededBits(seed: seed)
        service = PayoutService(
            store: store,
            lines: providers.map { provider in
                ProviderLine(
                    provider: provider,
                    policy: terms.policy,
                    queryRate: CallRate(
                        perSecond: terms.queriesPerSecond,
                        burst: terms.queryBurst
                    ),
                    maximumInFlight: terms.maximumInFlight
                )
            },
            resolutions: resolutions,
            access: access,
            approvals: approvals,
            batches: batches,
            environment: ServiceEnvironment(
                now: { clock.date },
                randomBits: { bits.next() },
                clock: clock,
                logger: log.logger
            )
        )
    }

    /// A desk with one provider that repeats its answer for an idempotency key for a day.
    static func keyed(_ terms: Terms = Terms(), seed: UInt64 = 1) throws -> Desk {
        let clock = ManualClock()
        let provider = ScriptedProvider(.dvpay, repeatWindow: .seconds(86_400)) { clock.date }
        return try Desk(clock, [provider], terms, seed: seed)
    }

    /// Another process on the same ledger and the same providers.
    func another(seed: UInt64 = 2) throws -> Desk {
        try Desk(clock, providers, terms, folder: folder, seed: seed)
    }
}

// MARK: - What tests do

extension Desk {
    static let mai = OperatorName(rawValue: "mai")
    static let name = "Nguyen Van Duc"
    static let account = "0123456789852"
    static let values = ["amount": "1250000", "name": name, "account": account]

    /// The first provider.
    var provider: ScriptedProvider { providers[0] }

    /// The first provider's books.
    var books: ScriptedProvider.Books { get async { await provider.books } }

    /// Names a payout and keeps the intent.
    func create(at provider: ProviderID? = nil) async throws -> Payout {
        let draft = try await service.draft(provider ?? providers[0].id, values: Self.values)
        let payout = service.prepare(draft, by: Self.mai)
        try await service.create(payout)
        return payout
    }

    /// Keeps several intents.
    func create(_ count: Int, at provider: ProviderID? = nil) async throws -> [Payout] {
        var payouts: [Payout] = []
        for _ in 0..<count { payouts.append(try await create(at: provider)) }
        return payouts
    }

    /// The payout as the ledger has it.
    func payout(_ id: PayoutID) async throws -> Payout {
        guard let payout = try await store.payout(id) else { throw StoreError.notFound("\(id)") }
        return payout
    }

    /// Everything that the ledger has about a payout.
    func history(_ id: PayoutID) async throws -> PayoutHistory {
        guard let history = try await store.history(of: id) else {
            throw StoreError.notFound("\(id)")
        }
        return history
    }

    /// Submits what is due.
    func dispatch() async { await Dispatcher(service: service).dispatchDue() }

    /// Asks about what is due.
    func query() async { await QueryWorker(service: service).queryDue() }

    /// Takes a message as the first provider's endpoint does.
    func receive(_ message: WebhookMessage) async -> Reception {
        await service.receive(message, at: provider.id)
    }

    /// Applies what was taken.
    func applyNotifications() async { await NotificationWorker(service: service).applyPending() }

    /// Takes what the first provider says about an order, and applies it.
    func hear(
        _ claim: Evidence.Claim,
        about payout: Payout,
        amount: Int64 = 1_250_000,
        note: String = "-"
    ) async {
        let order = payout.orderNumber
        let letter = await provider.letter(claim, about: order, amount: amount, note: note)
        _ = await receive(letter)
        await applyNotifications()
    }

    /// Creates a payout and submits it.
    func submitted() async throws -> Payout {
        let payout = try await create()
        await dispatch()
        return try await self.payout(payout.id)
    }

    /// Uses the ledger for a while, so that a worker that does not rest shows itself.
    func giveOthersTime() async throws {
        for _ in 0..<50 { _ = try await store.tallies() }
    }

    /// A piece of evidence, received now.
    func evidence(_ claim: Evidence.Claim, from source: Evidence.Source) -> PayoutEvent {
        .evidence(.make(claim, from: source, receivedAt: clock.date))
    }

    /// The circumstances of a change made now.
    var context: ChangeContext {
        ChangeContext(at: clock.date, by: Self.mai, policy: terms.policy)
    }
}

extension LifecyclePolicy {
    /// The standard one, for tests in which a provider fails again and again and no breaker is to
    /// hold it.
    static let unbroken = LifecyclePolicy(
        retryDelays: standard.retryDelays,
        queryDelays: standard.queryDelays,
        breaker: BreakerPolicy(threshold: .max, pauses: [], probePatience: .seconds(60))
    )
}

/// A folder that goes away with its last user.
final class TemporaryFolder: Sendable {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "paydesk-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
}

/// Random bits that are the same in every run, for several tasks.
final class SeededBits: Sendable {
    private let generator: Mutex<SeededGenerator>

    init(seed: UInt64) { generator = Mutex(SeededGenerator(seed: seed)) }

    func next() -> UInt64 { generator.withLock { $0.next() } }
}
