import Foundation
import Hummingbird
import PayoutService
import Payouts

extension ReceiverResponder {
    /// What the ledger counts, as Prometheus reads it (text format 0.0.4).
    func metrics() async -> Response {
        do throws(ServiceError) {
            var metrics = MetricsText(try await service.metrics())
            metrics.add(bodies)
            let text = metrics.text
            return .text(.ok, text, type: "text/plain; version=0.0.4; charset=utf-8")
        } catch {
            return .text(.serviceUnavailable, error.message)
        }
    }
}

/// Metrics in Prometheus' text format: a name, labels in order, a number.
struct MetricsText {
    private(set) var text = ""

    init(_ metrics: LedgerMetrics) {
        family("paydesk_payouts", "gauge", "Payouts by provider, status and currency.")
        for tally in metrics.payouts {
            sample(
                "paydesk_payouts",
                [
                    ("provider", tally.provider.rawValue), ("status", tally.status.rawValue),
                    ("currency", tally.total.currency.code),
                ],
                Double(tally.count)
            )
        }
        family("paydesk_attempts", "gauge", "Attempts by provider and outcome.")
        for tally in metrics.attempts {
            sample(
                "paydesk_attempts",
                [("provider", tally.provider.rawValue), ("outcome", tally.outcome)],
                Double(tally.count)
            )
        }
        family("paydesk_notifications", "gauge", "Notifications by provider and fate.")
        for tally in metrics.notifications {
            sample(
                "paydesk_notifications",
                [
                    ("provider", tally.provider.rawValue), ("fate", tally.disposition.rawValue),
                    ("refusal", tally.refusal?.rawValue ?? ""),
                ],
                Double(tally.count)
            )
        }
        add(differing: metrics.differingNotifications)
        add(reports: metrics.reports)
        add(worklist: metrics.worklist, rejected: metrics.notifications.filter(\.needsPerson))
        add(backlog: metrics)
    }

    private mutating func add(differing counts: [ProviderID: Int]) {
        let name = "paydesk_notifications_differing"
        let help = "Applied ones that differ from the order or from what was final before."
        family(name, "gauge", help)
        for (provider, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            sample(name, [("provider", provider.rawValue)], Double(count))
        }
    }

    private mutating func add(reports: [ProviderReport]) {
        let name = "paydesk_notification_lag_seconds"
        family(name, "gauge", "From the provider's own time to the arrival, over the last hour.")
        for report in reports {
            guard let lag = report.notificationLag else { continue }
            let provider = ("provider", report.provider.rawValue)
            for (quantile, time) in [("0.5", lag.p50), ("0.95", lag.p95), ("0.99", lag.p99)] {
                sample(name, [provider, ("quantile", quantile)], time.inSeconds)
            }
        }
        family("paydesk_reversals", "gauge", "Settled results overturned in the last 24 hours.")
        for report in reports {
            sample(
                "paydesk_reversals",
                [("provider", report.provider.rawValue)],
                Double(report.reversals)
            )
        }
    }

    private mutating func add(worklist: [WorklistTally], rejected: [NotificationTally]) {
        let name = "paydesk_worklist"
        let help = """
            Payouts, breaks and notifications that need a person, by reason; \
            a payout counts once for each of its reasons.
            """
        family(name, "gauge", help)
        for tally in worklist { sample(name, tally.provider, tally.reason, tally.count) }
        let counts = rejected.reduce(into: [:]) { $0[$1.provider, default: 0] += $1.count }
        for (provider, count) in counts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            sample(name, provider, .notificationRejected, count)
        }
    }

    private mutating func sample(
        _ name: String,
        _ provider: ProviderID,
        _ reason: Attention,
        _ count: Int
    ) {
        let labels = [("provider", provider.rawValue), ("reason", reason.word)]
        sample(name, labels, Double(count))
    }

    private mutating func add(backlog metrics: LedgerMetrics) {
        family("paydesk_query_backlog", "gauge", "Queries that are due.")
        sample("paydesk_query_backlog", [], Double(metrics.backlog.dueQueries))
        family("paydesk_submission_backlog", "gauge", "Queued payouts that are due.")
        sample("paydesk_submission_backlog", [], Double(metrics.backlog.dueAttempts))
        family("paydesk_notification_backlog", "gauge", "Notifications not applied yet.")
        sample("paydesk_notification_backlog", [], Double(metrics.backlog.pendingNotifications))
        family("paydesk_oldest_unknown_seconds", "gauge", "Age of the oldest unknown outcome.")
        sample("paydesk_oldest_unknown_seconds", [], metrics.oldestUnknownAge.inSeconds)
    }

    /// What this process holds of requests that are not answered yet.
    mutating func add(_ bodies: BodyBudget) {
        family("paydesk_receiver_body_bytes", "gauge", "Bytes of bodies not answered yet.")
        sample("paydesk_receiver_body_bytes", [], Double(bodies.held))
        family("paydesk_receiver_body_bytes_peak", "gauge", "The most since the start.")
        sample("paydesk_receiver_body_bytes_peak", [], Double(bodies.peak))
        family("paydesk_receiver_body_bytes_limit", "gauge", "The most there may be.")
        sample("paydesk_receiver_body_bytes_limit", [], Double(bodies.limit))
    }

    private mutating func family(_ name: String, _ kind: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    }

    private mutating func sample(
        _ name: String,
        _ labels: [(name: String, value: String)],
        _ value: Double
    ) {
        let pairs = labels.filter { !$0.value.isEmpty }
            .map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
            .joined(separator: ",")
        let number = value == value.rounded() ? String(Int64(value)) : String(value)
        text += "\(name)\(pairs.isEmpty ? "" : "{\(pairs)}") \(number)\n"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }
}
