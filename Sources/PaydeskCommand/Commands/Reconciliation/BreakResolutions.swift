import Foundation
import PayoutService
import Payouts

/// Several breaks that are resolved in one way, each by itself.
struct BreakResolutions {
    let composition: Composition
    let draft: BreakResolutionDraft
    let wording: Wording

    /// The most breaks that a question lists.
    private static let listed = 10

    /// The breaks with these numbers, or those of a comparison that nobody has decided about.
    func find(
        _ ids: [Int64],
        run: Int64?,
        kinds: Set<BreakKind>
    ) async throws -> [BreakRecord] {
        try await composition.reading { store throws(StoreError) in
            guard ids.isEmpty else {
                var records: [BreakRecord] = []
                for id in ids where !records.contains(where: { $0.id == id }) {
                    guard let history = try await store.breakHistory(id) else {
                        throw StoreError.breakNotFound(id)
                    }
                    records.append(history.record)
                }
                return records
            }
            let filter = BreakFilter(run: run, kinds: kinds, states: [.open, .withProvider])
            let most = ReconciliationLimits.maximumPage
            return try await store.breaks(filter, after: 0, limit: most)
        }
    }

    /// What would be resolved how, and how much is at stake.
    func question(_ breaks: [BreakRecord]) -> Confirmation {
        let sums = Dictionary(grouping: breaks.map(\.found.stake), by: \.currency.code)
            .sorted { $0.key < $1.key }
            .compactMap { $1.dropFirst().reduce($1.first) { sum, stake in sum?.adding(stake) } }
        let rows = breaks.prefix(Self.listed).map { record in
            "break \(record.id): \(record.found.kind.word), \(record.found.stake), "
                + record.state.standing
        }
        let more = breaks.count - rows.count
        return Confirmation(
            question: "Resolve \(breaks.count) breaks: \(draft.action.word)?",
            id: "\(breaks.count)",
            what: "how many there are",
            facts: rows + (more > 0 ? ["and \(more) more"] : [])
                + [
                    "at stake: \(sums.map(\.description).joined(separator: ", "))",
                    "\(draft.action.explanation)", "note: \(draft.note)",
                ],
            look: "paydesk breaks",
            otherwise: "nothing was resolved"
        )
    }

    /// Resolves one after the other; what is refused does not stop the others.
    func resolve(_ breaks: [BreakRecord]) async throws -> Results {
        let name = composition.operatorName
        return try await composition.withService { service in
            var results = Results(wording)
            for record in breaks {
                do throws(ServiceError) {
                    let changed = try await service.resolveBreak(record.id, draft, by: name)
                    results.add(changed)
                } catch {
                    results.add(record, CommandFailure(error))
                }
            }
            return results
        }
    }
}

extension BreakResolutions {
    /// What came of each.
    struct Results {
        private let wording: Wording
        private var rows: [Row] = []
        private var failures: [ExitStatus] = []

        /// What came of one.
        struct Row: Encodable {
            let id: Int64
            let state: String
            let resolved: Bool
            let message: String
        }

        init(_ wording: Wording) { self.wording = wording }

        mutating func add(_ record: BreakRecord) {
            let message =
                switch record.state {
                case .proposed: "a second person must run `paydesk break confirm \(record.id)`"
                case .withProvider: "waits for the provider"
                case .open, .resolved: "resolved"
                }
            if record.state == .proposed { failures.append(.unknownOutcome) }
            add(record, message, isDone: record.state != .proposed)
        }

        mutating func add(_ record: BreakRecord, _ failure: CommandFailure) {
            failures.append(failure.status)
            add(record, failure.message, isDone: false)
        }

        private mutating func add(_ record: BreakRecord, _ message: String, isDone: Bool) {
            rows.append(
                Row(
                    id: record.id,
                    state: wording.state(record.state),
                    resolved: isDone,
                    message: message
                )
            )
        }

        var output: CommandOutput<[Row]> {
            CommandOutput(
                payload: rows,
                columns: ["break", "state", "message"],
                rows: rows.map { ["\($0.id)", $0.state, $0.message] }
            )
        }

        /// A refusal weighs more than what only waits for a second person.
        var failure: CommandFailure? {
            let refusals = failures.filter { $0 != .unknownOutcome }
            if let first = refusals.first {
                return CommandFailure(
                    first,
                    "\(refusals.count) of \(rows.count) were refused; each message says why."
                )
            }
            guard !failures.isEmpty else { return nil }
            return CommandFailure(
                .unknownOutcome,
                "\(failures.count) of \(rows.count) wait for a second person."
            )
        }
    }
}
