import Payouts
import TerminalUI

/// How a notification's fate looks: a glyph, a word and a role, never colour alone.
struct NotificationBadge: Equatable {
    let word: String
    let role: Role
    private let glyph: Unicode.Scalar
    private let asciiGlyph: Unicode.Scalar

    /// The columns of the widest badge.
    static let width = 16

    init(_ summary: NotificationSummary) {
        let refusal = summary.refusal?.kind.word
        (glyph, asciiGlyph, word, role) =
            switch summary.disposition {
            case .applied where !summary.mismatches.isEmpty: ("≠", "#", "differs", .attention)
            case .applied where summary.differs: ("≠", "#", "overturns", .attention)
            case .pending: ("◌", ".", "waiting", .queued)
            case .applied: ("✓", "+", "applied", .text)
            case .duplicate: ("=", "=", "duplicate", .done)
            case .unmatched: ("?", "?", "no payout", .attention)
            case .refused: ("✖", "x", refusal ?? "refused", .failed)
            case .dismissed: ("–", "-", refusal ?? "no payout", .done)
            }
    }

    func text(_ glyphs: Glyphs) -> StyledText {
        StyledText(glyphs.signed(word, glyph, ascii: asciiGlyph), role)
    }
}

extension NotificationSummary {
    /// Why it was not believed.
    var refusal: NotificationRefusal? {
        if case .refused(let refusal) = verdict { refusal } else { nil }
    }
}

extension NotificationRefusal.Kind {
    /// The reason in a word or two, for a column.
    var word: String {
        switch self {
        case .badSignature: "bad signature"
        case .unsigned: "unsigned"
        case .foreignAddress: "wrong address"
        case .otherMerchant: "other merchant"
        case .unreadable: "unreadable"
        }
    }
}

extension Evidence.Claim {
    /// What it says about the money, as the status that it would make.
    var badge: StatusBadge? {
        switch self {
        case .pending: StatusBadge(.processing)
        case .paid: StatusBadge(.paid)
        case .failed: StatusBadge(.failed)
        case .returned: StatusBadge(.returned)
        case .unclear: StatusBadge(.unknown)
        case .notFound: nil
        }
    }
}
