import Payouts
import Testing

/// From typed values to a draft, or to every problem that they have.
struct PayoutFormTests {
    @Test func `values that satisfy every rule make a draft`() throws {
        let draft = try form.draft(from: valid, banks: banks)

        #expect(draft.provider == .cashyproCO)
        #expect(draft.amount == Money(minorUnits: 5_000_000, currency: .cop))
        #expect(draft.beneficiary.name == "Ana Gomez")
        #expect(draft.beneficiary.account == "3001239852")
        #expect(draft.beneficiary.institution == "Nequi", "the bank's name, not its number")
    }

    @Test func `the beneficiary keeps the provider's fields, without the money`() throws {
        let draft = try form.draft(from: valid, banks: banks)
        #expect(
            draft.beneficiary.fields == [
                "firstName": "Ana", "lastName": "Gomez", "accountType": "2",
                "account": "3001239852", "bankId": "12",
            ]
        )
    }

    @Test func `blanks around a value do not count, and a blank value is none`() throws {
        var values = valid
        values["firstName"] = "  Ana\t"
        values["email"] = "   "
        let draft = try form.draft(from: values, banks: banks)
        #expect(draft == (try form.draft(from: valid, banks: banks)))
    }

    @Test func `the provider's only currency may be said, another may not`() throws {
        var values = valid
        values["currency"] = "COP"
        #expect(try form.draft(from: values, banks: banks) == form.draft(from: valid, banks: banks))
        values["currency"] = "USD"
        #expect(
            problems(values) == "currency (currency): must be COP, the only one of cashypro-co"
        )
    }

    @Test func `every problem is told at once, in the order of the fields`() {
        let values = [
            "amount": "50.000", "lastName": "Gómez", "accountType": "9", "account": "30-01",
            "bankId": "99", "email": "ana",
        ]
        #expect(
            problems(values) == """
                amount (Amount): could be read in two ways; put commas between thousands and a \
                point before decimals, as in 50,000.00
                firstName (First name): is required, for example Ana
                lastName (Last name): must be Latin letters without accents, type Gomez, not Gómez
                accountType (Account type): must be one of 1 (savings), 2 (current)
                account (Account): must be 10 digits, nothing else, for example 3001239852
                bankId (Bank): is not in the provider's bank list; pick one from the list
                email (E-mail): must be an e-mail address, for example ana@example.com
                """
        )
    }

    @Test func `nothing filled in names every required field and no other`() {
        #expect(
            problems([:]) == """
                amount (Amount): is required, for example 50,000.00
                firstName (First name): is required, for example Ana
                lastName (Last name): is required, for example Gomez
                accountType (Account type): is required, for example 1
                account (Account): is required, for example 3001239852
                bankId (Bank): is required, for example 12
                """
        )
    }

    @Test func `a field that the provider does not have is named, with those that it has`() {
        var values = valid
        values["iban"] = "DE02"
        #expect(
            problems(values) == """
                iban (unknown field): cashypro-co has no such field; its fields are amount, \
                firstName, lastName, accountType, account, bankId, email
                """
        )
    }

    @Test(
        arguments: zip(
            ["49,999.99", "5", "0.105", "9999999999999999999", "1e5"],
            [
                "must be between 50,000.00 and 5,000,000.00 COP",
                "must be between 50,000.00 and 5,000,000.00 COP",
                "has more than 2 decimals, it would have to be rounded",
                "is too large",
                "is not an amount; type digits, for example 50,000.00",
            ]
        )
    )
    func `an amount below the minimum, or none at all, names the rule`(
        _ text: String,
        _ message: String
    ) {
        var values = valid
        values["amount"] = text
        #expect(problems(values) == "amount (Amount): \(message)")
    }

    @Test func `rules between fields are checked once the fields themselves are right`() {
        var values = valid
        values["accountType"] = "1"
        #expect(problems(values) == "bankId (Bank): is a wallet and has current accounts only")

        values["account"] = "30"
        #expect(
            problems(values)
                == "account (Account): must be 10 digits, nothing else, for example 3001239852"
        )
    }

    @Test func `while somebody types, one field is checked alone`() throws {
        let field = try #require(form.field("account"))
        let problem = form.problem(in: field, values: ["account": "30"], banks: banks)
        #expect(problem?.message == "must be 10 digits, nothing else, for example 3001239852")
        #expect(form.problem(in: field, values: valid, banks: banks) == nil)
    }
}

// MARK: - A provider with two currencies

extension PayoutFormTests {
    @Test(arguments: zip(["USD", "KHR"], [Currency.usd, .khr]))
    func `where a provider pays in several currencies, a field chooses`(
        _ code: String,
        _ currency: Currency
    ) throws {
        let values = ["currency": code, "amount": "20", "account": "000111222"]
        let draft = try twoCurrencies.draft(from: values, banks: [])
        #expect(draft.amount == Money(minorUnits: 2_000, currency: currency))
        #expect(draft.beneficiary.fields == ["account": "000111222"])
        #expect(draft.beneficiary.institution == "")
    }

