/// What was typed as filters, the latest first.
package struct FilterHistory: Equatable, Sendable {
    /// The texts, the latest first; each once.
    package private(set) var texts: [String]
    /// Which of them is in the field, while one is.
    package var place: Int?

    /// The most that are kept.
    package static let limit = 50

    /// A history as it was kept.
    package init(_ texts: [String] = []) { self.texts = Array(texts.prefix(Self.limit)) }

    mutating func add(_ text: String) {
        texts.removeAll { $0 == text }
        texts = Array(([text] + texts).prefix(Self.limit))
    }

    /// The text so many further back; before the latest there is an empty one, behind the oldest
    /// nothing.
    mutating func step(_ step: Int) -> String? {
        let next = (place ?? -1) + step
        guard next >= -1, next < texts.count else { return nil }
        place = next < 0 ? nil : next
        return next < 0 ? "" : texts[next]
    }
}
