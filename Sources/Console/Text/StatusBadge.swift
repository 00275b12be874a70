import Payouts
import TerminalUI

/// How a status looks everywhere: a glyph, a word and a role, never colour alone.
struct StatusBadge {
    let word: String
    let role: Role
    private let glyph: Unicode.Scalar
    private let asciiGlyph: Unicode.Scalar

    /// The columns of the widest badge.
    static let width = 12

    init(_ status: PayoutStatus) {
        (glyph, asciiGlyph, word, role) =
            switch status {
            case .pendingApproval: ("◇", "=", "approval", .approval)
            case .queued: ("◌", ".", "queued", .queued)
            case .submitting: ("◐", "o", "submitting", .inMotion)
            case .processing: ("◐", "o", "processing", .inMotion)
            case .unknown: ("?", "?", "unknown", .attention)
            case .paid: ("●", "*", "paid", .paid)
            case .failed: ("✖", "x", "failed", .failed)
            case .returned: ("↩", "<", "returned", .returned)
            case .rejected: ("–", "-", "rejected", .done)
            case .canceled: ("–", "-", "canceled", .done)
            }
    }

    func text(_ glyphs: Glyphs) -> StyledText {
        StyledText(glyphs.signed(word, glyph, ascii: asciiGlyph), role)
    }
}
