import Foundation
package import Payouts

/// Random filters and orders, and a ledger that has something for each of them.
extension FilterModel {
    static let people = ["mai", "linh", "minh"].map(OperatorName.init(rawValue:))
    static let batches = [Batch.make(1, rowCount: 12), .make(2, rowCount: 9, createdAt: -500)]
    static let reasons = ["CLOSED", "closed", "LIMIT"]

    /// Makes payouts that differ in all that can be asked for, and often in nothing else.
    package mutating func fill(
        _ store: any PayoutStore,
        using generator: inout SeededGenerator
    ) async throws {
        for number in 0..<60 {
            let made = payout(number, using: &generator)
            try await store.create(made)
            try await settle(made, in: store, using: &generator)
            guard number % 30 == 15 else { continue }
            let batch = Self.batches[number / 30]
            let lines = (1...batch.rowCount).map {
                NewBatchLine.make(1_000 * (number / 30 + 1) + $0, in: batch)
            }
            try await store.commit(batch, lines)
            for line in lines {
                try await settle(line.payout, in: store, using: &generator)
            }
        }
        for (index, payout) in payouts.enumerated() {
            payouts[index] = try await store.payout(payout.id) ?? payout
        }
    }

    private func payout(_ number: Int, using generator: inout SeededGenerator) -> Payout {
        let currency = Currency.all.randomElement(using: &generator) ?? .usd
        let cents = [100, 150, 1_000, 1_250, 99_900, 100_000].randomElement(using: &generator) ?? 0
        let amount = Money(
            minorUnits: Int64(cents) * currency.minorUnitsPerMajor / 100,
            currency: currency
        )
        let name = Self.names.keys.sorted().randomElement(using: &generator) ?? ""
        return .make(
            number,
            provider: ProviderID.allCases.randomElement(using: &generator) ?? .dvpay,
            amount: amount,
            beneficiary: .make(name: name),
            createdAt: .test(-10 * Double.random(in: 0...60, using: &generator).rounded())
        )
    }

    private mutating func settle(
        _ payout: Payout,
        in store: any PayoutStore,
        using generator: inout SeededGenerator
    ) async throws {
        payouts.append(payout)
        let status = PayoutStatus.allCases.filter { $0.beginning == .queued }
            .randomElement(using: &generator)
        let moved = try await store.move(payout, to: status ?? .queued)
        let time = 100 + 10 * Double(Int.random(in: 0...9, using: &generator))
        if moved.status == .processing, Bool.random(using: &generator) {
            let code = Self.reasons.randomElement(using: &generator) ?? ""
            let reason = ProviderReason(code: code, explanation: "", nextStep: "")
            let evidence = Evidence.make(.failed, reason: reason, receivedAt: .test(time))
            try await store.apply(.evidence(evidence), to: payout.id, context: .make(at: time))
        }
        if Int.random(in: 0..<3, using: &generator) == 0 {
            let owner = Self.people.randomElement(using: &generator)
            try await store.claim(
                payout.id,
                owner: owner,
                force: true,
                by: Self.people[0],
                at: .test(time)
            )
            owners[payout.id] = owner
        }
    }
}

// MARK: - Filters and orders

extension PayoutFilter {
    /// Any filter; most have two or three parts.
    package static func random(using generator: inout SeededGenerator) -> PayoutFilter {
        var filter = PayoutFilter()
        func isWanted() -> Bool { Int.random(in: 0..<5, using: &generator) == 0 }
        if isWanted() { filter.statuses = .some(of: PayoutStatus.allCases, using: &generator) }
        if isWanted() { filter.providers = .some(of: ProviderID.allCases, using: &generator) }
        if isWanted() { filter.currencies = .random(of: Currency.all, using: &generator) }
        // None of them begins as an id may: those have neither i nor o nor u.
        let texts = ["jose", "jos", "dang thi", "thi dang", "রহিম", "o brien", "nobody", "--"]
        if isWanted() { filter.text = texts.dropLast().randomElement(using: &generator) ?? "" }
        if isWanted() { filter.absentTexts = Array(Set.some(of: texts, using: &generator)) }
        while isWanted() {
            let comparison = AmountBound.Comparison.allCases.randomElement(using: &generator)
            let value = [10_000, 15_000, 125_000, 125_050, 10_000_000 as Int64].randomElement(
                using: &generator
            )
            filter.amounts.append(AmountBound(comparison ?? .equal, tenThousandths: value ?? 0))
        }
        let times = stride(from: -600.0, through: 0, by: 50).map(Date.test)
        if isWanted() { filter.createdFrom = times.randomElement(using: &generator) }
        if isWanted() { filter.createdBefore = times.randomElement(using: &generator) }
        let batches = FilterModel.batches.map(\.id) + [nil, .make(9)]
        if isWanted() { filter.batches = .random(of: batches, using: &generator) }
        let owners = FilterModel.people + [nil]
        if isWanted() { filter.owners = .random(of: owners, using: &generator) }
        let reasons = FilterModel.reasons + ["NONE"]
        if isWanted() { filter.reasons = .random(of: reasons, using: &generator) }
        return filter
    }
}

extension PayoutOrder {
    /// Any order of none to three columns.
    static func random(using generator: inout SeededGenerator) -> PayoutOrder {
        let columns = Column.allCases.shuffled(using: &generator)
        return PayoutOrder(
            columns.prefix(.random(in: 0...3, using: &generator)).map {
                Key($0, isDescending: .random(using: &generator))
            }
        )
    }
}

extension Choice {
    fileprivate static func random(
        of values: [Value],
        using generator: inout SeededGenerator
    ) -> Choice {
        var choice = Choice()
        let kind = Int.random(in: 0..<4, using: &generator)
        if kind != 0 { choice.only = .some(of: values, using: &generator) }
        if kind < 2 { choice.except = .some(of: values, using: &generator) }
        return choice
    }
}

extension Set {
    fileprivate static func some(
        of values: [Element],
        using generator: inout SeededGenerator
    ) -> Set {
        let count = Int.random(in: 1...(values.count + 1) / 2, using: &generator)
        return Set(values.shuffled(using: &generator).prefix(count))
    }
}
