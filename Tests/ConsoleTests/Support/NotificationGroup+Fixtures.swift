import Console
import Foundation
import Payouts

extension NotificationGroup {
    /// Refused messages of a provider; without a refusal, unmatched ones.
    static func fixture(
        _ provider: ProviderID,
        _ refusal: NotificationRefusal.Kind?,
        count: Int,
        newest: Int64 = 41,
        since oldest: Date = .start - 12 * 86_400
    ) -> NotificationGroup {
        NotificationGroup(
            tally: NotificationTally(
                provider: provider,
                disposition: refusal == nil ? .unmatched : .refused,
                refusal: refusal,
                count: count,
                oldest: oldest,
                newest: Date.start.addingTimeInterval(-90)
            ),
            newest: newest
        )
    }
}
