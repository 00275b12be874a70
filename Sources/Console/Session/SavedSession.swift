import Payouts

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
    /// What is selected in each list, by the name of the list.
    package var selections: [String: String] = [:]
    /// Whether the closed days were shown in place of the breaks.
    package var showsCloses = false
    /// What was typed as filters, the latest first, by the name of the list.
    package var filterHistories: [String: [String]] = [:]
    /// What was typed and not done, the oldest first.
    package var drafts: [Draft] = []

    /// What was typed in one form.
    package struct Draft: Codable, Equatable, Sendable {
        /// What the form is about.
        package let subject: String
        /// What was typed and chosen, by field.
        package var values: [String: String]
    }

    /// The field of any form that names a provider.
    static let providerField = "provider"

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
        selections = try value(.selections, selections)
        showsCloses = try value(.showsCloses, showsCloses)
        filterHistories = try value(.filterHistories, filterHistories)
        drafts = try value(.drafts, drafts)
        try readFormer(decoder.container(keyedBy: FormerKeys.self))
    }

    /// Older versions do not know of other drafts than payouts, and read under their own name.
    private enum CodingKeys: String, CodingKey {
        case screen, filter, isFilterOff, order, columns, filters, filterHistories, selections,
            showsCloses
        case drafts = "typed"
    }

    /// What older versions kept: the selected payout, and the fields of each payout that was begun
    /// by provider.
    private enum FormerKeys: String, CodingKey {
        case selection, drafts
    }

    private mutating func readFormer(_ former: KeyedDecodingContainer<FormerKeys>) throws {
        if let payout = try former.decodeIfPresent(String.self, forKey: .selection) {
            selections[SelectedList.payouts.rawValue] = payout
        }
        let payouts = try former.decodeIfPresent(
            [String: [String: String]].self,
            forKey: .drafts
        )
        for (name, values) in (payouts ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let provider = ProviderID(rawValue: name) else { continue }
            drafts.append(Draft(subject: DraftSubject.payout(provider).text, values: values))
        }
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
