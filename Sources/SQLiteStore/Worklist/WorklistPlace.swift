import GRDB
import Payouts

/// What stands on the worklist, as SQLite finds it in the order of the list.
enum WorklistSource: Int, CaseIterable {
    case payouts, breaks

    /// The table, and which of its rows need a person.
    var table: String { self == .payouts ? "payouts" : "breaks" }
    var isOpen: String { self == .payouts ? "attention <> 0" : Schema.isUnresolved }

    /// Takes a time; a reason that is new since a payout was snoozed counts at once.
    var isSnoozed: String {
        switch self {
        case .payouts:
            """
            EXISTS (
                SELECT 1 FROM care
                WHERE payout = seq AND snoozed_until > ? AND (attention & ~snoozed_for) = 0
            )
            """
        case .breaks: "EXISTS (SELECT 1 FROM break_snoozes WHERE break = breaks.id AND until > ?)"
        }
    }

    /// Who is on it.
    var owner: String {
        self == .payouts ? "(SELECT owner FROM care WHERE payout = seq)" : "owner"
    }

    /// Since when it needs a person.
    var since: String { self == .payouts ? "attention_since" : "since" }

    /// The text that is searched for words.
    var searched: String { self == .payouts ? "search_text" : StoredBreak.searched }

    /// The columns of the order; their index makes one range of each provider.
    var minute: String { self == .payouts ? Schema.attentionMinute : Schema.breakMinute }
    var wholeUnits: String { self == .payouts ? Schema.wholeUnits : Schema.breakWholeUnits }
    var minorUnits: String { self == .payouts ? "amount_minor" : "stake_minor" }
    var number: String { self == .payouts ? "seq" : "id" }
}

/// A place on the worklist: oldest first, of one minute the largest first.
struct WorklistPlace {
    let minute: Int64
    let wholeUnits: Int64
    let minorUnits: Int64
    let source: WorklistSource
    let number: Int64

    static func precedes(_ left: WorklistPlace, _ right: WorklistPlace) -> Bool {
        (left.minute, right.wholeUnits, right.minorUnits, left.source.rawValue, left.number)
            < (right.minute, left.wholeUnits, left.minorUnits, right.source.rawValue, right.number)
    }
}

/// From where, and in which direction, the worklist is read.
struct WorklistWalk {
    let isBackward: Bool
    let limit: Int
    let start: WorklistPlace?
    private let isInclusive: Bool

    /// - Parameters:
    ///   - position: Where the page begins.
    ///   - limit: How many at most.
    ///   - place: Where an entry was when it was read; what happened to it since does not move it.
    ///   - present: Where something is now.
    init(
        _ position: WorklistPosition,
        limit: Int,
        place: (WorklistEntry) throws -> WorklistPlace?,
        present: (WorklistSubject) throws -> WorklistPlace?
    ) rethrows {
        self.limit = limit
        switch position {
        case .first: (isBackward, isInclusive, start) = (false, false, nil)
        case .last: (isBackward, isInclusive, start) = (true, false, nil)
        case .from(let entry): (isBackward, isInclusive, start) = (false, true, try place(entry))
        case .at(let subject):
            (isBackward, isInclusive, start) = (false, true, try present(subject))
        case .after(let entry): (isBackward, isInclusive, start) = (false, false, try place(entry))
        case .before(let entry): (isBackward, isInclusive, start) = (true, false, try place(entry))
        }
    }

    /// What SQLite must look for; the first bound is the index's, the others are for what came in
    /// that very minute.
    func condition(_ source: WorklistSource) -> (sql: String, arguments: StatementArguments)? {
        guard let start else { return nil }
        let (later, earlier) = isBackward ? ("<", ">") : (">", "<")
        let (minute, whole, minor) = (source.minute, source.wholeUnits, source.minorUnits)
        let sql = """
            \(minute) \(later)= ? AND (
                \(minute) \(later) ? OR \(whole) \(earlier) ? OR (
                    \(whole) = ? AND (
                        \(minor) \(earlier) ?
                        OR (\(minor) = ? AND \(source.number) \(later) ?)
                    )
                )
            )
            """
        return (
            sql,
            [
                start.minute, start.minute, start.wholeUnits, start.wholeUnits, start.minorUnits,
                start.minorUnits, number(in: source, from: start),
            ]
        )
    }

    /// Of the same minute and amount, payouts come before breaks.
    private func number(in source: WorklistSource, from start: WorklistPlace) -> Int64 {
        switch source.rawValue - start.source.rawValue {
        case 0: isInclusive ? start.number - 1 : start.number
        case ..<0: .max
        default: .min
        }
    }

    func order(_ source: WorklistSource) -> String {
        let (up, down) = isBackward ? ("DESC", "ASC") : ("ASC", "DESC")
        return """
            \(source.minute) \(up), \(source.wholeUnits) \(down), \(source.minorUnits) \(down), \
            \(source.number) \(up)
            """
    }

    /// The first places of this walk, in the order of the list.
    func first(_ limit: Int, of places: [WorklistPlace]) -> [WorklistPlace] {
        let sorted = places.sorted(by: WorklistPlace.precedes)
        return Array(isBackward ? sorted.suffix(limit) : sorted.prefix(limit))
    }
}
