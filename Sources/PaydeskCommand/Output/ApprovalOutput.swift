import Foundation
import PayoutService
import Payouts

/// Something that waits for approval, as it goes to standard output.
struct ApprovalOutput: Encodable {
    let id: String
    let providers: [String]
    let payouts: Int
    let totals: [PayoutOutput.Amount]
    @NullWithoutValue var beneficiary: PayoutOutput.Who?
    let maker: String
    let since: String
    /// Who has approved it so far.
    let approvedBy: [String]
    /// How many people must approve it.
    let needed: Int
    /// Who may; `null` when everybody may but its maker.
    @NullWithoutValue var checkers: [String]?
    /// Whether there are too few people who may.
    let isBlocked: Bool

    init(_ task: ApprovalTask) {
        let pending = task.pending
        id = "\(pending.subject)"
        providers = pending.providers.map(\.rawValue)
        payouts = pending.count
        totals = pending.totals.map(PayoutOutput.Amount.init)
        beneficiary = pending.beneficiary.map(PayoutOutput.Who.init)
        maker = pending.maker.rawValue
        since = PayoutOutput.time(pending.since)
        approvedBy = pending.approvals.map(\.by.rawValue)
        needed = task.requirement.checkers
        checkers = task.checkers?.map(\.rawValue)
        isBlocked = task.isBlocked
    }

    static let columns = [
        "id", "providers", "payouts", "total", "to", "maker", "since", "approved", "checkers",
    ]

    var cells: [String] {
        [
            id, providers.joined(separator: " "), "\(payouts)",
            totals.map { "\($0.text) \($0.currency)" }.joined(separator: " + "),
            beneficiary.map { $0.name.isEmpty ? $0.account : $0.name } ?? "", maker, since,
            "\(approvedBy.count) of \(needed)",
            isBlocked ? "nobody" : checkers?.joined(separator: " ") ?? "anybody else",
        ]
    }
}

/// What a checker looks at, as it goes to standard output.
struct ApprovalCaseOutput: Encodable {
    let approval: ApprovalOutput
    /// What an approval is bound to: `paydesk approve --content`.
    let content: String
    /// Which payout of the batch is shown, in the order of the file, from 1.
    let number: Int
    /// The payout that is shown.
    let payout: String
    /// The account number, masked unless it was asked for.
    let account: String
    /// The request for it, with secrets removed.
    let request: String
    let headers: [String]
    let body: String
    /// What became of earlier payouts to its account.
    let history: [String]
    /// How many of the payouts go to accounts that were never paid before.
    let newAccounts: Int

    init(_ found: ApprovalCase, withAccount: Bool) {
        approval = ApprovalOutput(found.task)
        content = "\(found.content.digest)"
        number = found.shown.index + 1
        payout = found.shown.payout.id.rawValue
        let hidden = found.shown.payout.beneficiary
        request = found.shown.request.requestLine
        headers = found.shown.request.requestHeaders.map { "\($0.name): \($0.value)" }
        account = withAccount ? hidden.account : hidden.maskedAccount
        body =
            withAccount
            ? found.shown.request.requestBody
            : found.shown.request.requestBody.replacingOccurrences(
                of: hidden.account,
                with: hidden.maskedAccount
            )
        history = found.shown.history.lines
        newAccounts = found.content.newAccounts
    }

    var rows: [[String]] {
        zip(ApprovalOutput.columns, approval.cells).map { [$0, $1] }
            + [["content", content], ["shown", "\(payout), \(number) of \(approval.payouts)"]]
            + [["account", account], ["request", request]] + headers.map { ["header", $0] }
            + body.split(whereSeparator: \.isNewline).map { ["body", String($0)] }
            + history.map { ["history", $0] }
            + [["new accounts", "\(newAccounts) of \(approval.payouts)"]]
    }
}

/// What stands above the question whether to approve something.
struct ApprovalFacts {
    let lines: [String]

    init(_ found: ApprovalCase) {
        let output = ApprovalOutput(found.task)
        let hidden = found.shown.payout.beneficiary
        let to = [hidden.name, hidden.maskedAccount, hidden.institution].filter { !$0.isEmpty }
        let isAlone = found.task.pending.count == 1
        lines =
            [
                output.cells[3] + (isAlone ? " to \(to.joined(separator: ", "))" : ""),
                "\(output.payouts) payouts through \(output.providers.joined(separator: ", "))",
                "made by \(output.maker) at \(output.since)",
                "\(output.approvedBy.count) of \(output.needed) approvals so far",
                "\(found.content.newAccounts) of \(output.payouts) to accounts never paid before",
            ] + (isAlone ? found.shown.history.lines : [])
            + ["content \(found.content.digest.short)"]
    }
}

extension BeneficiaryHistory {
    /// The history in words: how much arrived, what failed, and the latest.
    fileprivate var lines: [String] {
        guard let last else { return ["this account was never paid before"] }
        let counts = tallies.sorted { $0.status.rawValue < $1.status.rawValue }.map {
            "\($0.count) \($0.status.rawValue), \($0.total)"
        }
        let latest = "latest: \(last.id), \(last.amount), \(last.status.rawValue)"
        let shortened = isShortened ? ["only the latest \(Self.maximumCount) are counted"] : []
        return counts + ["\(latest), \(PayoutOutput.time(last.createdAt))"] + shortened
    }
}

extension CommandOutput<[ApprovalOutput]> {
    init(_ tasks: [ApprovalTask]) {
        let rows = tasks.map(ApprovalOutput.init)
        self.init(payload: rows, columns: ApprovalOutput.columns, rows: rows.map(\.cells))
    }
}

extension CommandOutput<ApprovalCaseOutput> {
    init(_ found: ApprovalCase, withAccount: Bool) {
        let shown = ApprovalCaseOutput(found, withAccount: withAccount)
        self.init(payload: shown, columns: ["field", "value"], rows: shown.rows)
    }
}
