import Payouts

/// What Vexora Argentina asks for.
///
/// Source: docs.vexora.com/guide/areas/argentina/payout. The page describes neither the account
/// nor the person in Argentine terms; the Chile and Peru pages do, so their three fields are
/// offered too.
enum VexoraFields {
    static func form(_ options: ProviderOptions) -> PayoutForm {
        PayoutForm(
            provider: .vexoraAR,
            fields: [
                amount(options), accountNo, accountType, firstname, lastname, idType,
                idCardNumber, mobile, email, .remark,
            ],
            fixedCurrency: .ars,
            nameKeys: ["firstname", "lastname"],
            accountKey: "accountNo",
            crossRules: [
                { values, _ in accountProblem(values) },
                { values, _ in documentProblem(values) },
            ]
        )
    }

    private static func amount(_ options: ProviderOptions) -> PayoutField {
        let documented = AmountLimit(
            minimum: Money(minorUnits: 100_00, currency: .ars),
            maximum: nil
        )
        return PayoutField(
            key: "amount",
            label: "Amount",
            kind: .amount,
            rules: [options.limit(documented).rule(whole: true)],
            help: "What arrives, in whole pesos.",
            example: "15000"
        )
    }

    private static let accountNo = PayoutField(
        key: "accountNo",
        label: "Account number",
        rules: [.identifier, .length(1...64)],
        help: "The payee's account; a CBU or CVU has 22 digits.",
        example: "2850590940090418135201"
    )
    private static let accountType = PayoutField(
        key: "accountType",
        label: "Account type",
        kind: .choice([
            FieldChoice(value: "CBU", label: "bank account"),
            FieldChoice(value: "CVU", label: "wallet account"),
        ]),
        isRequired: false,
        help: "CBU for a bank account, CVU for a wallet; may be left out.",
        example: "CBU"
    )
    private static let firstname = PayoutField(
        key: "firstname",
        label: "First name",
        rules: [.length(1...64)],
        help: "The payee's first name.",
        example: "Juana"
    )
    private static let lastname = PayoutField(
        key: "lastname",
        label: "Last name",
        rules: [.length(1...64)],
        help: "The payee's last name.",
        example: "Molina"
    )
    private static let idType = PayoutField(
        key: "idType",
        label: "Document type",
        kind: .choice([
            FieldChoice(value: "DNI", label: "national identity document"),
            FieldChoice(value: "CUIL", label: "employee's number"),
            FieldChoice(value: "CUIT", label: "taxpayer's number"),
            FieldChoice(value: "PA", label: "passport"),
        ]),
        isRequired: false,
        help: "Which document the number below is of; may be left out with it.",
        example: "DNI"
    )
    private static let idCardNumber = PayoutField(
        key: "idCardNumber",
        label: "Document number",
        isRequired: false,
        rules: [.length(1...15)],
        help: "DNI: 7 or 8 digits. CUIL and CUIT: 20-12345678-3. Passport: at most 15 characters.",
        example: "12345678"
    )
    private static let mobile = PayoutField(
        key: "mobile",
        label: "Mobile number",
        rules: [.digits(10...10), .prefix("0")],
        help: "The payee's mobile number, 10 digits, starting with 0, without a country code.",
        example: "0912345678"
    )
    private static let email = PayoutField(
        key: "email",
        label: "E-mail",
        rules: [.email, .length(1...128)],
        help: "The payee's e-mail address.",
        example: "juana.molina@example.com"
    )
}

// MARK: - Rules between fields

extension VexoraFields {
    private static func accountProblem(_ values: [String: String]) -> FieldProblem? {
        guard let type = values["accountType"], let account = values["accountNo"] else {
            return nil
        }
        let rule = FieldRule.digits(22...22)
        guard !rule.accepts(account) else { return nil }
        return accountNo.problem("must be \(rule.statement), for a \(type)")
    }

    private static func documentProblem(_ values: [String: String]) -> FieldProblem? {
        switch (values["idType"], values["idCardNumber"]) {
        case (nil, nil): return nil
        case (nil, _): return idType.problem("is required with a document number, for example DNI")
        case (_, nil):
            return idCardNumber.problem("is required with a document type, for example 12345678")
        case (let type?, let number?):
            guard let rule = documentRules[type], !rule.accepts(number) else { return nil }
            return idCardNumber.problem("must be \(rule.statement), for \(type)")
        }
    }

    private static let documentRules: [String: FieldRule] = [
        "DNI": .digits(7...8),
        "CUIL": .template(["##-########-#"]),
        "CUIT": .template(["##-########-#"]),
        "PA": .length(1...15),
    ]
}

extension PayoutField {
    /// A problem of this field that depends on other fields.
    func problem(_ message: String) -> FieldProblem {
        FieldProblem(key: key, label: label, message: message)
    }
}
