import Foundation
import Payouts

/// A provider of fixtures: its facts and its form; it is never called over any wire.
struct FixtureProvider: Provider {
    let id: ProviderID
    let profile: ProviderProfile
    let form: PayoutForm
    var bankList: [Bank] = []

    func preview(_ payout: Payout) -> WireExchange {
        let fields = payout.beneficiary.fields.sorted { $0.key < $1.key }
            .map { "\"\($0.key)\":\"\($0.value)\"" }
        let all = ["\"amount\":\"\(payout.amount.plainText)\""] + fields
        return WireExchange(
            requestLine: "POST https://\(id).example/payouts",
            requestHeaders: [
                WireExchange.HeaderField(name: "content-type", value: "application/json"),
                WireExchange.HeaderField(name: "x-sign", value: "[secret]"),
            ],
            requestBody: "{\(all.joined(separator: ","))}",
            responseStatus: nil,
            responseBody: "",
            elapsed: .zero
        )
    }

    func create(_ payout: Payout) async -> CreateReport {
        CreateReport(outcome: .notSent(.unreachable), exchange: preview(payout))
    }

    func query(_ payout: Payout) async -> QueryReport {
        QueryReport(result: .notSupported, exchange: nil)
    }

    func balance() async throws(ProviderError) -> [Balance] { [] }
    func banks() async -> [Bank] { bankList }

    var acknowledgement: WebhookAcknowledgement {
        WebhookAcknowledgement(contentType: "text/plain", body: "OK")
    }

    func verdict(on message: WebhookMessage) -> NotificationVerdict {
        .refused(NotificationRefusal(.unsigned))
    }

    func evidence(
        in message: WebhookMessage,
        about payout: Payout,
        receivedAt: Date
    ) -> Evidence {
        Evidence(source: .notification, claim: .unclear, rawStatus: "", receivedAt: receivedAt)
    }
}

// MARK: - The five

extension FixtureProvider {
    static let all = [dvpay, payproVN, vexoraAR, payproBD, cashyproCO]

    static func provider(_ id: ProviderID) -> FixtureProvider? { all.first { $0.id == id } }

    private init(
        _ id: ProviderID,
        _ title: String,
        _ currencies: [Currency],
        canQuery: Bool = true,
        utcOffset: Int,
        form: PayoutForm,
        banks: [Bank] = []
    ) {
        self.id = id
        profile = ProviderProfile(
            title: title,
            currencies: currencies,
            canQuery: canQuery,
            queriesByReference: id == .payproBD,
            repeatWindow: id == .dvpay ? .seconds(86_400) : nil,
            settledBy: "a notification, or the settlement file",
            createDeadline: .seconds(15),
            utcOffset: utcOffset,
            datesNotifications: id != .dvpay
        )
        self.form = form
        bankList = banks
    }

    static let dvpay = FixtureProvider(
        .dvpay,
        "DVPay · Cambodia",
        [.usd, .khr],
        utcOffset: 7 * 3600,
        form: PayoutForm(
            provider: .dvpay,
            fields: [
                PayoutField(
                    key: "currency",
                    label: "Currency",
                    kind: .currency(["USD", "KHR"]),
                    help: "The currency that arrives.",
                    example: "USD"
                ),
                amount("25.00", [.amount(minimum: .usd(1), maximum: .usd(5_000), whole: false)]),
                account("12345678", [.digits(6...20)]),
            ],
            fixedCurrency: nil,
            nameKeys: [],
            accountKey: "account"
        )
    )

    static let payproVN = FixtureProvider(
        .payproVN,
        "PayPro · Vietnam",
        [.vnd],
        utcOffset: 7 * 3600,
        form: PayoutForm(
            provider: .payproVN,
            fields: [
                amount("1,250,000", [.amount(minimum: .vnd(50_000), maximum: nil, whole: true)]),
                PayoutField(
                    key: "accountName",
                    label: "Account holder",
                    rules: [.unaccentedLatin],
                    help: "As the bank has it, without accents.",
                    example: "NGUYEN THE VIET"
                ),
                account("19036789852", [.digits(6...20)]),
                PayoutField(
                    key: "bankCode",
                    label: "Bank",
                    kind: .choice([
                        FieldChoice(value: "ACB", label: "Asia Commercial Bank"),
                        FieldChoice(value: "TCB", label: "Techcombank"),
                        FieldChoice(value: "VCB", label: "Vietcombank"),
                    ]),
                    help: "The bank that holds the account.",
                    example: "ACB"
                ),
                PayoutField(
                    key: "remark",
                    label: "Remark",
                    isRequired: false,
                    rules: [.length(0...32)],
                    help: "What the beneficiary reads.",
                    example: "Refund 4411"
                ),
            ],
            fixedCurrency: .vnd,
            nameKeys: ["accountName"],
            accountKey: "account",
            institutionKey: "bankCode"
        )
    )

