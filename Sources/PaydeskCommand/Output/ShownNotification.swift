import Console
import Payouts

/// One notification with everything about it, as it goes to standard output.
struct ShownNotification: Encodable {
    let notification: NotificationOutput
    /// What it says about the money, where it was applied.
    @NullWithoutValue var claim: String?
    /// What it says so with, in the provider's own word.
    @NullWithoutValue var rawStatus: String?
    /// What it says that differs from the order.
    let differs: [String]
    /// The status of its payout now.
    @NullWithoutValue var payoutStatus: String?
    @NullWithoutValue var appliedAt: String?
    @NullWithoutValue var seen: Act?
    @NullWithoutValue var replay: Act?
    @NullWithoutValue var replayOf: Int64?
    @NullWithoutValue var replayedAs: Int64?
    let headers: [Header]
    let bodyBytes: Int
    /// `null` where nothing of it can be shown without showing all.
    @NullWithoutValue var body: String?
    let isRevealed: Bool

    /// Who did something, and when.
    struct Act: Encodable {
        let by: String
        let at: String

        init(_ act: NotificationRecord.Act) {
            (by, at) = (act.by.rawValue, PayoutOutput.time(act.at))
        }
    }

    /// A header; what lets somebody in is hidden.
    struct Header: Encodable {
        let name: String
        let value: String
    }

    init(_ record: NotificationRecord, isRevealed: Bool) {
        let arrived = NotificationBody(message: record.message, isRevealed: isRevealed)
        notification = NotificationOutput(record.summary)
        claim = record.summary.claim?.rawValue
        rawStatus = record.evidence?.rawStatus
        differs = record.summary.mismatches
        payoutStatus = record.payout?.status.rawValue
        appliedAt = record.appliedAt.map(PayoutOutput.time)
        seen = record.dismissal.map(Act.init)
        replay = record.replay.map(Act.init)
        replayOf = record.summary.replayOf
        replayedAs = record.replayedAs
        headers = arrived.shownHeaders.map { Header(name: $0.name, value: $0.value) }
        bodyBytes = record.message.body.count
        body = arrived.body(isExact: isRevealed)
        self.isRevealed = isRevealed
    }
}

extension ShownNotification {
    func text(_ format: OutputFormat) throws -> String {
        var rows = zip(NotificationOutput.columns, notification.cells).map { [$0, $1] }
        rows += [
            ["says", [claim, rawStatus].compactMap(\.self).joined(separator: " ")],
            ["differs", differs.joined(separator: "; ")],
            ["payout is", payoutStatus ?? ""], ["applied", appliedAt ?? ""],
            ["seen", text(seen)], ["replayed", text(replay)],
            ["replay of", replayOf.map(String.init) ?? ""],
            ["replayed as", replayedAs.map(String.init) ?? ""],
        ]
        .filter { !$0[1].isEmpty }
        rows += headers.map { ["header", "\($0.name): \($0.value)"] }
        let lines = body?.split(separator: "\n", omittingEmptySubsequences: false)
        rows.append(["bytes", "\(bodyBytes)"])
        rows += lines?.map { ["body", String($0)] } ?? [["body", "hidden; --reveal shows it"]]
        return try CommandOutput(payload: self, columns: ["field", "value"], rows: rows)
            .text(format)
    }

    private func text(_ act: Act?) -> String { act.map { "by \($0.by), \($0.at)" } ?? "" }
}
