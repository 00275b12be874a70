import Payouts

extension ApprovalBand {
    /// Reads `above 1000 by 1; above 25000 by 2 linh sofia`; at most 20 bands, at least one.
    ///
    /// After the number of checkers may stand who they are, by role or name.
    static func list(_ text: String, currency: Currency) -> [ApprovalBand]? {
        let parts = text.split(separator: ";")
        let bands = parts.compactMap { ApprovalBand(text: $0, currency: currency) }
        return (1...20).contains(parts.count) && bands.count == parts.count ? bands : nil
    }

    private init?(text: Substring, currency: Currency) {
        let words = text.split { $0 == "," || $0.isWhitespace }.map(String.init)
        guard words.count >= 4, words[0] == "above", words[2] == "by",
            let above = try? Money(parsing: words[1], currency: currency),
            let checkers = Int(words[3]), (1...Self.maximumCheckers).contains(checkers)
        else { return nil }
        let who = words.dropFirst(4).map { word in
            OperatorRole(rawValue: word).map(Checker.role)
                ?? .name(OperatorName(rawValue: word))
        }
        self.init(above: above, checkers: checkers, who: Set(who))
    }
}
