import Foundation
import Payouts
import TerminalUI

/// The columns of the worklist.
///
/// Priorities say which stay on a narrow screen.
struct WorklistColumns {
    let facts: ConsoleFacts
    let moments: MomentText
    /// Whether there is room for the next step; where there is not, the detail says it, in full.
    let isWide: Bool

    private var hasStep: Bool { isWide || facts.isPlain }

    /// The columns from left to right.
    var columns: [TableColumn] {
        [
            TableColumn(
                "Age",
                minimum: Self.sinceWidth,
                ideal: Self.sinceWidth,
                priority: 6,
                alignment: .trailing
            ),
            TableColumn(
                "Why",
                minimum: ReasonBadge.width,
                ideal: ReasonBadge.width,
                priority: 9
            ),
            TableColumn("Payout", minimum: 12, ideal: 12, priority: 8, namesRow: true),
            TableColumn("Provider", minimum: 11, ideal: 11, priority: 2),
            TableColumn("To", minimum: 12, ideal: nil, priority: 3),
        ]
            + TableColumn.money(minimum: 12, priority: 7)
            + [TableColumn("Owner", minimum: 5, ideal: 8, priority: 5, spoken: "Owner")]
            + (hasStep ? [TableColumn("Next step", minimum: 13, ideal: 13, priority: 4)] : [])
    }

    static let sinceWidth = 4

    /// What the columns say of a payout or break.
    func cells(_ entry: WorklistEntry, _ glyphs: Glyphs) -> [StyledText] {
        switch entry {
        case .payout(let item): cells(item, glyphs)
        case .break(let record): cells(record, glyphs)
        }
    }

    /// A break has the kind of difference where a payout has who is paid.
    private func cells(_ record: BreakRecord, _ glyphs: Glyphs) -> [StyledText] {
        let found = record.found
        return [
            StyledText(moments.age(of: record.since), .muted),
            ReasonBadge(.unresolvedBreak).text(glyphs),
            record.subject(portal: facts.provider(record.provider)?.portal),
            StyledText(record.provider.rawValue, .muted),
            StyledText(found.kind.shortWord, found.kind.role),
            StyledText(found.stake.groupedText, .money),
            StyledText(found.stake.currency.code, .muted),
            owner(record.owner, isProposed: record.state == .proposed, glyphs),
        ] + (hasStep ? [StyledText(Attention.unresolvedBreak.shortStep(canQuery: true))] : [])
    }

    private func cells(_ item: WorklistItem, _ glyphs: Glyphs) -> [StyledText] {
        let payout = item.payout
        let canQuery =
            facts.provider(payout.provider)?.profile.canBeAsked(about: payout) ?? false
        return [
            StyledText(moments.age(of: payout.attentionSince ?? payout.statusSince), .muted),
            ReasonBadge(payout).text(glyphs),
            StyledText(payout.id.rawValue, .text),
            StyledText(payout.provider.rawValue, .muted),
            StyledText(payout.beneficiary.displayName, .text),
            StyledText(payout.amount.groupedText, .money),
            StyledText(payout.amount.currency.code, .muted),
            owner(item.care.owner, isProposed: item.proposal != nil, glyphs),
        ] + (hasStep ? [StyledText(payout.attention.shortStep(canQuery: canQuery))] : [])
    }

    /// Who is on it; a resolution that waits for a second person says so instead.
    private func owner(
        _ owner: OperatorName?,
        isProposed: Bool,
        _ glyphs: Glyphs
    ) -> StyledText {
        if isProposed { return Self.proposed(glyphs) }
        guard let owner else { return StyledText("–", .faint) }
        return owner == facts.operatorName
            ? StyledText(owner.rawValue, .title, .bold) : StyledText(owner.rawValue, .muted)
    }
}

extension WorklistColumns {
    /// Stands for the owner where a resolution waits for a second person.
    static func proposed(_ glyphs: Glyphs) -> StyledText {
        StyledText(glyphs.signed("2nd", "◇", ascii: "="), .approval, .bold)
    }
}

/// How a reason looks: a glyph, a word and a role, never colour alone.
struct ReasonBadge {
    let word: String
    let role: Role
    private let glyph: Unicode.Scalar
    private let asciiGlyph: Unicode.Scalar

