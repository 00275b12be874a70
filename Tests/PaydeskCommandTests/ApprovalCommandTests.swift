import Foundation
import PaydeskCommand
import Payouts
import SQLiteStore
import Synchronization
import Testing

/// The commands about what waits for a second person.
@Suite(.timeLimit(.minutes(10)))
struct ApprovalCommandTests {
    private static let configuration = """
        operators:
          dara: [maker, approver]
          linh: approver
          sofia: approver
          minh: support
        approvals:
          single:
            USD: above 10 by 1; above 1000 by 2 linh sofia
        """

    /// A desk without a sandbox: nothing can be sent, and nothing is.
    private func desk(_ more: String = configuration) throws -> TestDesk {
        let desk = try TestDesk()
        try desk.configure(port: 1, more: more)
        return desk
    }

    /// Creates a payout that waits, and gives its id.
    private func created(_ desk: TestDesk) async throws -> String {
        let outcome = await desk.run(TestDesk.creation())
        #expect(outcome.status == .done)
        return String(try #require(outcome.output.firstMatch(of: /PO-\w{4}-\w{4}/)).output)
    }

    private func status(_ desk: TestDesk, _ id: String) async throws -> PayoutStatus? {
        try await desk.openLedger().payout(PayoutID(rawValue: id))?.status
    }

    @Test func `create tells that it waits, and for whom`() async throws {
        let desk = try desk()
        let outcome = await desk.run(TestDesk.creation())
        #expect(outcome.status == .done)
        #expect(outcome.output.contains("\"status\" : \"pendingApproval\""))
        let id = try #require(outcome.output.firstMatch(of: /PO-\w{4}-\w{4}/)).output
        #expect(
            outcome.errors == """
                paydesk: \(id) is kept and waits for approval by linh or sofia. Nothing is sent \
                before.

                """
        )
    }

    @Test func `what waits is listed by what is typed, alone and within a view`() async throws {
        let desk = try desk()
        let id = try await created(desk)
        for (arguments, isListed) in [
            (["--filter", "by:dara currency:USD kind:payout"], true), (["--filter", "2861"], true),
            (["--filter", id], true), (["--filter", "by:me"], false),
            (["--filter", "provider:paypro-vn"], false),
            (["--view", "approvals-finance-batches"], false),
            (["--view", "Support: what I made"], false),
        ] {
            let listed = await desk.run(["approvals", "--format", "csv"] + arguments, by: "linh")
            #expect(listed.status == .done)
            #expect(listed.output.contains(id) == isListed, "\(arguments)")
            let error = isListed ? "" : "paydesk: No approval matches.\n"
            #expect(listed.errors == error, "\(arguments)")
        }
        let own = await desk.run(["approvals", "--view", "approvals-support-what-i-made"])
        #expect(own.output.contains(id))
        let both = await desk.run(["approvals", id, "--filter", "by:me"])
        #expect(both.status == .usage)
    }

