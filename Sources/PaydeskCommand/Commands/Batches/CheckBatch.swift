import ArgumentParser
import Console
import PayoutService
import Payouts
import Synchronization

/// The command `paydesk batch check FILE`.
struct CheckBatch: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say what committing a file would do; nothing is kept.",
        discussion: BatchFileOptions.explanation
    )

    @OptionGroup var shared: SharedOptions
    @OptionGroup var output: FormatOptions
    @OptionGroup var options: BatchFileOptions

    func run(in context: CommandContext) async throws {
        let upload = try options.upload(context)
        let composition = try Composition(context, configPath: shared.config)
        let preview = try await composition.withService { service in
            try await composition.check(upload, service)
        }
        try options.writeRejected(of: preview, by: .good, context)
        context.write(try BatchCheckOutput(preview).text(output.format))
        if let objection = preview.objection(to: .all) {
            throw CommandFailure(.invalidData, objection)
        }
    }
}

extension Composition {
    /// Checks a file, and shows how far that is where a person watches.
    func check(
        _ upload: BatchUpload,
        _ service: PayoutService
    ) async throws -> BatchPreview {
        try await watched { report throws(ServiceError) in
            try await service.check(upload, progress: report)
        }
    }

    /// Reads what may take a while from the ledger, and shows how far it is.
    func watching<Value: Sendable>(
        _ body:
            @escaping @Sendable (
                any PayoutStore, _ report: @escaping @Sendable (RowProgress) -> Void
            ) async throws(StoreError) -> Value
    ) async throws -> Value {
        let store = try openStore()
        return try await watched { report throws(ServiceError) in
            try await mapped { () async throws(StoreError) in try await body(store, report) }
        }
    }

    /// Shows how far something is while it goes on, and ends it when the process is told to end.
    func watched<Value: Sendable>(
        _ body:
            @escaping @Sendable (_ report: @escaping @Sendable (RowProgress) -> Void)
            async throws(ServiceError) -> Value
    ) async throws -> Value {
        let line = ProgressLine(context)
        let outcome = Mutex<Result<Value, ServiceError>>(.failure(.canceled))
        _ = try await context.untilTold {
            let result: Result<Value, ServiceError>
            do throws(ServiceError) {
                result = .success(
                    try await body { line.show(LongWork.Step($0)) }
                )
            } catch {
                result = .failure(error)
            }
            outcome.withLock { $0 = result }
        }
        line.clear()
        do throws(ServiceError) {
            return try outcome.withLock(\.self).get()
        } catch {
            throw CommandFailure(error)
        }
    }
}
