import Foundation
import Payouts
import Testing

/// When a day may be sealed as the ledger has it.
struct CloseRequestTests {
    private static let day = CloseDay(
        provider: .payproVN,
        day: CalendarDay(number: 20_777),
        utcOffset: 0
    )

    private func content(
        breaks: Int = 0,
        unknown: Int = 0,
        inFlight: Int = 0,
        comparison: Int64? = 1,
        paid: Int64 = 5
    ) -> CloseContent {
        CloseContent(
            day: Self.day,
            figures: [
                CloseFigures(
                    currency: .vnd,
                    tallies: [.paid: CloseTally(count: 1, minorUnits: paid)],
                    fees: nil,
                    inFlight: CloseTally(count: inFlight, minorUnits: Int64(inFlight))
                )
            ],
            breaks: (0..<breaks).map { number in
                CloseBreak(
                    id: Int64(number),
                    kind: .fee,
                    subject: "ORD\(number)",
                    stake: Money(minorUnits: 1, currency: .vnd),
                    note: "1 more"
                )
            },
            unknown: (0..<unknown).map { number in
                CloseUnknown(
                    payout: PayoutID(rawValue: "PO-\(number)"),
                    orderNumber: OrderNumber(rawValue: "ORD\(number)"),
                    amount: Money(minorUnits: 1, currency: .vnd),
                    since: Self.day.start
                )
            },
            comparison: comparison,
            adjustments: []
        )
    }

    private func refusal(
        of content: CloseContent,
        seen: CloseContent? = nil,
        note: String = "",
        at seconds: Double = 0
    ) -> CloseRefusal? {
        CloseRequest(
            day: Self.day,
            currencies: [.vnd],
            seen: seen,
            signature: CloseSignature(
                by: OperatorName(rawValue: "dara"),
                at: Self.day.end + seconds,
                note: note
            )
        ).refusal(of: content)
    }

    @Test func `nothing open needs no note, and anything open does`() {
        #expect(refusal(of: content()) == nil)
        #expect(refusal(of: content(), at: -1) == .notOver(Self.day))
        let open = [
            content(breaks: 1), content(unknown: 1), content(inFlight: 1),
            content(comparison: nil),
        ]
        for content in open {
            #expect(refusal(of: content, note: " ") == .unsigned(Self.day, content.gaps))
            #expect(refusal(of: content, note: "known") == nil)
        }
    }

    @Test func `more than a close lists is not closed, whoever signs`() {
        let limit = DailyClose.maximumBreaks
        let tooMany = CloseRefusal.tooMany(Self.day, limit: limit)
        for content in [content(breaks: limit + 1), content(unknown: limit + 1)] {
            #expect(refusal(of: content, note: "known") == tooMany)
        }
        #expect(refusal(of: content(breaks: limit), note: "known") == nil)
    }

    @Test func `what was not shown is not signed for`() {
        let seen = content(breaks: 1, unknown: 1, inFlight: 1)
        let more = [
            content(breaks: 2, unknown: 1, inFlight: 1),
            content(breaks: 1, unknown: 2, inFlight: 1),
            content(breaks: 1, unknown: 1, inFlight: 2),
            content(breaks: 1, unknown: 1, inFlight: 1, comparison: nil),
            content(breaks: 1, unknown: 1, inFlight: 1, paid: 6),
        ]
        for content in more {
            #expect(refusal(of: content, seen: seen, note: "known") == .changed(Self.day))
        }
        // What was settled since needs no second look.
        for content in [seen, content(breaks: 1), content()] {
            #expect(refusal(of: content, seen: seen, note: "known") == nil)
        }
    }
}
