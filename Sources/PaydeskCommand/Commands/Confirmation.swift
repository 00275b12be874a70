import Payouts
import TerminalUI

/// The question before what cannot be undone: an id, typed by a person.
struct Confirmation {
    /// What is about to happen: "Submit PO-… again?".
    let question: String
    /// What is typed to say yes.
    let id: String
    /// What that is called: an id, or how many there are.
    var what = "its id"
    /// What it is about, a line each.
    let facts: [String]
    /// The command that shows more of it.
    let look: String
    /// What is true when the answer is no: "nothing was submitted".
    let otherwise: String

    /// Lets a person type the id, below all that says what it is about.
    ///
    /// - Throws: ``CommandFailure`` with status 64 when nobody confirms it.
    func obtain(_ context: CommandContext) throws(CommandFailure) {
        guard let ask = context.ask else {
            throw CommandFailure(
                .usage,
                "Without a terminal nobody can confirm this. Look at `\(look)`, then add --yes."
            )
        }
        let shown = facts.map { "  \(TextWidth.sanitized($0))\n" }.joined()
        let answer = ask("\(question)\n\(shown)Type \(what) to confirm: ")
        guard answer?.uppercased() == id else {
            throw CommandFailure(.usage, "That is not \(id); \(otherwise).")
        }
    }
}

extension Confirmation {
    /// A question about one payout, which says first how much it pays to whom.
    init(question: String, payout: Payout, facts: [String], otherwise: String) {
        let payee = [
            payout.beneficiary.name, payout.beneficiary.maskedAccount,
            payout.beneficiary.institution,
        ]
        .filter { !$0.isEmpty }.joined(separator: ", ")
        self.init(
            question: question,
            id: payout.id.rawValue,
            facts: ["\(payout.amount) to \(payee)"] + facts,
            look: "paydesk show \(payout.id)",
            otherwise: otherwise
        )
    }
}
