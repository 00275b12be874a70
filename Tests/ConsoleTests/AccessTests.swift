import Payouts
import Testing

@testable import Console

/// What a role may not do is named where a person looks for it.
struct AccessTests {
    private static let linh = OperatorName(rawValue: "linh")

    private func console(_ roles: Set<OperatorRole>) throws -> Harness {
        try Harness(access: AccessPolicy(operators: [.dara: roles, Self.linh: [.onCall]]))
    }

    @Test func `a command that the role does not allow says who may`() throws {
        var console = try console([.viewer])
        console.press("W")
        #expect(console.text.contains("Not allowed: it needs the role maker, on-call or admin;"))
        #expect(console.state.overlay == nil)
        console.press("n")
        #expect(console.text.contains("Not allowed: it needs the role maker or admin."))
    }

    @Test func `the header says what the operator is here for`() throws {
        var console = try console([.support, .maker])
        console.resize(200, 24)
        #expect(console.lines[0].contains("dara · support+maker  "))
        console.resize(40, 24)
        #expect(!console.lines[0].contains("support"))
        var stranger = try Harness(access: AccessPolicy(operators: [Self.linh: [.admin]]))
        stranger.resize(200, 24)
        #expect(stranger.lines[0].contains("dara · no role  "))
    }

    @Test func `the palette says why, and the footer does not offer it`() throws {
        var console = try console([.viewer])
        #expect(!console.text.contains("n new"))
        console.press(":")
        console.type("reveal")
        #expect(console.text.contains("it needs the role support, maker"))
    }

    @Test func `an account is shown only once that was recorded`() throws {
        var console = try console([.support])
        console.press("j j enter")
        console.isHolding = true
        console.press("v")
        #expect(console.held.last == .reveal(.fixture(3)))
        #expect(console.state.detail.revealed == nil)
        console.answerAll()
        #expect(console.state.detail.revealed == .fixture(3))
        _ = console.takeEffects()
        console.press("v")
        #expect(console.state.detail.revealed == nil)
        #expect(console.effects.isEmpty)
    }

    @Test func `what was recorded for one payout shows no other`() throws {
        var console = try console([.support])
        console.press("j j")
        console.isHolding = true
        console.press("v j")
        console.answerAll()
        #expect(console.state.detail.revealed == nil)
    }

    @Test func `who may not see accounts asks for nothing`() throws {
        var console = try console([.viewer])
        console.press("v")
        #expect(!console.effects.contains { if case .reveal = $0 { true } else { false } })
    }
}
