import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console
@testable import PayoutService

/// Plays an operator: sends keys by name, and performs effects at once.
///
/// Effects are remembered and performed against a ledger in memory. Nothing waits, and time passes
/// only when a test says so.
struct Harness {
    var state: ConsoleState
    var ledger: Ledger
    var now = Date.start
    /// Everything that was asked for, in order.
    var effects: [Effect] = []
    /// Whether effects wait until a test has them answered.
    var isHolding = false
    /// Effects that wait.
    var held: [Effect] = []
    /// The names in folders, by their paths.
    var folders: [String: [String]] = [:]
    /// The themes that there are.
    var themes: [ThemeOffer] = []
    /// What the screen is drawn with.
    var glyphs = Glyphs.unicode

    /// A console that has just started over a ledger.
    init(
        _ ledger: Ledger = .mixed,
        width: Int = 80,
        height: Int = 24,
        isProduction: Bool = false,
        access: AccessPolicy = AccessPolicy(),
        approvals: ApprovalPolicy = ApprovalPolicy(),
        overrides: [String: [String]] = [:],
        isPlain: Bool = false,
        portal: PortalLink? = nil,
        isStarted: Bool = true
    ) throws {
        self.ledger = ledger
        if isPlain { glyphs = glyphs.linear }
        state = ConsoleState(
            facts: .fixture(
                isProduction: isProduction,
                access: access,
                approvals: approvals,
                isPlain: isPlain,
                portal: portal
            ),
            keymap: try Keymap(ConsoleCommand.descriptions, overrides: overrides),
            size: Size(width: width, height: height),
            now: .start
        )
        guard isStarted else { return }
        // The first payouts come first; all else has been read as well when a test begins.
        now = .start.addingTimeInterval(-1)
        send(.tick)
        perform(state.start())
        now = .start
        send(.tick)
    }

    // MARK: The operator

    /// Presses keys by their names, with a space between two.
    mutating func press(_ names: String, sourceLocation: SourceLocation = #_sourceLocation) {
        for name in names.split(separator: " ") {
            guard let key = Key(name: String(name)) else {
                Issue.record("no key is called \(name)", sourceLocation: sourceLocation)
                return
            }
            send(.input(.key(key)))
        }
    }

    /// Types text, a key a character.
    mutating func type(_ text: String) {
        for character in text { send(.input(.key(.character(character)))) }
    }

    mutating func paste(_ text: String) { send(.input(.paste(text))) }

    mutating func resize(_ width: Int, _ height: Int) {
        send(.input(.resize(Size(width: width, height: height))))
    }

    mutating func click(_ x: Int, _ y: Int) {
        send(.input(.mouse(Mouse(.click, at: Point(x: x, y: y)))))
    }

    // MARK: The world

    mutating func send(_ message: Message) { perform(state.update(message, now: now)) }

    mutating func advance(by seconds: Double) {
        now.addTimeInterval(seconds)
        send(.tick)
    }

    /// Changes the ledger behind the console's back, and tells it.
    mutating func changeLedger(_ body: (inout Ledger) -> Void) {
        body(&ledger)
        send(.ledgerChanged)
    }

    /// Adds so many payouts above all others.
    mutating func arrive(_ count: Int, from first: Int = 9_001, _ status: PayoutStatus = .queued) {
        changeLedger { ledger in
            let newer = (first..<(first + count)).map { PayoutHistory($0, status, age: 0) }
            ledger.histories.insert(contentsOf: newer.reversed(), at: 0)
        }
    }

    // MARK: Effects

    mutating func perform(_ effects: [Effect]) {
        for effect in effects {
            self.effects.append(effect)
            if isHolding { held.append(effect) } else { answer(effect) }
        }
    }

    /// Answers the waiting effect at a place; what follows from it waits again.
    mutating func answerHeld(at index: Int = 0) {
        guard held.indices.contains(index) else { return }
        answer(held.remove(at: index))
    }

    /// Answers everything that waits, and what follows.
    mutating func answerAll() {
        isHolding = false
        while !held.isEmpty { answerHeld() }
    }

    /// What was asked for since the last call.
    mutating func takeEffects() -> [Effect] {
        defer { effects = [] }
        return effects
    }

