import Foundation
import Providers

extension ProviderSettings {
    /// Turns the operator's configuration of a provider into the provider's settings.
    init(_ configuration: ProviderConfiguration) throws(CommandFailure) {
        guard let baseURL = URL(string: configuration.baseURL) else {
            let path = "providers.\(configuration.id).baseURL"
            throw CommandFailure(.configuration, "\(path): \(configuration.baseURL) is not a URL.")
        }
        self.init(
            baseURL: baseURL,
            merchantID: configuration.merchantID,
            secret: Secret(configuration.secret),
            notifyURL: configuration.notifyURL,
            answerTimeout: configuration.answerTimeout,
            options: ProviderOptions(configuration),
            notificationSecrets: configuration.notificationSecrets.map { Secret($0) },
            allowedAddresses: configuration.allowedAddresses
        )
    }
}

extension ProviderOptions {
    /// Reads the options that the loader has checked.
    init(_ configuration: ProviderConfiguration) {
        let options = configuration.options
        self.init(
            wayCodes: options["wayCodes"].flatMap(WayCodeSpelling.init(rawValue:)) ?? .old,
            asksTransactionDetail: options["transactionDetail"] == "true",
            limits: configuration.limits.map {
                AmountLimit(minimum: $0.minimum, maximum: $0.maximum)
            }
        )
    }
}