    /// The columns of the widest badge.
    static let width = 12

    /// What a payout needs a person for; of a result that was overturned, what holds now.
    init(_ payout: Payout) {
        let isReversed = payout.attention.reasons.first == .reversed
        let status = StatusBadge(payout.status).word
        let now = payout.status == .returned ? status : "now \(status)"
        self.init(payout.attention, word: isReversed ? now : nil)
    }

    init(_ attention: Attention, word: String? = nil) {
        self.word = word ?? attention.shortWord
        (glyph, asciiGlyph, role) =
            switch attention.reasons.first {
            case .unexpected, .approvalVoid: ("!", "!", .failed)
            case .noApprover: ("◇", "+", .attention)
            case .conflicting: ("≠", "#", .failed)
            case .reversed: ("↩", "<", .returned)
            case .mismatch: ("≠", "#", .attention)
            case .gaveUpQuerying: ("…", "~", .attention)
            case .unknownOutcome: ("?", "?", .attention)
            case .heldForBalance: ("‖", "|", .queued)
            case .stuck: ("‖", "|", .attention)
            case .late: ("◔", "o", .inMotion)
            case .secondAwaited: ("◇", "=", .approval)
            case .unresolvedBreak: ("≠", "#", .returned)
            case .notificationRejected: ("!", "!", .attention)
            default: ("–", "-", .done)
            }
    }

    func text(_ glyphs: Glyphs) -> StyledText {
        StyledText(glyphs.signed(word, glyph, ascii: asciiGlyph), role)
    }
}

extension Attention {
    /// So many of its most urgent reason: `1 conflict`, `3 breaks`.
    func counted(_ count: Int) -> String {
        switch reasons.first {
        case .conflicting, .unresolvedBreak: count.counting(shortWord)
        case .notificationRejected: count.counting("notice")
        case .mismatch: count == 1 ? "1 differs" : "\(count.grouped) differ"
        case .noApprover: "\(count.grouped) without checker"
        case .heldForBalance: "\(count.grouped) without balance"
        case .secondAwaited: "\(count.grouped) for a 2nd person"
        default: "\(count.grouped) \(shortWord)"
        }
    }

    /// The next step for the most urgent reason in a word or two that a narrow column holds.
    ///
    /// - Parameter canQuery: Whether the provider can be asked about the payout.
    /// - Returns: The words.
    func shortStep(canQuery: Bool) -> String {
        switch reasons.first {
        case .unexpected, .gaveUpQuerying: "ask support"
        case .approvalVoid: "audit verify"
        case .noApprover: "name approver"
        case .conflicting, .unknownOutcome, .late: canQuery ? "re-query" : "ask support"
        case .reversed: "tell customer"
        case .mismatch: "compare"
        case .heldForBalance: "top up"
        case .stuck: "let it go on"
        case .secondAwaited: "confirm, drop"
        case .unresolvedBreak: "resolve"
        case .notificationRejected: "find out who"
        default: ""
        }
    }

    /// The most urgent reason in a word or two that a narrow column holds.
    var shortWord: String {
        switch reasons.first {
        case .unexpected: "unexpected"
        case .approvalVoid: "changed"
        case .noApprover: "no checker"
        case .conflicting: "conflict"
        case .reversed: "reversed"
        case .mismatch: "differs"
        case .gaveUpQuerying: "gave up"
        case .unknownOutcome: "unknown"
        case .heldForBalance: "no balance"
        case .stuck: "stuck"
        case .late: "late"
        case .secondAwaited: "2nd person"
        case .unresolvedBreak: "break"
        case .notificationRejected: "not believed"
        default: ""
        }
    }
}

extension BreakKind {
    /// The kind in a word or two that a narrow column holds: on whose side the payout is.
    var shortWord: String {
        switch self {
        case .duplicateAtProvider: "duplicate"
        case .missingInLedger: "only theirs"
        case .missingAtProvider: "only ours"
        case .reversedAfterClose: "reversed"
        case .status, .currency, .amount, .fee, .ambiguous, .late: word
        }
    }
}
