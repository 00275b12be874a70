import Foundation
import Glibc
import Testing

/// The demo's folder goes with the demo, however that ends.
@Suite(.serialized) struct DemoFolderTests {
    private let home = try? Home()

    private func folders() throws -> Set<String> {
        let names = try FileManager.default.contentsOfDirectory(atPath: try #require(home).path)
        return Set(names.filter { $0.hasPrefix("paydesk-demo-") })
    }

    /// Runs a demo and sends it a signal as soon as its folder is there, before its console is.
    private func demo(endedBy signal: Int32) async throws -> Program.Ending {
        let before = try folders()
        let program = try Program(["demo"], environment: try #require(home).environment)
        var patience = Patience()
        while try folders() == before {
            let isLeft = patience.spend(5)
            try #require(isLeft)
            try await ContinuousClock().sleep(for: .milliseconds(5))
        }
        kill(program.process, signal)
        return try await program.waitForEnd()
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
    func `told to end, it removes its folder first`(signal: Int32) async throws {
        #expect(try await demo(endedBy: signal) == .exited(0))
        #expect(try folders() == [])
    }

    @Test func `the next demo removes what killed ones left, and nothing else`() async throws {
        let home = try #require(home)
        #expect(try await demo(endedBy: SIGKILL) == .killed(by: SIGKILL))
        let left = try folders()
        #expect(left.count == 1)
        let running = try Program(["demo", "--payouts", "0"], environment: home.environment)
        try await running.wait(for: "newest first")
        let own = try folders()
        #expect(own.count == 1)
        #expect(own.isDisjoint(with: left))
        #expect(try await demo(endedBy: SIGTERM) == .exited(0))
        running.type("q")
        #expect(try await running.waitForEnd() == .exited(0))
        #expect(try folders() == [])
    }
}
