import Payouts

/// Where in a file's rows each column of the mapping stands.
struct SettlementBinding {
    let amount: Int
    let orderNumber: Int?
    let reference: Int?
    let fee: Int?
    let currency: Int?
    let status: Int?
    let time: Int?
    let account: Int?
    /// The header's names.
    let header: [String]
    /// The columns that every row must have.
    let width: Int

    /// Finds the columns by name.
    init(
        _ header: [String],
        mapping: SettlementMapping,
        file: String
    ) throws(SettlementFileError) {
        let folded = header.map(\.foldedName)
        var places: [SettlementColumn: Int] = [:]
        var missing: [String] = []
        for column in SettlementColumn.allCases {
            guard let names = mapping.columns[column] else { continue }
            let found = names.lazy.compactMap { folded.firstIndex(of: $0.foldedName) }.first
            places[column] = found
            if let found, folded.lastIndex(of: folded[found]) != found {
                throw .repeatedColumn(file: file, header[found])
            }
            if found == nil, column.isNeeded(mapping) {
                missing.append(names.joined(separator: " or "))
            }
        }
        guard missing.isEmpty, let amount = places[.amount] else {
            throw .missingColumns(file: file, missing, header: header)
        }
        self.amount = amount
        self.header = header
        orderNumber = places[.orderNumber]
        reference = places[.reference]
        fee = places[.fee]
        currency = places[.currency]
        status = places[.status]
        time = places[.time]
        account = places[.account]
        width = (places.values.max() ?? 0) + 1
    }
}

extension SettlementColumn {
    /// Whether a file cannot be compared without it.
    fileprivate func isNeeded(_ mapping: SettlementMapping) -> Bool {
        switch self {
        case .orderNumber, .reference, .amount, .status, .time: true
        case .currency: mapping.currency == nil
        case .fee: false
        case .account: !mapping.combinations.isEmpty
        }
    }
}

extension String {
    /// In lower case, without blanks.
    fileprivate var foldedName: String { lowercased().filter { $0 != " " } }
}
