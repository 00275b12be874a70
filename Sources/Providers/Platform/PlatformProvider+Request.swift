import Foundation
import Payouts

extension PlatformProvider {
    func createRequest(_ payout: Payout) -> ProviderRequest {
        let fields = corridor.requestKeys.map { key in
            (key, value(of: key, in: payout))
        }
        return request(corridor.createPath, fields)
    }

    func queryRequest(_ payout: Payout) -> ProviderRequest? {
        request(corridor.queryPath, [("tradeNo", payout.orderNumber.rawValue)])
    }

    func balanceRequest() -> ProviderRequest { request(corridor.balancePath, []) }

    private func value(of key: String, in payout: Payout) -> String {
        switch key {
        case "tradeNo": payout.orderNumber.rawValue
        case "amount": payout.amount.wholeText ?? payout.amount.plainText
        case "notifyUrl": settings.notifyURL
        default: payout.beneficiary.fields[key] ?? ""
        }
    }

    /// Makes a signed request: every value a string, absent fields left out, `sign` last.
    ///
    /// Strings leave the platform nothing to reformat before it checks the signature.
    private func request(_ path: String, _ fields: [(String, String)]) -> ProviderRequest {
        let milliseconds = Int64((context.now().timeIntervalSince1970 * 1_000).rounded())
        let fields = [("timestamp", String(milliseconds))] + fields
        let sign = Signature.sortedMD5(
            Dictionary(fields) { first, _ in first },
            secret: settings.secret.value
        )
        var body = JSONObjectText()
        for (key, value) in fields { body.add(key, string: value) }
        body.add("sign", string: sign)
        return ProviderRequest(
            url: settings.url(path),
            headers: [
                ("merchantNo", settings.merchantID), ("Content-Type", "application/json"),
            ],
            body: body.data,
            secrets: [settings.secret, Secret(sign)]
        )
    }
}
