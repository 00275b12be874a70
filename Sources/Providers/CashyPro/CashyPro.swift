import Foundation
import Payouts

/// CashyPro in Colombia.
struct CashyPro: ProviderAPI {
    let form: PayoutForm
    let settings: ProviderSettings
    let client: ProviderClient
    let context: ProviderContext
    private let bankCache = BankCache()

    init(
        form: PayoutForm,
        settings: ProviderSettings,
        client: ProviderClient,
        context: ProviderContext
    ) {
        self.form = form
        self.settings = settings
        self.client = client
        self.context = context
    }

    var id: ProviderID { .cashyproCO }

    /// Colombia's zone, which CashyPro's times are in.
    static let utcOffset = -5 * 3_600

    var profile: ProviderProfile {
        ProviderProfile(
            title: "CashyPro · Colombia",
            currencies: [.cop],
            canQuery: true,
            repeatWindow: nil,
            settledBy: "A query by order number, or CashyPro's notification, "
                + "which it repeats for about 17 hours.",
            createDeadline: createDeadline,
            utcOffset: Self.utcOffset,
            shortageCodes: CashyProCodes.shortageCodes
        )
    }

    /// The live list for an hour; where it cannot be had, the published one for a minute.
    func banks() async -> [Bank] {
        if let banks = bankCache.banks(at: context.now()) { return banks }
        let live = try? await ask(bankListRequest())
        let banks = live.flatMap(readBanks)
        bankCache.store(banks ?? ColombianBanks.bundled, isLive: banks != nil, at: context.now())
        return banks ?? ColombianBanks.bundled
    }
}
