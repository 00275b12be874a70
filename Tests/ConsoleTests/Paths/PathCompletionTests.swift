import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Paths that are completed while they are typed in a form.
struct PathCompletionTests {
    private static let names = [".cache/", ".paydesk.csv", "Downloads/", "day.csv", "day.csv.bak"]

    @Test(arguments: [
        ("~/D", "~/Downloads/"), ("~/d", "~/day.csv"), ("~/.", "~/.cache/"),
        ("~/", "~/Downloads/"), ("~/.p", "~/.paydesk.csv"),
    ])
    func `the first name that fits completes what is typed`(_ typed: String, _ whole: String) {
        let paths = PathCompletion(folder: "~/", names: Self.names)
        #expect(paths.completed(typed) == whole)
    }

    @Test(arguments: ["~/x", "~/day.csv", "~/Downloads/", "/d", "", "d"])
    func `nothing completes what is whole, unknown, or in another folder`(_ typed: String) {
        #expect(PathCompletion(folder: "~/", names: Self.names).completed(typed) == nil)
    }

    @Test func `nothing is said about a folder that was not read yet`() {
        #expect(PathCompletion(folder: "~/").completed("~/d") == nil)
    }

    @Test func `the file of a comparison is completed by tab, folder by folder`() throws {
        var console = try console()
        console.press("6 n tab tab tab")
        console.type("~/D")
        #expect(console.text.contains("▌ Files     * ~/Downloads/"), "what tab adds is shown")
        #expect(console.lines.last?.contains("tab complete") == true)
        #expect(console.lines.last?.contains("next field") == false)
        console.press("tab")
        #expect(console.text.contains("2026-11-20.csv   2026-11-21.csv"), "the names are listed")
        console.press("tab")
        #expect(files(console) == "~/Downloads/2026-11-20.csv")
        console.press("tab")
        #expect(console.state.comparison?.row == .compare, "a whole path is left as ever")
    }

    @Test func `of several files, the last one is completed`() throws {
        var console = try console()
        console.press("6 n tab tab tab")
        console.type("a.csv, ~/Downloads/2026-11-21")
        console.press("tab")
        #expect(files(console) == "a.csv, ~/Downloads/2026-11-21.csv")
    }

    @Test func `the file of an upload is completed by tab`() throws {
        var console = try console()
        console.press("4 u")
        console.type("~/da")
        console.press("tab")
        #expect(console.state.upload?.path == "~/day.csv")
        console.press("tab")
        #expect(console.state.upload?.row == .provider)
    }

    @Test func `a folder is read once while its names are typed`() throws {
        var console = try console()
        console.press("4 u")
        console.type("~/day")
        #expect(console.effects.filter { $0 == .readFolder("~/") }.count == 1)
        console.press("ctrl-u")
        console.type("gone/x")
        #expect(console.effects.contains(.readFolder("gone/")))
        console.press("tab")
        #expect(console.state.upload?.path == "gone/x", "what is not there completes nothing")
    }

    private func files(_ console: Harness) -> String? { console.state.comparison?.editors[2].text }

    private func console() throws -> Harness {
        var ledger = Ledger.mixed
        ledger.book = .day
        var console = try Harness(ledger)
        console.folders = [
            "~/": Self.names, "~/Downloads/": ["2026-11-20.csv", "2026-11-21.csv"],
            "": ["day.csv"],
        ]
        return console
    }
}