    private mutating func answer(_ effect: Effect) {
        switch effect {
        case .load(let request):
            if let failure = ledger.failure { return send(.loadFailed(request, failure)) }
            send(.loaded(request, ledger.listing(request)))
        case .readHistory(let id):
            if let failure = ledger.failure { return send(.historyFailed(id, failure)) }
            send(.historyRead(id, ledger.history(id)))
        case .readRecent(let id):
            let recent = ledger.histories.map(\.payout).filter { $0.provider == id }
            send(.recentRead(id, recent))
        case .readBanks(let id):
            send(.banksRead(id, FixtureProvider.provider(id)?.bankList ?? []))
        case .readFolder(let path): send(.folderRead(path, folders[path] ?? []))
        case .review(let provider, let values): send(review(provider, values))
        case .submit(let payout): submit(payout)
        case .requery(let id): send(.requeried(requery(id)))
        case .startRequery(let scope): startRequery(scope)
        case .listRequeries: send(.requeriesListed(ledger.requeries))
        case .followRequery(let id): followRequery(id)
        case .worklist(let effect): answer(effect)
        case .loadProviders:
            if let failure = ledger.failure { return send(.providersFailed(failure)) }
            send(.providersLoaded(ledger.overviews))
        case .provider(let effect): answer(effect)
        case .batch(let effect): answer(effect)
        case .approvals(let effect): answer(effect)
        case .audit(let effect): answer(effect)
        case .notification(let effect): answer(effect)
        case .reconciliation(let effect): answer(effect)
        case .close(let effect): answer(effect)
        case .view(.list): send(.view(.listed(ledger.views)))
        case .view(.read): send(.view(.read(ledger.views)))
        case .view(.save(let view)): send(.view(.saved(view, path: "views/\(view.fileName).yaml")))
        case .theme(.list): send(.theme(.listed(themes)))
        case .theme(.learn): send(.theme(.known(themes)))
        case .theme(.read(let name)):
            themes.first { $0.name == name }.map { send(.theme(.read($0))) }
        case .bulk(let effect): answer(effect)
        case .withdraw(let id, _): withdraw(id)
        case .resubmit(let id): resubmit(id)
        case .reveal(let id): send(.revealed(id))
        case .stopRequery, .presence, .terminal, .quit: break
        }
    }

    private mutating func review(_ id: ProviderID, _ values: [String: String]) -> Message {
        do throws(ServiceError) {
            return .reviewed(id, values: values, try ledger.review(id, values, at: now))
        } catch {
            return .refused(id, values: values, error)
        }
    }

    private mutating func submit(_ payout: Payout) {
        do throws(ServiceError) {
            try ledger.create(payout)
            send(.submitted(payout))
            send(.ledgerChanged)
        } catch {
            send(.submitFailed(payout, error))
        }
    }

    private mutating func withdraw(_ id: PayoutID) {
        do throws(ServiceError) {
            let payout = try ledger.withdraw(id, at: now)
            send(.withdrawn(payout))
            send(.ledgerChanged)
        } catch {
            send(.failed(error))
        }
    }

    private mutating func resubmit(_ id: PayoutID) {
        do throws(ServiceError) {
            let payout = try ledger.resubmit(id, at: now)
            send(.resubmitted(payout))
            send(.ledgerChanged)
        } catch {
            send(.failed(error))
        }
    }

    /// A provider that knows every order it was sent, as under way.
    func requery(_ id: PayoutID) -> RequeryResult {
        guard let payout = ledger.history(id)?.payout else {
            return RequeryResult(id: id, outcome: .failure(.store(.notFound("\(id)"))))
        }
        let evidence = Evidence(
            source: .query,
            claim: .pending,
            rawStatus: "1",
            receivedAt: now
        )
        let answer = RequeryResult.Answer(payout: payout, result: .answered(evidence))
        return RequeryResult(id: id, outcome: .success(answer))
    }

    // MARK: The screen

    var surface: Surface {
        Surface.drawn(state.size.width, state.size.height, glyphs: glyphs) { surface in
            var state = state
            state.now = now
            state.render(into: &surface)
        }
    }

    var text: String { surface.text }

    /// The screen's rows.
    var lines: [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The row that holds a text, and its role letters.
    func roles(ofLineWith text: String) -> String? {
        let roles = surface.roles.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.firstIndex { $0.contains(text) }.map { String(roles[$0]) }
    }

    /// The ids of the rows on the screen, top to bottom.
    var shown: [PayoutID] {
        state.list.rows.dropFirst(state.list.rows.top).prefix(state.listHeight).map(\.id)
    }

    var selection: PayoutID? { state.list.rows.selection }
}

extension ConsoleFacts {
    static func fixture(
        isProduction: Bool = false,
        access: AccessPolicy = AccessPolicy(),
        approvals: ApprovalPolicy = ApprovalPolicy(),
        isPlain: Bool = false,
        portal: PortalLink? = nil
    ) -> ConsoleFacts {
        ConsoleFacts(
            environment: isProduction ? "PRODUCTION" : "SANDBOX",
            isProduction: isProduction,
            operatorName: .dara,
            providers: FixtureProvider.all.map {
                ProviderFacts($0, usualTime: .seconds(1_800), portal: portal)
            },
            utcOffset: 7 * 3600,
            resolutions: ResolutionPolicy(aloneUpTo: [.vnd: .vnd(5_000_000)]),
            approvals: approvals,
            access: access,
            isPlain: isPlain
        )
    }
}
