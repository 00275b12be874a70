import PayoutService
package import Payouts
package import TerminalUI

/// What a person fills in to close a day, what it would seal, and what came of it.
package struct CloseForm: Equatable, Sendable {
    /// Whose day.
    package var proposal: CloseProposal
    /// The day, as it is typed.
    package var day: TextField
    /// The row that has the keys.
    package var row = Row.preview
    /// Why the day cannot be closed, one plain sentence.
    package var problem: String?
    /// How far it is.
    package var stage = Stage.choosing
    /// Why it may be closed as it is, as it was typed last.
    package var note = ""
    /// Whether it began with what was typed before.
    package var isDraft = false

    /// The rows from top to bottom.
    package enum Row: Int, CaseIterable, Sendable {
        case provider, day, preview
    }

    /// One step after the other.
    package enum Stage: Equatable, Sendable {
        case choosing
        case reading(CloseDay)
        case preview(Shown)
        case sealing(CloseOrder)
        case sealed(ClosedDay, button: Int)
    }

    /// A preview while it is looked at.
    package struct Shown: Equatable, Sendable {
        /// What would be sealed.
        package let preview: ClosePreview
        /// Which button has the focus; the way back has it at first.
        package var button = 0
        /// The first line on the screen.
        package var offset = 0
        /// How far down it was read.
        package var furthest = 0
    }

    /// What a button does.
    enum Action: Equatable {
        case back, seal, done
        case next(CloseProposal)
    }

    /// A form for a provider's next day.
    package init(_ proposal: CloseProposal) {
        self.proposal = proposal
        day = Self.editor(proposal)
    }

    private static func editor(_ proposal: CloseProposal) -> TextField {
        TextField("\(proposal.day.day)", placeholder: "like 2026-11-20", limit: 10)
    }

    /// The day that was typed, where it is one.
    var closeDay: CloseDay? {
        CalendarDay(day.text).map {
            CloseDay(
                provider: proposal.day.provider,
                day: $0,
                utcOffset: proposal.day.utcOffset
            )
        }
    }
}
