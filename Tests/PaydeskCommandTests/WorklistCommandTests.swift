import Foundation
import PaydeskCommand
import Payouts
import Synchronization
import Testing

/// The commands about what needs a person.
struct WorklistCommandTests {
    // MARK: - List

    @Test func `an unknown outcome is on the worklist with its reason and next step`() async throws
    {
        try await TestDesk.withSandbox { desk in
            #expect(
                await desk.run(["worklist"]).errors == "paydesk: Nothing needs a person here.\n"
            )
            let id = try await desk.unknown()
            let outcome = await desk.run(["worklist", "--format", "json"])
            #expect(outcome.status == .done)
            #expect(outcome.output == ExpectedWorklist.listed(id))
            let table = await desk.run(["worklist"]).output
            #expect(table.contains("payout  \(id)  cashypro-co  unknown  unknownOutcome"))
            let csv = await desk.run(["worklist", "--format", "csv"]).output
            #expect(
                csv.hasPrefix(
                    "kind,id,provider,status,reasons,since,amount,currency,owner,what,nextStep"
                )
            )
        }
    }

    @Test(arguments: [
        (["--reason", "unknownOutcome"], 1), (["--reason", "late", "--reason", "reversed"], 0),
        (["--provider", "cashypro-co"], 1), (["--provider", "dvpay"], 0), (["--mine"], 0),
        (["--filter", "amount>0 age<1h !owner:me !provider:dvpay !elsewhere"], 1),
        (["--filter", "age>1h"], 0), (["--filter", "!owner:none"], 0),
    ])
    func `the worklist is filtered`(filter: [String], count: Int) async throws {
        try await TestDesk.withSandbox { desk in
            _ = try await desk.unknown()
            let outcome = await desk.run(["worklist", "--format", "csv"] + filter)
            #expect(outcome.status == .done)
            #expect(outcome.output.components(separatedBy: "\r\n").count == count + 2)
        }
    }

    // MARK: - Care

    @Test func `who claims a payout is on it until it is taken over or released`() async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.unknown()
            let claimed = await desk.run(["claim", id, "--format", "json"])
            #expect(claimed.status == .done)
            #expect(claimed.output == ExpectedWorklist.claimed(id))
            #expect(await desk.run(["worklist", "--mine"]).output.contains(id))
            let other = await desk.run(["claim", id], by: "linh")
            #expect(other.status.rawValue == 65)
            #expect(other.output == "")
            #expect(other.errors.contains("dara is on \(id) already."))
            #expect(other.errors.contains("--take-over"))
            let taken = await desk.run(["claim", id, "--take-over"], by: "linh")
            #expect(taken.status == .done)
            #expect(try await desk.history(id).care.owner?.rawValue == "linh")
            #expect(await desk.run(["release", id]).status == .done)
            #expect(try await desk.history(id).care.owner == nil)
        }
    }

    @Test(arguments: [["--for", "2h"], ["--until", "2026-11-21T16:32:07Z"]])
    func `what is snoozed is off the worklist until its time`(time: [String]) async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.unknown()
            let outcome = await desk.run(["snooze", id, "--format", "json"] + time)
            #expect(outcome.status == .done)
            #expect(outcome.output.contains(#""snoozedUntil" : "2026-11-21T16:32:07."#))
            #expect(await desk.run(["worklist"]).output.contains(id) == false)
            #expect(await desk.run(["worklist", "--snoozed"]).output.contains(id))
            desk.advance(by: 7_201)
            #expect(await desk.run(["worklist"]).output.contains(id))
        }
    }

    @Test func `a snooze ends early on request, and only at a time to come`() async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.unknown()
            for time in [
                ["--until", "2026-11-21T14:00:00Z"], ["--for", "1000h"], ["--until", "noon"],
                ["--for", "0m"], [], ["--for", "1h", "--end"],
            ] {
                let refused = await desk.run(["snooze", id] + time)
                #expect(refused.status.rawValue == 64, "\(time)")
                #expect(refused.output == "")
            }
            #expect(await desk.run(["snooze", id, "--for", "2h"]).status == .done)
            #expect(await desk.run(["snooze", id, "--end"]).status == .done)
            #expect(await desk.run(["worklist"]).output.contains(id))
        }
    }

    @Test func `a note is kept with who wrote it and when`() async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.unknown()
            let outcome = await desk.run([
                "note", id, "asked support, ticket 4711", "--format", "json",
            ])
            #expect(outcome.status == .done)
            #expect(outcome.output == ExpectedWorklist.noted)
            #expect(await desk.run(["note", id, "  "]).status.rawValue == 65)
            #expect(try await desk.history(id).notes.count == 1)
        }
    }
}

struct ResolveTests {
    private static let evidence = [
        "--seen-at", "portal", "--reference", "T-4711", "--note", "they found it",
    ]

    private func resolution(_ id: String, _ claim: String) -> [String] {
        ["resolve", id, "--claim", claim, "--format", "json"] + Self.evidence
    }

