import Foundation
import Hummingbird
import PayoutService
import Payouts

extension ReceiverResponder {
    /// 200 when this process does its work, else 503; the body says what is wrong either way.
    func health() async -> Response {
        let report = await service.health()
        let body = HealthBody(report)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let text = try? String(decoding: encoder.encode(body), as: UTF8.self) else {
            return .text(.internalServerError, "The report could not be written.")
        }
        return .text(
            report.isHealthy ? .ok : .serviceUnavailable,
            text + "\n",
            type: "application/json"
        )
    }
}

/// The health report as JSON: a stable contract.
private struct HealthBody: Encodable {
    let status: String
    let ledger: String
    /// `null` for a part that was never alive.
    let secondsSinceBeat: [String: Double?]
    let dueAttempts: Int?
    let dueQueries: Int?
    let pendingNotifications: Int?

    init(_ report: HealthReport) {
        status = report.isHealthy ? "ok" : "failing"
        ledger = report.ledger.words
        secondsSinceBeat = Dictionary(
            uniqueKeysWithValues: Pulse.Part.allCases.map { part in
                let seconds = report.sinceBeat[part]?.inSeconds
                return (part.rawValue, seconds.map { ($0 * 10).rounded() / 10 })
            }
        )
        dueAttempts = report.backlog?.dueAttempts
        dueQueries = report.backlog?.dueQueries
        pendingNotifications = report.backlog?.pendingNotifications
    }
}

extension HealthReport.Ledger {
    fileprivate var words: String {
        switch self {
        case .writable: "writable"
        case .notWritable: "not writable"
        case .notWritableInTime:
            "not writable within \(HealthReport.ledgerPatience.components.seconds) s"
        }
    }
}
