/// Says in plain words what differs.
struct BreakText {
    let kind: BreakKind
    let ours: LedgerSide?
    let theirs: SettlementSide?
    let candidates: Int
    let daysApart: Int?

    func text(expectedFee: Int64?) -> String {
        switch kind {
        case .duplicateAtProvider:
            "the provider lists it as \(theirs?.claim ?? "paid") once more"
        case .missingInLedger:
            "the provider lists it as \(theirs?.claim ?? "paid"), and no payout has its number"
        case .missingAtProvider:
            "\(ours?.status ?? "settled") here, and not in the provider's files"
        case .status, .reversedAfterClose:
            "\(ours?.status ?? "") here, \(theirs?.claim ?? "") there (\(theirs?.status ?? ""))"
        case .currency: "\(ours?.currency ?? "") here, \(theirs?.currency ?? "") there"
        case .amount: "\(amount(ours?.amount)) here, \(amount(theirs?.amount)) there"
        case .fee: "\(amount(theirs?.fee)) charged, \(amount(expectedFee)) by the schedule"
        case .ambiguous:
            candidates == 1
                ? "several lines fit one payout" : "\(candidates) payouts fit the line"
        case .late: late
        }
    }

    private func amount(_ minorUnits: Int64?) -> String {
        let code = theirs?.currency ?? ours?.currency ?? ""
        guard let minorUnits, let currency = Currency(code: code) else { return "" }
        return Money(minorUnits: minorUnits, currency: currency).groupedText
    }

    private var late: String {
        guard let ours, let time = theirs?.time, let daysApart else {
            return "near the edge of the period; the neighboring file may list it"
        }
        let hours = hoursApart(ours.time, time)
        if let hours, abs(hours) <= 14 {
            return "listed \(abs(hours)) h \(hours < 0 ? "earlier" : "later"), to the minute: "
                + "check the time zone"
        }
        let days = abs(daysApart)
        return "listed \(days) day\(days == 1 ? "" : "s") \(daysApart < 0 ? "earlier" : "later")"
    }

    /// Whole hours between two times that are nothing else apart, as two time zones are.
    private func hoursApart(_ ours: Int64, _ theirs: Int64) -> Int? {
        let gap = theirs - ours
        let hours = (gap + (gap < 0 ? -1_800 : 1_800)) / 3_600
        guard hours != 0, abs(gap - hours * 3_600) <= 60 else { return nil }
        return Int(hours)
    }
}
