import Foundation
import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// What was resolved and what stays open, in words.
struct CloseTextTests {
    private static let linh = OperatorName(rawValue: "linh")

    private func decision(_ action: BreakResolution.Action, by name: String) -> BreakDecision {
        BreakDecision(
            resolution: BreakResolution(
                action: action,
                reference: "",
                note: "as agreed",
                by: Self.linh,
                at: .start
            ),
            state: .applied,
            by: OperatorName(rawValue: name),
            at: .start
        )
    }

    private func text(
        _ resolved: [BreakResolution.Action] = [],
        open states: [BreakState] = []
    ) -> CloseText {
        let stake = Money(minorUnits: 990, currency: .ars)
        let content = CloseContent(
            day: CloseBook.day,
            figures: [],
            breaks: states.enumerated().map { index, state in
                CloseBreak(
                    id: Int64(index + 1),
                    kind: .fee,
                    subject: "PD\(index)",
                    stake: stake,
                    note: "",
                    remarks: CloseRemarks(state: state, owner: nil, notes: [])
                )
            },
            resolved: resolved.enumerated().map { index, action in
                CloseResolved(
                    id: Int64(index + 1),
                    kind: .late,
                    subject: "PD\(index)",
                    stake: stake,
                    note: "",
                    decision: decision(action, by: action.leavesDifference ? "mai" : "linh")
                )
            },
            unknown: [],
            comparison: 1,
            adjustments: []
        )
        return CloseText(content: content, width: 70)
    }

    @Test func `how a break was resolved is said in words`() {
        let actions: [BreakResolution.Action] = [
            .knownTiming, .noLongerHolds, .acceptProvider, .correctRecord(.paid), .writeOff,
            .providerToFix, .choose("PD7"),
        ]
        let lines = text(actions).resolved.map(\.text)
        let words = [
            "known timing, linh and mai: as agreed", "no longer found, linh: as agreed",
            "provider accepted, linh: as agreed", "corrected to paid, linh: as agreed",
            "write-off, linh and mai: as agreed", "provider to fix, linh: as agreed",
            "PD7 chosen, linh: as agreed",
        ]
        for (line, word) in zip(lines, words) { #expect(line.contains(word), "\(line)") }
        #expect(lines.count == words.count)
    }

    @Test func `in a narrow pane an amount stands below its name, and is never cut`() {
        expectSnapshot(
            CloseText(content: .clean, width: 33).figures.map(\.text).joined(separator: "\n"),
            """
            ARS                       payouts
              Opening                       4
                                    60,000.00
            + Created                   1,204
                                18,060,000.50
            + No longer paid                1
                                    15,000.00
            - Paid                      1,190
                                17,850,000.50
            - Failed                       12
                                   180,000.00
            - Returned                      1
                                    15,000.00
            = Closing                       6
                                    90,000.00
              Fees                 178,500.00
            """
        )
        for width in 24...100 {
            let lines = CloseText(content: .clean, width: width).figures.map(\.text)
            #expect(lines.allSatisfy { TextWidth.width(of: $0) <= width }, "\(width)")
            let text = lines.joined(separator: " ")
            for amount in ["60,000.00", "18,060,000.50", "17,850,000.50", "178,500.00"] {
                #expect(text.contains(amount), "\(width)")
            }
        }
    }

    @Test func `what only waits for the provider is counted apart`() {
        let all = text(open: [.open, .withProvider, .proposed, .withProvider]).breaks
        #expect(all.first?.text == "! 4 unresolved breaks, 2 of them with the provider:")
        #expect(text(open: [.open]).breaks.first?.text == "! 1 unresolved break:")
    }
}
