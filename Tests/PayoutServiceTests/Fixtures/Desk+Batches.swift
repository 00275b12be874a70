import Foundation
import PayoutService
import Payouts

extension Desk {
    /// A file of payouts to these accounts, 1,250,000 đồng each unless told otherwise.
    static func file(
        _ rows: [String],
        header: String = "name,account,amount"
    ) -> [UInt8] {
        Array(([header] + rows).map { $0 + "\n" }.joined().utf8)
    }

    /// As many good rows.
    static func rows(_ count: Int, from first: Int = 1) -> [String] {
        (first..<first + count).map { "NGUYEN VAN \($0),\(1_000_000 + $0),1250000" }
    }

    /// Says what committing a file would do.
    func check(
        _ bytes: [UInt8],
        mapping: BatchMapping = BatchMapping(),
        controls: [ControlTotal] = []
    ) async throws -> BatchPreview {
        try await service.check(
            BatchUpload(
                name: "day.csv",
                bytes: bytes,
                provider: provider.id,
                mapping: mapping,
                controls: controls
            )
        )
    }

    /// Commits what a decision accepts.
    func commit(
        _ preview: BatchPreview,
        accepting decision: BatchDecision = .all
    ) async throws(ServiceError) -> Batch {
        try await service.commit(preview, accepting: decision, by: Self.mai)
    }

    /// The lines of a batch, in the order of the file.
    func lines(of batch: Batch) async throws -> [BatchLine] {
        try await store.batchLines(of: batch.id, statuses: [], after: nil, limit: 1_000).lines
    }
}
