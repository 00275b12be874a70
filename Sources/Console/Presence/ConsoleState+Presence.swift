import Payouts
import TerminalUI

/// Who has the same payout open, in which console.
extension ConsoleState {
    /// The payout that this console has open: the one whose detail is shown, or that a form or a
    /// question is about.
    var openPayout: OpenPayout? {
        if let resolution { return OpenPayout(resolution.payout.id, .resolving) }
        if case .confirmation(_, .resubmit(let id, _)) = overlay {
            return OpenPayout(id, .resubmitting)
        }
        guard !hasForm, !layout.isTooSmall, !layout.side.isEmpty else { return nil }
        return subject.map { OpenPayout($0.id) }
    }

    /// Tells the other consoles, once somebody has looked for long enough.
    mutating func tellPresence() -> [Effect] {
        guard presence.isShared else { return [] }
        return [presence.follow(openPayout, at: now)].compactMap(\.self)
    }

    /// Who else has a payout open, in a few words; `nil` where nobody has.
    func presenceText(of id: PayoutID) -> StyledText? {
        let words = PresenceText(presence.others, of: id, me: facts.operatorName)?.words
        return words.map { StyledText($0, .attention) }
    }
}
