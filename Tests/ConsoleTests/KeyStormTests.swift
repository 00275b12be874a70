import Foundation
import Payouts
import TerminalUI
import Testing

@testable import Console
@testable import PayoutService

/// Random operators over a ledger that changes meanwhile, with answers that come late.
struct KeyStormTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `no input in any order breaks it or acts unasked`(_ seed: UInt64) throws {
        var storm = try Storm(seed: seed)
        // A storm that never got to the dangerous places would prove nothing.
        let all = [
            "form", "review", "submit", "withdraw", "resubmit", "requery",
            "search", "palette", "draft", "worklist", "providers", "card", "prompt", "note",
            "claim", "resolution", "resolution review", "resolve", "confirm", "dismiss",
            "batches", "approvals", "decision", "reconciliation", "audit", "bulk",
            "notifications",
        ]
        let (least, most) = (8_000, 40_000)
        for step in 0..<most where step < least || !storm.seen.isSuperset(of: all) {
            storm.step()
        }
        #expect(storm.seen.isSuperset(of: all), "only \(storm.seen)")
    }
}

/// One random operator.
private struct Storm {
    var console: Harness
    var chance: Chance
    var inputs = 0
    var arrived = 0
    var seen: Set<String> = []

    init(seed: UInt64) throws {
        console = try Harness(.numbered(900).denied, width: 100, height: 30)
        console.arrive(40)
        console.ledger.groups = [.fixture(.cashyproCO, .badSignature, count: 12)]
        console.ledger.approvals = try [.payout(1), .batch(7), .payout(2, by: .dara)]
        console.ledger.audit = AuditEntry.fixtures(300)
        console.ledger.inbox = NotificationRecord.fixtures(900)
        for number in stride(from: 20, through: 900, by: 70) { console.propose(number, by: .sokha) }
        console.isHolding = true
        chance = Chance(state: seed)
    }

    mutating func step() {
        _ = console.takeEffects()
        happen()
        let before = console.state
        mean()
        let input = chance.input()
        #expect(console.takeEffects().filter(\.isIrreversible).isEmpty)
        console.send(.input(input))
        inputs += 1
        check(input, before: before)
        note()
        if inputs.isMultiple(of: 10) || console.state.size != before.size {
            let surface = console.surface
            #expect(surface.gridSize == console.state.size)
        }
    }

    /// Now and then the operator means to fill the form in and to pay, or to submit again.
    private mutating func mean() {
        if console.state.focus == .list, console.state.overlay == nil,
            console.state.list.filter.field == nil, console.state.unavailable(.resubmit) == nil,
            chance.below(4) == 0
        {
            chance.plan([.key(.character("R")), .key(.tab), .key(.enter)])
        }
        meanOnWorklist()
        guard let form = console.state.form, console.state.overlay == nil else { return }
        if form.review != nil, chance.below(4) == 0 {
            chance.plan([.key(.tab), .key(.enter), .key(.enter)])
        } else if form.review == nil, form.provider == .payproVN, chance.below(20) == 0 {
            let toFirst = Array(repeating: Input.key(.backTab), count: form.focus)
            chance.plan(toFirst + Chance.vietnamForm)
        }
    }

    /// Now and then the operator means to see something on the worklist through.
    private mutating func meanOnWorklist() {
        guard console.state.overlay == nil else { return }
        if let form = console.state.resolution {
            guard chance.below(4) == 0 else { return }
            if form.review == nil {
                let toFirst = Array(repeating: Input.key(.backTab), count: form.focus)
                chance.plan(toFirst + Chance.resolution)
            } else {
                chance.plan([.key(.tab), .key(.enter)])
            }
            return
        }
        guard console.state.focus == .list, console.state.screen == .worklist else { return }
        if console.state.place.markCount > 0 {
            let keys: [Key] = [.character("c"), .tab, .enter]
            return chance.plan(chance.below(3) == 0 ? [.key(.escape)] : keys.map { .key($0) })
        }
        let canConfirm = console.state.unavailable(.confirmResolution) == nil
        switch chance.below(canConfirm ? 2 : 12) {
        case 0 where canConfirm: chance.plan([.key(.character("C")), .key(.tab), .key(.enter)])
        case 1: chance.plan([.key(.home), .key(.character("d")), .key(.tab), .key(.enter)])
        case 2: chance.plan([.key(.character("e"))])
        case 4: chance.plan([.key(.character("c"))])
        case 5: chance.plan([.key(.end)])
        case 6: chance.plan([.key(.end), .key(.space)])
        case 3: chance.plan([.key(.character("m")), .key(.character("x")), .key(.enter)])
        default: break
        }
    }

    // MARK: The world

