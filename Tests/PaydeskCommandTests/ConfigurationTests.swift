import Foundation
import PaydeskCommand
import Testing

struct ConfigurationTests {
    private func check(
        _ yaml: String,
        _ arguments: [String] = [],
        environment: [String: String] = [:],
        prepare: (TestDesk) throws -> Void = { _ in }
    ) async throws -> TestDesk.Outcome {
        let desk = try TestDesk()
        try prepare(desk)
        try desk.write("paydesk.yaml", yaml.replacingOccurrences(of: "HOME", with: desk.home.path))
        let outcome = await desk.run(["config", "check"] + arguments, environment: environment)
        return TestDesk.Outcome(
            status: outcome.status,
            output: outcome.output.replacingOccurrences(of: desk.home.path, with: "~"),
            errors: outcome.errors.replacingOccurrences(of: desk.home.path, with: "~")
        )
    }

    @Test func `the configuration that comes with the program has no problem`() async throws {
        let desk = try TestDesk()
        let path = TestDesk.package.appending(path: "config/paydesk.yaml").path
        let outcome = await desk.run(["config", "check", "--config", path])
        #expect(outcome.errors == "")
        #expect(outcome.status == .done)
    }

    @Test func `without a file named or written, the one that came with the program is used`()
        async throws
    {
        let desk = try TestDesk()
        let path = TestDesk.package.appending(path: "config/paydesk.yaml").path
        let named = await desk.run(["config", "check", "--config", path])
        let found = await desk.run(["config", "check"], environment: ["PAYDESK_CONFIG": nil])
        #expect(found.status == .done)
        #expect(found.output == named.output)
    }

    @Test func `the operator's own file stands above the one that came with the program`()
        async throws
    {
        let desk = try TestDesk()
        try FileManager.default.createDirectory(
            at: desk.home.appending(path: ".config/paydesk"),
            withIntermediateDirectories: true
        )
        let path = try desk.write(".config/paydesk/paydesk.yaml", "environment: {name: own}")
        let outcome = await desk.run(
            ["config", "check", "--format", "csv"],
            environment: ["PAYDESK_CONFIG": nil]
        )
        #expect(outcome.output.contains("environment.name,own,\(path)\r\n"))
    }

