import Foundation
import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// What is wrong now, in words, the worst first.
struct ProvidersSummaryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let overviews: [ProviderOverview]
        let words: String

        init(_ words: String, _ overviews: ProviderOverview...) {
            self.words = words
            self.overviews = overviews
        }

        var testDescription: String { words }
    }

    /// Nine spans without a failure, then three of these.
    private static func quarter(_ paid: Int, _ failed: Int) -> [(paid: Int, failed: Int)] {
        Array(repeating: (paid: 30, failed: 0), count: 9)
            + Array(repeating: (paid: paid, failed: failed), count: 3)
    }

    private static let cases = [
        Case(
            "All five providers are well.",
            .well(.dvpay),
            .well(.payproVN),
            .well(.vexoraAR),
            .well(.payproBD),
            .well(.cashyproCO)
        ),
        Case("The provider is well.", .well(.dvpay)),
        Case(
            "Both providers are well; one settled no payout in the last hour.",
            .well(.dvpay),
            ProviderOverview(.payproVN)
        ),
        Case(
            "Nothing is known to be wrong; no payout settled in the last hour.",
            ProviderOverview(.dvpay)
        ),
        Case(
            "cashypro-co holds payouts back: 5 failures in a row, next try in 24 s",
            .cashyproCO
        ),
        Case(
            "dvpay holds payouts back: 5 failures in a row, the next payout tries it",
            ProviderOverview(.dvpay, breaker: .opened(for: -1))
        ),
        Case(
            "dvpay is tried with one payout, after 1 failure",
            ProviderOverview(
                .dvpay,
                breaker: CircuitBreaker(phase: .probing(since: .start), failures: 1)
            )
        ),
        Case("vexora-ar is paused by dara for 12 m: bank holiday, back at 15:00", .vexoraAR),
        Case("dvpay: success 61 % (was 100 %)", ProviderOverview(.dvpay, settled: quarter(61, 39))),
        Case("Nothing", ProviderOverview(.dvpay, settled: quarter(91, 9))),
        Case("Nothing", ProviderOverview(.dvpay, settled: quarter(1, 2))),
        Case("dvpay: success 50 % lately", ProviderOverview(.dvpay, settled: [(5, 5)])),
        Case(
            "dvpay: success 50 % for an hour",
            ProviderOverview(.dvpay, settled: Array(repeating: (5, 5), count: 12))
        ),
        Case(
            "dvpay is short by 1.00 USD",
            ProviderOverview(.dvpay, balances: [.left(.usd(1))], queued: [.usd(2)])
        ),
        Case(
            "dvpay: 2 unknown for over 1 h",
            ProviderOverview(
                .dvpay,
                backlog: [
                    (0, 0, 9), (0, 0, 0), (0, 0, 0), (0, 0, 9), (0, 0, 1), (0, 0, 0), (0, 0, 1),
                ]
            )
        ),
        Case(
            "dvpay: 10 errors this hour (was 5)",
            ProviderOverview(
                .dvpay,
                errors: [ErrorCount(code: "1", explanation: "", thisHour: 10, hourBefore: 5)]
            )
        ),
        Case(
            "dvpay: notifications come 10 m late",
            ProviderOverview(.dvpay, lag: .seconds(1, 600, 600))
        ),
    ]

    @Test(arguments: cases)
    func `what is wrong is said in a sentence`(_ row: Case) {
        let summary = ProvidersSummary(row.overviews, .start)
        let text = summary.lines(width: 100, limit: 1, glyphs: .unicode).map(\.text)
        if row.words == "Nothing" {
            #expect(summary.concerns.isEmpty)
        } else {
            #expect(text == [row.words])
        }
    }

    @Test func `the worst comes first, and what has no room is counted`() {
        let summary = ProvidersSummary(.incident, .start)
        func lines(_ width: Int, _ limit: Int, _ glyphs: Glyphs = .unicode) -> [String] {
            summary.lines(width: width, limit: limit, glyphs: glyphs).map(\.text)
        }
        let holding =
            "cashypro-co holds payouts back: 5 failures in a row, next try in 24 s"
        let paused = "vexora-ar is paused by dara for 12 m: bank holiday, back at 15:00"
        #expect(lines(94, 1) == [holding + " and 5 more"])
        #expect(lines(81, 2) == [holding, paused + " and 4 more"])
        #expect(lines(30, 1) == ["cashypro-co holds … and 5 more"])
        #expect(
            lines(200, 2, .ascii) == [
                "\(holding) - \(paused) - paypro-vn: success 61 % (was 98 %)",
                "paypro-vn is short by 1,200,000 VND"
                    + " - paypro-vn: 3 unknown for over 1 h"
                    + " - paypro-vn: 74 errors this hour (was 24)",
            ]
        )
    }

    @Test func `a paused provider is not said to hold`() {
        var overview = ProviderOverview.cashyproCO
        var state = overview.state
        state.pause = ProviderState.Pause(at: .start, by: .dara, reason: "asked them")
        overview = ProviderOverview(state: state, report: overview.report)
        let summary = ProvidersSummary([overview], .start)
        #expect(
            summary.concerns.map(\.text.text) == [
                "cashypro-co is paused by dara for 0 s: asked them"
            ]
        )
    }
}

extension MomentText {
    static var start: MomentText {
        MomentText(now: .start, utcOffset: 7 * 3600, isAbsolute: false)
    }
}
