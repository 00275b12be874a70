import Foundation
import Payouts
import TerminalUI

extension DetailText {
    /// What was submitted, when, and how it ended.
    var attempts: [StyledText] {
        guard !history.attempts.isEmpty else {
            return [StyledText("Nothing has been submitted yet.", .muted)]
        }
        return history.attempts.flatMap { attempt in
            FieldList(fields(of: attempt)).lines(width: width) + [""]
        }
    }

    private func fields(of attempt: Attempt) -> [FieldList.Field] {
        var fields = [FieldList.Field("Attempt", StyledText("\(attempt.number)", .title))]
        if isRepeat(attempt) {
            fields.append(FieldList.Field("Kind", StyledText(Self.repeated)))
        }
        return fields + [
            FieldList.Field("Began", StyledText(clock(attempt.startedAt))),
            FieldList.Field("Took", took(attempt)),
            FieldList.Field("Outcome", outcome(attempt)),
            FieldList.Field(
                "Sent to",
                StyledText(masked(attempt.exchange?.requestLine ?? "not known"))
            ),
            FieldList.Field(
                "Under",
                StyledText(
                    profile?.sendsOrderNumber == false
                        ? payout.idempotencyKey.rawValue : payout.orderNumber.rawValue
                )
            ),
        ]
    }

    private func took(_ attempt: Attempt) -> StyledText {
        guard let elapsed = attempt.exchange?.elapsed else { return StyledText("–", .muted) }
        let milliseconds =
            elapsed.components.seconds * 1_000
            + elapsed.components.attoseconds / 1_000_000_000_000_000
        return StyledText("\(Int(milliseconds).grouped) ms")
    }

    private func outcome(_ attempt: Attempt) -> StyledText {
        switch attempt.outcome {
        case nil: StyledText("in flight", .inMotion)
        case .notSent(let reason): StyledText("nothing was sent: \(reason.text)", .muted)
        case .answered(let evidence): StyledText(masked(evidence.cause))
        case .unknown(let reason): StyledText(reason.text, .attention)
        }
    }

    /// What went over the wire, the latest first, with secrets removed.
    var raw: [StyledText] {
        let attempts = history.attempts.compactMap { attempt in
            attempt.exchange.map { ("Attempt \(attempt.number)", attempt.startedAt, $0) }
        }
        let queries = history.queries.compactMap { query in
            query.exchange.map { ("Query", query.at, $0) }
        }
        let exchanges = (attempts + queries).sorted { $0.1 > $1.1 }
        guard !exchanges.isEmpty else {
            let words =
                history.payout.attemptCount == 0
                ? "Nothing has gone over the wire yet." : "No message about it is kept here."
            return [StyledText(words, .muted)]
        }
        return exchanges.flatMap { name, at, exchange in
            [StyledText("\(name) · \(clock(at))", .title)] + lines(of: exchange) + [""]
        }
    }

    private func lines(of exchange: WireExchange) -> [StyledText] {
        let answer =
            exchange.responseStatus.map { StyledText("Answer: HTTP \($0)", .label) }
            ?? StyledText("No answer", .attention)
        return Self.headLines(exchange, mask: masked).flatMap { $0.wrapped(to: width) }
            + bodyLines(exchange.requestBody, below: nil)
            + bodyLines(exchange.responseBody, below: answer)
    }

    /// The request line and the headers.
    static func headLines(
        _ exchange: WireExchange,
        mask: (String) -> String
    ) -> [StyledText] {
        [StyledText(mask(exchange.requestLine), .label)]
            + exchange.requestHeaders.map { header in
                StyledText("\(header.name): ", .muted) + StyledText(header.value)
            }
    }

    /// A body below its heading: laid out where it is JSON, unless the exact text is asked for.
    private func bodyLines(_ body: String, below heading: StyledText?) -> [StyledText] {
        let formatted = isExact ? nil : JSONText.formatted(body)
        let marker = formatted == nil ? nil : StyledText("formatted for reading", .muted)
        let head = [heading, marker].compactMap(\.self)
        let first = head.dropFirst().reduce(head.first ?? "") { $0 + StyledText("  ") + $1 }
        let text = masked(formatted ?? body)
        return (head.isEmpty ? [] : first.wrapped(to: width))
            + (text.isEmpty ? [] : Self.indented(text, width: width))
    }

    /// Line by line; what is wrapped stays to the right of where its line began.
    static func indented(_ text: String, width: Int) -> [StyledText] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { line -> [StyledText] in
                let indent = min(line.prefix { $0 == " " }.count, width / 2)
                let lines = StyledText(String(line.dropFirst(indent)), .value)
                    .wrapped(to: max(1, width - indent - 2))
                return lines.enumerated().map { index, line in
                    StyledText(String(repeating: " ", count: indent + (index == 0 ? 0 : 2))) + line
                }
            }
    }
}