    @Test func `a variable stands above the file, and the file above the default`() async throws {
        let outcome = try await check(
            """
            console: {theme: light}
            providers:
              paypro-vn: {baseURL: "http://127.0.0.1:7070/paypro-vn", answerTimeout: 20s}
            """,
            ["--format", "csv"],
            environment: ["PAYDESK_PROVIDERS_PAYPRO_VN_ANSWER_TIMEOUT": "7s"]
        )
        let lines = outcome.output.split(whereSeparator: \.isNewline)
        #expect(lines.contains("console.theme,light,~/paydesk.yaml"))
        #expect(
            lines.contains(
                "providers.paypro-vn.answerTimeout,7s,PAYDESK_PROVIDERS_PAYPRO_VN_ANSWER_TIMEOUT"
            )
        )
        #expect(lines.contains("providers.paypro-vn.connectTimeout,5s,default"))
    }

    @Test func `every problem is named at once, with its path`() async throws {
        let outcome = try await check(
            """
            environment: {production: maybe}
            console: {colour: red}
            log: {level: loud}
            providers:
              dvpay:
                baseURL: ftp://example.com
                answerTimeout: soon
                queriesPerSecond: 0
                maximumInFlight: 65
                secret: hunter2
              paypro-bd: {wayCodes: newest}
              acme: {baseURL: https://example.com}
            """
        )
        #expect(outcome.status.rawValue == 78)
        #expect(outcome.output == "")
        #expect(
            outcome.errors == """
                paydesk: ~/paydesk.yaml: console.colour is not a known setting.
                ~/paydesk.yaml: providers.acme.baseURL is not a known setting.
                ~/paydesk.yaml: providers.dvpay.secret: a secret does not belong in this file; \
                set PAYDESK_PROVIDERS_DVPAY_SECRET or use secretFile.
                ~/paydesk.yaml: environment.production must be true or false.
                ~/paydesk.yaml: log.level must be one of debug, info, notice, warning, error.
                ~/paydesk.yaml: providers.dvpay.baseURL must be a URL that starts with https:// \
                or http://.
                ~/paydesk.yaml: providers.dvpay.answerTimeout must be a duration such as 250ms, \
                5s or 2m.
                ~/paydesk.yaml: providers.dvpay.queriesPerSecond must be a number above 0.
                ~/paydesk.yaml: providers.dvpay.maximumInFlight must be a whole number from 1 \
                to 64.
                ~/paydesk.yaml: providers.paypro-bd.wayCodes must be one of old, new.
                providers.dvpay.merchantID is missing: set it in the file, or \
                PAYDESK_PROVIDERS_DVPAY_MERCHANT_ID.
                providers.dvpay.secret is missing: set PAYDESK_PROVIDERS_DVPAY_SECRET, or name an \
                owner-only file as secretFile.

                """
        )
    }

    @Test func `the sandbox's public credentials serve on this machine only`() async throws {
        let here = "providers: {paypro-vn: {baseURL: \"http://127.0.0.1:7070/paypro-vn\"}}"
        #expect(try await check(here).status == .done)
        let elsewhere = try await check(
            "providers: {paypro-vn: {baseURL: \"https://openapi-test.example.com\"}}"
        )
        #expect(elsewhere.status == .configuration)
        #expect(elsewhere.errors.contains("providers.paypro-vn.secret is missing"))
        #expect(elsewhere.errors.contains("providers.paypro-vn.merchantID is missing"))
    }

    @Test func `an unknown key is named even where nothing stands below it`() async throws {
        let outcome = try await check(
            "nonsense: {}\nproviders: {paypro-xx: {}, dvpay: {}}\nlog:\nconsol:"
        )
        #expect(
            outcome.errors == """
                paydesk: ~/paydesk.yaml: consol is not a known setting.
                ~/paydesk.yaml: nonsense is not a known setting.
                ~/paydesk.yaml: providers.paypro-xx is not a known setting.

                """
        )
    }

    @Test func `a variable with a wrong value is named as the source`() async throws {
        let outcome = try await check("", environment: ["PAYDESK_CONSOLE_WORKERS": "yes"])
        #expect(outcome.status.rawValue == 78)
        #expect(
            outcome.errors
                == "paydesk: PAYDESK_CONSOLE_WORKERS: console.workers must be true or false.\n"
        )
    }

    @Test func `a misspelt variable is named, not ignored`() async throws {
        let outcome = try await check(
            "",
            environment: [
                "PAYDESK_PROVIDERS_DVPAY_SECRETS": "hunter2", "PAYDESK_CONSOLE_THEMES": "dark",
            ]
        )
        #expect(outcome.status.rawValue == 78)
        #expect(
            outcome.errors == """
                paydesk: PAYDESK_CONSOLE_THEMES is not a known setting; did you mean \
                PAYDESK_CONSOLE_THEME?
                PAYDESK_PROVIDERS_DVPAY_SECRETS is not a known setting; did you mean \
                PAYDESK_PROVIDERS_DVPAY_SECRET?

                """
        )
    }

    @Test func `a map can stand in a variable, in place of the file's`() async throws {
        let outcome = try await check(
            "operators: {sofia: admin}\nkeys: {payout.requery: [f5]}",
            ["--format", "csv"],
            environment: [
                "PAYDESK_OPERATORS": "{dara: [maker, on-call]}", "PAYDESK_KEYS": "{payout.fly: f}",
            ]
        )
        #expect(outcome.errors.contains("payout.fly"))
        let operators = try await check(
            "operators: {sofia: admin}",
            ["--format", "csv"],
            environment: ["PAYDESK_OPERATORS": "{dara: [maker, on-call]}"]
        )
        #expect(operators.output.contains("operators.dara,maker on-call,PAYDESK_OPERATORS\r\n"))
        #expect(!operators.output.contains("sofia"))
        let broken = try await check("", environment: ["PAYDESK_OPERATORS": "dara"])
        #expect(
            broken.errors == "paydesk: PAYDESK_OPERATORS must be a map such as "
                + "{name: value, other: [one, two]}.\n"
        )
    }

    @Test func `a list where a text belongs hides no other problem`() async throws {
        let outcome = try await check("console: {theme: [dark], ascii: perhaps}\nnope: 1")
        #expect(
            outcome.errors == """
                paydesk: ~/paydesk.yaml: console.theme must not be a list.
                ~/paydesk.yaml: nope is not a known setting.
                ~/paydesk.yaml: console.ascii must be true or false.

                """
        )
    }

    @Test func `what CashyPro would refuse in its settings is refused here`() async throws {
        let long = "https://example.com/" + String(repeating: "x", count: 231)
        let outcome = try await check(
            "providers: {cashypro-co: {merchantID: shop7, notifyURL: \"\(long)\"}}"
        )
        #expect(
            outcome.errors.contains("providers.cashypro-co.merchantID must be digits only.\n")
        )
        #expect(
            outcome.errors.contains(
                "providers.cashypro-co.notifyURL must have at most 250 characters."
            )
        )
        let fitting = try await check(
            "providers: {cashypro-co: {notifyURL: \"\(long.dropLast())\"}, "
                + "dvpay: {merchantID: shop7, notifyURL: \"\(long)\"}}"
        )
        #expect(!fitting.errors.contains("notifyURL") && !fitting.errors.contains("merchantID "))
    }

    @Test func `what is not YAML is said in one line`() async throws {
        let outcome = try await check("console: {theme: dark\nlog: {level: info}")
        #expect(outcome.status.rawValue == 78)
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }

    @Test(arguments: [
        ("a: [", "is not valid YAML: "), ("- one\n- two", "must hold `name: value` lines."),
        ("console: [a]", "console must not be a list."),
        ("a: {b: {c: {d: {e: {f: {g: 1}}}}}}", "is nested too deep."),
    ])
    func `a file that cannot be read as settings says why`(
        yaml: String,
        reason: String
    )
        async throws
    {
        let outcome = try await check(yaml)
        #expect(outcome.status.rawValue == 78)
        #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    }

    @Test func `a theme or a command that does not exist is named`() async throws {
        let theme = try await check("console: {theme: neon}")
        #expect(theme.status.rawValue == 78)
        let refusal = "paydesk: console.theme: there is no theme neon. Themes: color-blind-dark, "
        #expect(theme.errors.hasPrefix(refusal))
        #expect(theme.errors.hasSuffix(", soft, terminal.\n"))
        let keys = try await check("keys: {payout.fly: [f]}")
        #expect(keys.status.rawValue == 78)
        #expect(keys.errors.contains("payout.fly"))
        let misspelt = try await check("keys: {payouts.requery: [f5]}\nconsole: {theme: dark}")
        #expect(
            misspelt.errors == "paydesk: keys: there is no command “payouts.requery”; "
                + "did you mean payout.requery?\n"
        )
        let setting = try await check("consol: {theme: dark}")
        #expect(setting.errors.contains("is not a known setting; did you mean console.theme?"))
    }

    @Test func `every command can have other keys, and what they hide is named`() async throws {
        let outcome = try await check(
            "keys: {payout.requery: [f5, X], list.down: [j], providers.pauseProvider: [f6]}"
        )
        #expect(outcome.status == .done)
        #expect(
            outcome.errors == "paydesk: keys: X is payout.requery now, and hides global.export.\n"
        )
        let clash = try await check("keys: {payout.requery: [c]}")
        #expect(clash.status == .configuration)
        #expect(
            clash.errors
                == "paydesk: keys: c is claimed by both payout.requery and payout.claim\n"
        )
    }

    @Test func `the printed keys are those that are configured`() async throws {
        let desk = try TestDesk()
        try desk.write("paydesk.yaml", "keys: {payout.requery: [f5, ctrl-r], payout.claim: []}")
        let long = await desk.run(["keys"]).output
        #expect(long.contains("| `f5` `ctrl-r` | re-query | "))
        #expect(long.contains("|  | claim | "))
        let short = await desk.run(["keys", "--short"]).output
        #expect(short.contains("`f5` re-query"))
        #expect(!short.contains("`c` claim, `e` resolve, `z`"))
    }

    @Test(arguments: ["dark", "color-blind-light", "terminal", "monochrome"])
    func `each theme that comes with the program can be read`(name: String) async throws {
        let outcome = try await check("console: {theme: \(name)}")
        #expect(outcome.errors == "")
        #expect(outcome.status == .done)
    }
}

