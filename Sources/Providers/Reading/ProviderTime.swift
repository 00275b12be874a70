import Foundation

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
        let parts = text.split { "- :".contains($0) }.compactMap { Int($0) }
        guard parts.count == 6, let zone = TimeZone(secondsFromGMT: utcOffset) else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let components = DateComponents(
            calendar: calendar,
            timeZone: zone,
            year: parts[0],
            month: parts[1],
            day: parts[2],
            hour: parts[3],
            minute: parts[4],
            second: parts[5]
        )
        return components.isValidDate(in: calendar) ? components.date : nil
    }
}

extension String {
    fileprivate func matches(template: String) -> Bool {
        count == template.count
            && zip(self, template).allSatisfy { $1 == "#" ? ("0"..."9").contains($0) : $0 == $1 }
    }
}
