import Foundation
import Payouts
import TerminalUI

/// What the detail says about one notification, as lines.
struct NotificationDetail {
    let summary: NotificationSummary
    /// What is known beyond the list, once it was read.
    let record: NotificationRecord?
    /// Where its provider's portal shows a payout, if that was configured.
    let portal: PortalLink?
    /// The key of a command, for who may run it.
    let key: (ConsoleCommand) -> String?
    let utcOffset: Int
    let isRevealed: Bool
    let isExact: Bool
    let width: Int
    let glyphs: Glyphs

    var lines: [StyledText] {
        let text = NotificationText(summary)
        let step = text.nextStep(replayKey: key(.replayNotification))
        let fate = [
            FieldList.Field("Fate", NotificationBadge(summary).text(glyphs)),
            FieldList.Field("Why", StyledText(text.meaning)),
            FieldList.Field("What to do", StyledText(step)),
        ]
        let parts = [fate, subjectFields, acts].filter { !$0.isEmpty }
        return parts.flatMap { FieldList($0, labelWidth: 10).lines(width: width) + [""] } + arrived
    }

    // MARK: What it says

    private var subjectFields: [FieldList.Field] {
        var fields: [FieldList.Field] = []
        if let claim = summary.claim {
            let badge = claim.badge?.text(glyphs) ?? StyledText("no such order")
            let raw = record?.evidence.map(\.rawStatus) ?? ""
            let said = raw.isEmpty ? "" : "  “\(raw)”"
            fields.append(FieldList.Field("Says", badge + StyledText(said, .muted)))
        }
        fields += summary.mismatches.map { FieldList.Field("Differs", StyledText($0, .attention)) }
        guard let names = summary.names else { return fields }
        if names.orderNumber != nil {
            fields.append(FieldList.Field("Order no", portal.text(.orderNumber, of: names)))
        }
        if names.reference != nil {
            fields.append(FieldList.Field("Reference", portal.text(.reference, of: names)))
        }
        return fields + [FieldList.Field("Payout", payout)]
    }

    private var payout: StyledText {
        guard let id = summary.payout else { return StyledText("none here", .muted) }
        let way = key(.showItsPayout).map { "  \($0) opens it" } ?? ""
        let status = record?.payout.map { StatusBadge($0.status).text(glyphs) }
        let amount = summary.amount.map { StyledText("  \($0)", .money) } ?? ""
        return StyledText(id.rawValue, .title) + (status.map { StyledText("  ") + $0 } ?? "")
            + amount + StyledText(way, .muted)
    }

    // MARK: When

    private var acts: [FieldList.Field] {
        var fields = [
            FieldList.Field("Received", time(summary.receivedAt)),
            FieldList.Field("From", StyledText("\(summary.sourceAddress), at \(summary.provider)")),
        ]
        if let appliedAt = record?.appliedAt {
            fields.append(FieldList.Field("Applied", time(appliedAt)))
        }
        if let act = record?.dismissal { fields.append(FieldList.Field("Seen", line(act))) }
        if let of = summary.replayOf {
            let act = record?.replay.map { StyledText(", ") + line($0) } ?? ""
            fields.append(FieldList.Field("Replay of", StyledText("notification \(of)") + act))
        }
        if let id = record?.replayedAs {
            fields.append(FieldList.Field("Replayed", StyledText("as notification \(id)")))
        }
        return fields
    }

    private func line(_ act: NotificationRecord.Act) -> StyledText {
        StyledText("by \(act.by.rawValue), ") + time(act.at)
    }

    private func time(_ date: Date) -> StyledText {
        let text = TimeText.full(date, utcOffset: utcOffset)
        return StyledText("\(text) \(TimeText.zone(utcOffset))")
    }

    // MARK: What arrived

    private var arrived: [StyledText] {
        guard let record else { return [StyledText("Reading what arrived…", .muted)] }
        let body = NotificationBody(message: record.message, isRevealed: isRevealed)
        let headers =
            body.headers.isEmpty ? [StyledText("none", .muted)] : body.headers
        return [StyledText("Headers", .label)] + headers.flatMap { $0.wrapped(to: width) }
            + [""] + bodyLines(body, bytes: record.message.body.count)
    }

    /// With what the heading of the body begins.
    static let bodyTitle = "Body"

    private func bodyLines(_ body: NotificationBody, bytes: Int) -> [StyledText] {
        let way = key(.revealNotification).map {
            isRevealed ? "; \($0) hides names and accounts" : "; \($0) shows them"
        }
        let state = (isRevealed ? "as it arrived" : "names and accounts hidden") + (way ?? "")
        let heading =
            StyledText(Self.bodyTitle, .label)
            + StyledText("  \(bytes.grouped) bytes, \(state)", .muted)
        guard let text = body.body(isExact: isExact) else {
            return heading.wrapped(to: width)
                + [StyledText("It is not JSON, and hidden whole.", .muted)]
        }
        return heading.wrapped(to: width) + DetailText.indented(text, width: width)
    }
}
