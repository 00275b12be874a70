import Foundation

/// A program that people would use instead: two CSV files in, the breaks out.
///
/// Each joins by order number alone and looks for differing amounts, currencies and statuses, and
/// for what only one side has: less than Paydesk finds.
struct Rival {
    let name: String
    let arguments: [String]

    /// The rivals that are installed.
    static func all(for fixture: SettlementFixture, folder: URL) throws -> [Rival] {
        let (ours, theirs) = (fixture.payouts.path, fixture.settlement.path)
        let output = folder.appending(path: "breaks.csv").path
        let python = ["/usr/bin/env", "python3", "-c"]
        let script = folder.appending(path: "rival.sql")
        try sqlite(ours, theirs, output).write(to: script, atomically: true, encoding: .utf8)
        return [
            Rival(name: "Polars", arguments: python + [polars(ours, theirs, output)]),
            Rival(name: "DuckDB", arguments: python + [duckdb(ours, theirs, output)]),
            Rival(
                name: "sqlite3",
                arguments: ["/usr/bin/sqlite3", ":memory:", ".read \(script.path)"]
            ),
        ]
    }

    private static func polars(_ ours: String, _ theirs: String, _ output: String) -> String {
        """
        import polars as pl
        text = {'status': pl.String, 'tradeNo': pl.String, 'accountNo': pl.String}
        a = pl.scan_csv('\(ours)')
        b = pl.scan_csv('\(theirs)', schema_overrides=text).with_columns(
            (pl.col('amount') * 100).round().cast(pl.Int64).alias('minor'))
        j = a.join(b, left_on='order_number', right_on='tradeNo', how='full')
        d = j.filter(pl.col('tradeNo').is_null() | pl.col('order_number').is_null()
            | (pl.col('amount_minor') != pl.col('minor'))
            | (pl.col('currency') != pl.col('currency_right'))
            | (pl.col('status_right') != '0000'))
        d.collect().write_csv('\(output)')
        """
    }

    private static func duckdb(_ ours: String, _ theirs: String, _ output: String) -> String {
        """
        import duckdb
        c = duckdb.connect()
        c.execute("SET threads = 2")
        c.execute(\"\"\"COPY (
            SELECT * FROM read_csv('\(ours)') a FULL JOIN read_csv(
                '\(theirs)', types = {'status': 'VARCHAR', 'amount': 'DECIMAL(18, 2)'}) b
            ON a.order_number = b.tradeNo
            WHERE a.order_number IS NULL OR b.tradeNo IS NULL OR a.amount_minor <> b.amount * 100
                OR a.currency <> b.currency OR b.status <> '0000'
            ) TO '\(output)'\"\"\")
        """
    }

    private static func sqlite(_ ours: String, _ theirs: String, _ output: String) -> String {
        """
        .mode csv
        .import \(ours) a
        .import \(theirs) b
        CREATE INDEX ai ON a (order_number);
        CREATE INDEX bi ON b (tradeNo);
        .output \(output)
        SELECT * FROM a LEFT JOIN b ON a.order_number = b.tradeNo
            WHERE b.tradeNo IS NULL OR a.amount_minor <> CAST(round(b.amount * 100) AS INTEGER)
                OR a.currency <> b.currency OR b.status <> '0000';
        SELECT * FROM b WHERE NOT EXISTS (SELECT 1 FROM a WHERE a.order_number = b.tradeNo);

        """
    }
}
