import Foundation
import Payouts

/// Everything that the sandbox remembers: a plain value, changed only by functions that are told
/// what time it is.
struct SandboxLedger: Sendable {
    let configuration: SandboxConfiguration
    private(set) var orders: [OrderKey: SandboxOrder] = [:]
    /// The order in which orders came, for lists.
    private(set) var arrivals: [OrderKey] = []
    private var keysByPlatformNumber: [String: OrderKey] = [:]
    /// Providers that answer nobody.
    var outages: [ProviderID: Outage] = [:]
    /// Trouble for every order, if it is switched on.
    var storm: FaultStorm?
    /// Which messages are due when.
    var queue = DeliveryQueue()
    /// Scenarios chosen for references that have not come yet.
    var forcedByReference: [OrderKey: SandboxScenario] = [:]
    /// Scenarios chosen for the next creates, first in, first out.
    var forcedNext: [ProviderID: [SandboxScenario]] = [:]
    /// Faults chosen for the messages of references that have not come yet.
    var forcedFaults: [OrderKey: NotificationFault] = [:]
    /// The amounts of all orders ever taken on, whatever became of them.
    private var takenOn: [Purse: Int64] = [:]
    private var generator: SplitMix64

    private struct Purse: Hashable {
        let provider: ProviderID
        let currency: Currency
    }

    /// More orders than this are refused as maintenance, so that memory has a bound.
    static let maximumOrders = 200_000
    /// More forced scenarios than this cannot wait.
    static let maximumForced = 10_000

    init(configuration: SandboxConfiguration, seed: UInt64) {
        self.configuration = configuration
        storm = configuration.stormSeed.map(FaultStorm.init)
        generator = SplitMix64(seed: seed)
    }
}

// MARK: - Reading

extension SandboxLedger {
    /// An order that a query may see.
    func visibleOrder(_ key: OrderKey, at now: Date) throws(Refusal) -> SandboxOrder {
        guard let order = orders[key], order.isVisible(at: now) else { throw .orderUnknown }
        return order
    }

    /// An order by either of the provider's own numbers.
    func order(platformNumber: String) -> SandboxOrder? {
        keysByPlatformNumber[platformNumber].flatMap { orders[$0] }
    }

    /// Why a provider answers nobody now, if it does not.
    func outage(of provider: ProviderID, at now: Date) -> Outage.Kind? {
        guard let outage = outages[provider], outage.end.map({ now < $0 }) ?? true else {
            return nil
        }
        return outage.kind
    }

    /// An order by the provider's own number, if a query may see it.
    func visibleOrder(
        platformNumber: String,
        of provider: ProviderID,
        at now: Date
    ) throws(Refusal) -> SandboxOrder {
        guard let key = keysByPlatformNumber[platformNumber], key.provider == provider else {
            throw .orderUnknown
        }
        return try visibleOrder(key, at: now)
    }

    /// Whether a provider's account holds enough for an amount.
    ///
    /// No order costs more than its amount, so orders are looked at one by one only when all of
    /// them together might be too much.
    func covers(_ amount: Money, of provider: ProviderID, at now: Date) -> Bool {
        let purse = Purse(provider: provider, currency: amount.currency)
        let atLeast = initialBalance(of: purse) - takenOn[purse, default: 0]
        return atLeast >= amount.minorUnits
            || balance(of: provider, amount.currency, at: now).available >= amount
    }

    private func initialBalance(of purse: Purse) -> Int64 {
        let balances = configuration.balances[purse.provider] ?? []
        return balances.first { $0.currency == purse.currency }?.minorUnits ?? 0
    }

    /// What is left to pay with, and what is held for orders under way.
    func balance(of provider: ProviderID, _ currency: Currency, at now: Date) -> Balance {
        var available = initialBalance(of: Purse(provider: provider, currency: currency))
        var held: Int64 = 0
        for order in orders.values
        where order.key.provider == provider && order.instruction.amount.currency == currency {
            guard let state = order.state(at: now), state.isDebited else { continue }
            available -= order.instruction.amount.minorUnits
            if !state.isFinal { held += order.instruction.amount.minorUnits }
        }
        return Balance(
            available: Money(minorUnits: available, currency: currency),
            held: Money(minorUnits: held, currency: currency)
        )
    }
}

// MARK: - Changing

extension SandboxLedger {
    /// Adds an order, or replaces the one with the same key.
    mutating func store(_ order: SandboxOrder) {
        if orders.updateValue(order, forKey: order.key) == nil { arrivals.append(order.key) }
        keysByPlatformNumber[order.platformNumber] = order.key
        keysByPlatformNumber[order.transactionNumber] = order.key
    }

    /// Remembers that an order may cost its amount.
    mutating func charge(_ order: SandboxOrder) {
        let amount = order.instruction.amount
        let purse = Purse(provider: order.key.provider, currency: amount.currency)
        let (sum, overflow) = takenOn[purse, default: 0]
            .addingReportingOverflow(amount.minorUnits)
        takenOn[purse] = overflow ? .max : sum
    }

    /// Keeps an order under another name, so that its reference counts as new.
    mutating func retire(_ key: OrderKey) {
        guard var order = orders.removeValue(forKey: key) else { return }
        arrivals.removeAll { $0 == key }
        let reference = "\(key.reference) until \(order.createdAt.timeIntervalSince1970)"
        order.instruction.key = OrderKey(provider: key.provider, reference: reference)
        store(order)
    }

    /// Forgets every order, message, forced scenario, fault and outage; a storm is again as
    /// configured.
    mutating func reset() {
        orders = [:]
        arrivals = []
        keysByPlatformNumber = [:]
        takenOn = [:]
        outages = [:]
        storm = configuration.stormSeed.map(FaultStorm.init)
        queue = DeliveryQueue()
        forcedByReference = [:]
        forcedNext = [:]
        forcedFaults = [:]
    }

    /// 19 digits beyond 2^53, so that a client that reads numbers as doubles is found out.
    mutating func nextPlatformNumber() -> String {
        let numbers: Range<UInt64> = 1_000_000_000_000_000_000..<9_000_000_000_000_000_000
        return String(UInt64.random(in: numbers, using: &generator))
    }
}
