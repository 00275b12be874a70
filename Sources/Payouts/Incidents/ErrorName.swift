/// An error as people look it up: by the provider's own code where it gave one, else by ours.
package struct ErrorName: Hashable, Sendable {
    /// The code: "429", "HTTP 503", "timeout".
    package let code: String
    /// What it means.
    package let explanation: String

    /// Codes that are longer are no codes, and are cut.
    package static let longestCode = 24

    /// Creates a name.
    package init(code: String, explanation: String) {
        let isLong = code.count > Self.longestCode
        self.code = isLong ? code.prefix(Self.longestCode - 1) + "…" : code
        self.explanation = explanation
    }

    /// The name of what a lost request ran into.
    package init(_ reason: UnknownReason) {
        let words = UnknownReason(reason.kind).text
        switch reason.kind {
        case .undecidedError:
            self = Self(told: reason.detail) ?? Self(code: reason.kind.rawValue, explanation: words)
        case .serverError, .undocumentedAnswer:
            let code = reason.detail.isEmpty ? reason.kind.rawValue : reason.detail
            self.init(code: code, explanation: words)
        case .timeout, .connectionLost, .unreadableAnswer, .oversizedAnswer, .interrupted:
            self.init(code: reason.kind.rawValue, explanation: words)
        }
    }

    /// The name of what a query ran into, by the words that are kept of it.
    package init(unanswered text: String) {
        if let reason = UnknownReason(text: text) {
            self.init(reason)
        } else if let told = Self(told: text) {
            self = told
        } else {
            self.init(
                code: NotSentReason.allCases.first { $0.text == text }?.rawValue ?? "unanswered",
                explanation: text
            )
        }
    }

    /// Reads "429: too many requests"; what comes before a colon in a sentence is no code.
    private init?(told text: String) {
        guard let colon = text.firstRange(of: ": "), colon.lowerBound != text.startIndex,
            !text[..<colon.lowerBound].contains(" ")
        else { return nil }
        self.init(
            code: String(text[..<colon.lowerBound]),
            explanation: String(text[colon.upperBound...])
        )
    }
}

extension UnknownReason {
    /// Reads ``text`` back; `nil` for other words.
    fileprivate init?(text: String) {
        for kind in Kind.allCases {
            let words = UnknownReason(kind).text
            if text == words {
                self.init(kind)
                return
            }
            if text.hasPrefix(words + " ("), text.hasSuffix(")") {
                self.init(kind, detail: String(text.dropFirst(words.count + 2).dropLast()))
                return
            }
        }
        return nil
    }
}
