import Foundation
import Payouts
import Synchronization

/// A provider that does as a test says, and keeps books like a real one.
///
/// One with a repeat window pays once for an idempotency key inside that window; one without pays
/// once for an order number and refuses to be told twice.
actor ScriptedProvider: Provider {
    /// What happens to a create.
    indirect enum CreateStep: Sendable {
        /// It arrives, and the answer says so.
        case answer(Evidence.Claim)
        /// No byte leaves.
        case notSent
        /// It arrives, and the answer is lost.
        case lostAnswer(Evidence.Claim)
        /// It left, but never arrives.
        case lostRequest
        /// The answer is about nothing that anybody documented.
        case undocumented
        /// It is refused because the balance is too low.
        case shortOfMoney
        /// This, but the answer waits for ``ScriptedProvider/release()``.
        case hang(CreateStep)
        /// This, and before the answer comes something else happens.
        case meanwhile(CreateStep, @Sendable () async -> Void)
    }

    /// What happens to a query.
    indirect enum QueryStep: Sendable {
        /// It is answered from the books.
        case truth
        /// It is answered so, whatever the books say.
        case claim(Evidence.Claim)
        /// There is no usable answer.
        case noAnswer
        /// This, but the answer waits for ``ScriptedProvider/release()``.
        case hang(QueryStep)
    }

    nonisolated let id: ProviderID
    nonisolated let profile: ProviderProfile
    nonisolated let form: PayoutForm
    private let now: @Sendable () -> Date
    private var onCreate: @Sendable (Payout) -> CreateStep = { _ in .answer(.paid) }
    private var onQuery: @Sendable (Payout) -> QueryStep = { _ in .truth }
    private var onBalance: @Sendable () async throws(ProviderError) -> [Balance] = { [] }
    private(set) var manners = Manners()

    /// Whether this side checks signatures with a secret that is not the provider's.
    nonisolated let isSecretWrong = Mutex(false)

    private(set) var books = Books()
    private var held: [CheckedContinuation<Void, Never>] = []
    private var watchers: [Watcher] = []

    /// How it says that its balance is too low.
    private static let shortageCode = "LOW"

    private struct Watcher {
        let condition: @Sendable (Books) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    init(
        _ id: ProviderID = .payproVN,
        repeatWindow: Duration? = nil,
        now: @escaping @Sendable () -> Date
    ) {
        self.id = id
        self.now = now
        form = .test(id)
        profile = ProviderProfile(
            title: "Scripted",
            currencies: [.vnd],
            canQuery: true,
            repeatWindow: repeatWindow,
            settledBy: "A query settles it.",
            createDeadline: .seconds(30),
            utcOffset: 0,
            shortageCodes: [Self.shortageCode]
        )
    }
}

// MARK: - What tests do

extension ScriptedProvider {
    /// Says what happens to every create from now on.
    func onCreate(_ script: @escaping @Sendable (Payout) -> CreateStep) { onCreate = script }

    /// Says what happens to every query from now on.
    func onQuery(_ script: @escaping @Sendable (Payout) -> QueryStep) { onQuery = script }

    /// Says what happens to every question about the balance from now on.
    func onBalance(_ script: @escaping @Sendable () async throws(ProviderError) -> [Balance]) {
        onBalance = script
    }

    /// Says how it speaks from now on.
    func behave(_ manners: Manners) { self.manners = manners }

    /// Lets everything that hangs go on.
    func release() {
        for continuation in held { continuation.resume() }
        held = []
    }

    /// Ends an order that was under way.
    func settle(_ order: OrderNumber, as claim: Evidence.Claim) {
        guard let known = books.orders[order] else { return }
        // What was refused at once, and is overturned, moves money after all.
        if claim == .paid { books.orders[order]?.payments = max(known.payments, 1) }
        books.orders[order]?.claim = claim
        // Its own clock goes on although the test's stands still.
        books.orders[order]?.changedAt = max(now(), known.changedAt + 0.001)
        tell(order)
    }

    /// Ends everything that is under way.
    func settleAll(as claim: Evidence.Claim) {
        let open = books.orders.filter { $0.value.claim == .pending }.keys
        for number in open.sorted(by: { $0.rawValue < $1.rawValue }) { settle(number, as: claim) }
    }

    /// Notes that somebody took a letter, which is not sent again.
    func acknowledge(_ letter: Int) { books.letters[letter].isAcknowledged = true }

    /// Puts what an order stands at into a letter.
    private func tell(_ order: OrderNumber) {
        guard let claim = books.orders[order]?.claim else { return }
        let message = letter(claim, about: order, note: "#\(books.letters.count)")
        books.letters.append(Letter(order: order, claim: claim, message: message))
    }

    /// Since when an order stands as it does, where that is told.
    func since(of order: Order) -> Date? { manners.tellsTimes ? order.changedAt : nil }

    /// Returns once the books say so.
    func wait(until condition: @escaping @Sendable (Books) -> Bool) async {
        guard !condition(books) else { return }
        await withCheckedContinuation { continuation in
            watchers.append(Watcher(condition: condition, continuation: continuation))
        }
    }

    private func notify() {
        let content = watchers.filter { $0.condition(books) }
        watchers.removeAll { $0.condition(books) }
        for watcher in content { watcher.continuation.resume() }
    }

    private func hold() async {
        await withCheckedContinuation { held.append($0) }
    }
}

// MARK: - Creates

extension ScriptedProvider {
    nonisolated func preview(_ payout: Payout) -> WireExchange { .sent(payout.orderNumber) }

    func create(_ payout: Payout) async -> CreateReport {
        books.creates.append(Create(payout, at: now()))
        books.inFlight += 1
        books.mostInFlight = max(books.mostInFlight, books.inFlight)
        notify()
        let outcome = await outcome(of: onCreate(payout), for: payout)
        books.inFlight -= 1
        notify()
        return CreateReport(outcome: outcome, exchange: preview(payout))
    }

    private func outcome(of step: CreateStep, for payout: Payout) async -> AttemptOutcome {
        switch step {
        case .answer(let claim):
            let claim = accept(payout, as: claim)
            return .answered(evidence(.createAnswer, claim, about: payout.orderNumber))
        case .notSent: return .notSent(.connectionRefused)
        case .lostAnswer(let claim):
            _ = accept(payout, as: claim)
            return .unknown(UnknownReason(.timeout))
        case .lostRequest: return .unknown(UnknownReason(.connectionLost))
        case .undocumented:
            return .answered(evidence(.createAnswer, .unclear, about: payout.orderNumber))
        case .shortOfMoney:
            let reason = ProviderReason(
                code: Self.shortageCode,
                explanation: "The balance is too low.",
                nextStep: "Top it up."
            )
            return .answered(
                Evidence(
                    source: .createAnswer,
                    claim: .failed,
                    rawStatus: "REFUSED",
                    reason: reason,
                    receivedAt: now()
                )
            )
        case .hang(let step):
            let outcome = await outcome(of: step, for: payout)
            await hold()
            return outcome
        case .meanwhile(let step, let body):
            let outcome = await outcome(of: step, for: payout)
            await body()
            return outcome
        }
    }

    /// Books an order, and says what the answer claims.
    private func accept(_ payout: Payout, as claim: Evidence.Claim) -> Evidence.Claim {
        let time = now()
        guard let known = books.orders[payout.orderNumber] else {
            books.orders[payout.orderNumber] = Order(claim, payout.idempotencyKey, at: time)
            tell(payout.orderNumber)
            return claim
        }
        guard let window = profile.repeatWindow else { return .unclear }
        let isSame = known.key == payout.idempotencyKey
        if !isSame || time.timeIntervalSince(known.acceptedAt) >= window.inSeconds {
            books.orders[payout.orderNumber]?.payments += 1
        }
        return known.firstClaim
    }

    private func evidence(
        _ source: Evidence.Source,
        _ claim: Evidence.Claim,
        about number: OrderNumber
    ) -> Evidence {
        let isKnown = claim == .pending || claim.isFinal
        let order = isKnown ? books.orders[number] : nil
        return Evidence(
            source: source,
            claim: claim,
            rawStatus: claim.rawValue,
            providerReference: order.flatMap { _ in
                manners.namesReference ? Self.reference(number) : nil
            },
            // A create is answered as it was the first time, however often it is repeated.
            providerTime: order.flatMap {
                manners.tellsTimes && source == .createAnswer ? $0.acceptedAt : since(of: $0)
            },
            receivedAt: now()
        )
    }
}

// MARK: - Queries

extension ScriptedProvider {
    func query(_ payout: Payout) async -> QueryReport {
        books.queries.append(payout.orderNumber)
        books.queryTimes.append(now())
        books.queriedReferences.append(payout.providerReference)
        let isNew = books.asking.insert(payout.orderNumber).inserted
        if !isNew { books.askedTwiceAtOnce.insert(payout.orderNumber) }
        notify()
        let result = await result(of: onQuery(payout), for: payout)
        books.asking.remove(payout.orderNumber)
        notify()
        return QueryReport(result: result, exchange: nil)
    }

    private func result(of step: QueryStep, for payout: Payout) async -> QueryResult {
        switch step {
        case .truth:
            let claim = books.orders[payout.orderNumber]?.claim ?? .notFound
            return .answered(evidence(.query, claim, about: payout.orderNumber))
        case .claim(let claim):
            return .answered(evidence(.query, claim, about: payout.orderNumber))
        case .noAnswer: return .noAnswer("HTTP 503")
        case .hang(let step):
            let result = await result(of: step, for: payout)
            await hold()
            return result
        }
    }

    func balance() async throws(ProviderError) -> [Balance] {
        books.balanceQuestions += 1
        notify()
        return try await onBalance()
    }

    func banks() async -> [Bank] { [] }
}
