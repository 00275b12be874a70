import Foundation
import Payouts
import Testing

/// The whole status machine as one table, so that no rule of it changes unseen.
struct PayoutStatusStepTests {
    /// `·` is refused, `=` stays; any other cell is the status after the event.
    static let expected = """
                        pendingApproval queued          submitting processing unknown    paid     failed returned rejected canceled
        approve         queued          ·               ·          ·          ·          ·        ·      ·        ·        ·
        reject          rejected        ·               ·          ·          ·          ·        ·      ·        ·        ·
        cancel          canceled        canceled        ·          ·          ·          ·        ·      ·        ·        ·
        beginAttempt    ·               submitting      ·          ·          ·          ·        ·      ·        ·        ·
        notSent         =               =               queued     =          =          =        =      =        =        =
        outcomeUnknown  =               =               unknown    =          =          =        =      =        =        =
        repeatUnderKey  ·               ·               ·          ·          =          ·        ·      ·        ·        ·
        resubmit        ·               ·               ·          ·          queued     ·        ·      ·        ·        ·
        heldForBalance  ·               =               ·          ·          ·          ·        ·      ·        ·        ·
        becameLate      ·               =               ·          =          ·          ·        ·      ·        ·        ·
        approverMissing =               ·               ·          ·          ·          ·        ·      ·        ·        ·
        approvalVoided  ·               pendingApproval ·          ·          =          ·        ·      ·        ·        ·
        acknowledge     =               =               =          =          =          =        =      =        =        =
        secondAwaited   =               =               =          =          =          =        =      =        =        =
        pending         =               processing      processing =          processing =        =      =        =        =
        paid            =               paid            paid       paid       paid       =        paid   paid     =        =
        failed          =               failed          failed     failed     failed     returned =      =        =        =
        returned        =               returned        returned   returned   returned   returned =      =        =        =
        unclear         =               =               unknown    unknown    =          =        =      =        =        =
        notFound        =               =               =          =          =          =        =      =        =        =
        """

    @Test func `every event in every status`() {
        #expect(table == Self.expected)
    }

    @Test func `what may have been sent stays unknown when its approval is void`() throws {
        let event = PayoutEvent.approvalVoided(mayHaveLeft: true)
        #expect(try PayoutStatus.queued.step(event) == .unknown)
        #expect(try PayoutStatus.unknown.step(event) == .unknown)
    }

    @Test func `a refusal names the status and the event`() {
        #expect(throws: LifecycleError(status: .paid, event: "cancel")) {
            try PayoutStatus.paid.step(.cancel("sent by mistake"))
        }
    }

    @Test(arguments: PayoutStatus.allCases)
    func `what reports the past is never refused`(_ status: PayoutStatus) {
        let reports = everyEvent.filter { event in
            switch event {
            case .approve, .reject, .cancel, .beginAttempt, .repeatUnderKey, .resubmit,
                .heldForBalance, .becameLate, .approverMissing, .approvalVoided, .acknowledge,
                .secondAwaited:
                false
            case .notSent, .outcomeUnknown, .evidence: true
            }
        }
        for event in reports {
            #expect(throws: Never.self, "\(event.name)") { try status.step(event) }
        }
    }

    // MARK: Table

    private var everyEvent: [PayoutEvent] {
        [
            .approve, .reject("duplicate"), .cancel("sent by mistake"), .beginAttempt,
            .notSent(.connectionRefused), .outcomeUnknown(UnknownReason(.timeout)),
            .repeatUnderKey, .resubmit, .heldForBalance, .becameLate, .approverMissing(true),
            .approvalVoided(mayHaveLeft: false), .acknowledge, .secondAwaited(true),
        ] + Evidence.Claim.allCases.map { .evidence(.fixture($0)) }
    }

    private var table: String {
        let header = PayoutStatus.allCases.map(\.rawValue)
        let rows = everyEvent.map { event in
            [event.name] + PayoutStatus.allCases.map { cell(event, in: $0) }
        }
        return TextTable([[""] + header] + rows).text
    }

    private func cell(_ event: PayoutEvent, in status: PayoutStatus) -> String {
        guard let next = try? status.step(event) else { return "·" }
        return next == status ? "=" : next.rawValue
    }
}
