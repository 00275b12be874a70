/// What a background means; the theme decides how that looks.
package enum Ground: String, CaseIterable, Sendable {
    /// The screen behind everything.
    case base
    /// The top row.
    case header
    /// The bottom row.
    case footer
    /// The selected row of the pane that has the focus.
    case selection
    /// The selected row of another pane.
    case selectionInactive
    /// A dialog or list that lies over the screen.
    case overlay
    /// A text field.
    case field
    /// The text field that takes the keys.
    case fieldFocused
    /// A filter chip.
    case chip
    /// The badge that says "sandbox".
    case environmentSandbox
    /// The badge that says "production".
    case environmentProduction
    /// A notice that needs a person.
    case attention

    /// One letter for snapshots of grounds.
    package var letter: Character {
        switch self {
        case .base: "."
        case .header: "H"
        case .footer: "F"
        case .selection: "S"
        case .selectionInactive: "s"
        case .overlay: "O"
        case .field: "i"
        case .fieldFocused: "I"
        case .chip: "C"
        case .environmentSandbox: "e"
        case .environmentProduction: "P"
        case .attention: "A"
        }
    }
}
