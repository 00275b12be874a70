import Foundation

/// How providers write the time.
enum ProviderTime {
    /// `2026-03-02T12:00:00Z`, as DVPay does.
    static func utc(_ date: Date) -> String { date.formatted(.iso8601) }

    /// `2026-03-02T12:00:00.500Z`, for the control API: simulated time runs fast.
    static func precise(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    /// `2026-03-02 07:00:00` at an offset from UTC, as CashyPro does for Colombia.
    static func zoneless(_ date: Date, secondsFromUTC: Int) -> String {
        let zone = TimeZone(secondsFromGMT: secondsFromUTC) ?? .gmt
        let style = Date.ISO8601FormatStyle(timeZone: zone)
        return date.formatted(
            style.year().month().day().dateTimeSeparator(.space)
                .time(includingFractionalSeconds: false)
        )
    }

    /// Milliseconds since 1970, as PayPro and Vexora do.
    static func milliseconds(_ date: Date) -> Int { Int(date.timeIntervalSince1970 * 1000) }
}
