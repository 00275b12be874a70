import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

struct LeavingTests {
    private func drafted() throws -> Harness {
        var console = try Harness()
        console.openForm("vietnam")
        console.type("70000")
        return console
    }

    @Test(arguments: ["ctrl-c", "escape q", "escape ctrl-c"])
    func `leaving with a draft asks first`(_ keys: String) throws {
        var console = try drafted()
        console.press(keys)
        #expect(!console.effects.contains(.quit))
        #expect(console.text.contains("What was typed and not kept is lost:"))
        #expect(console.text.contains("a new payout through PayPro · Vietnam"))
        #expect(console.text.contains("[ Cancel ]"))
        console.press("enter")
        #expect(!console.effects.contains(.quit))
        console.press("ctrl-c tab enter")
        #expect(console.effects.last == .quit)
    }

    @Test func `the draft is as it was when the answer is no`() throws {
        var console = try drafted()
        console.press("ctrl-c escape")
        #expect(console.state.form?.values["amount"] == "70000")
    }

    @Test func `to ask again is to be sure`() throws {
        var console = try drafted()
        console.press("ctrl-c ctrl-c")
        #expect(console.effects.last == .quit)
    }

    @Test func `a question that cannot be seen is not asked`() throws {
        var console = try drafted()
        console.resize(20, 5)
        console.press("ctrl-c")
        #expect(console.effects.last == .quit)
    }
}
