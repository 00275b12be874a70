/// Why a day cannot be closed; nothing was changed.
package enum CloseRefusal: Error, Hashable, Sendable {
    /// It lasts until then.
    case notOver(CloseDay)
    /// Somebody has closed it.
    case alreadyClosed(CloseDay, by: OperatorName)
    /// Days are closed one after the other; this one comes next.
    case outOfOrder(CloseDay, next: CalendarDay)
    /// Something is missing, and nobody signed for it.
    case unsigned(CloseDay, CloseGaps)
    /// What it comes to, or what stays open, is no longer what who signs has seen.
    case changed(CloseDay)
    /// There are more breaks, unknown outcomes or adjustments than one close lists.
    case tooMany(CloseDay, limit: Int)
    /// The lines of a currency do not add up.
    case unbalanced(Currency)

    /// What happened and what to do next, in plain words.
    package var sentence: String {
        switch self {
        case .notOver(let day):
            "\(day) is not over where the provider is: it ends at "
                + "\(TimeText.minute(day.end, utcOffset: day.utcOffset))."
        case .alreadyClosed(let day, let name):
            "\(day) was closed by \(name.rawValue). What changed since is an adjustment: "
                + "`paydesk close adjustments` lists them."
        case .outOfOrder(let day, let next):
            "\(day) cannot be closed: days are closed one after the other, and \(next) comes next."
        case .unsigned(let day, let gaps):
            "\(day) is not complete: \(gaps.text(of: day.day)). Settle that, or sign for it with "
                + "--sign NOTE."
        case .changed(let day):
            "\(day) has changed since it was shown. Look at it again before it is closed."
        case .tooMany(let day, let limit):
            "\(day) has more than \(limit) breaks, unknown outcomes or adjustments, which one "
                + "close cannot list. Resolve some first."
        case .unbalanced(let currency):
            "The figures in \(currency) do not add up: the ledger has a change of status that "
                + "Paydesk never makes. Restore it from a backup."
        }
    }
}