struct SecretTests {
    private static let secret = "hunter2-b7f1c9"
    private static let production = """
        environment: {production: true}
        ledger: {path: HOME/ledger.db}
        providers:
          dvpay: {baseURL: "http://127.0.0.1:1/dvpay", merchantID: shop
        """

    private func desk(secretFile: String? = nil, mode: Int = 0o600) throws -> TestDesk {
        let desk = try TestDesk()
        let line = secretFile.map { ", secretFile: \($0)" } ?? ""
        let yaml = Self.production.replacingOccurrences(of: "HOME", with: desk.home.path)
        try desk.write("paydesk.yaml", yaml + line + "}")
        try desk.write("dvpay.secret", Self.secret + "\n", mode: mode)
        return desk
    }

    @Test func `a missing secret is named with the variable to set`() async throws {
        let outcome = await (try desk()).run(["config", "check"])
        #expect(outcome.status.rawValue == 78)
        #expect(
            outcome.errors == """
                paydesk: providers.dvpay.secret is missing: set PAYDESK_PROVIDERS_DVPAY_SECRET, \
                or name an owner-only file as secretFile.

                """
        )
    }

    @Test(arguments: [0o640, 0o604, 0o666])
    func `a secret file that others can read is refused`(mode: Int) async throws {
        let desk = try desk(secretFile: "~/dvpay.secret", mode: mode)
        let outcome = await desk.run(["config", "check"])
        #expect(outcome.status.rawValue == 78)
        #expect(outcome.errors.contains("is open to others; run chmod 600 \(desk.home.path)"))
        #expect(!outcome.errors.contains(Self.secret))
    }

    @Test(arguments: ["table", "json", "csv"])
    func `a secret is in no output`(format: String) async throws {
        let fromFile = try desk(secretFile: "~/dvpay.secret")
        var outcome = await fromFile.run(["config", "check", "--format", format])
        #expect(outcome.status == .done)
        #expect(outcome.output.contains("providers.dvpay.secretFile"))
        #expect(!outcome.output.contains(Self.secret))

        let variable = ["PAYDESK_PROVIDERS_DVPAY_SECRET": Self.secret]
        outcome = await (try desk()).run(
            ["config", "check", "--format", format],
            environment: variable
        )
        #expect(outcome.status == .done)
        #expect(!outcome.output.contains(Self.secret))
    }

    @Test func `a secret is not in what a payout shows, nor in the ledger's files`() async throws {
        try await TestDesk.withSandbox { desk in
            let secret = "sandbox-dvpay-secret"
            let created = await desk.run(TestDesk.creation())
            let id = try #require(created.output.firstMatch(of: /PO-\w{4}-\w{4}/)).output
            let shown = await desk.run(["show", String(id), "--format", "json"])
            for text in [created.output, created.errors, shown.output] {
                #expect(!text.contains(secret))
            }
            for name in try FileManager.default.contentsOfDirectory(atPath: desk.home.path)
            where name.hasPrefix("ledger") {
                let bytes = try Data(contentsOf: desk.home.appending(path: name))
                #expect(bytes.range(of: Data(secret.utf8)) == nil)
            }
        }
    }
}
