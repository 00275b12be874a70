import Foundation
package import Payouts

/// CashyPro's published bank list, the fallback where the live query gives none.
///
/// Source: docs.cashypro.com/en_us/col/appendix.html; the live list is authoritative.
package enum ColombianBanks {
    /// The 35 banks and wallets of the published list.
    package static let bundled: [Bank] = parse(PackageResources.cashypro_co_banks_csv)

    private static func parse(_ bytes: [UInt8]) -> [Bank] {
        String(decoding: bytes, as: UTF8.self)
            .split(whereSeparator: \.isNewline)
            .dropFirst()
            .compactMap { line in
                let columns = line.split(separator: ",", omittingEmptySubsequences: false)
                guard columns.count == 4 else { return nil }
                return Bank(
                    id: String(columns[0]),
                    code: String(columns[1]),
                    name: String(columns[2]),
                    isWallet: columns[3] == "EWALLET"
                )
            }
    }
}
