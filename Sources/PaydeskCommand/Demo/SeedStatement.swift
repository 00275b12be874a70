import Foundation
import PayoutService
import Payouts

/// A provider's statement of a seeded day, written from the ledger as its mapping reads it.
struct SeedStatement {
    let mapping: SettlementMapping
    let day: CloseDay
    let payouts: [Payout]
    /// Whether it says some things that the ledger does not.
    let isDamaged: Bool

    private static let columns: [SettlementColumn] = [
        .orderNumber, .reference, .amount, .fee, .currency, .status, .time, .account,
    ]

    /// The file: a header and a line for each payout that was settled in the day.
    var text: String {
        let columns = Self.columns.filter { mapping.columns[$0] != nil }
        let header = columns.compactMap { mapping.columns[$0]?.first }
        let settled = payouts.filter {
            $0.provider == day.provider && $0.status.isSettled
                && (day.start..<day.end).contains($0.statusSince)
        }
        var rows = settled.map(cells)
        if isDamaged { damage(&rows) }
        return ([header] + rows.map { row in columns.map { row[$0] ?? "" } })
            .map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    private func cells(_ payout: Payout) -> [SettlementColumn: String] {
        let amount = payout.amount
        let fee = Money(minorUnits: amount.minorUnits / 100, currency: amount.currency)
        let word = mapping.words.keys.sorted().first {
            mapping.words[$0]?.rawValue == payout.status.rawValue
        }
        let time = day.text(of: payout.statusSince).prefix("2026-11-20T09:30:00".count)
        return [
            .orderNumber: payout.orderNumber.rawValue,
            .reference: payout.providerReference ?? "",
            .amount: amount.plainText,
            .fee: fee.plainText,
            .currency: amount.currency.code,
            .status: word ?? "",
            .time: String(time).replacing("T", with: " "),
            .account: payout.beneficiary.account,
        ]
    }

    /// Forgets one payment, and lists one that nobody here ordered.
    private func damage(_ rows: inout [[SettlementColumn: String]]) {
        guard rows.count > 1 else { return }
        rows.removeFirst()
        rows[0][.orderNumber] = "STRANGER-1"
        rows[0][.reference] = "STRANGER-1"
    }
}

// MARK: - In the demo

extension SeedStatement {
    /// Whose last day can be closed without a signature.
    static let tidy = ProviderID.payproBD
    /// Whose last day has breaks.
    static let broken = ProviderID.cashyproCO

    /// The last day that is over where a provider is.
    static func day(of provider: any Provider, at now: Date) -> CloseDay {
        CloseProposal(
            provider: provider.id,
            utcOffset: provider.profile.utcOffset,
            last: nil,
            now: Int64(now.timeIntervalSince1970.rounded(.down))
        ).day
    }

    /// Compares the ledger with two providers' statements of their last days.
    static func compare(
        _ payouts: [Payout],
        through service: PayoutService,
        at now: Date
    ) async throws(ServiceError) {
        for id in [tidy, broken] {
            guard let line = service.lines[id] else { continue }
            let day = day(of: line.provider, at: now)
            try await compare(payouts, on: day, isDamaged: id == broken, through: service)
        }
    }

    private static func compare(
        _ payouts: [Payout],
        on day: CloseDay,
        isDamaged: Bool = false,
        through service: PayoutService
    ) async throws(ServiceError) {
        let id = day.provider
        // Without its mapping no statement of a provider is read, of whatever ledger.
        guard let mapping = service.settlements[id],
            let period = SettlementPeriod(day.day, day.day)
        else { return }
        let text = SeedStatement(
            mapping: mapping,
            day: day,
            payouts: payouts,
            isDamaged: isDamaged
        ).text
        let file = SettlementFile(name: "\(id)-\(day.day).csv") {
            () throws(SettlementFileError) in Array(text.utf8)
        }
        _ = try await service.reconcile(
            ReconciliationRequest(provider: id, period: period, files: [file]),
            by: OperatorName(rawValue: "linh")
        )
    }

    /// Closes the same providers' days before those, each on the morning after, one without a
    /// statement.
    static func close(
        _ payouts: [Payout],
        through service: PayoutService,
        _ clock: DemoClock,
        at now: Date
    ) async throws(ServiceError) {
        for id in [tidy, broken] {
            guard let line = service.lines[id] else { continue }
            let day = day(of: line.provider, at: now - 86_400)
            clock.set(day.end + 9 * 3_600)
            if id == tidy { try await compare(payouts, on: day, through: service) }
            // What was paid on one day and came back on the next may need a signature on any.
            _ = try await service.close(
                day.day,
                of: id,
                note: id == tidy
                    ? "Compared with their statement." : "Their statement came a day late.",
                by: OperatorName(rawValue: "linh")
            )
        }
    }
}
