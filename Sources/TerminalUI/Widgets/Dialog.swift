/// A question that lies over the screen until it is answered.
///
/// The way out has the focus at first. A dialog may ask for a text to be typed (the amount, the
/// number of payouts) before the dangerous button can be pressed. On a small screen the text
/// scrolls below its first line, and where something is at stake no button can be pressed before
/// all of it was on the screen.
package struct Dialog: Equatable, Sendable {
    /// One answer.
    package struct Button: Equatable, Sendable {
        /// What it says.
        package let title: String
        /// Whether it does something that moves money or cannot be undone.
        package let isDestructive: Bool

        /// A button.
        package init(_ title: String, isDestructive: Bool = false) {
            self.title = title
            self.isDestructive = isDestructive
        }
    }

    /// What a key led to.
    package enum Outcome: Equatable, Sendable {
        /// The dialog stays.
        case handled
        /// The button at this place was pressed.
        case pressed(Int)
        /// The way out was taken.
        case canceled
    }

    /// What has the keys.
    enum Focus: Equatable {
        case field
        case cancel
        case button(Int)
    }

    /// What it is about.
    package let title: String
    /// What will happen, how many, how much, and where; the first is what it is all about, and stays
    /// where the others scroll.
    package let body: [StyledText]
    /// What cannot be undone: it stands below the body, and stays where that scrolls.
    package let warning: StyledText?
    /// The answers beside the way out.
    package let buttons: [Button]
    /// What the way out says, the same in every question.
    static let cancelTitle = "Cancel"
    /// What has to be typed before a button can be pressed; nil asks for nothing.
    package let requiredText: String?
    /// Whether all of the body has to have been on the screen, too.
    private let mustBeRead: Bool
    /// Where that is typed.
    package private(set) var field: TextField
    /// Why what was typed is not what has to be.
    private(set) var problem: String?
    private(set) var focus: Focus
    /// The first line of the body on the screen, where not all of it fits.
    private(set) var offset = 0
    /// How far down the body was read.
    private var furthest = 0

    /// A dialog with the focus on the way out, or on the field if something has to be typed.
    package init(
        title: String,
        body: [StyledText],
        warning: StyledText? = nil,
        buttons: [Button],
        requiredText: String? = nil,
        mustBeRead: Bool = true
    ) {
        self.title = title
        self.body = body
        self.warning = warning
        self.buttons = buttons
        self.requiredText = requiredText
        self.mustBeRead = mustBeRead
        field = TextField("", placeholder: requiredText.map { "type \($0) to go on" } ?? "")
        focus = requiredText == nil ? .cancel : .field
    }

    /// How much of the body is on the screen.
    package struct Reach: Equatable, Sendable {
        /// The lines that are not.
        package let overflow: Int
        /// By how many lines a page goes on, so that none is left out.
        package let page: Int

        /// All of it.
        package static let all = Reach(overflow: 0, page: 1)
    }

    /// Whether the buttons can be pressed: what has to be typed was, and all was seen.
    ///
    /// - Parameter overflow: How many lines of the body are not on the screen.
    /// - Returns: Whether enter on a button presses it.
    package func isArmed(overflow: Int) -> Bool {
        isTyped && (!mustBeRead || furthest >= overflow)
    }

    /// Whether what has to be typed was; a number also as it is shown, with its thousands apart.
    private var isTyped: Bool {
        guard let requiredText else { return true }
        return field.text == requiredText
            || field.text.contains(",") && field.text.filter { $0 != "," } == requiredText
    }

    /// Does what a key means to the dialog; no key leaves it unanswered to others.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - reach: What of the body is not on the screen, see ``reach(in:isLinear:)``.
    /// - Returns: What it led to.
    package mutating func handle(_ key: Key, reach: Reach = .all) -> Outcome {
        let overflow = reach.overflow
        switch key {
        case .escape: return .canceled
        case .down where overflow > 0: scroll(1, overflow)
        case .up where overflow > 0: scroll(-1, overflow)
        case .pageDown: scroll(reach.page, overflow)
        case .pageUp: scroll(-reach.page, overflow)
        // Tab and enter say yes as in other questions, once what was asked for is typed.
        case .tab where focus == .field && isTyped: focus = .button(0)
        case .tab, .down:
            checkTyped()
            moveFocus(1)
        case .backTab, .up: moveFocus(-1)
        case .right where focus != .field: moveFocus(1)
        case .left where focus != .field: moveFocus(-1)
        case .enter: return press(overflow)
        default: if focus == .field, field.handle(key) { problem = nil }
        }
        return .handled
    }

    /// Adds pasted text to the field that has the focus.
    package mutating func paste(_ text: String) {
        guard focus == .field else { return }
        field.insert(text)
        problem = nil
    }

    /// In the field, enter only moves on: typing and confirming are two things.
    ///
    /// What is not the text that was asked for is said, and can be mended at once.
    private mutating func press(_ overflow: Int) -> Outcome {
        switch focus {
        case .field:
            checkTyped()
            if problem == nil { moveFocus(1) }
            return .handled
        case .cancel:
            return .canceled
        case .button(let index):
            guard isTyped else {
                problem = problem ?? requiredText.map { "type \($0) first" }
                return .handled
            }
            guard isArmed(overflow: overflow) else {
                // Shows what was not read yet rather than nothing.
                scroll(1, overflow)
                return .handled
            }
            return .pressed(index)
        }
    }

    /// Says where what is in the field is something else than what was asked for.
    private mutating func checkTyped() {
        guard focus == .field, let requiredText, !field.isEmpty, !isTyped else { return }
        problem = "\(field.text) is not \(requiredText)"
    }

    private mutating func scroll(_ lines: Int, _ overflow: Int) {
        offset = min(max(0, offset + lines), overflow)
        furthest = max(furthest, offset)
    }

    /// Which of its fields and buttons has the focus, counted from zero, and how many there are.
    package var place: (index: Int, count: Int) {
        (places.firstIndex(of: focus) ?? 0, places.count)
    }

    private mutating func moveFocus(_ step: Int) {
        let places = self.places
        let current = place.index
        focus = places[(current + step + places.count) % places.count]
    }

    private var places: [Focus] {
        (requiredText == nil ? [] : [.field]) + [.cancel] + buttons.indices.map { .button($0) }
    }
}
