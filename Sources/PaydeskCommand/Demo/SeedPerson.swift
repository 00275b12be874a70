import Payouts
import Sandbox

/// A made-up beneficiary with an amount that fits the provider.
struct SeedPerson {
    let beneficiary: Beneficiary
    let amount: Money

    init(_ provider: ProviderID, using random: inout SplitMix64) {
        let digits = { (count: Int, random: inout SplitMix64) in
            (0..<count).map { _ in String(random.next() % 10) }.joined()
        }
        switch provider {
        case .dvpay: self.init(cambodian: digits(9, &random), &random)
        case .payproVN: self.init(vietnamese: digits(10, &random), &random)
        case .payproBD: self.init(bangladeshi: "017" + digits(8, &random), &random)
        case .vexoraAR: self.init(argentine: digits(22, &random), &random)
        case .cashyproCO: self.init(colombian: "3" + digits(9, &random), &random)
        }
    }

    private static let vietnameseFamilies = ["NGUYEN", "TRAN", "LE", "PHAM", "HOANG", "VU", "DANG"]
    private static let vietnameseNames = [
        "THI LAN", "VAN MINH", "THE VIET", "QUOC ANH", "DUC HUY", "MAI",
    ]
    private static let spanishNames = [
        "María", "Andrés", "Sofía", "José", "Lucía", "Martín", "Ñusta",
    ]
    private static let spanishFamilies = [
        "Gómez", "Rodríguez", "Peña", "Muñoz", "Díaz", "Álvarez",
    ]
}

// MARK: - By country

extension SeedPerson {
    private init(cambodian account: String, _ random: inout SplitMix64) {
        let isDollar = random.next() % 3 > 0
        amount =
            isDollar
            ? .random(500...90_000, step: 25, .usd, &random)
            : .random(200_000...80_000_000, step: 10_000, .khr, &random)
        beneficiary = Beneficiary(
            fields: ["accountNumber": account],
            name: "",
            account: account,
            institution: ""
        )
    }

    private init(vietnamese account: String, _ random: inout SplitMix64) {
        let name = [Self.vietnameseFamilies, Self.vietnameseNames].pick(&random)
        let bank = [["ACB", "VCB", "TCB", "MB"]].pick(&random)
        amount = .random(50_000...20_000_000, step: 10_000, .vnd, &random)
        beneficiary = Beneficiary(
            fields: ["accountName": name, "bankName": bank, "bankNumber": account],
            name: name,
            account: account,
            institution: bank
        )
    }

    private init(bangladeshi account: String, _ random: inout SplitMix64) {
        amount = .random(30_000...2_500_000, step: 100, .bdt, &random)
        beneficiary = Beneficiary(
            fields: ["walletId": account, "wayCode": "EWALLET_BKASH"],
            name: "",
            account: account,
            institution: "bKash"
        )
    }

    private init(argentine account: String, _ random: inout SplitMix64) {
        let first = [Self.spanishNames].pick(&random)
        let last = [Self.spanishFamilies].pick(&random)
        amount = .random(1_000_000...90_000_000, step: 100, .ars, &random)
        beneficiary = Beneficiary(
            fields: [
                "accountNo": account, "firstname": first, "lastname": last,
                "mobile": "0912345678", "email": "beneficiary@example.com",
            ],
            name: "\(first) \(last)",
            account: account,
            institution: ""
        )
    }

    private init(colombian account: String, _ random: inout SplitMix64) {
        let name = [Self.spanishNames, Self.spanishFamilies].pick(&random)
        amount = .random(1_000_000...300_000_000, step: 5_000, .cop, &random)
        beneficiary = Beneficiary(
            fields: [
                "accountName": name, "accountNo": account, "accountType": "1", "bankId": "33",
                "idType": "1", "idCard": "1020304050", "remark": "seeded",
            ],
            name: name,
            account: account,
            institution: "NEQUI"
        )
    }
}

extension [[String]] {
    /// One word of each list, joined by a space.
    fileprivate func pick(_ random: inout SplitMix64) -> String {
        compactMap { $0.randomElement(using: &random) }.joined(separator: " ")
    }
}

extension Money {
    fileprivate static func random(
        _ range: ClosedRange<Int64>,
        step: Int64,
        _ currency: Currency,
        _ random: inout SplitMix64
    ) -> Money {
        let steps = UInt64((range.upperBound - range.lowerBound) / step)
        let minorUnits = range.lowerBound + Int64(random.next() % steps) * step
        return Money(minorUnits: minorUnits, currency: currency)
    }
}
