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
        #expect(console.text.contains("What was typed is lost when you leave:"))
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

    @Test func `so is an answer that was begun`() throws {
        var console = try Harness()
        console.press("m")
        console.type("half a note")
        console.press("ctrl-c")
        #expect(console.text.contains("a note about PO-7F3K-0001"))
        console.press("escape m")
        #expect(console.text.contains("half a note"))
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

    @Test func `a draft that goes with the console says so, and is asked about`() throws {
        var console = try drafted()
        console.press("escape")
        let kept = "The draft is kept until you leave; n brings it back."
        #expect(console.state.notice?.text == kept)
        console.press("q")
        #expect(console.text.contains("a new payout through PayPro · Vietnam"))
    }

    @Test func `a draft that the session keeps is no loss`() throws {
        var console = try drafted()
        console.state.isSessionKept = true
        console.press("escape")
        #expect(console.state.notice?.text == "The draft is kept; n brings it back.")
        console.press("q")
        #expect(console.effects.last == .quit)
    }

    @Test func `what no session keeps is asked about, left or open`() throws {
        var console = try Harness(.everywhere())
        console.press("4 u")
        console.type("day.csv")
        console.press("escape")
        #expect(console.state.notice?.text.contains("until you leave") == true)
        console.press("6 n shift-tab shift-tab")
        console.type("x.csv")
        console.press("escape 1 m")
        console.type("called them")
        console.press("escape q")
        #expect(!console.effects.contains(.quit))
        for loss in ["an upload", "a comparison", "a note about"] {
            #expect(console.text.contains(loss), "\(loss)")
        }
    }
}
