import Foundation
import Payouts

/// How the values of a list are written: by their names, which scripts and spreadsheets rely on, or
/// in the words and times of the console, for a table that people read.
enum Wording {
    case names
    case words(utcOffset: Int)

    /// How a format has them, in the time zone of who reads it.
    init(_ format: OutputFormat, utcOffset: Int) {
        self = format == .table ? .words(utcOffset: utcOffset) : .names
    }

    func kind(_ kind: BreakKind) -> String { pick(kind.rawValue, kind.word) }

    func state(_ state: BreakState) -> String { pick(state.rawValue, state.word) }

    func action(_ action: BreakResolution.Action) -> String { pick(action.name, action.word) }

    func claim(_ claim: Evidence.Claim) -> String { pick(claim.rawValue, claim.word) }

    func status(_ status: PayoutStatus) -> String {
        pick(status.rawValue, status == .pendingApproval ? "pending approval" : status.rawValue)
    }

    func source(_ source: Evidence.Source) -> String {
        let word =
            switch source {
            case .createAnswer: "answer to the order"
            case .settlementFile: "settlement file"
            case .query, .notification, .operator: source.rawValue
            }
        return pick(source.rawValue, word)
    }

    func time(_ date: Date) -> String {
        switch self {
        case .names: PayoutOutput.time(date)
        case .words(let utcOffset): TimeText.minute(date, utcOffset: utcOffset)
        }
    }

    /// A time about a closed day, which is always in the zone of that day.
    func time(_ date: Date, of day: CloseDay) -> String {
        switch self {
        case .names: day.text(of: date)
        case .words: TimeText.minute(date, utcOffset: day.utcOffset)
        }
    }

    private func pick(_ name: String, _ word: String) -> String {
        if case .names = self { name } else { word }
    }
}
