import Foundation
import PayoutService
import Payouts

/// One break with everything about it, as it goes to standard output.
struct BreakPage {
    private let store: any PayoutStore

    init(_ store: any PayoutStore) { self.store = store }

    func read(
        _ id: Int64,
        now: Date,
        _ wording: Wording
    ) async throws -> (BreakHistory, Shown) {
        do {
            guard let history = try await store.breakHistory(id) else {
                throw StoreError.breakNotFound(id)
            }
            let listed = try await BreakReading(store).withAnswer(history.record)
            return (history, Shown(history, listed, now: now, wording))
        } catch let error as StoreError {
            throw CommandFailure(ServiceError.store(error))
        }
    }

    /// What is shown.
    struct Shown: Encodable {
        let found: BreakOutput
        @NullWithoutValue var file: String?
        @NullWithoutValue var line: Int?
        let decisions: [Decision]
        let notes: [Note.Row]

        enum CodingKeys: String, CodingKey {
            case found = "break"
            case file, line, decisions, notes
        }
    }

    /// What somebody decided.
    struct Decision: Encodable {
        let at: String
        let by: String
        let state: String
        let action: String
        let reference: String
        let note: String
    }
}

extension BreakPage.Shown {
    init(_ history: BreakHistory, _ listed: ListedBreak, now: Date, _ wording: Wording) {
        let side = history.record.found.theirs
        let name = side.flatMap {
            history.files.indices.contains($0.file) ? history.files[$0.file].name : nil
        }
        self.init(
            found: BreakOutput(listed, now: now, wording),
            file: name,
            line: side?.line,
            decisions: history.decisions.map { decision in
                BreakPage.Decision(
                    at: wording.time(decision.at),
                    by: decision.by.rawValue,
                    state: decision.state.rawValue,
                    action: wording.action(decision.resolution.action),
                    reference: decision.resolution.reference,
                    note: decision.resolution.note
                )
            },
            notes: history.notes.map { Note.Row($0, wording) }
        )
    }

    func text(_ format: OutputFormat) throws -> String {
        var rows = zip(BreakOutput.columns, found.cells).map { [$0, $1, "", ""] }
        rows.append(["next step", found.nextStep, "", ""])
        if let until = found.snoozedUntil { rows.append(["snoozed until", until, "", ""]) }
        if !found.candidates.isEmpty {
            rows.append(["candidates", found.candidates.joined(separator: " "), "", ""])
        }
        rows.append(["", "here", "in the file", "the provider now"])
        rows += sides
        rows.append(["place", "", file.map { "\($0), line \(line ?? 0)" } ?? "", ""])
        rows += decisions.map { decision in
            let what = "\(decision.state): \(decision.action) \(decision.reference)"
            return [decision.at, "\(decision.by) \(what)", decision.note, ""]
        }
        rows += notes.map { [$0.at, $0.by, $0.text, ""] }
        return try CommandOutput(
            payload: self,
            columns: ["field", "value", "", ""],
            rows: rows
        )
        .text(format)
    }

    /// The three sides, line by line.
    private var sides: [[String]] {
        let (ours, theirs, answer) = (found.ours, found.theirs, found.answer)
        return [
            ["order number", ours?.orderNumber ?? "", theirs?.orderNumber ?? "", ""],
            ["reference", ours?.reference ?? "", theirs?.reference ?? "", answer?.reference ?? ""],
            ["status", ours?.status ?? "", theirs?.status ?? "", answer?.text ?? ""],
            ["amount", ours?.amount.text ?? "", theirs?.amount.text ?? "", answer?.amount ?? ""],
            ["currency", ours?.amount.currency ?? "", theirs?.amount.currency ?? "", ""],
            ["fee", ours?.fee?.text ?? "", theirs?.fee?.text ?? "", answer?.fee ?? ""],
            ["time", ours?.time ?? "", theirs?.time ?? "", answer?.at ?? ""],
        ]
    }
}
