import Foundation
import Payouts
import Testing

@testable import Sandbox

/// When messages are sent, as values.
struct NotificationScheduleTests {
    private static let amount = Money(minorUnits: 60_000_00, currency: .cop)
    private static let refusal = NotificationAnswer.answered(status: 500, body: Data())

    @Test(arguments: [ProviderID.payproVN, .payproBD, .vexoraAR])
    func `PayPro and Vexora deliver eight times, with the eight waits between`(
        _ provider: ProviderID
    ) {
        var ledger = SandboxLedger.with(.sample(provider, amount: Self.amount))
        let times = ledger.sendAll(answering: Self.refusal).map(\.at)
        #expect(times == [22, 27, 37, 67, 3667, 14_467, 25_267, 36_067])
        #expect(ledger.orders.values.first?.deliveries.first?.status == .givenUp)
    }

    @Test func `CashyPro delivers at once and ten times more, twice as late each time`() {
        var ledger = SandboxLedger.with(.sample(.cashyproCO, amount: Self.amount))
        let minutes = ledger.sendAll(answering: Self.refusal).map { ($0.at - 20) / 60 }
        #expect(minutes == [0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 1023])
        #expect(ledger.orders.values.first?.deliveries.first?.status == .givenUp)
    }

    @Test func `DVPay delivers five times in about half an hour`() {
        var ledger = SandboxLedger.with(.sample(.dvpay, amount: Self.amount))
        let times = ledger.sendAll(answering: Self.refusal).map(\.at)
        #expect(times == [20, 30, 90, 390, 2190])
    }

    @Test func `a time factor makes the waits shorter`() {
        var order = SandboxOrder.sample(.payproVN, amount: Self.amount)
        order = SandboxOrder(
            instruction: order.instruction,
            scenario: .success,
            platformNumber: "1",
            transactionNumber: "2",
            createdAt: ManualTime.start,
            timeFactor: 2
        )
        order.accept(at: ManualTime.start)
        var ledger = SandboxLedger.with(order)
        #expect(ledger.sendAll(answering: Self.refusal).prefix(3).map(\.at) == [11, 13.5, 18.5])
    }

    @Test(arguments: [
        (200, "OK", true, true, true), (200, "ok", false, true, true),
        (200, "OK\n", false, true, true), (200, "\"OK\"", false, true, true),
        (200, "", false, true, true), (201, "OK", false, false, false),
        (204, "", false, false, false), (301, "", false, true, false),
        (302, "", false, true, false), (303, "OK", false, false, false),
        (404, "OK", false, false, false), (500, "OK", false, false, false),
    ])
    func `what counts as an acknowledgement is the provider's`(
        _ status: Int,
        _ body: String,
        _ payPro: Bool,
        _ cashyPro: Bool,
        _ dvpay: Bool
    ) {
        let answer = NotificationAnswer.answered(status: status, body: Data(body.utf8))
        #expect(NotificationPolicy.payPro.accepts(answer) == payPro)
        #expect(NotificationPolicy.cashyPro.accepts(answer) == cashyPro)
        #expect(NotificationPolicy.dvpay.accepts(answer) == dvpay)
    }

    struct Expectation: CustomTestStringConvertible {
        let name: String
        let sent: [Sent]
        var testDescription: String { name }
    }

