import TerminalUI
import TerminalUITesting
import Testing

/// What the check of a theme finds.
struct ThemeCheckTests {
    /// A theme of one text colour on one ground, with a few things changed.
    private func theme(
        text: String = "#ffffff",
        ground: String = "#000000",
        roles changed: [String: String] = [:],
        grounds changedGrounds: [String: String] = [:],
        claims: [String] = []
    ) throws(ThemeError) -> Theme {
        var roles: [String: ThemeDocument] = [:]
        for role in Role.allCases {
            let color = changed[role.rawValue] ?? text
            roles[role.rawValue] = .map(["color": .text(color)])
        }
        var grounds: [String: ThemeDocument] = [:]
        for name in Ground.allCases.map(\.rawValue) {
            grounds[name] = .text(changedGrounds[name] ?? ground)
        }
        var root: [String: ThemeDocument] = [
            "name": .text("mine"), "appearance": .text("dark"), "roles": .map(roles),
            "grounds": .map(grounds),
        ]
        for claim in claims { root[claim] = .text("true") }
        return try Theme(.map(root))
    }

    @Test func `white on black has nothing to say against it`() throws {
        #expect(try theme().shortfalls == [])
    }

    @Test func `text that stands out too little is named with its ground and ratio`() throws {
        let found = try theme(roles: ["hint": "#6f6f6f", "faint": "#6f6f6f"]).shortfalls
        #expect(
            found.map(\.description)
                == [
                    "base", "selection", "selectionInactive", "overlay", "header", "footer",
                ].map { "roles.hint: 4.17:1 on \($0), needs 4.5:1" }
        )
    }

    @Test func `high contrast is more than readable`() throws {
        let grey = try theme(roles: ["value": "#909090"])
        #expect(grey.shortfalls == [])
        let high = try theme(roles: ["value": "#909090"], claims: ["highContrast"])
        #expect(high.shortfalls.first?.description == "roles.value: 6.57:1 on base, needs 7:1")
        #expect(high.shortfalls.count == 8)
    }

    @Test func `what nobody can measure is said to be so`() throws {
        let found = try theme(grounds: ["header": "default"]).shortfalls
        #expect(found.contains(.unmeasurable(.text, .header)))
        #expect(!found.contains(.unmeasurable(.text, .base)))
        // The six hues are made to be read on whatever the terminal has; black and white are not.
        let own = try theme(text: "cyan", ground: "default", roles: ["done": "bright-black"])
        #expect(own.shortfalls.first == .shade(.done, .base))
        #expect(own.shortfalls.count == 6)
    }

    @Test func `a selection that cannot be seen is named`() throws {
        let found = try theme(grounds: ["selection": "#0a0a0a"]).shortfalls
        #expect(
            found.map(\.description) == ["grounds.selection: 1.06:1 against base, needs 1.15:1"]
        )
    }

    /// Red and green of the same lightness: most people tell them apart, one man in twelve does not.
    @Test func `statuses that only some eyes tell apart are named`() throws {
        let traffic = ["paid": "#8fbf4f", "failed": "#dd9a4a"]
        #expect(try theme(roles: traffic).shortfalls == [])
        let found = try theme(roles: traffic, claims: ["colorBlindSafe"]).shortfalls
        let pair = found.compactMap { shortfall -> ColorVision? in
            if case .alike(.paid, .failed, let vision, _) = shortfall { vision } else { nil }
        }
        #expect(pair == [.protanopia, .deuteranopia])
        // The others are all white here.
        #expect(found.contains { $0.description.hasPrefix("roles.queued: looks like returned") })
    }

    // MARK: Eyes

    @Test func `a grey is a grey to every eye`() {
        for vision in ColorVision.allCases {
            #expect(vision.difference(RGB(120, 120, 120), RGB(120, 120, 120)) == 0)
            let blackAndWhite = vision.difference(RGB(0, 0, 0), RGB(255, 255, 255))
            #expect(abs(blackAndWhite - 100) < 0.1, "\(vision)")
        }
    }

    @Test func `who lacks a kind of cone confuses what they are known to`() {
        let (red, green) = (RGB(200, 80, 60), RGB(120, 120, 50))
        let (blue, teal) = (RGB(60, 120, 200), RGB(0, 130, 140))
        #expect(ColorVision.usual.difference(red, green) > 50)
        #expect(ColorVision.deuteranopia.difference(red, green) < 20)
        #expect(ColorVision.tritanopia.difference(blue, teal) < 20)
        #expect(ColorVision.deuteranopia.difference(blue, teal) > 20)
    }

    // MARK: Files

    @Test func `everything that is wrong with a file is named at once, by its path`() {
        let document = ThemeDocument.map([
            "appearance": .text("dusky"),
            "colorBlindSafe": .text("yes please"),
            "shiny": .text("1"),
            "roles": .map(
                Dictionary(
                    uniqueKeysWithValues: Role.allCases.dropFirst().map {
                        ($0.rawValue, ThemeDocument.map(["color": .text("blue")]))
                    }
                )
                .merging(
                    [
                        "faint": .map(["color": .text("greenish"), "blink": .text("true")]),
                        "sparkle": .map([:]), "muted": .text("#808080"),
                    ]
                ) { $1 }
            ),
            "grounds": .other,
        ])
        let error = #expect(throws: ThemeError.self) { try Theme(document) }
        let colors = "#rrggbb, default or the name of an ANSI color such as bright-blue"
        #expect(
            error?.problems.map(\.description).prefix(8) == [
                "shiny means nothing in a theme",
                "name is missing",
                "appearance is “dusky”, but must be dark, light or either",
                "colorBlindSafe is “yes please”, but must be true or false",
                "roles.sparkle means nothing in a theme",
                "roles.text is missing",
                "roles.muted is “#808080”, but must be keys with values",
                "roles.muted.color is missing",
            ]
        )
        #expect(
            error?.problems.map(\.description).dropFirst(8).prefix(3) == [
                "roles.faint.blink means nothing in a theme",
                "roles.faint.color is “greenish”, but must be \(colors)",
                "grounds must be keys with values",
            ]
        )
    }
}
