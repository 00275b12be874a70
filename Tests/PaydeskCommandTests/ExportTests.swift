import Console
import Foundation
import PayoutService
import Payouts
import SQLiteStore
import Synchronization
import Testing

@testable import PaydeskCommand

/// Lists as files, as the console asks for them.
struct ExportTests {
    /// A desk with 2,500 records in the audit trail.
    private func makeDesk() async throws -> TestDesk {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        let store = try desk.openLedger()
        for count in [1_000, 1_000, 500] {
            try await store.recordReveal(
                of: (0..<count).map { "PO-\($0)" },
                by: OperatorName(rawValue: "dara"),
                at: desk.now()
            )
        }
        return desk
    }

    private func export(
        _ request: ExportRequest,
        _ desk: TestDesk,
        to name: String,
        report: @escaping @Sendable (RowProgress) -> Void = { _ in }
    ) async throws -> ExportedRows {
        let context = desk.context("dara", [:])
        return try await Composition(context, configPath: nil).withService { service in
            let client = BatchesClient(
                service: service,
                operatorName: OperatorName(rawValue: "dara"),
                context: context
            )
            return try await client.export(request, desk.home.appending(path: name).path, report)
        }
    }

    @Test func `an export says how far it is, and is whole`() async throws {
        let desk = try await makeDesk()
        let told = Mutex<[RowProgress]>([])
        let rows = try await export(.audit(AuditFilter()), desk, to: "audit.csv") { progress in
            told.withLock { $0.append(progress) }
        }
        #expect(rows == ExportedRows(count: 2_500, isCut: false))
        #expect(told.withLock(\.self).map(\.done) == [1_000, 2_000])
        #expect(told.withLock(\.self).map(\.total) == [2_500, 2_500])
        let file = desk.home.appending(path: "audit.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\r\n")
        #expect(lines.count == 2_501)
    }

    @Test func `canceled, an export leaves no file`() async throws {
        let desk = try await makeDesk()
        let task = Task {
            try await export(.audit(AuditFilter()), desk, to: "audit.csv") { _ in
                unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
            }
        }
        let result = await task.result
        #expect(throws: ServiceError.canceled) { try result.get() }
        let file = desk.home.appending(path: "audit.csv")
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test func `a long list says how far it is where a person watches, and is whole`() async throws
    {
        let desk = try await makeDesk()
        let list = ["audit", "list", "--limit", "2500", "--format", "csv"]
        let watched = await desk.run(list) { _ in nil }
        #expect(watched.output.split(separator: "\r\n").count == 2_501)
        #expect(watched.errors.contains("\r1,000 of 2,500"))
        let piped = await desk.run(list)
        #expect(piped.output == watched.output && piped.errors == "")
    }

    @Test(arguments: [
        (
            ExportRequest.batches(BatchFilter()),
            "id,name,createdAt,createdBy,rows,rejected,done,totals"
        ),
        (.comparisons, "id,provider,period,at,by,files,lines,unreadable,payouts,breaks,unresolved"),
        (.adjustments, "provider,day,payout,orderNumber,amount,currency,from,to,at"),
        (.closes(ClosingFilter()), "provider,day"),
    ])
    func `lists of batches, comparisons and closed days are files too`(
        _ request: ExportRequest,
        _ columns: String
    ) async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        #expect(try await export(request, desk, to: "list.csv").count == 0)
        let file = desk.home.appending(path: "list.csv")
        #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix(columns))
    }
}
