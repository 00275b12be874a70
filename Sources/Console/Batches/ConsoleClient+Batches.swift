import PayoutService

extension ConsoleClient {
    /// Does what an effect on batches describes, and delivers what comes of it.
    @concurrent
    func perform(
        _ effect: BatchEffect,
        deliver: @escaping @Sendable (Message) -> Void
    ) async {
        do throws(ServiceError) {
            if let message = try await answer(to: effect, deliver: deliver) {
                deliver(.batch(message))
            }
        } catch {
            switch effect {
            case .load(let filter): deliver(.batch(.loadFailed(filter, error)))
            case .readLines(let id, _, _): deliver(.batch(.linesFailed(id, error)))
            case .check, .commit, .retry: deliver(.batch(.workFailed(error)))
            case .export(let request, let path):
                deliver(.batch(.notWritten(request, path: path, error)))
            case .writeRejected(_, let path):
                deliver(.batch(.notWritten(nil, path: path, error)))
            default: deliver(.failed(error))
            }
        }
    }

    private func answer(
        to effect: BatchEffect,
        deliver: @escaping @Sendable (Message) -> Void
    ) async throws(ServiceError) -> BatchMessage? {
        let report: @Sendable (RowProgress) -> Void = { deliver(.batch(.progressed($0))) }
        switch effect {
        case .load(let filter):
            return .loaded(filter, try await batches.list(filter, BatchesState.limit))
        case .readLines(let id, let statuses, let last):
            let page = try await batches.lines(id, statuses, last, BatchesState.lineLimit)
            return .linesRead(id, statuses, after: last, page)
        case .check(let request): return try await check(request, report)
        case .commit(let preview, let decision):
            return .committed(try await batches.commit(preview, decision, report))
        case .cancelWork: return nil
        case .writeRejected(let preview, let path):
            try batches.writeRejected(preview, path)
            return .rejectedWritten(path: path)
        case .readRetriable(let id):
            return .retriable(id, try await batches.retriable(id))
        case .retry(let id): return .retried(try await batches.retry(id, report))
        case .export(let request, let path):
            return .exported(try await batches.export(request, path, report), path: path)
        }
    }

    private func check(
        _ request: UploadRequest,
        _ report: @escaping @Sendable (RowProgress) -> Void
    ) async throws(ServiceError) -> BatchMessage {
        do throws(UploadFailure) {
            return .checked(try await batches.check(request, report))
        } catch {
            switch error {
            case .typed(let problems): return .refused(problems)
            case .service(let error): throw error
            }
        }
    }
}
