/// What a piece of text means; the theme decides how that looks.
///
/// Red belongs to failed and destructive things, amber to what needs a person, blue to what is in
/// motion, green to what is paid, grey to what is done and quiet.
package enum Role: String, CaseIterable, Sendable {
    /// Ordinary text.
    case text
    /// Text of second importance.
    case muted
    /// Barely needed: separators, empty parts of a bar, a scroll bar's track.
    case faint
    /// The title of a pane, a dialog or a screen.
    case title
    /// The line around a pane.
    case border
    /// The line around the pane that has the focus.
    case borderFocused
    /// Text of the header row of the screen and of tables.
    case headerText
    /// The badge that says "sandbox".
    case environmentSandbox
    /// The badge that says "production".
    case environmentProduction
    /// A key to press.
    case key
    /// What a key does.
    case hint
    /// The name of a field.
    case label
    /// The value of a field.
    case value
    /// What an empty field would like to hold.
    case placeholder
    /// The selection bar, and the cursor of a text field.
    case cursor
    /// The part of a text that a search found.
    case match
    /// The sign of a marked row.
    case mark
    /// Paid.
    case paid
    /// Being worked on by a provider.
    case inMotion
    /// Waiting for its turn.
    case queued
    /// Needs a person.
    case attention
    /// Failed.
    case failed
    /// Came back after it was paid.
    case returned
    /// Over, and of no further interest.
    case done
    /// Waiting for a second person.
    case approval
    /// A command that cannot be undone or moves money.
    case destructive
    /// Something worked.
    case success
    /// Something did not work.
    case error
    /// A filter chip.
    case chip
    /// Bars and lines of charts.
    case chart
    /// An amount of money.
    case money

    /// One letter for snapshots of roles.
    package var letter: Character {
        switch self {
        case .text: "t"
        case .muted: "m"
        case .faint: "f"
        case .title: "T"
        case .border: "b"
        case .borderFocused: "B"
        case .headerText: "H"
        case .environmentSandbox: "s"
        case .environmentProduction: "P"
        case .key: "k"
        case .hint: "h"
        case .label: "l"
        case .value: "v"
        case .placeholder: "o"
        case .cursor: "c"
        case .match: "x"
        case .mark: "K"
        case .paid: "p"
        case .inMotion: "i"
        case .queued: "q"
        case .attention: "A"
        case .failed: "F"
        case .returned: "r"
        case .done: "d"
        case .approval: "a"
        case .destructive: "D"
        case .success: "S"
        case .error: "E"
        case .chip: "C"
        case .chart: "g"
        case .money: "M"
        }
    }
}
