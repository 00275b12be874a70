import Foundation
import Payouts
import Testing

struct CloseDayTests {
    private func day(_ utcOffset: Int) throws -> CloseDay {
        CloseDay(
            provider: .cashyproCO,
            day: try #require(CalendarDay("2026-11-20")),
            utcOffset: utcOffset
        )
    }

    @Test(arguments: [
        (7 * 3_600, "2026-11-20T00:00:00.000000+07:00", "2026-11-21T00:00:00.000000+07:00"),
        (-3 * 3_600, "2026-11-20T00:00:00.000000-03:00", "2026-11-21T00:00:00.000000-03:00"),
        (19_800, "2026-11-20T00:00:00.000000+05:30", "2026-11-21T00:00:00.000000+05:30"),
        (0, "2026-11-20T00:00:00.000000+00:00", "2026-11-21T00:00:00.000000+00:00"),
    ])
    func `a day begins and ends at midnight where the provider is`(
        utcOffset: Int,
        start: String,
        end: String
    ) throws {
        let day = try day(utcOffset)
        #expect(day.text(of: day.start) == start)
        #expect(day.text(of: day.end) == end)
        let midnight = Date(timeIntervalSince1970: 1_795_132_800)
        #expect(day.start == midnight - TimeInterval(utcOffset))
        #expect(day.end == day.start + 86_400)
    }

    @Test func `a time is written to the microsecond, before 1970 too`() throws {
        let day = try day(-5 * 3_600)
        let time = Date(timeIntervalSince1970: 1_795_271_527.125)
        #expect(day.text(of: time) == "2026-11-21T09:32:07.125000-05:00")
        let old = Date(timeIntervalSince1970: -0.5)
        #expect(day.text(of: old) == "1969-12-31T18:59:59.500000-05:00")
    }
}
