import Foundation
import TerminalUI
import TerminalUITesting
import Testing

struct ThemeTests {
    /// Every theme in `themes/`, so that a new one is checked as soon as it is there.
    static let bundled: [Theme] = (try? Theme.allBundled()) ?? []
    /// Those with exact colours, which fewer colours have to stand in for.
    private static let exact = bundled.filter { $0.background(.base).rgb != nil }

    @Test func `the bundled themes are there, each under its file's name`() {
        #expect(
            Self.bundled.map(\.name) == [
                "color-blind-dark", "color-blind-light", "dark", "high-contrast",
                "high-contrast-light", "light", "monochrome", "soft", "terminal",
            ]
        )
        let light = Self.bundled.filter { $0.appearance == .light }.map(\.name)
        #expect(light == ["color-blind-light", "high-contrast-light", "light"])
        let either = Self.bundled.filter { $0.appearance == .either }.map(\.name)
        #expect(either == ["monochrome", "terminal"])
    }

    /// Contrast on every ground, statuses for eyes with fewer colours, and what each one claims.
    @Test(arguments: bundled)
    func `everything in a bundled theme can be read`(_ theme: Theme) {
        #expect(theme.shortfalls.map(\.description) == [])
    }

    /// For eyes with fewer colours a status differs from the others and from the words beside it.
    @Test(arguments: ["color-blind-dark", "color-blind-light"])
    func `no status looks like ordinary text`(_ name: String) throws {
        let theme = try Theme.bundled(name)
        let text = try #require(theme.ink(.text).color.rgb)
        for role in Role.statuses where role != .done && role != .queued {
            let color = try #require(theme.ink(role).color.rgb)
            #expect(ColorVision.usual.difference(text, color) >= 27, "\(role)")
        }
    }

    @Test func `claims are made where they should be`() throws {
        func claims(_ name: String) throws -> Set<Theme.Claim> { try Theme.bundled(name).claims }
        #expect(try claims("color-blind-dark") == [.colorBlindSafe])
        #expect(try claims("color-blind-light") == [.colorBlindSafe])
        #expect(try claims("high-contrast") == [.highContrast])
        #expect(try claims("high-contrast-light") == [.highContrast])
    }

    @Test(arguments: exact)
    func `every ground differs from the screen`(_ theme: Theme) {
        for ground in Ground.allCases where ground != .base {
            #expect(theme.background(ground) != theme.background(.base), "\(ground)")
        }
    }

    @Test func `monochrome says everything by weight, underline and reverse`() throws {
        let theme = try Theme.bundled("monochrome")
        for role in Role.allCases {
            // Not every terminal knows dim, so nothing that matters may hang on it.
            let extra: Attributes = role == .placeholder ? .dim : []
            let allowed = extra.union([.bold, .underline, .reverse])
            for ground in Ground.allCases {
                let look = theme.look(role, on: ground, at: .trueColor)
                #expect(look.foreground == nil && look.background == nil, "\(role) \(ground)")
                #expect(look.attributes.isSubset(of: allowed), "\(role) \(ground)")
            }
        }
        // What must not be overlooked differs from ordinary text.
        for role in [Role.title, .attention, .failed, .destructive, .error, .match, .mark, .key] {
            #expect(!theme.ink(role).attributes.isEmpty, "\(role)")
        }
    }

    @Test func `the terminal's own palette is all that its theme uses`() throws {
        let theme = try Theme.bundled("terminal")
        for role in Role.allCases {
            #expect(theme.ink(role).color.rgb == nil, "\(role)")
            let looks = [ColorDepth.ansi16, .indexed256, .trueColor].map {
                theme.look(role, on: .base, at: $0)
            }
            let numbers = looks.compactMap(\.foreground)
            #expect(numbers.allSatisfy { $0 < 8 } || role == .environmentProduction, "\(role)")
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

    @Test(arguments: exact, [ColorDepth.ansi8, .ansi16, .indexed256, .trueColor])
    func `statuses keep colors of their own`(_ theme: Theme, _ depth: ColorDepth) {
        let statuses: [Role] = [.paid, .inMotion, .attention, .failed, .approval]
        let colors = statuses.map { theme.look($0, on: .base, at: depth).foreground }
        #expect(Set(colors).count == statuses.count)
        #expect(theme.look(.returned, on: .base, at: depth).foreground != colors[3])
    }

    @Test(arguments: bundled, [ColorDepth.ansi8, .ansi16, .indexed256])
    func `no text vanishes into its ground`(_ theme: Theme, _ depth: ColorDepth) {
        for role in Role.allCases {
            for ground in Ground.allCases {
                let look = theme.look(role, on: ground, at: depth)
                let isDefault = look.foreground == nil && look.background == nil
                #expect(isDefault || look.foreground != look.background, "\(role) on \(ground)")
            }
        }
    }

    @Test(arguments: bundled, ColorDepth.allCases)
    func `the selection shows at every depth`(_ theme: Theme, _ depth: ColorDepth) {
        let selected = theme.look(.text, on: .selection, at: depth)
        let other = theme.look(.text, on: .base, at: depth)
        #expect(selected.background != other.background || selected.attributes != other.attributes)
    }
}

extension Theme: CustomTestStringConvertible {
    /// Its name says enough in a report.
    package var testDescription: String { name }
}