    @Test(arguments: ["paid", "failed", "returned"])
    func `a person's evidence settles an unknown outcome`(claim: String) async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.unknown()
            let outcome = await desk.run(resolution(id, claim)) { _ in id }
            #expect(outcome.status == .done)
            #expect(outcome.output.contains(#""status" : "\#(claim)""#))
            let history = try await desk.history(id)
            #expect(history.payout.attention == [])
            #expect(history.evidence.last?.source == .operator)
            #expect(history.evidence.last?.rawStatus == "portal")
        }
    }

    @Test func `the confirmation names the payment and the evidence, and only the id confirms it`()
        async throws
    {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.unknown()
            let question = Mutex("")
            let outcome = await desk.run(resolution(id, "failed")) { text in
                question.withLock { $0 = text }
                return "yes"
            }
            #expect(
                question.withLock(\.self) == """
                    Resolve \(id) as failed?
                      60,000.00 COP to Andrés Muñoz, ····0072, NEQUI
                      through cashypro-co, now unknown
                      seen at portal, reference T-4711
                    Type its id to confirm: 
                    """
            )
            #expect(outcome.status.rawValue == 64)
            #expect(outcome.errors == "paydesk: That is not \(id); nothing was resolved.\n")
            let without = await desk.run(resolution(id, "failed"))
            #expect(without.status.rawValue == 64)
            #expect(without.errors.hasSuffix("then add --yes.\n"))
            #expect(try await desk.history(id).payout.status == .unknown)
        }
    }

    @Test(arguments: [("paid", "returned"), ("failed", "paid")])
    func `what is settled is reversed with evidence, and the question says so`(
        was: String,
        seen: String
    ) async throws {
        try await TestDesk.withSandbox { desk in
            let id = try await desk.unknown()
            #expect(await desk.run(resolution(id, was) + ["--yes"]).status == .done)
            desk.advance(by: 60)
            let question = Mutex("")
            let outcome = await desk.run(resolution(id, seen)) { text in
                question.withLock { $0 = text }
                return id
            }
            #expect(outcome.status == .done)
            #expect(
                question.withLock(\.self)
                    .contains("this reverses what was settled: \(was) becomes \(seen)")
            )
            let history = try await desk.history(id)
            #expect(history.payout.status.rawValue == seen)
            #expect(history.transitions.last?.isReversal == true)
            #expect(history.payout.flags.contains(.reversed))
        }
    }

    @Test func `evidence without a place, a reference or a note is refused`() async throws {
        let desk = try TestDesk()
        try desk.configure(port: 1)
        for missing in 0..<3 {
            var evidence = Self.evidence
            evidence[missing * 2 + 1] = " "
            let outcome = await desk.run(["resolve", "PO-1", "--claim", "paid"] + evidence)
            #expect(outcome.status.rawValue == 64)
        }
    }

    @Test func `above the limit it waits for a second person, and counts once confirmed`()
        async throws
    {
        try await TestDesk.withSandbox { desk in
            let limit = ["PAYDESK_WORKLIST_ALONE_UP_TO_COP": "59999"]
            let id = try await desk.unknown()
            let proposed = await desk.run(resolution(id, "paid") + ["--yes"], environment: limit)
            #expect(proposed.status.rawValue == 75)
            #expect(proposed.output.contains(#""status" : "unknown""#))
            #expect(
                proposed.errors == """
                    paydesk: \(id) is above what one person may resolve alone: nothing has \
                    changed, and somebody else must run `paydesk confirm \(id)`.

                    """
            )
            let listed = await desk.run(["worklist", "--format", "json"]).output
            #expect(listed.contains(#""reference" : "T-4711""#))
            let alone = await desk.run(["confirm", id, "--yes"])
            #expect(alone.status.rawValue == 77)
            #expect(alone.errors.contains("ask a colleague"))
            let question = Mutex("")
            let confirmed = await desk.run(["confirm", id, "--format", "json"], by: "linh") {
                text in
                question.withLock { $0 = text }
                return id
            }
            #expect(confirmed.status == .done)
            #expect(confirmed.output.contains(#""status" : "paid""#))
            #expect(question.withLock(\.self).contains("dara saw it at portal, reference T-4711"))
        }
    }

    @Test func `what is discarded changes nothing and can no longer be confirmed`() async throws {
        try await TestDesk.withSandbox { desk in
            let limit = ["PAYDESK_WORKLIST_ALONE_UP_TO_COP": "59999"]
            let id = try await desk.unknown()
            _ = await desk.run(resolution(id, "paid") + ["--yes"], environment: limit)
            #expect(await desk.run(["discard", id], by: "linh").status == .done)
            for command in ["confirm", "discard"] {
                let outcome = await desk.run([command, id], by: "linh")
                #expect(outcome.status.rawValue == 65)
                #expect(
                    outcome.errors == """
                        paydesk: Nobody has proposed how to resolve \(id); \
                        `paydesk resolve` does.

                        """
                )
            }
            #expect(try await desk.history(id).payout.status == .unknown)
        }
    }
}
