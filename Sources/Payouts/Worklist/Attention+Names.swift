extension Attention {
    /// The names of the reasons, most urgent first: what people type for them.
    package var names: [String] { reasons.map { Self.names[$0.rawValue] ?? "" } }

    /// A reason by its name.
    package init?(name: String) {
        guard let found = Self.names.first(where: { $0.value == name }) else { return nil }
        self.init(rawValue: found.key)
    }

    /// Every name, most urgent first.
    package static var allNames: [String] { Attention(each).names }

    private static let names: [Int: String] = [
        unexpected.rawValue: "unexpected", conflicting.rawValue: "conflicting",
        reversed.rawValue: "reversed", mismatch.rawValue: "mismatch",
        gaveUpQuerying.rawValue: "gaveUpQuerying", unknownOutcome.rawValue: "unknownOutcome",
        heldForBalance.rawValue: "heldForBalance", late.rawValue: "late",
        stuck.rawValue: "stuck",
        noApprover.rawValue: "noApprover", approvalVoid.rawValue: "approvalVoid",
        secondAwaited.rawValue: "secondAwaited", unresolvedBreak.rawValue: "break",
        notificationRejected.rawValue: "notificationRejected",
    ]
}
