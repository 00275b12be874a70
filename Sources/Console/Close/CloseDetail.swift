import Payouts
import TerminalUI

/// One closed day as the detail shows it: what was sealed, by whom, and what changed since.
struct CloseDetail {
    let sight: CloseSight
    let check: CloseCheck?
    let verifyKey: String
    let width: Int
    let glyphs: Glyphs

    /// In more columns, amounts would stand too far from what they are of.
    static let maximumWidth = 100

    private var close: DailyClose { sight.sealed.close }
    private var text: CloseText { CloseText(content: close.content, width: width) }

    var lines: [StyledText] {
        FieldList(head, labelWidth: 10).lines(width: width) + [""] + text.figures
            + section("Signed for", text.breaks + text.unknown + text.inFlight([]))
            + section("Resolved since the close before", text.resolved)
            + section(
                "Results of earlier days that changed in this one",
                text.adjustments(close.adjustments)
            )
            + section(
                "Changed after the end of the day",
                text.adjustments(sight.adjustments)
            ) + [""] + FieldList(proof, labelWidth: 10).lines(width: width)
    }

    private var head: [FieldList.Field] {
        let signature = close.signature
        let at = TimeText.full(signature.at, utcOffset: close.day.utcOffset).prefix(16)
        return [
            FieldList.Field(
                "Closed by",
                StyledText(signature.by.rawValue, .title)
                    + StyledText(", \(at) \(close.day.zone)", .muted)
            ),
            FieldList.Field(
                "Note",
                signature.note.isEmpty
                    ? StyledText("nothing was open", .muted) : StyledText(signature.note)
            ),
            FieldList.Field(
                "Compared",
                close.comparison.map { StyledText("by comparison \($0)") }
                    ?? StyledText("with no statement", .attention)
            ),
            FieldList.Field("Verified", verified),
        ]
    }

    private var verified: StyledText {
        if let check { return check.text(glyphs) }
        guard sight.sealed.seal == sight.kept else {
            return StyledText("The ledger no longer gives what was sealed.", .error, .bold)
        }
        return StyledText("not yet: \(verifyKey) compares it with its pack", .muted)
    }

    private var proof: [FieldList.Field] {
        [
            FieldList.Field("Seal", Self.digest("\(sight.kept)")),
            FieldList.Field(
                "Audit head",
                StyledText("record \(Int(close.auditHead.count).grouped), ", .muted)
                    + Self.digest("\(close.auditHead.hash)")
            ),
        ]
    }

    /// A digest in groups, which the eye can compare and a line can break between.
    static func digest(_ digits: String) -> StyledText {
        let groups = stride(from: 0, to: digits.count, by: 16).map {
            String(digits.dropFirst($0).prefix(16))
        }
        return StyledText(groups.joined(separator: " "), .muted)
    }

    private func section(_ title: String, _ lines: [StyledText]) -> [StyledText] {
        lines.isEmpty ? [] : ["", StyledText(title, .title)] + lines
    }
}
