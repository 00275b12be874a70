package import Payouts

/// All five providers, by id.
package enum ProviderCatalogue {
    /// Makes a provider.
    ///
    /// - Parameters:
    ///   - id: Which provider.
    ///   - settings: Where it is and who we are there.
    ///   - client: What sends requests; one client serves all providers.
    ///   - context: The time and chance.
    /// - Returns: The provider; making one sends nothing.
    package static func provider(
        _ id: ProviderID,
        settings: ProviderSettings,
        client: ProviderClient,
        context: ProviderContext
    ) -> any Provider {
        let form = form(id, options: settings.options)
        func platform(_ corridor: Corridor) -> PlatformProvider {
            PlatformProvider(
                corridor: corridor,
                form: form,
                settings: settings,
                client: client,
                context: context
            )
        }
        switch id {
        case .dvpay:
            return DVPay(form: form, settings: settings, client: client, context: context)
        case .payproVN: return platform(.payproVietnam)
        case .payproBD: return platform(.payproBangladesh)
        case .vexoraAR: return platform(.vexoraArgentina)
        case .cashyproCO:
            return CashyPro(form: form, settings: settings, client: client, context: context)
        }
    }

    /// The fields of a provider's create request, which need no settings.
    package static func form(
        _ id: ProviderID,
        options: ProviderOptions = ProviderOptions()
    ) -> PayoutForm {
        switch id {
        case .dvpay: DVPayFields.form(options)
        case .payproVN: PayProVietnamFields.form(options)
        case .payproBD: PayProBangladeshFields.form(options)
        case .vexoraAR: VexoraFields.form(options)
        case .cashyproCO: CashyProFields.form(options)
        }
    }
}
