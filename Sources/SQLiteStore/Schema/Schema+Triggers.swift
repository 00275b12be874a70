import Payouts

extension Schema {
    /// Flags that speak against submitting a payout.
    static let doubtful: PayoutFlags = [.conflicting, .reversed, .unexpected]

    /// What holds whoever writes to the file, an operator with `sqlite3` included.
    static let triggers = [
        refusal("UPDATE", on: "transitions"), refusal("DELETE", on: "transitions"),
        refusal("UPDATE", on: "evidence"), refusal("DELETE", on: "evidence"),
        refusal("DELETE", on: "payouts"),
        refusal("UPDATE", of: fixedColumns, on: "payouts"),
        chain, countNew, countMoved, searchNew, searchMoved,
    ].joined(separator: "\n")

    /// What is never changed about a payout of the first version.
    static let fixedColumns = """
        id, provider, order_number, idempotency_key, amount_minor, currency, beneficiary_fields, \
        beneficiary_name, beneficiary_account, beneficiary_institution, created_at, created_by, \
        replaces
        """

    static func refusal(
        _ verb: String,
        of columns: String? = nil,
        on table: String
    ) -> String {
        """
        CREATE TRIGGER \(table)_refuse_\(verb.lowercased())
        BEFORE \(verb)\(columns.map { " OF \($0)" } ?? "") ON \(table)
        BEGIN SELECT RAISE(ABORT, 'what \(table) records is never changed'); END;
        """
    }

    /// A transition begins where the last one ended: the status is the fold of the transitions.
    private static let chain = """
        CREATE TRIGGER transitions_follow BEFORE INSERT ON transitions
        WHEN new.from_status IS NOT (
            SELECT to_status FROM transitions WHERE payout = new.payout ORDER BY id DESC LIMIT 1
        )
        BEGIN SELECT RAISE(ABORT, 'a transition begins where the last one ended'); END;
        """

    private static func count(_ row: String, by sign: String) -> String {
        """
        INSERT INTO tallies VALUES (
            \(row).provider, \(row).status, \(row).currency, \(sign)1, \(sign)\(row).amount_minor
        ) ON CONFLICT DO UPDATE SET
            count = count + excluded.count, total_minor = total_minor + excluded.total_minor;
        """
    }

    private static let countNew = """
        CREATE TRIGGER payouts_count_new AFTER INSERT ON payouts
        BEGIN \(count("new", by: "+")) END;
        """

    private static let countMoved = """
        CREATE TRIGGER payouts_count_moved AFTER UPDATE OF status ON payouts
        WHEN new.status <> old.status
        BEGIN \(count("old", by: "-")) \(count("new", by: "+")) END;
        """

    private static let searchNew = """
        CREATE TRIGGER payouts_search_new AFTER INSERT ON payouts
        BEGIN
            INSERT INTO payouts_fts (rowid, search_text) VALUES (new.seq, new.search_text);
        END;
        """

    private static let searchMoved = """
        CREATE TRIGGER payouts_search_moved AFTER UPDATE OF search_text ON payouts
        WHEN new.search_text <> old.search_text
        BEGIN
            INSERT INTO payouts_fts (payouts_fts, rowid, search_text)
            VALUES ('delete', old.seq, old.search_text);
            INSERT INTO payouts_fts (rowid, search_text) VALUES (new.seq, new.search_text);
        END;
        """
}
