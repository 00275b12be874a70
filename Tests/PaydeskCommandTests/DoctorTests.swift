import Foundation
import Testing

@testable import PaydeskCommand

struct DoctorTests {
    @Test func `a sandbox that does not run is told how to start`() async throws {
        let desk = try TestDesk()
        let port = try TakenPort(isListening: false)
        try desk.configure(port: port.number)
        let outcome = await desk.run(
            ["doctor", "--format", "csv"],
            environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
        )
        #expect(outcome.status.rawValue == 69)
        let row = outcome.output.split(separator: "\r\n").first { $0.contains(",cashypro-co,") }
        #expect(
            row?.hasSuffix(
                "Or start the sandbox: paydesk sandbox --listen 127.0.0.1:\(port.number)"
            )
                == true
        )
    }

    @Test func `nobody is sent to the sandbox for a provider on the network`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let outcome = await desk.run(
            ["doctor", "--format", "csv"],
            environment: [
                "PAYDESK_PROVIDERS_CASHYPRO_CO_BASE_URL": "https://provider.invalid",
                "PAYDESK_PROVIDERS_CASHYPRO_CO_MERCHANT_ID": "1002001",
                "PAYDESK_PROVIDERS_CASHYPRO_CO_SECRET": "of the real one",
            ]
        )
        let row = outcome.output.split(separator: "\r\n").first { $0.contains(",cashypro-co,") }
        #expect(row?.contains("sandbox") == false)
    }

    @Test(arguments: [
        ([:], "ok,terminal,\"TERM=xterm-256color, "), (["TERM": "dumb"], "!!,terminal,"),
        (
            ["LC_ALL": "C"],
            "!!,locale,\"not UTF-8, the console draws ASCII\",export LC_ALL=C.UTF-8"
        ),
        ([:], "ok,locale,UTF-8,"),
    ])
    func `terminal and locale are told, each with the fix`(
        environment: [String: String],
        row: String
    ) async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let fine = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
        let outcome = await desk.run(
            ["doctor", "--format", "csv"],
            environment: fine.merging(environment) { $1 }
        )
        #expect(outcome.output.contains("\r\n" + row), "\(outcome.output)")
    }

    @Test func `a damaged ledger is told, and outweighs who cannot be reached`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        _ = await desk.run(["list"])
        try desk.write("ledger.db", "no ledger at all, whatever it is called, and long enough")
        let outcome = await desk.run(["doctor", "--format", "csv"])
        #expect(outcome.output.contains("!!,ledger,"), "\(outcome.output)")
        #expect(outcome.status == .configuration)
    }

    @Test(arguments: [
        (0.4, true, "within 1 s of the provider's"), (60, true, "within 60 s of the provider's"),
        (61, false, "61 s ahead of the provider's"), (-300, false, "300 s behind the provider's"),
    ])
    func `a clock that a provider would refuse is told`(
        skew: Double,
        isFine: Bool,
        found: String
    ) {
        let finding = Doctor.clockFinding(skew: skew)
        #expect(finding.isFine == isFine)
        #expect(finding.found == found)
        #expect(finding.fix.isEmpty == isFine)
    }

    @Test func `a provider's time is read as HTTP writes it`() {
        let date = HTTPDate.parse("Sat, 21 Nov 2026 04:49:12 GMT")
        #expect(date?.timeIntervalSince1970 == 1_795_236_552)
        #expect(HTTPDate.parse("yesterday") == nil)
    }

    @Test func `wrong credentials are told in the provider's words`() async throws {
        try await TestDesk.withSandbox { desk in
            let right = await desk.run(["doctor", "--format", "csv"])
            #expect(right.output.contains("ok,cashypro-co,\"reached; available: "))
            let wrong = await desk.run(
                ["doctor", "--format", "csv"],
                environment: ["PAYDESK_PROVIDERS_CASHYPRO_CO_SECRET": "wrong"]
            )
            #expect(wrong.output.contains("!!,cashypro-co,"))
            #expect(wrong.output.contains("Check CashyPro's API key"), "\(wrong.output)")
            #expect(wrong.status == .configuration)
        }
    }

    @Test(
        arguments: [
            ([], nil), ([69], 69), ([69, 78], 78), ([70], 70),
        ] as [([Int32], Int32?)]
    )
    func `what is wrong here outweighs who cannot be reached`(
        failed: [Int32],
        expected: Int32?
    ) {
        let fine = Doctor.Finding(check: "a", isFine: true, found: "", fix: "")
        let findings = failed.compactMap(PaydeskCommand.ExitStatus.init).map {
            Doctor.Finding(check: "b", isFine: false, found: "", fix: "mend it", status: $0)
        }
        #expect(Doctor.status(of: [fine] + findings)?.rawValue == expected)
    }
}
