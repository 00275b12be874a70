import PayoutService
import Payouts

/// The submission of a kept payout by a command, and what its caller must know about the end.
struct Submission {
    /// The payout as it stands.
    let payout: Payout
    /// What holds it, where it stays queued and something does.
    var hold: SubmissionHold?

    /// How long another process may take that has claimed the payout.
    private static let patience = Duration.seconds(60)

    /// Submits a payout that is in the ledger, and waits for the answer.
    ///
    /// - Throws: ``CommandFailure`` with status 75: from here on, nobody can say that nothing left.
    static func run(
        _ id: PayoutID,
        by name: OperatorName,
        _ service: PayoutService
    ) async throws(CommandFailure) -> Submission {
        do throws(ServiceError) {
            let payout = try await service.submit(id, by: name, patience: patience)
            // Why is good to know; without knowing it, the payout is as safe.
            let hold = payout.status == .queued ? try? await service.hold(on: payout) : nil
            return Submission(payout: payout, hold: hold)
        } catch .notPermitted(let sentence) {
            throw CommandFailure(.notPermitted, "\(id) is kept and nothing was sent. \(sentence)")
        } catch {
            throw CommandFailure(
                .unknownOutcome,
                "\(id) is kept, but may have been sent: \(error.message) Do not create it again; "
                    + "`paydesk show \(id)` tells how it stands."
            )
        }
    }

    /// Why a submission does not end with status 0, or `nil` when the provider took it on.
    ///
    /// A refusal by the provider is 65, as `sysexits.h` says of input that is no good: it is
    /// final, no money moved, and the same payout would be refused again. Neither 69 nor 75 would
    /// do, since both keep the payout alive and tell a script not to create another one.
    func failure(isLeftQueued: Bool) -> CommandFailure? {
        switch payout.status {
        case .pendingApproval, .processing, .paid: nil
        case .queued:
            isLeftQueued
                ? nil
                : CommandFailure(
                    .unavailable,
                    "\(payout.id) stays queued: \(reason), and "
                        + "\(payout.attemptCount > 1 ? "nothing more" : "nothing") was sent. "
                        + "A running `paydesk serve` or console will send it; do not create it "
                        + "again."
                )
        case .submitting, .unknown:
            CommandFailure(
                .unknownOutcome,
                "\(payout.id): the outcome is unknown. Do not create it again; "
                    + "`paydesk show \(payout.id)` says what settles it."
            )
        case .failed, .returned:
            CommandFailure(
                .invalidData,
                "\(payout.id) was \(payout.status == .failed ? "refused" : "returned"): "
                    + "\(payout.reason?.explanation ?? "no reason given")"
                    + " \(payout.reason?.nextStep ?? "")"
            )
        case .rejected, .canceled:
            CommandFailure(
                .invalidData,
                "\(payout.id) was \(payout.status) by somebody else; nothing was sent."
            )
        }
    }

    private var reason: String {
        switch hold {
        case .paused(let pause):
            "\(payout.provider) is paused by \(pause.by.rawValue) (\(pause.reason))"
        case .failing(let failure):
            "\(payout.provider) fails (\(failure)), so that payouts are held until it answers "
                + "again"
        case .balance: "the balance at \(payout.provider) does not cover it"
        case nil: "\(payout.provider) could not be reached"
        }
    }
}
