import ServiceLifecycle
import Testing

@testable import PaydeskCommand

struct LocalServerTests {
    /// Listens at once, and ends by itself only in good order.
    private struct Server: Service {
        let onListening: @Sendable (Int) -> Void

        func run() async throws {
            onListening(7_070)
            // Throws when the task is canceled.
            try await gracefulShutdown()
        }
    }

    private struct TakenPortServer: Service {
        struct Failure: Error {}

        func run() async throws { throw Failure() }
    }

    @Test func `a server ends in good order after what runs beside it was canceled`() async throws {
        let running = Task {
            try await LocalServer.run {
                Server(onListening: $0)
            } _: { port in
                #expect(port == 7_070)
                unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            }
        }
        try await running.value
    }

    @Test func `a server that is canceled before it listens ends in good order`() async throws {
        let running = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            try await LocalServer.run {
                Server(onListening: $0)
            } _: { _ in
            }
        }
        try await running.value
    }

    @Test func `a server that cannot listen throws its own error, and nothing runs beside it`()
        async throws
    {
        await #expect(throws: TakenPortServer.Failure.self) {
            try await LocalServer.run { _ in
                TakenPortServer()
            } _: { _ in
                Issue.record("nobody listens")
            }
        }
    }
}
