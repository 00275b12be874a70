import TerminalUI

/// Random inputs from a seed: the same seed, the same inputs (SplitMix64).
struct Chance: RandomNumberGenerator {
    var state: UInt64
    /// What the operator means to press next.
    private var plan: [Input] = []

    mutating func plan(_ inputs: [Input]) {
        if plan.isEmpty { plan = inputs.reversed() }
    }

    init(state: UInt64) { self.state = state }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

    /// One input: mostly single keys, now and then the first steps of a whole task.
    mutating func input() -> Input {
        if let input = plan.popLast() { return input }
        switch below(100) {
        case 0..<5:
            plan = Self.tasks[below(Self.tasks.count)].reversed()
            return input()
        case 5..<8: return .paste(Self.pastes[below(Self.pastes.count)])
        case 8..<12: return .mouse(mouse())
        case 12..<14:
            return .resize(Size(width: 1 + below(250), height: 1 + below(80)))
        case 14..<19: return .resize(Size(width: 100, height: 30))
        case 19: return .focus(below(2) == 0)
        case 20..<40: return .key(.character(Self.letters[below(Self.letters.count)]))
        default: return .key(Self.keys[below(Self.keys.count)])
        }
    }

    private mutating func mouse() -> Mouse {
        let actions: [Mouse.Action] = [.click, .wheelUp, .wheelDown]
        return Mouse(actions[below(3)], at: Point(x: below(260) - 5, y: below(90) - 5))
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyzCDGQRWYV0123456789/:?[] ếក😀م")

    private static let keys: [Key] = [
        .up, .down, .down, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .enter,
        .enter, .escape, .tab, .tab, .backTab, .backspace, .delete, .insert, .space, .function(1),
        .function(5), .ctrl("s"), .ctrl("l"), .ctrl("z"), .ctrl("c"), .ctrl("u"), .ctrl("w"),
        .ctrl("y"), .ctrl("f"), .ctrl("b"), .ctrl("_"), .alt("b"), .character("j"),
        .character("k"), .character("n"), .character("W"), .character("r"), .character("v"),
    ]

    private static let pastes = [
        "", "q", "q\nW\n\n", "1250000", "NGUYEN THE VIET", "\u{1B}[31m\u{07}", "e\u{301}\u{302}",
        "👩\u{200D}", "\u{202E}abc", "\r\n\r\n", String(repeating: "w", count: 5_000),
    ]

    /// Longer things that single keys would hardly ever get to.
    private static let tasks: [[Input]] = [
        escapes + keys("n") + keys("vietnam") + [.key(.enter)],
        keys("W") + [.key(.tab), .key(.enter)],
        escapes + keys("1f") + keys("queued") + [.key(.enter)] + keys("W"),
        keys("   r"),
        keys("R") + [.key(.tab), .key(.enter)],
        escapes + keys("1f") + keys("unknown") + [.key(.enter)] + keys("R"),
        escapes,
        escapes + keys("1/name 77") + [.key(.enter)],
        escapes + keys("g"),
        escapes + keys("2"),
        escapes + keys("3"),
        escapes + keys("5"),
        escapes + keys("5a") + [.key(.tab), .key(.enter)],
        escapes + keys("5x") + typed("twice") + [.key(.tab), .key(.enter)],
        escapes + keys("7"), escapes + keys("8"),
        escapes + keys("1"),
        keys("Q") + [.key(.tab), .key(.enter)],
        keys("s"),
        keys("z") + [.key(.enter)],
    ]

    /// The form of PayPro Vietnam from its first field to the review.
    static let vietnamForm: [Input] =
        typed("1250000") + typed("NGUYEN THE VIET") + typed("19036789852")
        + [.key(.enter), .key(.enter), .key(.ctrl("u")), .key(.ctrl("s"))]

    /// The form of a resolution from its first row to the review.
    static let resolution: [Input] =
        keys("p") + [.key(.enter)] + typed("portal") + typed("ticket 7") + typed("seen by phone")
        + [.key(.ctrl("s"))]

    private static let escapes = Array(repeating: Input.key(.escape), count: 3)

    private static func typed(_ text: String) -> [Input] {
        [.key(.end), .key(.ctrl("u"))] + keys(text) + [.key(.enter)]
    }

    private static func keys(_ text: String) -> [Input] {
        text.map { .key(.character($0)) }
    }
}
