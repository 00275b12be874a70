import PayoutService
import Payouts
import TerminalUI

/// Lists are written to files as they are shown, with their filter and order.
extension ConsoleState {
    /// Asks where to write the list that is shown; of several, first which.
    func exportQuestion() -> Overlay? {
        let requests = exportRequests
        guard requests.count > 1 else { return requests.first.map { exportQuestion($0) } }
        let choices = requests.enumerated().map { place, request in
            ChoiceList.Choice(id: "\(place)", title: text(of: request).capitalizedFirst)
        }
        return .choice(.exportedList, ChoiceList(choices, placeholder: "type to narrow down"))
    }

    /// Asks where to write the one that was chosen.
    mutating func chooseExport(_ id: String) {
        let requests = exportRequests
        guard let place = Int(id), requests.indices.contains(place) else { return }
        overlay = exportQuestion(requests[place])
    }

    private func exportQuestion(_ request: ExportRequest) -> Overlay {
        .prompt(exportPrompt(request), .export(request))
    }

    private func exportPrompt(_ request: ExportRequest, path: String = "") -> TextPrompt {
        let what = text(of: request)
        return TextPrompt(
            title: "Export",
            explanation: [StyledText("Writes \(what) to a new file: .csv, or .jsonl.")],
            text: path,
            placeholder: "list.csv",
            limit: TextField.maximumLength
        )
    }

    /// Asks once more where to write, with the path that did not do, and why; unless something
    /// else is asked by now, or somebody ended it.
    mutating func askAgain(where path: String, _ request: ExportRequest?, _ error: ServiceError) {
        guard overlay == nil, error != .canceled else {
            notice = Notice(error == .canceled ? .information : .error, error.message)
            return
        }
        var prompt =
            request.map { exportPrompt($0, path: path) } ?? rejectedPrompt(path)
        prompt.problem = error.message
        overlay = .prompt(prompt, request.map { .export($0) } ?? .rejectedFile)
    }

    /// The lists that are shown, with their view; that of the focused pane first.
    var exportRequests: [ExportRequest] {
        if let markedRequest { return [markedRequest] }
        switch screen {
        case .payouts: return [.payouts(payoutFilter, list.order)]
        case .worklist: return [.worklist(worklist.filter)]
        case .batches:
            guard let id = batches.batches.selection else { return [] }
            return [.batch(id, batches.statuses), .batches(batches.filter)]
        case .providers: return [.providers]
        case .approvals: return [.approvals(approvals.filter)]
        case .reconciliation where closes.isShown: return [.closes(closes.filter), .adjustments]
        case .reconciliation: return [.breaks(reconciliations.filter), .comparisons]
        case .audit: return [.audit(audit.filter)]
        case .notifications: return [.notifications(notifications.filter)]
        }
    }

    /// Only what is marked, where something is.
    private var markedRequest: ExportRequest? {
        guard place.markCount > 0 else { return nil }
        return switch screen {
        case .payouts: .markedPayouts(list.rows.marked.map(\.id))
        case .worklist: .markedItems(worklist.markedItems.map(\.payout.id))
        case .approvals: .markedApprovals(approvals.tasks.marked.map(\.id))
        case .reconciliation: .markedBreaks(reconciliations.breaks.marked.map(\.id))
        case .providers, .batches, .audit, .notifications: nil
        }
    }

    private func text(of request: ExportRequest) -> String {
        switch request {
        case .payouts(let filter, _): filter.isEmpty ? "all payouts" : "the payouts that match"
        case .worklist: "what needs a person"
        case .batches(let filter):
            filter == BatchFilter() ? "all batches" : "the batches that match"
        case .batch(let id, let statuses):
            statuses.isEmpty ? "the payouts of \(id)" : "the troubled payouts of \(id)"
        case .providers: "how the providers do"
        case .approvals(let filter):
            filter == ApprovalFilter() ? "what waits for approval" : "what waits and matches"
        case .breaks: "the breaks that match"
        case .comparisons: "all comparisons"
        case .adjustments: "what changed about closed days afterwards"
        case .closes(let filter):
            "the closed days\(filter == ClosingFilter() ? "" : " that match"), a row for each currency,"
        case .audit: "the audit records that match"
        case .notifications: "the notifications that match, without their bodies,"
        case .markedPayouts, .markedItems, .markedApprovals, .markedBreaks:
            "only the \(markedText)"
        }
    }

    /// A file that lacks something says so: nobody counts its rows.
    mutating func noteExport(_ rows: ExportedRows, _ path: String) {
        let text = rows.count == 1 ? "1 row is" : "\(rows.count.grouped) rows are"
        notice =
            rows.isCut
            ? Notice(
                .attention,
                "The first \(text) in \(path); there may be more. Narrow the list."
            ) : Notice(.success, "\(text) in \(path).")
    }
}

extension String {
    /// With a capital at the beginning, and no comma at the end.
    var capitalizedFirst: String {
        prefix(1).uppercased() + (hasSuffix(",") ? dropFirst().dropLast() : dropFirst())
    }
}