    @Test func `what waits is listed, and shown as it would be sent`() async throws {
        let desk = try desk()
        #expect(
            await desk.run(["approvals"]).errors == "paydesk: Nothing waits for approval.\n"
        )
        let id = try await created(desk)
        let list = await desk.run(["approvals", "--format", "csv"], by: "linh").output
        #expect(
            list.components(separatedBy: "\r\n") == [
                "id,providers,payouts,total,to,maker,since,approved,checkers",
                "\(id),dvpay,1,25.00 USD,····2861,dara,2026-11-21T14:32:07.125Z,0 of 1,linh sofia",
                "",
            ]
        )
        #expect(await desk.run(["approvals", "--mine"], by: "linh").output.contains(id))
        #expect(await desk.run(["approvals", "--mine"], by: "minh").output.contains(id) == false)
        let one = await desk.run(["approvals", id], by: "linh").output
        #expect(one.contains("POST http://127.0.0.1:1/dvpay"))
        #expect(one.contains("this account was never paid before"))
        #expect(!one.contains("100252861"))
        #expect(one.contains(/content +[0-9a-f]{64}/))
    }

    @Test func `the account is shown in full to who asks and may, and that is kept`() async throws {
        let desk = try desk(
            Self.configuration.replacing("minh: support", with: "minh: viewer")
        )
        let id = try await created(desk)
        let asked = await desk.run(["approvals", id, "--reveal"], by: "linh")
        #expect(asked.status == .done && asked.output.contains("100252861"))
        let entry = try #require(
            try await desk.openLedger().auditEntries(AuditFilter(), before: nil, limit: 1).first
        )
        #expect(entry.what == "reveal" && entry.subject == id && entry.by.rawValue == "linh")
        let refused = await desk.run(["approvals", id, "--reveal"], by: "minh")
        #expect(refused.status == .notPermitted && refused.output.isEmpty)
        #expect(await desk.run(["approvals", "--reveal"], by: "linh").status == .usage)
    }

    @Test func `who may not decide hears that, whether or not there is anything to decide`()
        async throws
    {
        let desk = try desk(
            Self.configuration.replacing("minh: support", with: "minh: viewer")
        )
        let id = try await created(desk)
        for command in ["confirm", "discard", "approve"] {
            let outcome = await desk.run([command, id], by: "minh")
            #expect(outcome.status == .notPermitted, "\(command)")
            #expect(outcome.errors.contains("minh may not"))
        }
        #expect(await desk.run(["confirm", id], by: "linh").status.rawValue == 65)
    }

    @Test func `a second person approves it, after a look at what it is`() async throws {
        let desk = try desk()
        let id = try await created(desk)
        let asked = Mutex("")
        let outcome = await desk.run(["approve", id, "--format", "json"], by: "linh") { question in
            asked.withLock { $0 = question }
            return id
        }
        #expect(outcome.status == .done)
        #expect(outcome.output.contains("\"status\" : \"queued\""))
        #expect(
            asked.withLock(\.self).hasPrefix(
                """
                Approve \(id)?
                  25.00 USD to ····2861
                  1 payouts through dvpay
                  made by dara at 2026-11-21T14:32:07.125Z
                  0 of 1 approvals so far
                  1 of 1 to accounts never paid before
                  this account was never paid before
                  content \

                """
            )
        )
        #expect(try await status(desk, id) == .queued)
    }

    @Test func `without a yes nothing is approved`() async throws {
        let desk = try desk()
        let id = try await created(desk)
        let no = await desk.run(["approve", id], by: "linh", ask: { _ in "no" })
        #expect(no.status.rawValue == 64)
        #expect(no.errors == "paydesk: That is not \(id); nothing was approved.\n")
        let alone = await desk.run(["approve", id], by: "linh")
        #expect(alone.errors.contains("Look at `paydesk approvals \(id)`, then add --yes."))
        #expect(try await status(desk, id) == .pendingApproval)
    }

    @Test(arguments: [
        ("dara", "dara may not decide about ID: you made it; somebody else has to look at it."),
        ("minh", "minh may not approve or reject payouts: that needs the role approver or admin."),
    ])
    func `who may not decide exits 77`(name: String, sentence: String) async throws {
        let desk = try desk()
        let id = try await created(desk)
        for arguments in [["approve", id, "--yes"], ["reject", id, "--reason", "no"]] {
            let outcome = await desk.run(arguments, by: name)
            #expect(outcome.status.rawValue == 77)
            let expected = sentence.replacingOccurrences(of: "ID", with: id)
            #expect(outcome.errors.hasPrefix("paydesk: \(expected)"))
        }
        let recalled = await desk.run(["recall", id], by: "linh")
        #expect(recalled.status.rawValue == 77)
        #expect(try await status(desk, id) == .pendingApproval)
    }

    @Test func `it is rejected with a reason, or recalled by its maker`() async throws {
        let desk = try desk()
        let (first, second) = (try await created(desk), try await created(desk))
        #expect(await desk.run(["reject", first, "--reason", " "], by: "linh").status == .usage)
        let rejected = await desk.run(["reject", first, "--reason", "twice"], by: "linh")
        #expect(rejected.status == .done)
        #expect(try await status(desk, first) == .rejected)
        #expect(await desk.run(["recall", second, "--reason", "typo"]).status == .done)
        #expect(try await status(desk, second) == .canceled)
        let late = await desk.run(["approve", first, "--yes"], by: "linh")
        #expect(late.status.rawValue == 65)
        #expect(late.errors == "paydesk: \(first) does not wait for approval.\n")
    }

    @Test func `another content than was looked at is not approved`() async throws {
        let desk = try desk()
        let id = try await created(desk)
        let zeros = String(repeating: "0", count: 64)
        let outcome = await desk.run(["approve", id, "--yes", "--content", zeros], by: "linh")
        #expect(outcome.status.rawValue == 65)
        #expect(outcome.errors.contains("\(id) was changed after it was looked at."))
        let shown = await desk.run(["approvals", id, "--format", "json"], by: "linh").output
        let content = try #require(shown.firstMatch(of: /"content" : "(.*)"/)).output.1
        let seen = ["approve", id, "--yes", "--content", String(content)]
        #expect(await desk.run(seen, by: "linh").status == .done)
    }

    @Test(arguments: [
        "approvals: {single: {USD: above ten by 1}}", "approvals: {batch: {VND: above 5 by 0}}",
        "approvals: {single: {USD: 1000}}", "approvals: {single: {USD: above 1 by 10}}",
    ])
    func `a band that cannot be read is a problem`(line: String) async throws {
        let outcome = await (try desk(line)).run(["config", "check"])
        #expect(outcome.status.rawValue == 78)
        #expect(outcome.errors.contains(" must be bands of "))
    }

    @Test func `a band that names whom no role allows to approve is a problem`() async throws {
        let desk = try desk(
            """
            operators: {linh: approver, minh: support}
            approvals: {single: {USD: above 1 by 1 minh support linh approver nobody}}
            """
        )
        let outcome = await desk.run(["config", "check"])
        #expect(outcome.status.rawValue == 78)
        #expect(
            outcome.errors.components(separatedBy: "approvals.single.USD names ").dropFirst()
                .map { $0.prefix { $0 != "," } } == ["minh", "nobody", "support"]
        )
    }

    @Test func `the check shows the bands`() async throws {
        let outcome = await (try desk()).run(["config", "check", "--format", "csv"])
        #expect(
            outcome.output.contains(
                "approvals.single.USD,above 10 by 1; above 1000 by 2 linh sofia,"
            )
        )
    }
}
