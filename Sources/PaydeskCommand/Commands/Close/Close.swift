import ArgumentParser
import Payouts

/// The command `paydesk close`.
struct Close: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Close a provider's day, and verify later what it came to.",
        discussion: """
            A day is the provider's own, in its time zone, and is closed once it is over, one after \
            the other. In flight is what was created and has neither a final word nor was \
            withdrawn; opening + created + reversed - paid - failed - returned - withdrawn = \
            closing. A day whose statement was not compared, with unresolved breaks, or payouts of \
            unknown outcome or in flight, must be signed for with --sign. The pack is sealed with \
            SHA-256, and the seal goes into the audit trail; what changes later is an adjustment.
            """,
        subcommands: [
            CloseOneDay.self, PreviewClose.self, ShowClose.self, VerifyClose.self, ListCloses.self,
            ListCloseAdjustments.self,
        ],
        defaultSubcommand: CloseOneDay.self
    )
}

/// The options that name a provider's day.
struct CloseDayOptions: ParsableArguments {
    @Option(help: "Which provider.", completion: .providers) var provider: String
    @Option(help: "Which day, where the provider is: 2026-11-20.") var day: String

    func validate() throws {
        guard CalendarDay(day) != nil else { throw Self.invalid }
    }

    /// The provider and the day.
    func read() throws -> (provider: ProviderID, day: CalendarDay) {
        guard let date = CalendarDay(day) else { throw Self.invalid }
        return (try FilterText.provider(provider), date)
    }

    static let invalid = ValidationError("--day must be a day such as 2026-11-20.")
}

/// The options that choose closed days.
struct CloseSelectionOptions: ParsableArguments {
    @Option(help: "Only this provider's.", completion: .providers) var provider: String?
    @Option(help: "Only this day: 2026-11-20.") var day: String?
    @Option(help: "How many at most, from 1 to \(CloseLimits.maximumPage).") var limit = 100

    func validate() throws {
        guard day.map({ CalendarDay($0) != nil }) ?? true else { throw CloseDayOptions.invalid }
        guard (1...CloseLimits.maximumPage).contains(limit) else {
            throw ValidationError("--limit must be from 1 to \(CloseLimits.maximumPage).")
        }
    }

    /// The filter.
    func filter() throws -> AdjustmentFilter {
        AdjustmentFilter(
            provider: try provider.map(FilterText.provider),
            day: day.flatMap { CalendarDay($0) }
        )
    }
}
