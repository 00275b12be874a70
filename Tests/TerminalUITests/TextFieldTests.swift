import TerminalUI
import TerminalUITesting
import Testing

struct TextFieldTests {
    /// The text after some keys, with a bar where the cursor stands.
    private func edited(_ text: String, _ keys: Key...) -> String {
        var field = TextField(text)
        for key in keys {
            #expect(field.handle(key) == true, "\(key)")
        }
        return marked(&field)
    }

    private func marked(_ field: inout TextField) -> String {
        field.insert("|")
        return field.text
    }

    @Test func `keys edit as a shell does`() {
        #expect(edited("pay out", .left, .backspace, .character("U")) == "pay oU|t")
        #expect(edited("pay out", .home, .delete) == "|ay out")
        #expect(edited("pay out", .ctrl("a"), .alt("f")) == "pay| out")
        #expect(edited("pay out", .alt("b")) == "pay |out")
        #expect(edited("pay out", .ctrl("w")) == "pay |")
        #expect(edited("pay out", .home, .alt("d")) == "| out")
        #expect(edited("pay out", .alt("b"), .ctrl("u")) == "|out")
        #expect(edited("pay out", .alt("b"), .ctrl("k")) == "pay |")
        #expect(edited("pay out", .ctrl("w"), .home, .ctrl("y")) == "out|pay ")
    }

    @Test func `the cursor never stands within a character`() {
        #expect(edited("ដារ៉ា", .backspace) == "ដា|")
        #expect(edited("👩🏽‍💻x", .left, .left) == "|👩🏽‍💻x")
        var field = TextField("e")
        #expect(field.handle(.character("\u{301}")) == true)
        #expect(field.text == "é")
        #expect(field.handle(.backspace) == true)
        #expect(field.isEmpty)
    }

    @Test func `every change can be undone, typing in one step`() {
        var field = TextField("a")
        for key: Key in [.character("b"), .character("c"), .ctrl("w")] { _ = field.handle(key) }
        #expect(field.text == "")
        _ = field.handle(.ctrl("_"))
        #expect(field.text == "abc")
        _ = field.handle(.ctrl("_"))
        #expect(field.text == "a")
        _ = field.handle(.ctrl("_"))
        #expect(field.text == "a")
    }

    @Test func `keys of others are left alone`() {
        var field = TextField("a")
        for key: Key in [.enter, .escape, .tab, .up, .function(1), .ctrl("r")] {
            #expect(field.handle(key) == false)
        }
    }

    @Test func `pasted text becomes one line of limited length`() {
        var field = TextField(limit: 8)
        field.insert("one\r\ntwo\nthree")
        #expect(field.text == "one two ")
        #expect(field.handle(.character("x")) == true)
        #expect(field.text == "one two ")
    }

    @Test func `the cursor stays in sight of a long text`() {
        var field = TextField("0123456789")
        let atEnd = Surface.drawn(6, 1) { field.render(into: &$0, isFocused: true) }
        #expect(atEnd.text == "56789")
        #expect(atEnd.cursor?.point == Point(x: 5, y: 0))
        _ = field.handle(.home)
        let atStart = Surface.drawn(6, 1) { field.render(into: &$0, isFocused: true) }
        #expect(atStart.text == "012345")
        #expect(atStart.cursor?.point == .origin)
        let elsewhere = Surface.drawn(6, 1) { field.render(into: &$0, isFocused: false) }
        #expect(elsewhere.text == "01234…")
        #expect(elsewhere.cursor == nil)
    }

    @Test func `a masked field shows how much, not what`() {
        let field = TextField("secret", isMasked: true)
        #expect(Surface.drawn(8, 1) { field.render(into: &$0, isFocused: false) }.text == "••••••")
    }

    @Test func `an empty field says what it wants`() {
        let field = TextField(placeholder: "amount")
        let surface = Surface.drawn(8, 1) { field.render(into: &$0, isFocused: true) }
        #expect(surface.text == "amount")
        #expect(surface.roles == "oooooo")
        #expect(surface.grounds == "IIIIIIII")
    }
}
