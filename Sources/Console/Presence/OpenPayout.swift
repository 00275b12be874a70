package import Payouts

/// The payout that a console has open, and what is done about it there.
package struct OpenPayout: Hashable, Sendable {
    /// The payout.
    package let id: PayoutID
    /// What is done about it.
    package let act: Act

    /// What somebody does about a payout, as far as others are told.
    package enum Act: String, Codable, CaseIterable, Sendable {
        /// Its detail is shown.
        case looking
        /// A resolution is filled in.
        case resolving
        /// The question whether to submit it again is open.
        case resubmitting
    }

    /// A payout that is open.
    package init(_ id: PayoutID, _ act: Act = .looking) {
        self.id = id
        self.act = act
    }
}

/// What somebody has open in a console other than this one.
package struct OtherConsole: Hashable, Sendable {
    /// Who sits there; text from outside.
    package let name: OperatorName
    /// What they have open.
    package let open: OpenPayout

    /// What is known of another console.
    package init(_ name: OperatorName, _ open: OpenPayout) {
        self.name = name
        self.open = open
    }
}
