import Foundation
import GRDB
import Payouts

extension Database {
    /// A provider's changes of status that count, in a span of time, by currency.
    func movements(of provider: ProviderID, in span: Range<Int64>) throws -> [StatusMovement] {
        // The transitions come first: there are fewer in a day than a provider has payouts.
        let sql = """
            SELECT currency, from_status, to_status, count(*), sum(amount_minor)
            FROM transitions CROSS JOIN payouts ON seq = payout
            WHERE at >= ? AND at < ? AND provider = ? AND \(Schema.isCounted)
            GROUP BY 1, 2, 3
            """
        let arguments: StatementArguments = [
            span.lowerBound, span.upperBound, provider.rawValue,
        ]
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                return StatusMovement(
                    currency: try cells.currency(),
                    from: try cells.rawIfAny(),
                    to: try cells.raw(),
                    tally: cells.tally()
                )
            }
        )
    }

    /// What was in flight when a day began: what the day before closed with, where it was closed.
    func opening(of day: CloseDay) throws -> [Currency: CloseTally] {
        if let before = try closing(of: day.provider, on: day.day.advanced(by: -1)) {
            return try figures(of: before.day).reduce(into: [:]) { tallies, figures in
                tallies[figures.currency] = figures[.closing]
            }
        }
        return try movements(of: day.provider, in: .min..<day.start.microseconds).inFlight
    }

    /// What is in flight now by the payouts' own statuses, less what happened since a day's end.
    ///
    /// The transitions lead there from before the day, and the statuses from after it: where both
    /// agree, none is missing and none was made up.
    func closingByStatus(of day: CloseDay) throws -> [Currency: CloseTally] {
        var inFlight: [Currency: CloseTally] = [:]
        for tally in try tallies() where tally.provider == day.provider && tally.status.isOpen {
            let one = CloseTally(count: tally.count, minorUnits: tally.total.minorUnits)
            inFlight[tally.total.currency, default: .zero].add(one)
        }
        let since = try movements(of: day.provider, in: day.end.microseconds..<Int64.max).inFlight
        for (currency, tally) in since {
            inFlight[currency, default: .zero].add(tally, sign: -1)
        }
        return inFlight
    }
}

extension [StatusMovement] {
    /// What they leave in flight together.
    fileprivate var inFlight: [Currency: CloseTally] {
        reduce(into: [:]) { tallies, movement in
            tallies[movement.currency, default: .zero]
                .add(movement.tally, sign: movement.inFlightSign)
        }
    }
}

extension Cells {
    /// A currency by its code.
    mutating func currency() throws -> Currency {
        let code: String = next()
        guard let currency = Currency(code: code) else {
            throw UnreadableValue(detail: "currency reads \(code)")
        }
        return currency
    }

    /// A count and, in the next column, a sum.
    mutating func tally() -> CloseTally { CloseTally(count: next(), minorUnits: next()) }
}
