import Foundation
import Payouts
import TerminalUI

/// How a provider's state looks everywhere: a glyph, a word and a role, never colour alone.
struct ProviderBadge: Equatable {
    let word: String
    let role: Role
    /// How long until a payout is let through to see; `nil` when that is no question of time.
    let wait: Double?
    private let glyph: Unicode.Scalar
    private let asciiGlyph: Unicode.Scalar

    init(_ state: ProviderState, now: Date) {
        guard state.pause == nil else {
            (glyph, asciiGlyph, word, role, wait) = ("‖", "|", "paused", .attention, nil)
            return
        }
        switch state.breaker.phase {
        case .closed:
            (glyph, asciiGlyph, word, role, wait) = ("●", "*", "sending", .success, nil)
        case .open(let until):
            let left = until.timeIntervalSince(now)
            (glyph, asciiGlyph, word, role) = ("◐", "o", "holding", .attention)
            wait = left > 0 ? left : nil
        case .probing:
            (glyph, asciiGlyph, word, role, wait) = ("◌", ".", "trying one", .inMotion, nil)
        }
    }

    /// The badge; while it holds, with the time to the next try where somebody sees it pass.
    func text(_ glyphs: Glyphs) -> StyledText {
        let shown = glyphs.isLinear ? nil : wait
        let time = shown.map { " " + TimeText.age($0.rounded(.up)) } ?? ""
        return StyledText(glyphs.signed(word, glyph, ascii: asciiGlyph) + time, role)
    }
}
