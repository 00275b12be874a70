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
            FieldList([
                FieldList.Field("Attempt", StyledText("\(attempt.number)", .title)),
                FieldList.Field("Began", StyledText(clock(attempt.startedAt))),
                FieldList.Field("Took", took(attempt)),
                FieldList.Field("Outcome", outcome(attempt)),
                FieldList.Field(
                    "Sent to",
                    StyledText(attempt.exchange?.requestLine ?? "not known")
                ),
                FieldList.Field("Under", StyledText(payout.orderNumber.rawValue)),
            ])
            .lines(width: width) + [""]
        }
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
        case .answered(let evidence): StyledText(evidence.cause)
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
            return [StyledText("Nothing has gone over the wire yet.", .muted)]
        }
        return exchanges.flatMap { name, at, exchange in
            [StyledText("\(name) · \(clock(at))", .title)] + lines(of: exchange) + [""]
        }
    }

    private func lines(of exchange: WireExchange) -> [StyledText] {
        let answer =
            exchange.responseStatus.map { StyledText("Answer: HTTP \($0)", .label) }
            ?? StyledText("No answer", .attention)
        let answered = exchange.responseBody.isEmpty ? [] : [masked(exchange.responseBody)]
        return Self.requestLines(exchange, mask: masked).flatMap { $0.wrapped(to: width) }
            + answer.wrapped(to: width)
            + answered.flatMap { Self.bodyLines($0, width: width) }
    }

    static func requestLines(
        _ exchange: WireExchange,
        mask: (String) -> String
    ) -> [StyledText] {
        [StyledText(exchange.requestLine, .label)]
            + exchange.requestHeaders.map { header in
                StyledText("\(header.name): ", .muted) + StyledText(header.value)
            }
            + [StyledText(mask(exchange.requestBody), .value)]
    }

    /// A body line by line, so that a formatted answer keeps its shape.
    private static func bodyLines(_ body: String, width: Int) -> [StyledText] {
        body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .flatMap { StyledText(String($0), .value).wrapped(to: width) }
    }
}
