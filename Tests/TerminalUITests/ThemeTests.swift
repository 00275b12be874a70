import Foundation
import TerminalUI
import TerminalUITesting
import Testing

struct ThemeTests {
    /// Everything that is read must stand out from every ground that it is read on.
    @Test(arguments: ["dark", "light"])
    func `every role can be read on its grounds`(_ name: String) throws {
        let theme = try Theme.bundled(name)
        #expect(theme.name == name)
        #expect(theme.isDark == (name == "dark"))
        for role in Role.allCases {
            let color = try #require(theme.ink(role).color.rgb)
            for ground in grounds(of: role) {
                let background = try #require(theme.background(ground).rgb)
                let contrast = color.contrast(with: background)
                #expect(contrast >= required(role), "\(role) on \(ground)")
            }
        }
    }

    @Test(arguments: ["dark", "light"])
    func `every ground but bars differs from the screen`(_ name: String) throws {
        let theme = try Theme.bundled(name)
        for ground in Ground.allCases where ground != .base {
            #expect(theme.background(ground) != theme.background(.base), "\(ground)")
        }
    }

    /// Text needs 4.5:1, lines and pictures 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
    private func required(_ role: Role) -> Double {
        [.border, .borderFocused, .faint, .chart, .cursor].contains(role) ? 3 : 4.5
    }

    private func grounds(of role: Role) -> [Ground] {
        let everywhere: [Ground] = [
            .base, .selection, .selectionInactive, .overlay, .header, .footer,
        ]
        return switch role {
        case .environmentSandbox: [.environmentSandbox]
        case .environmentProduction: [.environmentProduction]
        case .chip: [.base, .chip]
        case .value, .placeholder: everywhere + [.field, .fieldFocused]
        case .text, .attention: everywhere + [.attention]
        default: everywhere
        }
    }

    @Test func `a theme that lacks or invents something is refused by name`() {
        func decode(_ roles: [String: String], _ grounds: [String: String]) throws -> Theme {
            let inks = roles.mapValues { ["color": $0] }
            let document: [String: Any] = [
                "name": "mine", "appearance": "dark", "roles": inks, "grounds": grounds,
            ]
            let data = try JSONSerialization.data(withJSONObject: document)
            return try JSONDecoder().decode(Theme.self, from: data)
        }
        var roles = Dictionary(uniqueKeysWithValues: Role.allCases.map { ($0.rawValue, "blue") })
        var grounds = Dictionary(
            uniqueKeysWithValues: Ground.allCases.map { ($0.rawValue, "default") }
        )
        #expect(throws: Never.self) { try decode(roles, grounds) }
        roles["faint"] = nil
        #expect(throws: ThemeError.missingRole("faint", theme: "mine")) {
            try decode(roles, grounds)
        }
        roles["faint"] = "greenish"
        #expect(throws: ThemeError.notAColor("greenish")) { try decode(roles, grounds) }
        roles["faint"] = "#808080"
        roles["shiny"] = "red"
        #expect(throws: ThemeError.unknownRole("shiny", theme: "mine")) {
            try decode(roles, grounds)
        }
        roles["shiny"] = nil
        grounds["chip"] = nil
        #expect(throws: ThemeError.missingGround("chip", theme: "mine")) {
            try decode(roles, grounds)
        }
    }

    @Test func `without colors attributes tell selection, fields and production apart`() throws {
        let theme = try Theme.bundled("dark")
        func attributes(_ ground: Ground) -> Attributes {
            theme.look(.text, on: ground, at: .monochrome).attributes
        }
        #expect(attributes(.base) == [])
        #expect(attributes(.selection) == .reverse)
        #expect(attributes(.fieldFocused) == .underline)
        #expect(attributes(.environmentProduction) == .reverse)
        #expect(theme.look(.failed, on: .base, at: .monochrome).foreground == nil)
    }

    @Test(arguments: ["dark", "light"], [ColorDepth.ansi8, .ansi16, .indexed256, .trueColor])
    func `statuses keep colors of their own`(_ name: String, _ depth: ColorDepth) throws {
        let theme = try Theme.bundled(name)
        let statuses: [Role] = [.paid, .inMotion, .attention, .failed, .approval]
        let colors = statuses.map { theme.look($0, on: .base, at: depth).foreground }
        #expect(Set(colors).count == statuses.count)
        #expect(theme.look(.returned, on: .base, at: depth).foreground != colors[3])
    }

    @Test(arguments: ["dark", "light"], [ColorDepth.ansi8, .ansi16, .indexed256])
    func `no text vanishes into its ground`(_ name: String, _ depth: ColorDepth) throws {
        let theme = try Theme.bundled(name)
        for role in Role.allCases {
            for ground in Ground.allCases {
                let look = theme.look(role, on: ground, at: depth)
                #expect(look.foreground != look.background, "\(role) on \(ground)")
            }
        }
    }

    @Test(arguments: ["dark", "light"], ColorDepth.allCases)
    func `the selection shows at every depth`(_ name: String, _ depth: ColorDepth) throws {
        let theme = try Theme.bundled(name)
        let selected = theme.look(.text, on: .selection, at: depth)
        let other = theme.look(.text, on: .base, at: depth)
        #expect(selected.background != other.background || selected.attributes != other.attributes)
    }
}