    /// Answers some of what waits, in any order, and changes the ledger.
    private mutating func happen() {
        while !console.held.isEmpty, chance.below(10) < 6 || console.held.count > 20 {
            answer(chance.below(console.held.count))
        }
        switch chance.below(60) {
        case 0 where console.ledger.histories.count < 3_000:
            arrived += 1
            console.arrive(chance.below(300), from: 20_000 + arrived * 300)
        case 1:
            let place = chance.below(console.ledger.histories.count)
            let id = console.ledger.histories[place].payout.id
            let status = PayoutStatus.allCases[chance.below(PayoutStatus.allCases.count)]
            let now = console.now
            console.changeLedger { $0.change(id, to: status, at: now) }
        case 3: console.ledger.failure = .store(.busy(path: "ledger.sqlite"))
        case 4, 5, 6: console.ledger.failure = nil
        case 7: console.advance(by: Double(chance.below(100)))
        // What takes long is answered by the test alone, and ends at last.
        case 8 where console.state.upload?.work != nil:
            console.send(.batch(.workFailed(.canceled)))
        default: break
        }
    }

    /// Answers move the selection only where its payout is gone, or its end was asked for.
    private mutating func answer(_ place: Int) {
        let before = console.selection
        let effect = console.held[place]
        console.answerHeld(at: place)
        guard case .load(let request) = effect, let before, console.selection != before else {
            return
        }
        switch request.purpose {
        case .refresh:
            let isStillThere = console.ledger.holds(before, matching: request.filter)
            #expect(!isStillThere, "\(request) moved the selection from \(before)")
        case .older, .newer: Issue.record("reading on moved the selection from \(before)")
        case .replace, .replaceSelectingLast: break
        }
    }

    // MARK: What always holds

    private func check(_ input: Input, before: ConsoleState) {
        let state = console.state
        let list = state.list
        #expect(list.rows.count <= PayoutListState.maximumRows)
        #expect(list.rows.top >= 0 && list.rows.top <= max(0, list.rows.count - 1))
        #expect(Set(list.rows.map(\.id)).count == list.rows.count)
        #expect(state.hasForm == (state.focus == .form))
        #expect(state.form == nil || state.resolution == nil)
        #expect(state.places[state.screen] == nil)
        checkWorklist(input, before: before)
        if state.screen == .payouts, let index = list.rows.selectedIndex, !state.layout.list.isEmpty
        {
            #expect((list.rows.top..<(list.rows.top + state.listHeight)).contains(index))
        }
        if let form = state.form {
            #expect((0...form.fields.count).contains(form.focus))
            #expect(form.review == nil || !form.isChecking)
        }
        if !input.mayMoveSelection { #expect(list.rows.selection == before.list.rows.selection) }
        if let history = state.detail.history, let subject = state.subject {
            #expect(history.payout.id == subject.id)
        }
        for effect in console.effects where effect.isIrreversible {
            #expect(input == .key(.enter))
            #expect(before.isArmed(for: effect), "\(effect) without a confirmation")
            #expect(!state.layout.isTooSmall)
        }
        #expect(console.effects.filter(\.isIrreversible).count <= 1)
    }

    private func checkWorklist(_ input: Input, before: ConsoleState) {
        let (state, worklist) = (console.state, console.state.worklist)
        if worklist.items != before.worklist.items {
            #expect(Set(worklist.rows.map(\.id)).count == worklist.rows.count)
        }
        if state.screen == .worklist, let index = worklist.rows.selectedIndex,
            !state.layout.list.isEmpty
        {
            #expect((worklist.rows.top..<(worklist.rows.top + state.listHeight)).contains(index))
        }
        if !input.mayMoveSelection || before.screen != .worklist {
            #expect(worklist.rows.selection == before.worklist.rows.selection)
        }
    }

    private mutating func note() {
        seen.insert("\(console.state.screen)")
        if console.state.resolution != nil { seen.insert("resolution") }
        if console.state.resolution?.review != nil { seen.insert("resolution review") }
        if case .card = console.state.overlay { seen.insert("card") }
        if case .prompt = console.state.overlay { seen.insert("prompt") }
        if console.state.form != nil { seen.insert("form") }
        if console.state.form?.review != nil { seen.insert("review") }
        if console.state.list.filter.field != nil { seen.insert("search") }
        if !console.state.drafts.isEmpty { seen.insert("draft") }
        if case .palette = console.state.overlay { seen.insert("palette") }
        for effect in console.effects {
            switch effect {
            case .submit: seen.insert("submit")
            case .withdraw: seen.insert("withdraw")
            case .resubmit: seen.insert("resubmit")
            case .requery, .startRequery: seen.insert("requery")
            case .bulk(.run): seen.insert("bulk")
            case .worklist(let effect): note(effect)
            case .approvals(.approve), .approvals(.reject), .approvals(.recall):
                seen.insert("decision")
            default: break
            }
        }
    }

    private mutating func note(_ effect: WorklistEffect) {
        switch effect {
        case .claim: seen.insert("claim")
        case .resolve: seen.insert("resolve")
        case .confirmResolution: seen.insert("confirm")
        case .addNote: seen.insert("note")
        case .dismissNotifications: seen.insert("dismiss")
        default: break
        }
    }
}

extension Input {
    /// Whether an input can be meant to select another payout at once.
    fileprivate var mayMoveSelection: Bool {
        switch self {
        case .key, .mouse: true
        case .paste, .resize, .focus, .returned: false
        }
    }
}
