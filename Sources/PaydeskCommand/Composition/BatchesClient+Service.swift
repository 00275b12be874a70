import Console
import Foundation
import PayoutService
import Payouts

extension BatchesClient {
    /// The batches of a service, as one person sees them, and files as the process sees them.
    init(
        service: PayoutService,
        operatorName name: OperatorName,
        context: CommandContext
    ) {
        let store = service.store
        self.init(
            list: { () throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    try await store.batches(before: nil, limit: Self.shownBatches)
                }
            },
            lines: { id, statuses, limit throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    try await store.batchLines(of: id, statuses: statuses, after: nil, limit: limit)
                }
            },
            check: { request, report throws(ServiceError) in
                let upload = try inFile { () throws(CommandFailure) in
                    try BatchFile(request).upload(context)
                }
                return try await service.check(upload, progress: report)
            },
            commit: { preview, decision, report throws(ServiceError) in
                try await service.commit(preview, accepting: decision, by: name, progress: report)
            },
            writeRejected: { preview, path throws(ServiceError) in
                try inFile { () throws(CommandFailure) in
                    let bytes = Data(preview.rejectedFile(by: .good))
                    try context.write(bytes, to: path, isNew: true)
                }
            },
            retriable: { id throws(ServiceError) in try await service.retriable(id).lines },
            retry: { id throws(ServiceError) in try await service.retry(id, by: name) },
            export: { request, path throws(ServiceError) in
                let export = ListExport(request: request, store: store, now: context.now())
                let (text, count) = try await mapped { () async throws(StoreError) in
                    try await export.text(path.hasSuffix(".jsonl") ? .jsonl : .csv)
                }
                try inFile { () throws(CommandFailure) in
                    try context.write(Data(text.utf8), to: path, isNew: true)
                }
                return count
            }
        )
    }

    private static let shownBatches = 200
}

extension BatchFile {
    fileprivate init(_ request: UploadRequest) {
        self.init(
            path: request.path,
            provider: request.provider,
            mapping: request.mapping.isEmpty ? nil : request.mapping,
            controls: request.controls.split(whereSeparator: \.isWhitespace).map(String.init)
        )
    }
}

/// A list with its view, as the text of a file.
private struct ListExport {
    let request: ExportRequest
    let store: any PayoutStore
    let now: Date

    /// The most rows that one file gets.
    private static let maximumRows = 200_000

    func text(_ format: OutputFormat) async throws(StoreError) -> (text: String, count: Int) {
        switch request {
        case .payouts(let filter):
            let rows = try await store.payouts(filter, limit: Self.maximumRows)
                .map { PayoutOutput($0) }
            return try text(rows, PayoutOutput.columns, rows.map(\.cells), format)
        case .worklist(let filter):
            let rows = try await store.worklist(filter, limit: 1_000, at: now)
                .map(WorklistOutput.init)
            return try text(rows, WorklistOutput.columns, rows.map(\.cells), format)
        case .batch(let id, let statuses):
            let rows = try await store.batchLines(of: id, statuses, limit: Self.maximumRows)
                .map(BatchLineOutput.init)
            return try text(rows, BatchLineOutput.columns, rows.map(\.cells), format)
        }
    }

    private func text<Row: Encodable & SendableMetatype>(
        _ payload: [Row],
        _ columns: [String],
        _ rows: [[String]],
        _ format: OutputFormat
    ) throws(StoreError) -> (text: String, count: Int) {
        let output = CommandOutput(payload: payload, columns: columns, rows: rows)
        do {
            return (try output.text(format), rows.count)
        } catch {
            throw .failed("the list cannot be written as \(format.rawValue)")
        }
    }
}

/// Turns a failure about a file into an error of the service.
private func inFile<Value>(
    _ body: () throws(CommandFailure) -> Value
) throws(ServiceError) -> Value {
    do throws(CommandFailure) {
        return try body()
    } catch {
        throw .file([error.message])
    }
}
