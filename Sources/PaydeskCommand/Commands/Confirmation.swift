import Payouts
import TerminalUI

/// The question before what cannot be undone: the payout's id, typed by a person.
struct Confirmation {
    /// What is about to happen: "Submit PO-… again?".
    let question: String
    let payout: Payout
    /// Further facts, a line each.
    let facts: [String]
    /// What is true when the answer is no: "nothing was submitted".
    let otherwise: String

    /// Lets a person type the payout's id, below all that says which payment this is.
    ///
    /// - Throws: ``CommandFailure`` with status 64 when nobody confirms it.
    func obtain(_ context: CommandContext) throws(CommandFailure) {
        guard let ask = context.ask else {
            throw CommandFailure(
                .usage,
                "Without a terminal nobody can confirm this. Look at `paydesk show \(payout.id)`, "
                    + "then add --yes."
            )
        }
        let payee = [
            payout.beneficiary.name, payout.beneficiary.maskedAccount,
            payout.beneficiary.institution,
        ]
        .filter { !$0.isEmpty }.joined(separator: ", ")
        let lines = ["\(payout.amount) to \(payee)"] + facts
        let shown = lines.map { "  \(TextWidth.sanitized($0))\n" }.joined()
        let answer = ask("\(question)\n\(shown)Type its id to confirm: ")
        guard answer?.uppercased() == payout.id.rawValue else {
            throw CommandFailure(.usage, "That is not \(payout.id); \(otherwise).")
        }
    }
}
