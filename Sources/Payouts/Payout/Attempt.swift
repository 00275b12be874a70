package import Foundation

/// One submission of a payout to its provider under one reference.
package struct Attempt: Hashable, Sendable {
    /// Counts the attempts of one payout from 1.
    package let number: Int
    /// When the attempt became durable, before the first byte left.
    package let startedAt: Date
    /// Until when its process may still be sending; afterwards anybody may call it interrupted.
    package let leaseUntil: Date
    /// When its outcome was recorded.
    package var finishedAt: Date?
    /// How it ended; `nil` while it may still be in flight.
    package var outcome: AttemptOutcome?
    /// What was sent and answered, with secrets removed.
    package var exchange: WireExchange?

    /// Creates an attempt as it was begun or as it is stored.
    package init(
        number: Int,
        startedAt: Date,
        leaseUntil: Date,
        finishedAt: Date? = nil,
        outcome: AttemptOutcome? = nil,
        exchange: WireExchange? = nil
    ) {
        self.number = number
        self.startedAt = startedAt
        self.leaseUntil = leaseUntil
        self.finishedAt = finishedAt
        self.outcome = outcome
        self.exchange = exchange
    }
}

/// How a submission ended.
package enum AttemptOutcome: Hashable, Sendable {
    /// No byte of the request left: safe to submit again under the same reference.
    case notSent(NotSentReason)
    /// The provider answered in a documented way.
    case answered(Evidence)
    /// The request left, or may have left, and there is no trustworthy answer.
    case unknown(UnknownReason)
}

/// Why no byte of a request left.
package enum NotSentReason: String, CaseIterable, Hashable, Sendable {
    case nameNotResolved, connectionRefused, connectTimeout, tlsFailure, unreachable

    /// The reason in plain words.
    package var text: String {
        switch self {
        case .nameNotResolved: "the provider's host name was not found"
        case .connectionRefused: "the provider refused the connection"
        case .connectTimeout: "no connection within the time limit"
        case .tlsFailure: "no secure connection could be made"
        case .unreachable: "the provider could not be reached"
        }
    }
}

/// Why nobody knows what became of a request.
package struct UnknownReason: Hashable, Sendable {
    /// What went wrong.
    package let kind: Kind
    /// Details for the on-call engineer: an HTTP status, a transport error.
    ///
    /// Never a secret.
    package let detail: String
    /// The provider's own error, explained, where it named one.
    ///
    /// It is kept with the payout; an attempt that was read from the ledger has the detail alone.
    package let reason: ProviderReason?

    /// What can go wrong between sending and a trustworthy answer.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case timeout, connectionLost, serverError, unreadableAnswer, oversizedAnswer
        case undocumentedAnswer, undecidedError, interrupted
    }

    /// Creates a reason.
    package init(_ kind: Kind, detail: String = "", reason: ProviderReason? = nil) {
        self.kind = kind
        self.detail = detail
        self.reason = reason
    }

    /// Creates the reason for a documented error that leaves open what became of the payout.
    package init(undecided reason: ProviderReason) {
        let detail = "\(reason.code): \(reason.explanation)"
        self.init(.undecidedError, detail: detail, reason: reason)
    }

    /// The reason in plain words.
    package var text: String {
        let words =
            switch kind {
            case .timeout: "no answer in time"
            case .connectionLost: "the connection was lost before an answer"
            case .serverError: "the provider answered with a server error"
            case .unreadableAnswer: "the answer could not be read"
            case .oversizedAnswer: "the answer was larger than any real one"
            case .undocumentedAnswer: "the answer is not a documented one"
            case .undecidedError: "the provider's error leaves open what became of it"
            case .interrupted: "Paydesk was interrupted while sending"
            }
        return detail.isEmpty ? words : "\(words) (\(detail))"
    }
}

/// One request and its answer as they went over the wire, with secrets removed.
package struct WireExchange: Hashable, Sendable {
    /// The method and the URL.
    package let requestLine: String
    /// The request's headers in order; secrets read `[secret]`.
    package let requestHeaders: [HeaderField]
    /// The request's body, exactly as sent.
    package let requestBody: String
    /// The HTTP status, or `nil` when there was no answer.
    package let responseStatus: Int?
    /// The answer's body, cut at the size limit; empty when there was none.
    package let responseBody: String
    /// How long it took from the start to the end.
    package let elapsed: Duration

    /// A header's name and value.
    package struct HeaderField: Hashable, Sendable {
        /// The name as sent.
        package let name: String
        /// The value as sent, or `[secret]`.
        package let value: String

        /// Creates a header field.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Creates a record of one exchange.
    package init(
        requestLine: String,
        requestHeaders: [HeaderField],
        requestBody: String,
        responseStatus: Int?,
        responseBody: String,
        elapsed: Duration
    ) {
        self.requestLine = requestLine
        self.requestHeaders = requestHeaders
        self.requestBody = requestBody
        self.responseStatus = responseStatus
        self.responseBody = responseBody
        self.elapsed = elapsed
    }
}
