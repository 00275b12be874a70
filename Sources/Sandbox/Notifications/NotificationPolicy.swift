import Foundation
import Payouts

/// When a provider sends a message again, and what it takes for "we have it".
struct NotificationPolicy: Hashable, Sendable {
    /// The simulated seconds before each delivery; there are no more deliveries than waits.
    ///
    /// The first is counted from the change of status, each other from the end of the delivery
    /// before it.
    let waits: [Double]
    let acceptance: Acceptance

    enum Acceptance: Hashable, Sendable {
        /// HTTP 200 with exactly this body: the same letters, and nothing around them.
        case exactBody(String)
        /// One of these HTTP statuses, whatever the body; a redirect is not followed.
        case status(Set<Int>)
    }

    /// PayPro and Vexora: eight deliveries with eight documented waits.
    ///
    /// Whether the first delivery counts is not documented. A sister brand says "total attempts
    /// 8", and eight waits are listed: so the first wait is taken to precede the first delivery.
    static let payPro = NotificationPolicy(
        waits: [2, 5, 10, 30, 3600, 3 * 3600, 3 * 3600, 3 * 3600],
        acceptance: .exactBody("OK")
    )

    /// CashyPro: at once, then ten times after 1, 2, 4 … 512 minutes.
    ///
    /// From when the waits are counted is not documented: from the delivery before is assumed.
    static let cashyPro = NotificationPolicy(
        waits: [0] + (0..<10).map { Double(60 << $0) },
        acceptance: .status([200, 301, 302])
    )

    /// DVPay: at once and four times more; its schedule is not documented, so a short one is
    /// assumed.
    static let dvpay = NotificationPolicy(
        waits: [0, 10, 60, 5 * 60, 30 * 60],
        acceptance: .status([200])
    )

    /// The policy of a provider.
    static func of(_ provider: ProviderID) -> NotificationPolicy {
        switch provider {
        case .dvpay: dvpay
        case .cashyproCO: cashyPro
        case .payproVN, .payproBD, .vexoraAR: payPro
        }
    }

    /// Whether an answer ends the deliveries of a message.
    func accepts(_ answer: NotificationAnswer) -> Bool {
        guard case .answered(let status, let body) = answer else { return false }
        return switch acceptance {
        case .exactBody(let text): status == 200 && body == Data(text.utf8)
        case .status(let statuses): statuses.contains(status)
        }
    }
}
