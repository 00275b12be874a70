import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// What names a row is copied, and leads to the provider's portal, the same way everywhere.
struct CopyingTests {
    private static let portal = PortalLink(pattern: "https://portal.example.com/{orderNumber}")

    private static func console(_ keys: String) throws -> Harness {
        var console = try Harness(.everywhere(), width: 200, height: 60, portal: portal)
        console.press(keys)
        return console
    }

    /// What a key copies of the first row that has it.
    private static func copied(by key: String, in console: inout Harness) -> String? {
        for _ in 0..<40 {
            _ = console.takeEffects()
            console.press(key)
            for case .terminal(.copy(let text)) in console.effects { return text }
            console.press("j")
        }
        return nil
    }

    @Test(arguments: ["1", "2", "4", "5", "6", "6 t", "7", "8"])
    func `the id that names a row is copied on every screen`(keys: String) throws {
        var console = try Self.console(keys)
        let id = try #require(Self.copied(by: "y", in: &console))
        #expect(console.lines.last == " ✓ Copied the id \(id).")
        let row = try #require(console.lines.first { $0.hasPrefix("│▌") })
        #expect(id.split(separator: " ").allSatisfy { row.contains($0) }, "\(id) \(row)")
    }

    @Test func `a provider is copied by the name that commands take`() throws {
        var console = try Self.console("3")
        let id = try #require(Self.copied(by: "y", in: &console))
        #expect(ProviderID(rawValue: id) == console.state.providers.overviews.selection)
    }

    @Test(arguments: ["1", "2 j j j", "5", "6", "8"])
    func `an order number is copied and leads to the portal`(keys: String) throws {
        var console = try Self.console(keys)
        let number = try #require(Self.copied(by: "Y", in: &console))
        #expect(console.lines.last == " ✓ Copied the order number \(number).")
        let addresses = console.surface.links.map(\.address)
        #expect(addresses.contains("https://portal.example.com/\(number)"))
    }

    @Test func `an order number in the list leads to the portal`() throws {
        var console = try Self.console("1")
        console.state.list.columns = [.order, .reference, .amount]
        let numbers = console.ledger.histories.map(\.payout.orderNumber.rawValue)
        let addresses = Set(console.surface.links.map(\.address))
        #expect(addresses == Set(numbers.map { "https://portal.example.com/\($0)" }))
    }

    @Test(arguments: [("6", "PD1000002"), ("8", "202611211200000000000004")])
    func `what a provider calls a row in a list leads to the portal`(
        keys: String,
        number: String
    ) throws {
        let console = try Self.console(keys)
        let rows = console.state.rowsRect
        let links = console.surface.links.filter {
            $0.address == "https://portal.example.com/\(number)"
        }
        #expect(links.contains { rows.contains($0.point) }, "\(console.surface.links)")
    }

    @Test(arguments: ["3", "4", "6 t", "7"])
    func `what has no order number says so`(keys: String) throws {
        let console = try Self.console("\(keys) Y")
        #expect(console.lines.last == " Not now: no order number is known here.")
    }

    @Test func `a group of messages has no id`() throws {
        var console = try Self.console("2")
        for _ in 0..<20 {
            if console.state.worklist.selectedGroup != nil { break }
            console.press("j")
        }
        console.press("y")
        #expect(console.lines.last == " Not now: nothing with an id is selected.")
    }
}
