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
            list: { filter, limit throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    try await store.batches(filter, before: nil, limit: limit)
                }
            },
            lines: { id, statuses, last, limit throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    try await store.batchLines(
                        of: id,
                        statuses: statuses,
                        after: last,
                        limit: limit
                    )
                }
            },
            check: { request, report throws(UploadFailure) in
                let upload = try BatchFile(request).checkedUpload(context)
                do throws(ServiceError) {
                    return try await service.check(upload, progress: report)
                } catch {
                    throw .service(error)
                }
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
            retry: { id, report throws(ServiceError) in
                try await service.retry(id, by: name, progress: report)
            },
            export: { request, path, report throws(ServiceError) in
                let export = ListExport(service: service, now: context.now(), report: report)
                return try await export.write(request, to: path, context)
            }
        )
    }
}

extension ListExport {
    /// Writes a list to a new file, all of it at once.
    fileprivate func write(
        _ request: ExportRequest,
        to path: String,
        _ context: CommandContext
    ) async throws(ServiceError) -> ExportedRows {
        let format: OutputFormat = path.hasSuffix(".jsonl") ? .jsonl : .csv
        let (text, count) = try await text(of: request, as: format)
        try inFile { () throws(CommandFailure) in
            try context.write(Data(text.utf8), to: path, isNew: true)
        }
        return ExportedRows(count: count, isCut: isCut(request, at: count))
    }
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

/// Turns a failure about a file into an error of the service.
func inFile<Value>(
    _ body: () throws(CommandFailure) -> Value
) throws(ServiceError) -> Value {
    do throws(CommandFailure) {
        return try body()
    } catch {
        throw .file([error.message])
    }
}
