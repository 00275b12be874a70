import Foundation

extension FieldRule {
    /// How to mend a text that breaks the rule, where that can be told: `type NGUYEN, not NGUYỄN`.
    package func advice(for text: String) -> String? {
        let plain: String
        switch self {
        case .unaccentedLatin: plain = text.withoutMarks
        case .identifier: plain = text.filter { !$0.isWhitespace }
        default: return nil
        }
        return accepts(plain) ? "type \(plain), not \(text)" : nil
    }
}

extension String {
    /// The text without the marks on its letters; Unicode does not decompose đ, so it is named.
    fileprivate var withoutMarks: String {
        let scalars = decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { $0.properties.generalCategory != .nonspacingMark }
        return String(String.UnicodeScalarView(scalars))
            .replacing("đ", with: "d")
            .replacing("Đ", with: "D")
    }
}
