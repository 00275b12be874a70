import Payouts
import Testing

struct PayoutStatusTests {
    @Test func `each status is settled, withdrawn, in flight, or still waits for us`() {
        let rows = PayoutStatus.allCases.map { status in
            [
                status.rawValue, status.isSettled ? "settled" : "",
                status.isWithdrawn ? "withdrawn" : "", status.isInFlight ? "in flight" : "",
            ]
        }
        #expect(
            TextTable(rows).text == """
                pendingApproval
                queued
                submitting                        in flight
                processing                        in flight
                unknown                           in flight
                paid            settled
                failed          settled
                returned        settled
                rejected                withdrawn
                canceled                withdrawn
                """
        )
    }
}
