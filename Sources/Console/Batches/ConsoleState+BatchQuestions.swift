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
        let prompt = TextPrompt(
            title: "Pay \(Self.payouts(lines.count)) again?",
            explanation: question(sums) + [
                StyledText("Each is a new payout; the old one failed or was withdrawn."),
                StyledText("Type \(lines.count) to pay."),
            ],
            placeholder: "\(lines.count)",
            limit: Self.longestCount
        )
        overlay = .prompt(prompt, .retryBatch(id, count: lines.count))
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
            ? [StyledText("\(doubtful.grouped) of them may be repetitions.", .attention)] : []
        let left = rest > 0 ? [StyledText("\(rest.grouped) rows are given back.")] : []
        let prompt = TextPrompt(
            title: "Commit \(Self.payouts(count))?",
            explanation: question(sums) + doubt + left
                + [StyledText("Type \(count) to commit; they are sent soon after.")],
            placeholder: "\(count)",
            limit: Self.longestCount
        )
        return .prompt(prompt, .commitBatch(decision, count: count))
    }

    private static let longestCount = 12

    /// How much, and where.
    private func question(_ sums: MoneySums) -> [StyledText] {
        sums.all.map { StyledText("\($0)", .money, .bold) }
            + [StyledText("in ") + environmentText, ""]
    }

    func rejectedQuestion(_ path: String) -> Overlay {
        let stem = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
        let prompt = TextPrompt(
            title: "Rejected rows",
            explanation: [
                "Writes the rows that are not good to a new file, each with its reason, to be "
                    + "mended and uploaded again."
            ],
            text: stem + "-rejected.csv"
        )
        return .prompt(prompt, .rejectedFile)
    }

    // MARK: Answers

    mutating func answered(
        _ text: String,
        onBatches purpose: Overlay.PromptPurpose
    ) -> Result<[Effect], PromptProblem> {
        let typed = text.replacing(",", with: "")
        switch purpose {
        case .retryBatch(let id, let count):
            guard typed == "\(count)" else { return .failure(Self.wrongCount(count)) }
            begin("Paying again what \(id) did not send", endedBy: .batch(.cancelWork))
            return .success([.batch(.retry(id))])
        case .commitBatch(let decision, let count):
            guard typed == "\(count)" else { return .failure(Self.wrongCount(count)) }
            return .success(commitUpload(decision))
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

    private static func wrongCount(_ count: Int) -> PromptProblem {
        PromptProblem(text: "That is not \(count.grouped). Escape leaves without doing anything.")
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
