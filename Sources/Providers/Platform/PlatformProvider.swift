import Foundation
import Payouts

/// PayPro or Vexora in one country.
struct PlatformProvider: ProviderAPI {
    let corridor: Corridor
    let form: PayoutForm
    let settings: ProviderSettings
    let client: ProviderClient
    let context: ProviderContext

    var id: ProviderID { corridor.id }

    var profile: ProviderProfile {
        ProviderProfile(
            title: corridor.title,
            currencies: [corridor.currency],
            canQuery: true,
            repeatWindow: nil,
            settledBy: corridor.settledBy,
            createDeadline: createDeadline,
            utcOffset: corridor.utcOffset
        )
    }
}
