import Foundation
import PaydeskCommand
import Testing

/// A setting with a value that is taken and one that is not.
struct SettingExample: CustomTestStringConvertible, Sendable {
    let path: String
    let good: String
    let bad: String
    /// What is said about the bad value, after the path.
    let problem: String

    init(_ path: String, good: String, bad: String, _ problem: String) {
        (self.path, self.good, self.bad, self.problem) = (path, good, bad, problem)
    }

    var testDescription: String { path }

    /// The file that gives the setting a value.
    func yaml(_ value: String) -> String {
        let keys = path.split(separator: ".")
        let lines = keys.enumerated().map { depth, key in
            String(repeating: "  ", count: depth) + key + ":"
        }
        return lines.joined(separator: "\n") + " \"\(value)\"\n"
    }

    static let all = [
        SettingExample(
            "providers.vexora-ar.queries",
            good: "500ms 5s 1h",
            bad: "5s then 10s",
            "must be durations such as 5s 10s 1m"
        ),
        SettingExample(
            "providers.vexora-ar.retries",
            good: "1s 2s",
            bad: "5",
            "must be durations such as 5s 10s 1m"
        ),
        SettingExample(
            "providers.vexora-ar.usualTime",
            good: "45m",
            bad: "0s",
            "must be a duration such as 250ms, 5s or 2m"
        ),
        SettingExample(
            "providers.vexora-ar.breaker.failures",
            good: "3",
            bad: "0",
            "must be a whole number from 1 to 1000"
        ),
        SettingExample(
            "providers.vexora-ar.breaker.pauses",
            good: "10s 1m",
            bad: "soon",
            "must be durations such as 5s 10s 1m"
        ),
        SettingExample(
            "providers.vexora-ar.allowedAddresses",
            good: "203.0.113.7 2001:db8::/32",
            bad: "203.0.113.0/33",
            "must be addresses or blocks such as 203.0.113.7 2001:db8::/32"
        ),
        SettingExample(
            "providers.vexora-ar.portal",
            good: "https://portal.example.com/payouts/{reference}?order={orderNumber}",
            bad: "https://portal.example.com/payouts",
            "must be a URL with {reference} or {orderNumber} in it"
        ),
        SettingExample(
            "providers.vexora-ar.notifyURL",
            good: "https://pay.example.com/webhooks/live/vexora-ar",
            bad: "pay.example.com",
            "must be a URL that starts with https:// or http://"
        ),
        SettingExample(
            "worklist.aloneUpTo.VND",
            good: "25000000",
            bad: "25 million",
            "must be an amount of VND such as 5000"
        ),
        SettingExample(
            "worklist.aloneUpTo.USD",
            good: "1000.50",
            bad: "1000.505",
            "must be an amount of USD such as 5000"
        ),
    ]
}

struct ProviderSettingTests {
    @Test(arguments: SettingExample.all)
    func `a good value is taken and shown with its source`(_ example: SettingExample) async throws {
        let desk = try TestDesk()
        let path = try desk.write("paydesk.yaml", example.yaml(example.good))
        let outcome = await desk.run(["config", "check", "--format", "csv"])
        #expect(outcome.errors == "")
        #expect(outcome.status == .done)
        let lines = outcome.output.components(separatedBy: "\r\n")
        #expect(lines.contains("\(example.path),\(example.good),\(path)"))
    }

    @Test(arguments: SettingExample.all)
    func `a bad value is named with its path`(_ example: SettingExample) async throws {
        let desk = try TestDesk()
        let path = try desk.write("paydesk.yaml", example.yaml(example.bad))
        let outcome = await desk.run(["config", "check"])
        #expect(outcome.status.rawValue == 78)
        #expect(outcome.output == "")
        #expect(outcome.errors == "paydesk: \(path): \(example.path) \(example.problem).\n")
    }

    @Test func `a list of more than a hundred is refused`() async throws {
        let example = try #require(SettingExample.all.first)
        let desk = try TestDesk()
        let list = Array(repeating: "1s", count: 101).joined(separator: " ")
        try desk.write("paydesk.yaml", example.yaml(list))
        #expect(await desk.run(["config", "check"]).status.rawValue == 78)
    }

    @Test func `every setting of every provider is explained in the file that comes along`()
        async throws
    {
        let file = try String(
            contentsOf: TestDesk.package.appending(path: "config/paydesk.yaml"),
            encoding: .utf8
        )
        let desk = try TestDesk()
        try desk.write("paydesk.yaml", "")
        let checked = await desk.run(["config", "check", "--format", "csv"]).output
        let keys = checked.components(separatedBy: "\r\n").dropFirst()
            .compactMap { $0.split(separator: ",").first?.split(separator: ".").last }
        #expect(keys.count > 20)
        let further = [
            "secretFile", "previousSecretFile", "webhookSecretFile", "previousWebhookSecretFile",
            "allowedAddresses", "notifyURL", "limits", "portal", "aloneUpTo",
        ]
        for key in Set(keys.map(String.init) + further) {
            #expect(file.contains("\(key):"), "\(key)")
        }
    }
}

struct NotificationSecretTests {
    private static let secret = "hunter3-c0ffee"

    private static let settings = [
        "providers.dvpay.webhookSecret", "providers.dvpay.previousWebhookSecret",
        "providers.paypro-vn.previousSecret",
    ]

    private func desk(_ setting: String, mode: Int = 0o600) throws -> TestDesk {
        let desk = try TestDesk()
        let parts = setting.split(separator: ".")
        try desk.write(
            "paydesk.yaml",
            """
            providers:
              \(parts[1]):
                baseURL: http://127.0.0.1:1/
                merchantID: shop
                \(parts[2])File: ~/notification.secret
            """
        )
        try desk.write("notification.secret", Self.secret + "\n", mode: mode)
        return desk
    }

    @Test(arguments: settings)
    func `the file of a notification secret is shown, the secret never`(
        setting: String
    ) async throws {
        let desk = try desk(setting)
        for format in ["table", "json", "csv"] {
            let outcome = await desk.run(["config", "check", "--format", format])
            #expect(outcome.status == .done)
            #expect(outcome.output.contains("\(setting)File"))
            #expect(!outcome.output.contains(Self.secret))
        }
    }

    @Test(arguments: settings)
    func `a file that others can read is refused by its setting's name`(
        setting: String
    ) async throws {
        let desk = try desk(setting, mode: 0o640)
        let outcome = await desk.run(["config", "check"])
        #expect(outcome.status.rawValue == 78)
        let path = desk.home.appending(path: "notification.secret").path
        #expect(
            outcome.errors == """
                paydesk: \(setting)File: \(path) is open to others; run chmod 600 \(path).

                """
        )
    }

    @Test(arguments: settings)
    func `a secret in the file is refused and not repeated`(setting: String) async throws {
        let desk = try TestDesk()
        let example = SettingExample(setting, good: Self.secret, bad: "", "")
        try desk.write("paydesk.yaml", example.yaml(example.good))
        let outcome = await desk.run(["config", "check"])
        #expect(outcome.status.rawValue == 78)
        #expect(outcome.errors.contains(setting))
        #expect(!outcome.errors.contains(Self.secret))
    }
}
