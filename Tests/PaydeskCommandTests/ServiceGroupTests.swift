import Foundation
import Logging
import ServiceLifecycle
import Testing

@testable import PaydeskCommand

struct ServiceGroupTests {
    /// Holds what is nobody's business, and ends at once.
    private struct Keeper: Service {
        let secret = "hunter2"

        func run() async throws {}
    }

    @Test func `the log names services, and tells nothing of what they hold`() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/group-\(UUID().uuidString).log"
        let logger = Logger.paydesk(level: "trace", file: path)
        // A service that ends by itself ends its group with an error.
        try? await ServiceGroup(named: [Keeper()], logger: logger).run()
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.contains("Keeper"))
        #expect(!text.contains("hunter2"))
    }
}
