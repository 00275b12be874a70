import ArgumentParser
import Foundation
import PayoutService
import Payouts

/// The command `paydesk snooze ID`.
struct Snooze: CareCommand {
    static let configuration = CommandConfiguration(
        commandName: "snooze",
        abstract: "Take a payout off the worklist until a time, or until it has a new reason."
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @Argument(help: "The payout's id or order number.") var id: String
    @OptionGroup var end: SnoozeOptions

    func change(
        _ payout: Payout,
        _ service: PayoutService,
        _ composition: Composition
    ) async throws -> PayoutCare {
        let until = try end.date(at: composition.context.now())
        return try await service.snooze(payout.id, until: until, by: composition.operatorName)
    }
}

/// Until when something is off the worklist.
struct SnoozeOptions: ParsableArguments {
    @Option(help: "Until this time: 2026-11-21T14:30:00Z or 2026-11-21T21:30:00+07:00.")
    var until: String?
    @Option(name: .customLong("for"), help: "For so long: 30m, 2h.") var length: String?
    @Flag(help: "Back on the worklist now.") var end = false

    /// The longest that something may stay out of sight.
    private static let maximumLength: TimeInterval = 30 * 86_400

    func validate() throws {
        guard [until != nil, length != nil, end].filter({ $0 }).count == 1 else {
            throw ValidationError("Give either --until, --for or --end.")
        }
        if let length, Duration(text: length) == nil {
            throw ValidationError("--for must be a duration such as 30m or 2h.")
        }
        if let until, Self.time(until) == nil {
            throw ValidationError("--until must be a time such as 2026-11-21T14:30:00Z.")
        }
    }

    /// When it is back; `nil` for now.
    ///
    /// - Throws: ``CommandFailure`` for a time that is past or too far away.
    func date(at now: Date) throws(CommandFailure) -> Date? {
        let date =
            until.flatMap(Self.time)
            ?? length.flatMap { Duration(text: $0) }.map { now + $0.inSeconds }
        if let date {
            guard date > now, date <= now + Self.maximumLength else {
                throw CommandFailure(.usage, "A snooze ends in the next 30 days.")
            }
        }
        return date
    }

    private static func time(_ text: String) -> Date? {
        try? Date(text, strategy: .iso8601)
    }
}
