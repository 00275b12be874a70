import Payouts

/// Filters as people type them: `status:unknown,paid provider:dvpay nguyen`.
enum FilterText {
    /// Reads a filter; words without a field are searched for.
    ///
    /// - Throws: ``CommandFailure`` that names the word that means nothing.
    static func parse(_ text: String) throws(CommandFailure) -> PayoutFilter {
        var filter = PayoutFilter()
        var words: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            switch (parts.first?.lowercased(), parts.count) {
            case ("status", 2):
                for name in names(parts[1]) {
                    filter.statuses.insert(try status(name))
                }
            case ("provider", 2):
                for name in names(parts[1]) {
                    filter.providers.insert(try provider(name))
                }
            default: words.append(String(word))
            }
        }
        filter.text = words.joined(separator: " ")
        return filter
    }

    /// The names in a list; nothing between two commas is a name too, and a wrong one.
    private static func names(_ list: Substring) -> [String] {
        list.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    /// A status by its name in JSON or by the console's word for it, in any letter case.
    private static func status(_ name: String) throws(CommandFailure) -> PayoutStatus {
        let name = name.lowercased()
        let status = PayoutStatus.allCases.first {
            $0.rawValue.lowercased() == name || words[$0] == name
        }
        guard let status else {
            let known = PayoutStatus.allCases.map { status in
                status.rawValue + (words[status].map { " (\($0))" } ?? "")
            }
            throw CommandFailure(
                .usage,
                "There is no status “\(name)”. Statuses: \(known.joined(separator: ", "))."
            )
        }
        return status
    }

    /// Where the console has a word of its own.
    private static let words = [PayoutStatus.pendingApproval: "approval"]

    static func provider(_ name: String) throws(CommandFailure) -> ProviderID {
        guard let provider = ProviderID(rawValue: name.lowercased()) else {
            let known = ProviderID.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure(.usage, "There is no provider “\(name)”. Providers: \(known).")
        }
        return provider
    }
}