    static let vexoraAR = FixtureProvider(
        .vexoraAR,
        "Vexora · Argentina",
        [.ars],
        canQuery: false,
        utcOffset: -3 * 3600,
        form: PayoutForm(
            provider: .vexoraAR,
            fields: [
                amount("15,000.00", []), account("0170099220000067797370", [.digits(22...22)]),
            ],
            fixedCurrency: .ars,
            nameKeys: [],
            accountKey: "account"
        )
    )

    static let payproBD = FixtureProvider(
        .payproBD,
        "PayPro · Bangladesh",
        [.bdt],
        utcOffset: 6 * 3600,
        form: PayoutForm(
            provider: .payproBD,
            fields: [amount("300.00", []), account("01712345678", [.digits(11...11)])],
            fixedCurrency: .bdt,
            nameKeys: [],
            accountKey: "account"
        )
    )

    static let cashyproCO = FixtureProvider(
        .cashyproCO,
        "CashyPro · Colombia",
        [.cop],
        utcOffset: -5 * 3600,
        form: PayoutForm(
            provider: .cashyproCO,
            fields: [
                amount("60,000.00", [.amount(minimum: .cop(20_000), maximum: nil, whole: false)]),
                PayoutField(
                    key: "name",
                    label: "Account holder",
                    rules: [.length(1...60)],
                    help: "The holder's full name.",
                    example: "María Gómez"
                ),
                PayoutField(
                    key: "bankId",
                    label: "Bank",
                    kind: .bank,
                    help: "The bank or wallet.",
                    example: "1007"
                ),
                accountType,
                account("03012345678", [.digits(6...20)]),
            ],
            fixedCurrency: .cop,
            nameKeys: ["name"],
            accountKey: "account",
            institutionKey: "bankId",
            crossRules: [walletRule],
            implied: { wallet($0, $1) == nil ? [:] : [accountType.key: "1"] }
        ),
        banks: banks35
    )

    private static let walletRule: @Sendable ([String: String], [Bank]) -> FieldProblem? = {
        values,
        banks in
        guard wallet(values, banks) != nil, values["account"]?.count != 10 else { return nil }
        return FieldProblem(
            key: "account",
            label: "Account number",
            message: "of a wallet is a telephone number of 10 digits"
        )
    }

    private static func wallet(_ values: [String: String], _ banks: [Bank]) -> Bank? {
        banks.first { $0.id == values["bankId"] && $0.isWallet }
    }

    private static let accountType = PayoutField(
        key: "accountType",
        label: "Account type",
        kind: .choice([
            FieldChoice(value: "0", label: "corriente"), FieldChoice(value: "1", label: "ahorro"),
        ]),
        isRequired: false,
        help: "Wallets are always ahorro.",
        example: "1"
    )

    private static func amount(_ example: String, _ rules: [FieldRule]) -> PayoutField {
        PayoutField(
            key: "amount",
            label: "Amount",
            kind: .amount,
            rules: rules,
            help: "What is to arrive.",
            example: example
        )
    }

    private static func account(_ example: String, _ rules: [FieldRule]) -> PayoutField {
        PayoutField(
            key: "account",
            label: "Account number",
            rules: rules,
            help: "Where it is to arrive.",
            example: example
        )
    }
}

// MARK: - Banks

extension FixtureProvider {
    static let banks35: [Bank] =
        [
            "Bancolombia", "Banco de Bogotá", "Davivienda", "Nequi", "Daviplata", "Banco Popular",
            "Itaú", "Banco Falabella",
        ].enumerated().map { index, name in
            Bank(
                id: "\(1_001 + index)",
                code: "B\(index + 1)",
                name: name,
                isWallet: name == "Nequi" || name == "Daviplata"
            )
        }
        + (9...35).map { index in
            Bank(id: "\(1_000 + index)", code: "B\(index)", name: "Caja \(index)", isWallet: false)
        }
}

extension Money {
    static func usd(_ major: Int64) -> Money { Money(minorUnits: major * 100, currency: .usd) }
    static func vnd(_ major: Int64) -> Money { Money(minorUnits: major, currency: .vnd) }
    static func cop(_ major: Int64) -> Money { Money(minorUnits: major * 100, currency: .cop) }
}
