import PaydeskCommand
import Testing

struct DoctorTests {
    @Test func `a sandbox that does not run is told how to start`() async throws {
        let desk = try TestDesk()
        let port = try TakenPort.free()
        try desk.configure(port: port)
        let outcome = await desk.run(["doctor", "--format", "csv"])
        #expect(outcome.status.rawValue == 69)
        let row = outcome.output.split(separator: "\r\n").first { $0.contains(",cashypro-co,") }
        #expect(
            row?.hasSuffix("Or start the sandbox: paydesk sandbox --listen 127.0.0.1:\(port)")
                == true
        )
    }

    @Test func `nobody is sent to the sandbox for a provider on the network`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let outcome = await desk.run(
            ["doctor", "--format", "csv"],
            environment: ["PAYDESK_PROVIDERS_CASHYPRO_CO_BASE_URL": "https://provider.invalid"]
        )
        let row = outcome.output.split(separator: "\r\n").first { $0.contains(",cashypro-co,") }
        #expect(row?.contains("sandbox") == false)
    }
}
