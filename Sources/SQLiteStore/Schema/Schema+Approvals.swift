import Payouts

extension Schema {
    /// What checkers decided, and the content of each payout when its approval was complete.
    ///
    /// Rows are added, never changed: of several about one payout or batch the last ones count.
    static let approvals =
        """
        CREATE TABLE approvals (
            id INTEGER PRIMARY KEY,
            subject TEXT NOT NULL,
            decision TEXT NOT NULL CHECK (decision IN ('approve', 'reject', 'recall', 'void')),
            by TEXT NOT NULL,
            reason TEXT NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX approvals_of_subject ON approvals (subject);

        CREATE TABLE approved (
            id INTEGER PRIMARY KEY,
            payout INTEGER NOT NULL REFERENCES payouts (seq),
            digest BLOB NOT NULL CHECK (length(digest) = 32)
        ) STRICT;
        CREATE INDEX approved_of_payout ON approved (payout);

        CREATE INDEX payouts_awaiting ON payouts (status_since)
            WHERE \(awaitsAlone);
        CREATE INDEX payouts_awaiting_in_batch ON payouts (batch, provider, currency, amount_minor)
            WHERE \(awaitsInBatch);
        CREATE INDEX batch_tallies_awaiting ON batch_tallies (batch) WHERE \(batchAwaits);
        CREATE INDEX payouts_to_account ON payouts (provider, beneficiary_account);

        CREATE TRIGGER payouts_need_approval BEFORE UPDATE OF status ON payouts
        WHEN old.status = 'pendingApproval' AND new.status = 'queued'
            AND NOT EXISTS (SELECT 1 FROM approved WHERE payout = old.seq)
        BEGIN SELECT RAISE(ABORT, 'what waits for approval is queued by an approval'); END;

        """
        + ["approvals", "approved"].flatMap { table in
            [refusal("UPDATE", on: table), refusal("DELETE", on: table)]
        }.joined(separator: "\n")

    /// The payouts that wait for a checker one by one.
    static let awaitsAlone = "status = 'pendingApproval' AND batch IS NULL"

    /// The payouts that wait for a checker together with their batch.
    static let awaitsInBatch = "status = 'pendingApproval' AND batch IS NOT NULL"

    /// The totals of batches that wait for a checker.
    static let batchAwaits = "status = 'pendingApproval' AND count > 0"
}
