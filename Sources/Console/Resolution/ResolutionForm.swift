import PayoutService
package import Payouts
package import TerminalUI

/// What a person fills in to say what became of a payout.
package struct ResolutionForm: Equatable, Sendable {
    /// The payout as it was when the form was opened.
    package let payout: Payout
    /// What became of the money, once that was chosen.
    package var verdict: Verdict?
    /// Where it was seen, what can be looked up, and why.
    package var editors: [TextField]
    /// The row that has the keys: the verdict, an editor, or the button.
    package var focus = 0
    /// The rows that were left at least once, whose problems are shown.
    package var visited: Set<Int> = []
    /// What is about to be kept, while it is being reviewed.
    package var review: Review?
    /// Whether it began with what was typed before.
    package var isDraft = false

    /// What became of the money.
    package enum Verdict: String, CaseIterable, Sendable {
        case paid, failed, returned
        /// Nothing is claimed; the open reasons were looked at.
        case seen

        var claim: Evidence.Claim? {
            switch self {
            case .paid: .paid
            case .failed: .failed
            case .returned: .returned
            case .seen: nil
            }
        }
    }

    /// The last look before a resolution is kept.
    package struct Review: Equatable, Sendable {
        /// Whether the button that resolves has the focus; the way back has it at first.
        package var isArmed = false
        /// The first line on the screen.
        package private(set) var offset = 0
        /// How far down it was read.
        package private(set) var furthest = 0
        /// Whether it was submitted and the ledger has not answered yet.
        package var isSubmitting = false

        /// Goes to a line, which was read then.
        mutating func scroll(to line: Int, overflow: Int) {
            offset = min(max(0, line), overflow)
            furthest = max(furthest, offset)
        }
    }

    /// An empty form.
    package init(_ payout: Payout) {
        self.payout = payout
        editors = Self.fields.map { TextField(placeholder: "like \($0.example)", limit: $0.limit) }
    }
}

// MARK: - Rows

extension ResolutionForm {
    /// What is typed: its name, an example, what it is for, and the most characters.
    static let fields: [(label: String, example: String, help: String, limit: Int)] = [
        (
            "Seen in", "provider portal", "Where: the portal, a bank statement, a call.", 200
        ),
        ("Reference", "ticket 8841", "What others can look up: a ticket, a transfer number.", 200),
        (
            "Note", "support confirmed by phone", "Why, in your own words.",
            PayoutNote.maximumLength
        ),
    ]

    static var buttonRow: Int { fields.count + 1 }

    var isOnButton: Bool { focus == Self.buttonRow }
    var isPristine: Bool { verdict == nil && editors.allSatisfy(\.isEmpty) }

    /// The editor that has the keys.
    var focusedEditor: Int? { (1...Self.fields.count).contains(focus) ? focus - 1 : nil }

    static func label(of row: Int) -> String { row == 0 ? "It was" : fields[row - 1].label }

    static func title(of claim: Evidence.Claim?) -> String {
        switch claim {
        case .paid: "paid: the money arrived"
        case .failed: "failed: no money moved"
        case .returned: "returned: it arrived and came back"
        case nil: "only seen: nothing is claimed"
        case .pending, .unclear, .notFound: "not settled"
        }
    }

    /// Why something cannot be said about this payout, in a few words; `nil` when it can.
    func unavailable(_ verdict: Verdict) -> String? {
        guard let claim = verdict.claim else {
            guard payout.attention.isDisjoint(with: .acknowledgeable) else { return nil }
            return payout.attention.isEmpty ? "nothing is open" : "only evidence settles it"
        }
        // Of two words that contradict each other a person may confirm the one that holds.
        let isUndisputed = payout.status.isSettled && !payout.flags.contains(.conflicting)
        let next = payout.status.step(claim)
        return isUndisputed && next == payout.status
            ? "it is \(StatusBadge(next).word) already" : nil
    }

    /// The settled status that would be overturned, and what it would become.
    var reversal: (from: String, to: String)? {
        draft.reversal(of: payout).map { (StatusBadge(payout.status).word, StatusBadge($0).word) }
    }

    /// What is handed to the service.
    var draft: ResolutionDraft {
        ResolutionDraft(
            claim: verdict?.claim,
            seenAt: editors[0].text.trimmingBlanks,
            reference: editors[1].text.trimmingBlanks,
            note: editors[2].text.trimmingBlanks
        )
    }

    /// What is wrong with a row by itself, in the words of the service's own rule.
    func problem(in row: Int) -> String? {
        guard row > 0 else { return verdict == nil ? "Say what became of the money." : nil }
        var draft = draft
        if row != 1 { draft.seenAt = "filled in" }
        if row != 2 { draft.reference = "filled in" }
        if row != 3 { draft.note = "filled in" }
        return draft.problem
    }

    /// Whether a row cannot stay empty, after what was said in the others.
    func isRequired(_ row: Int) -> Bool {
        guard row > 0 else { return true }
        var form = self
        form.editors[row - 1].setText("")
        return form.problem(in: row) != nil
    }

    /// The first row that is not right.
    var firstProblem: Int? { (0..<Self.buttonRow).first { problem(in: $0) != nil } }
}
