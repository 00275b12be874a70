extension ReconciliationRun {
    /// What the provider took on one of its days; `nil` where its files do not tell that day's
    /// fees from those of others.
    ///
    /// - Throws: ``CloseRefusal/unbalanced(_:)`` for fees that no 64 bits hold.
    package func fees(of day: CalendarDay) throws(CloseRefusal) -> [Currency: Money]? {
        var fees: [Currency: Money] = [:]
        guard let stated = stated(on: day) else { return nil }
        for (code, minorUnits) in stated {
            guard let currency = Currency(code: code) else { continue }
            let known = fees[currency] ?? Money(minorUnits: 0, currency: currency)
            guard let sum = known.adding(Money(minorUnits: minorUnits, currency: currency)) else {
                throw .unbalanced(currency)
            }
            fees[currency] = sum
        }
        return fees
    }

    /// What a pack says beside its number, about which of its lines state a day's fees, or why
    /// none do.
    package func feesNote(of day: CalendarDay) -> String {
        if period.first == period.last { return "" }
        if stated(on: day) != nil { return "the lines of this day" }
        let undated = totals.undatedFees ?? 0
        guard undated > 0 else {
            return "reconciliation \(id) covers \(period) and was kept without the fees of each day"
        }
        let lines = undated == 1 ? "1 line" : "\(undated) lines"
        return
            "reconciliation \(id) covers \(period), and \(lines) of it state a fee without a time"
    }

    private func stated(on day: CalendarDay) -> [(code: String, minorUnits: Int64)]? {
        if period.first == period.last { return totals.sums.map { ($0.currency, $0.fees) } }
        guard let fees = totals.feesByDay, totals.undatedFees == 0 else { return nil }
        return fees.filter { $0.day == day.number }.map { ($0.currency, $0.fees) }
    }
}
