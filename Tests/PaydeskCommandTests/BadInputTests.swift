import PaydeskCommand
import Payouts
import SQLiteStore
import Testing

/// A command line that is wrong, and what its caller is told.
struct BadInput: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    let input: String
    let status: Int32
    let sentence: String

    init(_ arguments: String..., input: String = "", status: Int32, _ sentence: String) {
        self.init(arguments, input: input, status: status, sentence)
    }

    init(_ arguments: [String], input: String = "", status: Int32, _ sentence: String) {
        self.arguments = arguments
        self.input = input
        self.status = status
        self.sentence = sentence
    }

    var testDescription: String { (arguments + [input]).joined(separator: " ") }
}

struct BadInputTests {
    @Test(arguments: commandLines + identities + fields + files)
    func `bad input gets one sentence and the right status, and changes nothing`(
        _ bad: BadInput
    ) async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let outcome = await desk.run(bad.arguments, input: bad.input)
        #expect(outcome.status.rawValue == bad.status)
        #expect(outcome.errors == "paydesk: \(bad.sentence)\n")
        #expect(outcome.output == "")
        let count = try await desk.openLedger().count(PayoutFilter())
        #expect(count.value == 0)
    }

    static let commandLines = [
        BadInput(
            "nonsense",
            status: 64,
            "There is no command 'nonsense'. 'paydesk help' lists them."
        ),
        BadInput(
            "lst",
            "--limit",
            "5",
            status: 64,
            "There is no command 'lst'. Did you mean 'list'? 'paydesk help' lists them."
        ),
        BadInput(
            "batch",
            "chek",
            "day.csv",
            status: 64,
            "There is no command 'batch chek'. Did you mean 'batch check'? "
                + "'paydesk help batch' lists them."
        ),
        BadInput("list", "nonsense", status: 64, "Unexpected argument 'nonsense'"),
        BadInput("--nonsense", status: 64, "Unknown option '--nonsense'"),
        BadInput("list", "--limit", "0", status: 64, "--limit must be from 1 to 100000."),
        BadInput(
            "list",
            "--limit",
            "many",
            status: 64,
            "The value 'many' is invalid for '--limit <limit>'"
        ),
        BadInput(
            "list",
            "--format",
            "xml",
            status: 64,
            "The value 'xml' is invalid for '--format <format>'. "
                + "Please provide one of 'table', 'json', 'jsonl' or 'csv'."
        ),
        BadInput(
            "sandbox",
            "--listen",
            "x",
            status: 64,
            "The value 'x' is invalid for '--listen <listen>': Write HOST:PORT."
        ),
        BadInput(
            "serve",
            "--listen",
            "[::1]:70000",
            status: 64,
            "The value '[::1]:70000' is invalid for '--listen <listen>': Write HOST:PORT."
        ),
        BadInput(
            "sandbox",
            "--dvpay-webhook-url",
            "nowhere",
            status: 64,
            "--dvpay-webhook-url must be a URL that starts with https:// or http://."
        ),
        BadInput(
            "sandbox",
            "--time-factor",
            "inf",
            status: 64,
            "--time-factor must be a number above 0."
        ),
        BadInput(
            "demo",
            "--time-factor",
            "nan",
            status: 64,
            "--time-factor must be a number above 0."
        ),
        BadInput("demo", "--payouts=-1", status: 64, "--payouts must be from 0 to 100000."),
        BadInput("seed", "--count", "0", status: 64, "--count must be from 1 to 10000000."),
        BadInput(
            "list",
            "--filter",
            "provider:bank",
            status: 64,
            "There is no provider “bank”. "
                + "Providers: dvpay, paypro-vn, vexora-ar, paypro-bd, cashypro-co."
        ),
        BadInput(
            "list",
            "--filter",
            "status:gone",
            status: 64,
            "There is no status “gone”. Statuses: approval, queued, submitting, processing, "
                + "unknown, paid, failed, returned, rejected, canceled."
        ),
    ]

    static let identities = [
        BadInput("show", status: 64, "Missing expected argument '<id>'"),
        BadInput(
            "show",
            "PO-0000-0000",
            status: 65,
            "There is no payout PO-0000-0000 in this ledger."
        ),
        BadInput(
            "requery",
            status: 64,
            "Give either ids, --filter, --resume or --jobs."
        ),
        BadInput(
            "requery",
            "--resume",
            "7",
            status: 65,
            "There is no re-query 7; `paydesk requery --jobs` lists them."
        ),
        BadInput("withdraw", "nope", status: 64, "Missing expected argument '--reason <reason>'"),
        BadInput("withdraw", "nope", "--reason", " ", status: 64, "--reason must say why."),
        BadInput(
            "withdraw",
            "nope",
            "--reason",
            "typo",
            status: 65,
            "There is no payout nope in this ledger."
        ),
        BadInput("resubmit", "nope", status: 65, "There is no payout nope in this ledger."),
        BadInput("banks", status: 64, "Missing expected argument '--provider <provider>'"),
        BadInput(
            "banks",
            "--provider",
            "dvpay",
            status: 65,
            "dvpay has no list to choose from; `paydesk help create` explains its fields."
        ),
        BadInput("create", status: 64, "Missing expected argument '--provider <provider>'"),
        BadInput(
            "create",
            "--provider",
            "bank",
            status: 64,
            "There is no provider “bank”. "
                + "Providers: dvpay, paypro-vn, vexora-ar, paypro-bd, cashypro-co."
        ),
    ]

    static let fields = [
        BadInput(
            "create",
            "--provider",
            "dvpay",
            "--set",
            "amount",
            status: 64,
            "--set amount: write field=value."
        ),
        BadInput(
            "create",
            "--provider",
            "dvpay",
            "--set",
            "amount=1",
            "--set",
            "amount=2",
            status: 64,
            "--set amount is given twice."
        ),
        BadInput(
            "create",
            "--provider",
            "dvpay",
            status: 65,
            """
            accountNumber (Account number): is required, for example 123456789
            currency (Currency): is required, for example USD
            amount (Amount): is required, for example 500
            """
        ),
        dvpay(
            currency: "EUR",
            amount: "1",
            "currency (Currency): must be one of USD, KHR"
        ),
        dvpay(
            amount: "25.005",
            "amount (Amount): has more than 2 decimals, it would have to be rounded"
        ),
        dvpay(amount: "-5", "amount (Amount): must be between 0.10 and 10,000.00 USD"),
        dvpay(amount: "99999999999999999999", "amount (Amount): is too large"),
        dvpay(
            amount: "ten",
            "amount (Amount): is not an amount; type digits, for example 500"
        ),
        dvpay(
            currency: "KHR",
            amount: "500.5",
            "amount (Amount): must be between 400 and 40,000,000 KHR, whole units"
        ),
        dvpay(
            amount: "1",
            more: ["--set", "colour=red"],
            "colour (unknown field): dvpay has no such field; "
                + "its fields are accountNumber, currency, amount"
        ),
    ]

    private static func dvpay(
        currency: String = "USD",
        amount: String,
        more: [String] = [],
        _ sentence: String
    ) -> BadInput {
        BadInput(
            [
                "create", "--provider", "dvpay", "--set", "accountNumber=1",
                "--set", "currency=\(currency)", "--set", "amount=\(amount)",
            ] + more,
            status: 65,
            sentence
        )
    }

    static let files = [
        json("", "standard input is not a JSON object of fields."),
        json("[]", "standard input is not a JSON object of fields."),
        json(#"{"amount": 1"#, "standard input is not a JSON object of fields."),
        json(#"{"amount": {"value": 1}}"#, "standard input: amount must be a text or a number."),
        json(#"{"amount": true}"#, "standard input: amount must be a text or a number."),
        BadInput(
            "create",
            "--provider",
            "dvpay",
            "--json",
            "/nonexistent",
            status: 65,
            "/nonexistent cannot be read."
        ),
        BadInput("create", "--provider", "dvpay", "--json", "/", status: 65, "/ cannot be read."),
        BadInput(
            "list",
            "--config",
            "/nonexistent",
            status: 78,
            "/nonexistent cannot be read."
        ),
    ]

    private static func json(_ text: String, _ sentence: String) -> BadInput {
        BadInput(
            "create",
            "--provider",
            "dvpay",
            "--json",
            "-",
            input: text,
            status: 65,
            sentence
        )
    }
}
