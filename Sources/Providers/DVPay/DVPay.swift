import Foundation
import Payouts

/// DVPay in Cambodia, by the documentation of v1.4.0.
struct DVPay: ProviderAPI {
    let form: PayoutForm
    let settings: ProviderSettings
    let client: ProviderClient
    let context: ProviderContext

    var id: ProviderID { .dvpay }

    var profile: ProviderProfile {
        let asks = settings.options.asksTransactionDetail
        return ProviderProfile(
            title: "DVPay · Cambodia",
            currencies: [.usd, .khr],
            canQuery: asks,
            queriesByReference: true,
            // The same key returns the first answer for 24 hours (essentials/error-handling).
            sendsOrderNumber: false,
            repeatWindow: .seconds(24 * 3_600),
            settledBy: asks
                ? "A query by transaction number, DVPay's notification, or its statement."
                : "DVPay's notification or its statement; DVPay documents no query for payouts.",
            createDeadline: createDeadline,
            utcOffset: 7 * 3_600,
            datesNotifications: false,
            shortageCodes: DVPayCodes.shortageCodes
        )
    }
}
