import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import SQLiteStore
import Testing

/// What a load balancer and a monitoring system read.
@Suite(.timeLimit(.minutes(10)))
struct MonitoringTests {
    private func get(_ path: String, from endpoint: Endpoint) async throws -> String {
        try await endpoint.serving { port in
            let request = "GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            return try await RawClient.send(request.utf8.map(\.self), to: port)
        }
    }

    @Test func `a healthy service says so in one line of JSON`() async throws {
        let endpoint = try Endpoint(clock: ManualClock())
        endpoint.beat(at: 0)
        endpoint.service.pulse.beat(.notifications, at: Endpoint.now.addingTimeInterval(-1.25))
        let answer = try await get("/healthz", from: endpoint)
        #expect(answer.status == 200)
        #expect(answer.lowercased().contains("content-type: application/json\r\n"))
        #expect(
            answer.responseBody == """
                {"dueAttempts":0,"dueQueries":0,"ledger":"writable","pendingNotifications":0,\
                "secondsSinceBeat":{"dispatcher":0,"notifications":1.3,"queries":0,"watch":0},\
                "status":"ok"}

                """
        )
    }

    @Test func `a part that fell silent is a 503 that names it, with what waits`() async throws {
        let endpoint = try Endpoint(clock: ManualClock())
        try await endpoint.store.create(.make(1))
        try await endpoint.store.keep(.make(.paid, about: 2))
        endpoint.beat(at: 0)
        endpoint.service.pulse.beat(.dispatcher, at: Endpoint.now.addingTimeInterval(-3_600))
        let answer = try await get("/healthz", from: endpoint)
        #expect(answer.status == 503)
        #expect(
            answer.responseBody == """
                {"dueAttempts":1,"dueQueries":0,"ledger":"writable","pendingNotifications":1,\
                "secondsSinceBeat":{"dispatcher":3600,"notifications":0,"queries":0,"watch":0},\
                "status":"failing"}

                """
        )
    }

    @Test func `a part that never lived is missed, and so is one provider's queries`()
        async throws
    {
        let endpoint = try Endpoint(providers: [.payproVN, .dvpay], clock: ManualClock())
        endpoint.beat(at: 0, except: [.watch])
        let dead = try await get("/healthz", from: endpoint)
        #expect(dead.status == 503)
        #expect(dead.responseBody.contains(#""watch":null"#))
        endpoint.service.pulse.beat(.watch, at: Endpoint.now)
        #expect(try await get("/healthz", from: endpoint).status == 200)
        let hanging = Endpoint.now.addingTimeInterval(-3_600)
        endpoint.service.pulse.beat(.queries, of: .dvpay, at: hanging)
        let answer = try await get("/healthz", from: endpoint)
        #expect(answer.status == 503)
        #expect(answer.responseBody.contains(#""queries":3600"#))
    }

    @Test func `a ledger that is kept busy is a 503 that names no file, with what waits`()
        async throws
    {
        let clock = ManualClock()
        let endpoint = try Endpoint(clock: clock)
        let lock = try await LedgerLock(endpoint.folder.path("ledger"))
        async let waiting = get("/healthz", from: endpoint)
        await clock.waitForSleepers()
        clock.advance(by: .seconds(2))
        let answer = try await waiting
        try await lock.release()
        #expect(answer.status == 503)
        #expect(
            answer.responseBody == """
                {"dueAttempts":1,"dueQueries":0,"ledger":"not writable within 2 s",\
                "pendingNotifications":1,"secondsSinceBeat":{"dispatcher":null,\
                "notifications":null,"queries":null,"watch":null},"status":"failing"}

                """
        )
    }

    @Test func `metrics are in the text format that Prometheus reads`() async throws {
        let endpoint = try Endpoint(providers: [.payproVN, .dvpay])
        let store = endpoint.store
        try await store.makePayout(1, in: .paid)
        try await store.makePayout(2, in: .paid)
        try await store.makePayout(3, in: .queued)
        try await store.makePayout(4, in: .unknown)
        try await store.keep(.make(.returned, about: 1))
        try await store.keep(.make(.paid, about: 99))
        try await store.keep(.make(verdict: .refused(NotificationRefusal(.unsigned))))
        try await store.applyAll(at: -10)
        let answer = try await get("/metrics", from: endpoint)
        #expect(answer.status == 200)
        let type = "content-type: text/plain; version=0.0.4; charset=utf-8\r\n"
        #expect(answer.lowercased().contains(type))
        #expect(answer.responseBody == Self.metrics)
        let samples = try PrometheusText(answer.responseBody).samples
        #expect(samples.count > 10)
        let paid = #"paydesk_payouts{provider="paypro-vn",status="paid",currency="VND"}"#
        #expect(samples[paid] == 1)
    }

    private static let metrics = """
        # HELP paydesk_payouts Payouts by provider, status and currency.
        # TYPE paydesk_payouts gauge
        paydesk_payouts{provider="paypro-vn",status="paid",currency="VND"} 1
        paydesk_payouts{provider="paypro-vn",status="queued",currency="VND"} 1
        paydesk_payouts{provider="paypro-vn",status="returned",currency="VND"} 1
        paydesk_payouts{provider="paypro-vn",status="unknown",currency="VND"} 1
        # HELP paydesk_attempts Attempts by provider and outcome.
        # TYPE paydesk_attempts gauge
        paydesk_attempts{provider="paypro-vn",outcome="answered"} 3
        # HELP paydesk_notifications Notifications by provider and fate.
        # TYPE paydesk_notifications gauge
        paydesk_notifications{provider="paypro-vn",fate="applied"} 1
        paydesk_notifications{provider="paypro-vn",fate="refused",refusal="unsigned"} 1
        paydesk_notifications{provider="paypro-vn",fate="unmatched"} 1
        # HELP paydesk_notifications_differing Applied ones that differ from the order or from what \
        was final before.
        # TYPE paydesk_notifications_differing gauge
        paydesk_notifications_differing{provider="paypro-vn"} 1
        # HELP paydesk_notification_lag_seconds From the provider's own time to the arrival, \
        over the last hour.
        # TYPE paydesk_notification_lag_seconds gauge
        # HELP paydesk_reversals Settled results overturned in the last 24 hours.
        # TYPE paydesk_reversals gauge
        paydesk_reversals{provider="dvpay"} 0
        paydesk_reversals{provider="paypro-vn"} 1
        # HELP paydesk_worklist Payouts, breaks and notifications that need a person, by reason; \
        a payout counts once for each of its reasons.
        # TYPE paydesk_worklist gauge
        paydesk_worklist{provider="paypro-vn",reason="conflicting evidence"} 1
        paydesk_worklist{provider="paypro-vn",reason="reversed"} 1
        paydesk_worklist{provider="paypro-vn",reason="unknown outcome"} 1
        paydesk_worklist{provider="paypro-vn",reason="notification rejected"} 2
        # HELP paydesk_query_backlog Queries that are due.
        # TYPE paydesk_query_backlog gauge
        paydesk_query_backlog 1
        # HELP paydesk_submission_backlog Queued payouts that are due.
        # TYPE paydesk_submission_backlog gauge
        paydesk_submission_backlog 1
        # HELP paydesk_notification_backlog Notifications not applied yet.
        # TYPE paydesk_notification_backlog gauge
        paydesk_notification_backlog 0
        # HELP paydesk_oldest_unknown_seconds Age of the oldest unknown outcome.
        # TYPE paydesk_oldest_unknown_seconds gauge
        paydesk_oldest_unknown_seconds 0
        # HELP paydesk_receiver_body_bytes Bytes of bodies not answered yet.
        # TYPE paydesk_receiver_body_bytes gauge
        paydesk_receiver_body_bytes 0
        # HELP paydesk_receiver_body_bytes_peak The most since the start.
        # TYPE paydesk_receiver_body_bytes_peak gauge
        paydesk_receiver_body_bytes_peak 0
        # HELP paydesk_receiver_body_bytes_limit The most there may be.
        # TYPE paydesk_receiver_body_bytes_limit gauge
        paydesk_receiver_body_bytes_limit 1048576

        """
}
