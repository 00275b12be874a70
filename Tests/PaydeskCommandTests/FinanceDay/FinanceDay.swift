import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import PayoutService
import Payouts
import SQLiteStore
import Testing

@testable import PaydeskCommand

/// The steps of a day at one desk, in their order, each with what must hold after it.
///
/// Dara uploads, Linh compares and closes, Sofia is the second person.
struct FinanceDay {
    let desk: TestDesk
    let port: Int
    let count: Int

    static let providers: [ProviderID] = [.dvpay, .payproVN, .vexoraAR, .payproBD, .cashyproCO]
    /// It is Saturday afternoon in UTC, and Saturday too where the providers are.
    static let date = "2026-11-21"
    static let nextDate = "2026-11-22"

    static let configuration = """
        operators:
          dara: [maker, support]
          sofia: approver
          linh: [approver, admin]
        approvals:
          batch:
            USD: above 0 by 1
            VND: above 0 by 1
        """

    /// DVPay can be asked, and any provider as often as there are payouts.
    private static let environment: [String: String?] = Dictionary(
        uniqueKeysWithValues: providers.map { id -> (String, String?) in
            let name = id.rawValue.uppercased().replacing("-", with: "_")
            return ("PAYDESK_PROVIDERS_\(name)_QUERIES_PER_SECOND", "10000")
        } + [("PAYDESK_PROVIDERS_DVPAY_TRANSACTION_DETAIL", "true")]
    )

    func uploadAndApprove() async throws {
        let file = try desk.write("day.csv", DayFile.text(rows: count))
        let check = await desk.run(["batch", "check", file])
        #expect(check.status == .done, "\(check.output) \(check.errors)")
        let commit = await desk.run(["batch", "commit", file, "--format", "csv"])
        #expect(commit.status == .done, "\(commit.errors)")
        let again = await desk.run(["batch", "commit", file])
        #expect(again.status == .invalidData, "the same file is recognized")
        let id = String(try #require(commit.output.firstMatch(of: /BA-\w{4}-\w{4}/)).output)
        #expect(try await inStatus(.pendingApproval) == count)
        let own = await desk.run(["approve", id, "--yes"])
        #expect(own.status == .notPermitted, "a maker is never a checker")
        let other = await desk.run(["approve", id, "--yes"], by: "sofia")
        #expect(other.status == .done, "\(other.errors)")
        #expect(try await inStatus(.queued) == count)
    }

    /// Does what `serve` does, but only what is due, so that nobody waits: sends everything, and
    /// asks about everything once the providers have paid.
    func pay() async throws {
        let composition = try Composition(
            desk.context("serve", Self.environment),
            configPath: nil
        )
        try await composition.withService { service in
            await Dispatcher(service: service).dispatchDue()
            desk.advance(by: 60)
            await QueryWorker(service: service).queryDue()
        }
        #expect(try await inStatus(.paid) == count)
    }

    func inStatus(_ status: PayoutStatus) async throws -> Int {
        try await desk.openLedger().count(PayoutFilter(statuses: [status])).value
    }

    /// What the sandbox answers at a path of its control API.
    func ask(_ path: String, posting body: String? = nil) async throws -> String {
        var request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/sandbox/\(path)")
        if let body {
            request.method = .POST
            request.body = .bytes(ByteBuffer(string: body))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .minutes(5))
        let text = String(buffer: try await response.body.collect(upTo: 1 << 26))
        try #require(response.status == .ok, "\(text)")
        return text
    }
}
