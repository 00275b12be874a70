import Payouts

/// The list of `paydesk requery --jobs`.
struct RequeryJobs {
    private let composition: Composition
    private let format: OutputFormat

    init(_ composition: Composition, _ format: OutputFormat) {
        self.composition = composition
        self.format = format
    }

    struct Row: Encodable {
        let job: Int64
        let by: String
        let startedAt: String
        let total: Int
        let done: Int
        /// `running`, `done` or `canceled`.
        let state: String
        @NullWithoutValue var endedAt: String?

        init(_ job: RequeryJob) {
            self.job = job.id
            by = job.by.rawValue
            startedAt = PayoutOutput.time(job.startedAt)
            (total, done) = (job.total, job.done)
            state = job.isCanceled ? "canceled" : job.endedAt == nil ? "running" : "done"
            endedAt = job.endedAt.map(PayoutOutput.time)
        }
    }

    func list() async throws {
        let rows = try await composition.reading { store throws(StoreError) in
            try await store.requeryJobs(limit: 100).map(Row.init)
        }
        let result = CommandOutput(
            payload: rows,
            columns: ["job", "by", "startedAt", "done", "total", "state"],
            rows: rows.map {
                ["\($0.job)", $0.by, $0.startedAt, "\($0.done)", "\($0.total)", $0.state]
            }
        )
        composition.context.write(try result.text(format))
    }
}
