/// What the console brings back when it is opened again: where the operator was, what the list
/// was filtered by, and what was typed and not submitted.
package struct SavedSession: Codable, Equatable, Sendable {
    /// The number of the screen.
    package var screen = 1
    /// The filter of the list of payouts, as it is typed.
    package var filter = ""
    /// Whether it was switched off.
    package var isFilterOff = false
    /// The order of the list, as it is typed.
    package var order = ""
    /// The columns of the list, as they are typed.
    package var columns = ""
    /// The filters of the other lists, as they are typed, by the name of the list.
    package var filters: [String: String] = [:]
    /// The selected payout.
    package var selection: String?
    /// What was typed as filters, the latest first, by the name of the list.
    package var filterHistories: [String: [String]] = [:]
    /// The texts by field key of each payout that was begun, by provider.
    package var drafts: [String: [String: String]] = [:]

    /// Creates the session of somebody who opens the console for the first time.
    package init() {}

    /// Reads what was kept; what an older version did not keep yet is as at first.
    package init(from decoder: any Decoder) throws {
        let kept = try decoder.container(keyedBy: CodingKeys.self)
        func value<Value: Decodable>(_ key: CodingKeys, _ first: Value) throws -> Value {
            try kept.decodeIfPresent(Value.self, forKey: key) ?? first
        }
        screen = try value(.screen, screen)
        filter = try value(.filter, filter)
        isFilterOff = try value(.isFilterOff, isFilterOff)
        order = try value(.order, order)
        columns = try value(.columns, columns)
        filters = try value(.filters, filters)
        selection = try kept.decodeIfPresent(String.self, forKey: .selection)
        filterHistories = try value(.filterHistories, filterHistories)
        drafts = try value(.drafts, drafts)
    }
}

/// Where sessions are kept.
package struct SessionClient: Sendable {
    /// What was kept last, if anything.
    package let last: SavedSession?
    /// Keeps a session soon; the latest counts.
    package let keep: @Sendable (SavedSession) -> Void

    /// Creates a place for sessions.
    package init(
        last: SavedSession?,
        keep: @escaping @Sendable (SavedSession) -> Void
    ) {
        self.last = last
        self.keep = keep
    }
}
