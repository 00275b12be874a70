import TerminalUI
import Testing

@testable import Console

/// Forms of a few rows with a button at their end.
struct ShortFormTests {
    /// The keys that lead to a form, and the name of its button.
    static let forms = [
        ("4 u", "Check"), ("6 n", "Compare"), ("2 G k k e", "Review"), ("6 d", "Preview"),
    ]

    @Test(arguments: Harness.forms)
    func `the keys that shall lead to a form do`(keys: String) throws {
        var console = try Harness(try .everywhere())
        console.press(keys)
        #expect(console.state.form != nil || console.state.focus == .form)
    }

    @Test(arguments: forms)
    func `the row with the keys is on the screen, however low it is`(
        keys: String,
        button: String
    ) throws {
        for height in 10...24 {
            var console = try Harness(try .everywhere(), width: 40, height: height)
            console.press(keys)
            #expect(console.state.focus == .form)
            var hasButton = false
            for row in 0..<6 {
                #expect(console.surface.cursor != nil, "row \(row), height \(height)")
                hasButton = hasButton || console.cursorLine.contains(button)
                console.press("tab")
            }
            #expect(hasButton, "the button is reached at a height of \(height)")
        }
    }
}

extension Harness {
    /// The text of the row that the cursor is on.
    fileprivate var cursorLine: String { surface.cursor.map { lines[$0.point.y] } ?? "" }
}
