import PayoutService
import Payouts
import TerminalUI

/// What is asked before many payouts are made at once, and before a file is written.
extension ConsoleState {
    // MARK: Retry

    mutating func askToRetry(_ id: BatchID, _ lines: [BatchLine]) {
        guard !lines.isEmpty else {
            let words = "\(id) has no payout that is proven not sent, or all are replaced already."
            notice = Notice(.information, words)
            return
        }
        var sums = MoneySums()
        for line in lines { sums.add(line.payout.amount) }
        let providers = Set(lines.map(\.payout.provider))
        let requirement = facts.approvals.requirement(
            ofPayouts: lines.map { ($0.payout.amount, $0.payout.amount) }
        )
        let dialog = Dialog(
            title: "Pay \(Self.payouts(lines.count)) again?",
            body: question(sums, through: providers) + [
                "Each is a new payout; the old one failed or was withdrawn."
            ] + consequence(of: lines.count, under: requirement),
            warning: warning(under: requirement),
            buttons: [Dialog.Button("Pay again", isDestructive: true)],
            requiredText: Self.typedCount(lines.count)
        )
        overlay = .confirmation(dialog, .retryBatch(id))
    }

    // MARK: Commit

    func commitQuestion(_ preview: BatchPreview, _ decision: BatchDecision) -> Overlay {
        let count = preview.findings.acceptedCount(by: decision)
        var sums = MoneySums()
        for line in preview.findings.totals.lines {
            sums.add(line.money(line.good.minorUnits))
            if decision == .all { sums.add(line.money(line.doubtful.minorUnits)) }
        }
        let doubtful = preview.findings.count(.doubtful)
        let rest = preview.findings.rowCount - count
        let doubt =
            decision == .all && doubtful > 0
            ? [StyledText(Self.doubtWords(doubtful, of: count), .attention)] : []
        let left = rest > 0 ? [StyledText(Self.restWords(rest))] : []
        let providers = Set(preview.findings.totals.lines.map(\.provider))
        let requirement = facts.approvals.requirement(of: preview.findings, accepting: decision)
        let dialog = Dialog(
            title: "Commit \(Self.payouts(count))?",
            body: question(sums, through: providers) + doubt
                + consequence(of: count, under: requirement) + left,
            warning: warning(under: requirement),
            buttons: [Dialog.Button("Commit", isDestructive: true)],
            requiredText: Self.typedCount(count)
        )
        return .confirmation(dialog, .commitBatch(decision))
    }

    /// What follows under the policy of today: nothing is sent that other people must approve.
    private func consequence(
        of count: Int,
        under requirement: ApprovalRequirement?
    ) -> [StyledText] {
        let payouts = Self.payouts(count)
        let (waits, sent) =
            count == 1
            ? ("\(payouts) waits", "\(payouts) is sent")
            : ("\(payouts) wait", "\(payouts) are sent")
        guard let requirement else { return [StyledText("\(sent) soon after.")] }
        let recall = StyledText("Until then you can recall the batch, all of it.")
        if requirement.isBlocked(for: facts.operatorName, facts.access) {
            let words = "for approval, which nobody else may give; nothing is sent before."
            return [StyledText("\(waits) \(words)"), recall]
        }
        let people = requirement.checkers == 1 ? "somebody else" : "\(requirement.checkers) others"
        return [
            StyledText("\(waits) for approval by \(people); nothing is sent before that."), recall,
        ]
    }

    /// What waits for approval can be recalled; what is sent cannot.
    private func warning(under requirement: ApprovalRequirement?) -> StyledText? {
        requirement == nil ? cannotBeUndone : nil
    }

    private static func doubtWords(_ doubtful: Int, of count: Int) -> String {
        if count == 1 { return "It may be a repetition." }
        return doubtful == 1
            ? "1 of them may be a repetition."
            : "\(doubtful.grouped) of them may be repetitions."
    }

    private static func restWords(_ rest: Int) -> String {
        rest == 1
            ? "1 row is not taken; it can be written to a file of its own."
            : "\(rest.grouped) rows are not taken; they can be written to a file of their own."
    }

    /// How much, through whom and where.
    private func question(
        _ total: MoneySums,
        through providers: Set<ProviderID>
    ) -> [StyledText] {
        let providers = facts.providers.map(\.id).filter(providers.contains)
        return sums(total.all, throughText(providers)) + [""]
    }

    /// A sum with what is said about it; several below each other, on a line for each currency.
    func sums(_ sums: [Money], _ words: StyledText) -> [StyledText] {
        let amounts = sums.map { "\($0)" }
        let width = amounts.map { TextWidth.width(of: $0) }.max() ?? 0
        let lines = amounts.map { amount in
            StyledText(TextWidth.pad(amount, to: width, .trailing), .money, .bold)
        }
        guard lines.count != 1 else { return [lines[0] + " " + words] }
        // The first line stays where a question scrolls; one sum alone would look like all.
        let head = StyledText("\(lines.count) sums, one a currency:", .muted)
        return (lines.isEmpty ? [] : [head]) + lines + [words]
    }

    /// What is typed before money goes out: how many payouts it is, where it is more than one.
    static func typedCount(_ count: Int) -> String? { count > 1 ? "\(count)" : nil }

    func rejectedQuestion(_ path: String) -> Overlay {
        let stem = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
        return .prompt(rejectedPrompt(stem + "-rejected.csv"), .rejectedFile)
    }

    func rejectedPrompt(_ path: String) -> TextPrompt {
        TextPrompt(
            title: "Rejected rows",
            explanation: [
                "Writes the rows that are not good to a new file, each with its reason, to be "
                    + "mended and uploaded again."
            ],
            text: path
        )
    }

    // MARK: Answers

    mutating func answered(
        _ text: String,
        onBatches purpose: Overlay.PromptPurpose
    ) -> Result<[Effect], PromptProblem> {
        switch purpose {
        case .export(let request):
            guard text.hasSuffix(".csv") || text.hasSuffix(".jsonl") else {
                return .failure(PromptProblem(text: "The name must end in .csv or .jsonl."))
            }
            begin("Writing \(text)", endedBy: .batch(.cancelWork))
            return .success([.batch(.export(request, path: text))])
        case .rejectedFile:
            guard !text.isEmpty, let preview = upload?.preview?.preview else {
                return .failure(PromptProblem(text: "Type the name of a file."))
            }
            return .success([.batch(.writeRejected(preview, path: text))])
        default: return .success([])
        }
    }
}

/// Sums of money, one a currency.
struct MoneySums {
    private var sums: [String: Money] = [:]

    /// The sums above zero, by currency.
    var all: [Money] { sums.values.filter { $0.minorUnits > 0 }.sorted() }

    mutating func add(_ amount: Money) {
        let code = amount.currency.code
        sums[code] = sums[code].map { $0.adding(amount) ?? $0 } ?? amount
    }
}
