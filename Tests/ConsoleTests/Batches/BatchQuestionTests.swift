import Payouts
import Testing

@testable import Console

/// What is said before a file is chosen, and before a batch is paid again.
struct BatchQuestionTests {
    @Test func `a retry says how much, and waits for the count`() throws {
        var console = try Harness(batches: .batched)
        console.press("R")
        #expect(console.text.contains("Pay 2 payouts again?"))
        #expect(console.text.contains("through PayPro · Vietnam in SANDBOX"))
        #expect(console.text.contains("2 payouts are sent soon after."))
        #expect(console.text.contains("This cannot be undone."))
        console.type("2")
        console.press("enter tab enter")
        let first = BatchID(rawValue: "BA-7F3K-0001")
        #expect(console.takeEffects().last == .batch(.retry(first)))
    }

    @Test func `a retry that waits for approval can be recalled`() throws {
        let band = ApprovalBand(above: Money(minorUnits: 0, currency: .vnd), checkers: 1)
        var console = try Harness(.batched, approvals: ApprovalPolicy(batch: [band]))
        console.press("4 R")
        #expect(console.text.contains("2 payouts wait for approval by somebody else"))
        #expect(console.text.contains("recall the batch, all of it."))
        #expect(!console.text.contains("This cannot be undone."))
    }

    @Test func `the form says which columns a file has, for one provider or for each`() throws {
        var console = try Harness(batches: .batched)
        console.resize(80, 40)
        console.press("u")
        #expect(console.text.contains("Columns: provider, and by provider, in any order:"))
        #expect(console.text.contains("paypro-vn: amount, accountName, account, bankCode"))
        #expect(console.text.contains("dvpay: "))
        console.press("tab enter")
        console.type("vietnam")
        console.press("enter")
        #expect(console.text.contains("Columns, in any order:"))
        #expect(!console.text.contains("dvpay: "))
        #expect(console.text.contains("Those in brackets may be left out."))
    }
}
