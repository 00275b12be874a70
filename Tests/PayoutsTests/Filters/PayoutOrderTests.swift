import Payouts
import Testing

struct PayoutOrderTests {
    @Test func `columns are named, and a minus turns one`() throws {
        let order = try PayoutOrder(parsing: "-amount,Name,created")
        #expect(
            order.keys == [
                .init(.amount, isDescending: true), .init(.name, isDescending: false),
                .init(.created, isDescending: false),
            ]
        )
        #expect(order.text == "-amount,name,created")
        #expect(PayoutOrder.newestFirst.text == "")
    }

    @Test(arguments: ["", "colour", "amount,", "amount,-amount"])
    func `a column that is unknown or there twice is refused`(text: String) {
        #expect(throws: FilterProblem.self) { try PayoutOrder(parsing: text) }
    }
}
