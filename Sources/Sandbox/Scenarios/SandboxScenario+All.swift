extension SandboxScenario {
    /// Paid on the usual schedule.
    package static let success = SandboxScenario("00", "success", "paid after 20 s")

    /// Every scenario, by code.
    package static let all: [SandboxScenario] =
        [success] + outcomes + payProFailures + cashyProFailures + notifications + answers
        + outages + riddles + faults + refusals

    /// What the storm chooses endings from: whatever ends.
    static let endingOutcomes =
        (outcomes + payProFailures + cashyProFailures).filter(\.schedule.isEverFinal)

    /// What the storm chooses troubles of creates and queries from: whatever a query can end.
    static let endingAnswers =
        answers.filter { $0.distortion != .reference } + faults + refusals

    // MARK: - 01–10: outcomes

    private static let outcomes = [
        SandboxScenario(
            "01",
            "slow",
            "paid after 600 s",
            schedule: .ending(.paid).slowed(by: Schedule.slowFactor)
        ),
        SandboxScenario("02", "never-final", "never final", schedule: .endless),
        SandboxScenario(
            "03",
            "paid-then-returned",
            "paid after 20 s, returned after 60 s",
            schedule: .reversing(.paid, .returned)
        ),
        SandboxScenario(
            "04",
            "paid-then-failed",
            "paid after 20 s, failed after 60 s",
            schedule: .reversing(.paid, .failed(reason: nil))
        ),
        SandboxScenario(
            "05",
            "failed-then-paid",
            "failed after 20 s, paid after 60 s",
            schedule: .reversing(.failed(reason: nil), .paid)
        ),
        SandboxScenario(
            "06",
            "canceled",
            "canceled after 20 s",
            schedule: .ending(.canceled)
        ),
        SandboxScenario(
            "07",
            "undocumented-status",
            "a status that no document knows, for ever",
            schedule: .immediate(.undocumented)
        ),
        SandboxScenario("08", "paid-at-once", "paid at once", schedule: .immediate(.paid)),
        SandboxScenario(
            "09",
            "failed-at-once",
            "failed in the create's own answer",
            schedule: .immediate(.failed(reason: nil))
        ),
        SandboxScenario(
            "10",
            "failed",
            "failed after 20 s, for the provider's usual reason",
            schedule: .ending(.failed(reason: nil))
        ),
    ]

    // MARK: - 11–15 and 20–48: failures with each documented reason

    private static let payProFailures = failures(
        from: 11,
        PayProStatus.documentedFailures.map(\.code),
        of: "PayPro and Vexora"
    )
    private static let cashyProFailures = failures(
        from: 20,
        CashyProReason.documented,
        of: "CashyPro"
    )

    private static func failures(
        from first: Int,
        _ reasons: [String],
        of provider: String
    ) -> [SandboxScenario] {
        reasons.enumerated().map { offset, reason in
            SandboxScenario(
                String(first + offset),
                "failed:\(reason)",
                "failed after 20 s, \(provider): \(reason)",
                schedule: .ending(.failed(reason: reason))
            )
        }
    }

    // MARK: - 50–59: the messages go wrong

    private static let notifications = [
        notified("50", "lost", "paid after 20 s, never notified", .lost),
        notified("51", "late", "paid after 20 s, notified 120 s later", .late(seconds: 120)),
        notified("52", "duplicated", "notified three times", .duplicated(copies: 3)),
        notified("53", "parallel", "notified on four connections at once", .parallel(copies: 4)),
        notified(
            "54",
            "out-of-order",
            "paid after 20 s, failed after 60 s, the failure notified first",
            .outOfOrder,
            .reversing(.paid, .failed(reason: nil))
        ),
        notified(
            "55",
            "out-of-order-paid",
            "failed after 20 s, paid after 60 s, the payment notified first",
            .outOfOrder,
            .reversing(.failed(reason: nil), .paid)
        ),
        notified("56", "forged", "also notified of the contrary, wrongly signed", .forged),
        notified("57", "altered-amount", "notified of one unit less", .alteredAmount),
        notified("58", "unknown-order", "also notified of an order that never was", .unknownOrder),
        notified(
            "59",
            "before-answer",
            "paid at once, notified before the create is answered",
            .beforeAnswer
        ),
    ]

    private static func notified(
        _ code: String,
        _ name: String,
        _ summary: String,
        _ fault: NotificationFault,
        _ schedule: Schedule = .ending(.paid)
    ) -> SandboxScenario {
        SandboxScenario(
            code,
            "notify-\(name)",
            summary,
            schedule: schedule,
            notification: fault
        )
    }

    // MARK: - 60–62: what queries say

    private static let answers = [
        SandboxScenario(
            "60",
            "lost-then-found",
            "taken on, answer times out, queries find no such order for 60 s",
            fault: .timeout,
            hiddenSeconds: 60
        ),
        SandboxScenario(
            "61",
            "wrong-amount",
            "paid, but queries report another amount",
            distortion: .amount
        ),
        SandboxScenario(
            "62",
            "wrong-order",
            "paid, but queries answer about another order",
            distortion: .reference
        ),
    ]

    // MARK: - 63–64: the provider goes down

    static let outages = [
        before("63", "outage-closed", "every connection reset for 60 s", .outage(.closed)),
        before("64", "outage-unavailable", "HTTP 503 for 60 s", .outage(.unavailable)),
    ]

    // MARK: - 65: a message says what nobody knows

    private static let riddles = [
        notified(
            "65",
            "undocumented-status",
            "also notified of a status that no document knows",
            .undocumentedStatus
        )
    ]

    // MARK: - 70–79: the answer to the create is lost or damaged

    private static let faults = [
        before("70", "timeout", "no answer", .timeout),
        after("71", "timeout", "no answer", .timeout),
        before("72", "reset", "connection reset", .reset),
        after("73", "reset", "connection reset", .reset),
        before("74", "server-error", "HTTP 500", .serverError),
        after("75", "server-error", "HTTP 500", .serverError),
        after("76", "bad-json", "HTTP 200 with unreadable JSON", .badJSON),
        before("77", "bad-gateway", "HTTP 502 with a page", .badGateway),
        after("78", "bad-gateway", "HTTP 502 with a page", .badGateway),
        after("79", "truncated", "body shorter than announced", .truncated),
    ]

    // MARK: - 80–89: refusals, true or not

    private static let refusals = [
        after("80", "duplicate-answer", "says duplicate, although new", .refusal(.orderDuplicate)),
        before("81", "system-exception", "system exception", .refusal(.systemException)),
        after("82", "system-exception", "system exception", .refusal(.systemException)),
        before("83", "busy", "refused as busy", .refusal(.busy)),
        before("84", "maintenance", "refused for maintenance", .refusal(.maintenance)),
        before("85", "insufficient-balance", "refused for lack of money", .insufficientBalance),
        before("86", "bad-signature", "refused for its signature", .refusal(.signatureWrong)),
        before(
            "87",
            "duplicate-refusal",
            "says duplicate, nothing paid",
            .refusal(.orderDuplicate)
        ),
        before(
            "88",
            "not-permitted",
            "merchant or address not let in",
            .refusal(.callerNotPermitted)
        ),
        before("89", "account-unknown", "no such account", .refusal(.accountUnknown)),
    ]

    private static func before(
        _ code: String,
        _ name: String,
        _ summary: String,
        _ fault: Fault
    ) -> SandboxScenario {
        SandboxScenario(
            code,
            "\(name)-before",
            "\(summary), not paid unless sent again",
            fault: fault,
            isTakenOn: false
        )
    }

    private static func after(
        _ code: String,
        _ name: String,
        _ summary: String,
        _ fault: Fault
    ) -> SandboxScenario {
        SandboxScenario(code, "\(name)-after", "\(summary), paid after 20 s", fault: fault)
    }
}
