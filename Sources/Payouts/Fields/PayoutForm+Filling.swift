extension PayoutForm {
    /// The values with those that they imply, where nothing else was said.
    package func completed(_ values: [String: String], banks: [Bank]) -> [String: String] {
        values.merging(implied(values, banks)) { said, _ in said }
    }

    /// The texts that describe a payout once more: its beneficiary's fields and its amount.
    package func values(of payout: Payout) -> [String: String] {
        var values = beneficiaryValues(of: payout)
        for field in fields where field.kind == .amount {
            values[field.key] = payout.amount.plainText
        }
        return values
    }

    /// The texts that describe whom a payout pays, without how much.
    ///
    /// Only fields that the form still has are among them.
    package func beneficiaryValues(of payout: Payout) -> [String: String] {
        var values = payout.beneficiary.fields.filter { key, _ in
            field(key).map { $0.kind != .amount } ?? false
        }
        for field in fields {
            if case .currency = field.kind { values[field.key] = payout.amount.currency.code }
        }
        return values
    }

    /// Finds a field by its key or by what people call it, in any letter case and however its
    /// words are joined: `Account number`, `accountNumber`, `account_number`.
    package func field(named name: String) -> PayoutField? {
        func joined(_ name: String) -> String {
            name.lowercased().filter { $0.isLetter || $0.isNumber }
        }
        let name = joined(name)
        return fields.first { joined($0.key) == name } ?? fields.first { joined($0.label) == name }
    }
}