    /// DVPay, whose first delivery is at once.
    static let faults = [
        Expectation(name: "success", sent: [Sent(20, "paid")]),
        Expectation(name: "failed", sent: [Sent(20, "failed")]),
        Expectation(name: "canceled", sent: [Sent(20, "canceled")]),
        Expectation(name: "never-final", sent: []),
        Expectation(name: "undocumented-status", sent: []),
        Expectation(name: "paid-then-returned", sent: [Sent(20, "paid"), Sent(60, "returned")]),
        Expectation(name: "paid-then-failed", sent: [Sent(20, "paid"), Sent(60, "failed")]),
        Expectation(name: "failed-then-paid", sent: [Sent(20, "failed"), Sent(60, "paid")]),
        Expectation(name: "notify-lost", sent: []),
        Expectation(name: "notify-late", sent: [Sent(140, "paid")]),
        Expectation(
            name: "notify-duplicated",
            sent: [Sent(20, "paid"), Sent(21, "paid"), Sent(22, "paid")]
        ),
        Expectation(
            name: "notify-parallel",
            sent: [Sent(20, "paid"), Sent(20, "paid"), Sent(20, "paid"), Sent(20, "paid")]
        ),
        Expectation(name: "notify-out-of-order", sent: [Sent(60, "failed"), Sent(61, "paid")]),
        Expectation(
            name: "notify-out-of-order-paid",
            sent: [Sent(60, "paid"), Sent(61, "failed")]
        ),
        Expectation(name: "notify-forged", sent: [Sent(20, "paid"), Sent(21, "paid", "forged")]),
        Expectation(name: "notify-altered-amount", sent: [Sent(20, "paid", "altered-amount")]),
        Expectation(
            name: "notify-unknown-order",
            sent: [Sent(20, "paid"), Sent(20, "paid", "unknown-order")]
        ),
        Expectation(
            name: "notify-undocumented-status",
            sent: [Sent(20, "paid"), Sent(21, "paid", "undocumented-status")]
        ),
        Expectation(name: "notify-before-answer", sent: [Sent(0, "paid")]),
    ]

    @Test(arguments: faults)
    func `a scenario's messages are sent as it says`(_ expected: Expectation) throws {
        let scenario = try #require(SandboxScenario.named(expected.name))
        var ledger = SandboxLedger.with(.sample(.dvpay, scenario, amount: Self.amount))
        #expect(ledger.sendAll() == expected.sent)
    }

    @Test func `every kind of fault has a scenario`() {
        let names = SandboxScenario.all.compactMap(\.notification?.name)
        #expect(Set(names) == Set(NotificationFault.every.map(\.name)))
    }

    @Test func `an order without an address is notified to nobody`() {
        var order = SandboxOrder.sample(.dvpay, amount: Self.amount)
        order.instruction.notifyURL = nil
        order.deliveries = []
        order.change(to: .paid, at: ManualTime.start)
        #expect(order.deliveries.isEmpty)
    }

    @Test func `a change by hand calls off what had not happened, and nothing else`() {
        let scenario = SandboxScenario.all.first { $0.name == "failed-then-paid" } ?? .success
        var order = SandboxOrder.sample(.dvpay, scenario, amount: Self.amount)
        order.change(to: .canceled, at: ManualTime.start + 30)
        #expect(order.deliveries.map(\.status) == [.waiting, .withdrawn, .waiting])
        var ledger = SandboxLedger.with(order)
        #expect(ledger.sendAll() == [Sent(20, "failed"), Sent(30, "canceled")])
    }

    @Test func `one receiver gets sixteen messages at a time, another is not held up`() {
        var ledger = SandboxLedger(configuration: SandboxConfiguration(), seed: 1)
        for number in 0..<40 {
            var order = SandboxOrder(
                instruction: SandboxOrder.sample(.dvpay, amount: Self.amount).instruction,
                scenario: .success,
                platformNumber: "\(number)",
                transactionNumber: "t\(number)",
                createdAt: ManualTime.start,
                timeFactor: 1
            )
            order.instruction.key = OrderKey(provider: .dvpay, reference: "R\(number)")
            if number == 39 { order.instruction.notifyURL = "http://127.0.0.1:2/notify" }
            order.accept(at: ManualTime.start)
            ledger.store(order)
            ledger.enqueue(order)
        }
        let due = ManualTime.start + 20
        let taken = ledger.takeDueDeliveries(at: due)
        #expect(taken.count == 17)
        #expect(taken.contains { $0.0.key.reference == "R39" })
        #expect(ledger.queue.nextDue == nil)
        for (_, id) in taken { ledger.record(Self.refusal, for: id, at: due) }
        #expect(ledger.takeDueDeliveries(at: due).count == 16)
    }
}