    @Test(arguments: ["EUR", "usd", "VND"])
    func `a currency that the provider does not pay in is refused`(_ code: String) {
        let values = ["currency": code, "amount": "20", "account": "000111222"]
        #expect(
            problems(values, in: twoCurrencies)
                == "currency (Currency): must be one of USD, KHR"
        )
    }

    @Test func `each currency has bounds of its own`() {
        let values = ["currency": "KHR", "amount": "20.50", "account": "000111222"]
        #expect(
            problems(values, in: twoCurrencies)
                == "amount (Amount): must be at least 1 KHR, whole units"
        )
    }

    @Test func `a currency without decimals says so`() {
        #expect(
            MoneyError.wouldRound(exponent: 0).message(in: .vnd, example: "50,000")
                == "must be whole, VND has no decimals"
        )
    }
}

// MARK: - Fixtures

extension PayoutFormTests {
    private var banks: [Bank] {
        [
            Bank(id: "7", code: "1007", name: "Bancolombia", isWallet: false),
            Bank(id: "12", code: "1507", name: "Nequi", isWallet: true),
        ]
    }

    private var valid: [String: String] {
        [
            "amount": "50,000.00", "firstName": "Ana", "lastName": "Gomez", "accountType": "2",
            "account": "3001239852", "bankId": "12",
        ]
    }

    private var form: PayoutForm {
        PayoutForm(
            provider: .cashyproCO,
            fields: Self.fields,
            fixedCurrency: .cop,
            nameKeys: ["firstName", "lastName"],
            accountKey: "account",
            institutionKey: "bankId",
            crossRules: [
                { values, banks in
                    let isWallet = banks.contains { $0.id == values["bankId"] && $0.isWallet }
                    guard isWallet, values["accountType"] == "1" else { return nil }
                    return FieldProblem(
                        key: "bankId",
                        label: "Bank",
                        message: "is a wallet and has current accounts only"
                    )
                }
            ]
        )
    }

    private static let fields = [
        PayoutField(
            key: "amount",
            label: "Amount",
            kind: .amount,
            rules: [
                .amount(
                    minimum: Money(minorUnits: 5_000_000, currency: .cop),
                    maximum: Money(minorUnits: 500_000_000, currency: .cop),
                    whole: false
                )
            ],
            help: "What is to arrive.",
            example: "50,000.00"
        ),
        name("firstName", "First name", example: "Ana"),
        name("lastName", "Last name", example: "Gomez"),
        PayoutField(
            key: "accountType",
            label: "Account type",
            kind: .choice([
                FieldChoice(value: "1", label: "savings"),
                FieldChoice(value: "2", label: "current"),
            ]),
            help: "Wallets are current accounts.",
            example: "1"
        ),
        PayoutField(
            key: "account",
            label: "Account",
            rules: [.digits(10...10)],
            help: "The account's number.",
            example: "3001239852"
        ),
        PayoutField(key: "bankId", label: "Bank", kind: .bank, help: "The bank.", example: "12"),
        PayoutField(
            key: "email",
            label: "E-mail",
            isRequired: false,
            rules: [.email],
            help: "Where the provider writes to.",
            example: "ana@example.com"
        ),
    ]

    private static func name(_ key: String, _ label: String, example: String) -> PayoutField {
        PayoutField(
            key: key,
            label: label,
            rules: [.unaccentedLatin],
            help: "As the bank has it.",
            example: example
        )
    }

    private var twoCurrencies: PayoutForm {
        PayoutForm(
            provider: .dvpay,
            fields: [
                PayoutField(
                    key: "currency",
                    label: "Currency",
                    kind: .currency(["USD", "KHR"]),
                    help: "Dollar or riel.",
                    example: "USD"
                ),
                PayoutField(
                    key: "amount",
                    label: "Amount",
                    kind: .amount,
                    rules: [
                        .amount(
                            minimum: Money(minorUnits: 100, currency: .khr),
                            maximum: nil,
                            whole: true
                        )
                    ],
                    help: "What is to arrive.",
                    example: "20"
                ),
                PayoutField(key: "account", label: "Account", help: "Any.", example: "000111222"),
            ],
            fixedCurrency: nil,
            nameKeys: [],
            accountKey: "account"
        )
    }

    private func problems(_ values: [String: String], in form: PayoutForm? = nil) -> String {
        do throws(FieldProblems) {
            let draft = try (form ?? self.form).draft(from: values, banks: banks)
            return "no problem: \(draft.amount)"
        } catch {
            return error.problems.map(\.description).joined(separator: "\n")
        }
    }
}
