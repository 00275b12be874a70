import Foundation
import Payouts

/// The providers' own spelling of time: `yyyy-MM-dd HH:mm:ss` without a zone.
enum ProviderTime {
    /// Reads a local time.
    ///
    /// - Parameters:
    ///   - text: The provider's text, or `nil`.
    ///   - utcOffset: The provider's zone in seconds east of UTC.
    /// - Returns: The instant, or `nil` for any other spelling: a time is never what decides.
    static func parse(_ text: String?, utcOffset: Int) -> Date? {
        guard let text, text.matches(template: "####-##-## ##:##:##") else { return nil }
        return SettlementTime.seconds(text.utf8Span.span, format: .yearFirst, utcOffset: utcOffset)
            .map { Date(timeIntervalSince1970: Double($0)) }
    }
}

extension String {
    fileprivate func matches(template: String) -> Bool {
        let (text, template) = (utf8, template.utf8)
        return text.count == template.count
            && zip(text, template).allSatisfy { byte, mark in
                mark == UInt8(ascii: "#") ? byte.isDigit : byte == mark
            }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
