import Payouts

/// What CashyPro Colombia asks for.
///
/// Source: docs.cashypro.com/en_us/col/payout.html and appendix.html.
enum CashyProFields {
    static func form(_ options: ProviderOptions) -> PayoutForm {
        PayoutForm(
            provider: .cashyproCO,
            fields: [
                amount(options), accountName, bankID, accountType, accountNo, idType, idCard,
                remark, phone, email,
            ],
            fixedCurrency: .cop,
            nameKeys: ["accountName"],
            accountKey: "accountNo",
            institutionKey: "bankId",
            crossRules: [walletProblem],
            implied: { wallet($0, $1) == nil ? [:] : [accountType.key: walletType] }
        )
    }

    private static func amount(_ options: ProviderOptions) -> PayoutField {
        let documented = AmountLimit(
            minimum: Money(minorUnits: 10_000_00, currency: .cop),
            maximum: Money(minorUnits: 5_000_000_00, currency: .cop)
        )
        return PayoutField(
            key: "amount",
            label: "Amount",
            kind: .amount,
            rules: [options.limit(documented).rule(whole: false)],
            help: "What arrives, in pesos, with at most two decimals.",
            example: "50000.00"
        )
    }

    private static let accountName = PayoutField(
        key: "accountName",
        label: "Account holder",
        rules: [.length(1...32)],
        help: "The holder's name as the bank has it.",
        example: "Ana Gómez"
    )
    private static let bankID = PayoutField(
        key: "bankId",
        label: "Bank",
        kind: .bank,
        help: "The bank or wallet that holds the account, from CashyPro's list.",
        example: "20"
    )
    private static let accountType = PayoutField(
        key: "accountType",
        label: "Account type",
        kind: .choice([
            FieldChoice(value: "0", label: "corriente"),
            FieldChoice(value: "1", label: "ahorro"),
        ]),
        help: "0 for a current account, 1 for a savings account; wallets are always 1.",
        example: "1"
    )
    private static let accountNo = PayoutField(
        key: "accountNo",
        label: "Account number",
        rules: [.identifier, .length(1...32)],
        help: "The account number, or the mobile number of a wallet.",
        example: "3023612345"
    )
    private static let idType = PayoutField(
        key: "idType",
        label: "Document type",
        kind: .choice([
            FieldChoice(value: "1", label: "CC, cédula de ciudadanía"),
            FieldChoice(value: "2", label: "CE, cédula de extranjería"),
            FieldChoice(value: "3", label: "TI, tarjeta de identidad"),
            FieldChoice(value: "4", label: "NIT, tax number"),
            FieldChoice(value: "5", label: "PA, passport"),
        ]),
        help: "The document with which the account was opened; another one fails the payout.",
        example: "1"
    )
    private static let idCard = PayoutField(
        key: "idCard",
        label: "Document number",
        rules: [.length(1...32)],
        help: "The number of that document.",
        example: "43912345"
    )
    private static let phone = PayoutField(
        key: "phone",
        label: "Phone",
        isRequired: false,
        rules: [.length(1...32)],
        help: "The payee's phone number.",
        example: "3023612345"
    )
    private static let email = PayoutField(
        key: "email",
        label: "E-mail",
        isRequired: false,
        rules: [.email, .length(1...32)],
        help: "The payee's e-mail address.",
        example: "ana@example.com"
    )
    private static let remark = PayoutField(
        key: "remark",
        label: "Remark",
        rules: [.length(1...32)],
        help: "A note for the order, best in plain letters without accents.",
        example: "invoice 42"
    )

    /// Wallet banks take account type 1 only; CashyPro's own sample breaks this rule.
    private static let walletType = "1"

    private static let walletProblem: @Sendable ([String: String], [Bank]) -> FieldProblem? = {
        values,
        banks in
        guard let bank = wallet(values, banks), values[accountType.key] != walletType else {
            return nil
        }
        return accountType.problem("must be 1 (ahorro), because \(bank.name) is a wallet")
    }

    private static func wallet(_ values: [String: String], _ banks: [Bank]) -> Bank? {
        banks.first { $0.id == values[bankID.key] && $0.isWallet }
    }
}
