import TerminalUI
import Testing

struct KeyTests {
    @Test(
        arguments: [
            ("r", .character("r")), ("G", .character("G")), ("-", .character("-")),
            ("space", .space), ("ctrl-r", .ctrl("r")), ("ctrl-space", .ctrl(" ")),
            ("alt-x", .alt("x")), ("alt--", .alt("-")), ("shift-tab", .backTab),
            ("enter", .enter), ("page-down", .pageDown), ("f5", .function(5)),
            ("ctrl-left", Key(.left, .ctrl)),
            ("ctrl-alt-shift-up", Key(.up, [.ctrl, .alt, .shift])),
            ("đ", .character("đ")),
        ] as [(String, Key)]
    )
    func `a key and its name mean each other`(_ name: String, _ key: Key) {
        #expect(Key(name: name) == key)
        #expect(key.name == name)
    }

    @Test(
        arguments: [
            "", "ctrl-", "hyper-x", "f0", "f13", "pagedown", "xy", " ", "shift-a", "ctrl-i",
            "ctrl-m",
            "ctrl-R",
        ]
    )
    func `a name of no key that a terminal sends is refused`(_ name: String) {
        #expect(Key(name: name) == nil)
    }
}
