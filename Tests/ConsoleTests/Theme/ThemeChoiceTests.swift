import Synchronization
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Trying on another theme, and taking up what its file says.
struct ThemeChoiceTests {
    private let dark: Theme
    private let light: Theme
    private let soft: Theme

    init() throws {
        (dark, light) = (try .bundled("dark"), try .bundled("light"))
        soft = try .bundled("soft")
    }

    private func console(width: Int = 80) throws -> Harness {
        var console = try Harness(width: width, height: 24)
        console.state.themes = ThemesState(name: "dark", worn: dark)
        console.themes = [
            ThemeOffer(name: "dark", isOwn: false, content: .theme(dark)),
            ThemeOffer(name: "light", isOwn: false, content: .theme(light)),
            ThemeOffer(name: "soft", isOwn: true, content: .theme(soft)),
            ThemeOffer(name: "torn", isOwn: true, content: .problem("roles.text is missing.")),
        ]
        return console
    }

    @Test func `the list stands aside, so that the screen shows what a theme does`() throws {
        var console = try console()
        console.press("T")
        expectSnapshot(
            console.lines[14...].joined(separator: "\n"),
            """
            │ Summary   Timeline   Attempts   Raw   Notes                                  │
            │                               ╭ Which theme? ──────────────────────────────╮ │
            │ Status      ◌ queued for 12 s │type to narrow down                         │ │
            │ Why         created           │▌ dark                        in use · dark │ │
            │ What to do  Nothing: it is sub│  light                               light │ │
            │                               │  soft                      your own · dark │ │
            │ Amount      1,250,000 VND     │  torn              see paydesk theme check │ │
            │ To          NGUYEN THE VIET   ╰────────────────────────────────────────────╯ │
            ╰──────────────────────────────────────────────────────────────────────────────╯
             enter choose   ↑ ↓ move   escape back
            """
        )
    }

    @Test func `moving tries a theme on, and escape takes it back`() throws {
        var console = try console()
        console.press(": t h e m e enter")
        #expect(console.state.theme == dark)
        console.press("down")
        #expect(console.state.theme == light)
        console.press("down")
        #expect(console.state.theme == soft)
        console.press("escape")
        #expect(console.state.theme == dark)
        #expect(console.state.overlay == nil)
    }

    @Test func `searching and pasting try on what they find`() throws {
        var console = try console()
        console.press("T")
        console.type("so")
        #expect(console.state.theme == soft)
        console.press("ctrl-u")
        console.paste("light")
        #expect(console.state.theme == light)
    }

    @Test(arguments: [40, 80, 120])
    func `enter keeps it until the end, and says where to write it down`(_ width: Int) throws {
        var console = try console(width: width)
        console.press("T down enter")
        #expect(console.state.theme == light)
        #expect(console.text.contains("light until you leave."))
        if width >= 80 { #expect(console.text.contains("console.theme: light in paydesk.yaml")) }
        console.press("T")
        #expect(console.text.contains("in use · light"))
    }

    @Test func `a theme whose file is broken can be neither tried nor chosen`() throws {
        var console = try console()
        console.press("T end down down down")
        #expect(console.state.theme == dark)
        console.press("enter")
        #expect(console.state.overlay != nil)
        #expect(console.state.themes.name == "dark")
    }

    // MARK: Its file

    @Test func `what the file says now shows at once`() throws {
        var console = try console()
        console.themes[0] = ThemeOffer(name: "dark", isOwn: false, content: .theme(soft))
        console.send(.theme(.filesChanged))
        #expect(console.state.theme == soft)
        #expect(console.text.contains("The theme dark was read again."))
    }

    @Test func `a change of another file is no news`() throws {
        var console = try console()
        console.themes[1] = ThemeOffer(name: "light", isOwn: false, content: .theme(soft))
        console.send(.theme(.filesChanged))
        #expect(console.state.theme == dark)
        #expect(console.state.notice == nil)
    }

    @Test func `a broken file leaves the theme and says why`() throws {
        var console = try console()
        let problem = ThemeOffer.Content.problem("roles.text is missing.")
        console.themes[0] = ThemeOffer(name: "dark", isOwn: false, content: problem)
        console.send(.theme(.filesChanged))
        #expect(console.state.theme == dark)
        #expect(console.text.contains("dark keeps its colors: roles.text is missing."))
        console.themes[0] = ThemeOffer(name: "dark", isOwn: false, content: .theme(soft))
        console.send(.theme(.filesChanged))
        #expect(console.state.theme == soft)
    }

    @Test func `the terminal is drawn with the file's new colors`() async throws {
        let console = try RunningConsole()
        #expect(console.application.theme == dark)
        console.shared.offers.withLock {
            $0 = [ThemeOffer(name: "dark", isOwn: true, content: .theme(light))]
        }
        console.shared.themeChanges.continuation.yield()
        await console.drained { $0.contains("was read again") }
        #expect(console.application.theme == light)
        await console.effects.end()
    }
}
