import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// The operator chooses which columns the list of payouts has.
struct ColumnTests {
    private func choose(_ title: String, in console: inout Harness) {
        console.type(title)
        console.press("enter")
    }

    @Test func `columns are shown and hidden one after the other`() throws {
        var console = try Harness(width: 200, height: 30)
        console.press("O")
        #expect(console.text.contains("Show or hide which column?"))
        choose("order number", in: &console)
        #expect(console.state.list.columns.contains(.order))
        #expect(console.text.contains("Show or hide which column?"), "it stays open for the next")
        choose("age", in: &console)
        choose("who made it", in: &console)
        console.press("escape")
        #expect(
            console.state.list.columns == [
                .status, .payout, .order, .provider, .to, .maker, .amount,
            ]
        )
        let head = console.lines[2]
        #expect(head.contains("Order number") && head.contains("By") && !head.contains("Age"))
        let payout = try #require(console.state.list.rows.first)
        #expect(console.lines[3].contains(payout.orderNumber.rawValue))
    }

    @Test func `a column that has no room says so, and none does where rows are read as lines`()
        throws
    {
        var console = try Harness(width: 80, height: 24)
        #expect(!console.lines[2].contains("Provider"))
        console.press("O")
        func row(_ words: String) -> String? { console.lines.first { $0.contains(words) } }
        #expect(row("to whom")?.contains("  shown │") == true)
        #expect(row("  provider ")?.contains("shown where there is room") == true)
        var plain = try Harness(width: 80, height: 24, isPlain: true)
        plain.press("O")
        #expect(!plain.text.contains("where there is room"))
    }

    @Test func `the last column stays`() throws {
        var console = try Harness(width: 120, height: 30)
        console.press("O")
        for title in ["age", "status", "payout", "provider", "to whom", "amount"] {
            choose(title, in: &console)
        }
        #expect(console.state.list.columns == [.amount])
    }

    @Test(arguments: PayoutColumn.allCases)
    func `every column has a width and a cell for each payout`(column: PayoutColumn) throws {
        var console = try Harness(width: 120, height: 30)
        console.state.list.columns = [column]
        let columns = PayoutColumns(shown: [column])
        for history in console.ledger.histories {
            let cells = columns.cells(
                history.payout,
                console.state.moments,
                .unicode,
                portal: nil
            )
            #expect(cells.count == columns.columns.count)
        }
        #expect(console.lines.allSatisfy { TextWidth.width(of: $0) <= 120 })
    }

    @Test func `columns are kept in a view and come back with it`() throws {
        var console = try Harness(width: 120, height: 30)
        console.press("O")
        choose("provider", in: &console)
        console.press("escape S")
        console.type("Short")
        console.press("enter")
        let view = NamedView(
            name: "Short",
            .payouts(PayoutView(columns: [.age, .status, .payout, .to, .amount]))
        )
        #expect(console.effects.contains(.view(.save(view))))
        var session = console.state.session
        #expect(session.columns == "age,status,payout,to,amount")
        session.columns = "age,weight"
        var other = try Harness(isStarted: false)
        other.state.restore(session)
        #expect(other.state.list.columns == PayoutColumn.standard)
    }

    @Test func `columns are read as they are typed`() throws {
        #expect(try PayoutColumn.list(parsing: "age, Amount,age") == [.age, .amount])
        #expect(try PayoutColumn.list(parsing: "") == PayoutColumn.standard)
        for column in PayoutColumn.allCases {
            #expect(try PayoutColumn.list(parsing: PayoutColumn.text([column])) == [column])
        }
        #expect(throws: FilterProblem.self) { try PayoutColumn.list(parsing: "age,weight") }
    }
}
