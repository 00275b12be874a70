import Payouts

/// A made-up beneficiary with an amount that fits the provider.
struct SeedPerson {
    let beneficiary: Beneficiary
    let amount: Money

    init(_ provider: ProviderID, using random: inout SeededRandom) {
        func pick(_ values: [String]) -> String { values.randomElement(using: &random) ?? "" }
        func digits(_ count: Int) -> String {
            (0..<count).map { _ in String(random.next() % 10) }.joined()
        }
        func money(_ range: ClosedRange<Int64>, _ step: Int64, _ currency: Currency) -> Money {
            let steps = UInt64((range.upperBound - range.lowerBound) / step)
            return Money(
                minorUnits: range.lowerBound + Int64(random.next() % steps) * step,
                currency: currency
            )
        }
        switch provider {
        case .dvpay:
            let account = digits(9)
            let isDollar = random.next() % 3 > 0
            amount =
                isDollar ? money(500...90_000, 25, .usd) : money(200_000...80_000_000, 10_000, .khr)
            beneficiary = Beneficiary(
                fields: ["accountNumber": account],
                name: "",
                account: account,
                institution: ""
            )
        case .payproVN:
            let account = digits(10)
            let name = "\(pick(Self.vietnameseFamilies)) \(pick(Self.vietnameseNames))"
            let bank = pick(["ACB", "VCB", "TCB", "MB"])
            amount = money(50_000...20_000_000, 10_000, .vnd)
            beneficiary = Beneficiary(
                fields: ["accountName": name, "bankName": bank, "bankNumber": account],
                name: name,
                account: account,
                institution: bank
            )
        case .payproBD:
            let account = "017" + digits(8)
            amount = money(30_000...2_500_000, 100, .bdt)
            beneficiary = Beneficiary(
                fields: ["walletId": account, "wayCode": "EWALLET_BKASH"],
                name: "",
                account: account,
                institution: "bKash"
            )
        case .vexoraAR:
            let account = digits(22)
            let (first, last) = (pick(Self.spanishNames), pick(Self.spanishFamilies))
            amount = money(1_000_000...90_000_000, 100, .ars)
            beneficiary = Beneficiary(
                fields: ["accountNo": account, "firstname": first, "lastname": last],
                name: "\(first) \(last)",
                account: account,
                institution: "CBU"
            )
        case .cashyproCO:
            let account = "3" + digits(9)
            let name = "\(pick(Self.spanishNames)) \(pick(Self.spanishFamilies))"
            amount = money(1_000_000...300_000_000, 5_000, .cop)
            beneficiary = Beneficiary(
                fields: ["accountName": name, "accountNo": account, "bankId": "33"],
                name: name,
                account: account,
                institution: "NEQUI"
            )
        }
    }

    private static let vietnameseFamilies = ["NGUYEN", "TRAN", "LE", "PHAM", "HOANG", "VU", "DANG"]
    private static let vietnameseNames = [
        "THI LAN", "VAN MINH", "THE VIET", "QUOC ANH", "DUC HUY", "MAI",
    ]
    private static let spanishNames = [
        "María", "Andrés", "Sofía", "José", "Lucía", "Martín", "Ñusta",
    ]
    private static let spanishFamilies = ["Gómez", "Rodríguez", "Peña", "Muñoz", "Díaz", "Álvarez"]
}
