import PayoutService
import Payouts
import PayoutsTesting
import Testing

struct ServiceErrorTests {
    private static let refusal = LifecycleError(status: .paid, event: "cancel")
    private static let reason = ProviderReason(
        code: "E7",
        explanation: "The signature is wrong.",
        nextStep: "Check the key."
    )
    private static let problem = FieldProblem(
        key: "amount",
        label: "Amount",
        message: "must be at least 50,000 VND"
    )

    static let messages: [(ServiceError, String)] = [
        (
            .notConfigured(.dvpay),
            "dvpay is not configured here. Add it to the configuration, then try again."
        ),
        (.invalid(FieldProblems([problem])), "amount (Amount): must be at least 50,000 VND"),
        (
            .store(.duplicate("PO-1")),
            "PO-1 exists already; nothing was changed. Look at it before paying again."
        ),
        (
            .store(.notFound("PO-1")),
            "There is no payout PO-1 in this ledger. Check the id and the ledger."
        ),
        (
            .store(.refused(refusal)),
            "The payout is paid; cancel cannot happen to it now. Look at its timeline first."
        ),
        (
            .store(.cannotOpen(path: "a.db", detail: "no folder")),
            "a.db cannot be opened (no folder). Check its path, owner and mode."
        ),
        (.store(.failed("full")), "The ledger failed: full; check its disk, then try again."),
        (
            .store(.busy(path: "a.db")),
            "a.db is kept busy by another process. Try again."
        ),
        (
            .provider(.dvpay, .notSent(.unreachable)),
            "dvpay: the provider could not be reached; nothing was sent. Check the network."
        ),
        (
            .provider(.dvpay, .noAnswer("HTTP 502")),
            "dvpay: no usable answer (HTTP 502). Try again in a minute."
        ),
        (
            .provider(.dvpay, .refused(reason)),
            "dvpay: The signature is wrong. Check the key."
        ),
        (.notSupported("Use the file."), "Use the file."),
    ]

    @Test(arguments: messages)
    func `a message says what happened and what to do next`(error: ServiceError, text: String) {
        #expect(error.message == text)
    }

    @Test func `a withheld resubmission says why and what to do`() async throws {
        let desk = try Desk()
        await desk.provider.onCreate { _ in .lostRequest }
        let payout = try await desk.submitted()
        let error = await #expect(throws: ServiceError.self) {
            try await desk.service.resubmit(payout.id, by: Desk.mai)
        }
        #expect(
            error?.message == "\(payout.id) cannot be submitted again: the provider has denied "
                + "the order 0 of 3 times over five minutes; query it again."
        )
    }
}
