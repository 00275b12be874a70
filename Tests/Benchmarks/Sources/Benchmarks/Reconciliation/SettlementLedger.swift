import Foundation

/// A ledger that holds the payouts of a fixture, made by the program and filled through `sqlite3`.
struct SettlementLedger {
    let fixture: SettlementFixture
    /// The folder that stands for the operator's home.
    let home: URL
    let environment: [String]

    init(count: Int, cache: URL, program: String) throws {
        home = cache.appending(path: "reconcile-\(count)")
        environment = [
            "HOME=\(home.path)", "XDG_CONFIG_HOME=\(home.path)", "PATH=/usr/bin:/bin",
            "LC_ALL=C.UTF-8", "PAYDESK_CONFIG=\(home.path)/paydesk.yaml",
        ]
        try? FileManager.default.removeItem(at: home)
        let settings = home.appending(path: "paydesk/settlements")
        try FileManager.default.createDirectory(at: settings, withIntermediateDirectories: true)
        try Self.configuration(home).write(
            to: home.appending(path: "paydesk.yaml"),
            atomically: true,
            encoding: .utf8
        )
        try Self.mapping.write(
            to: settings.appending(path: "vexora-ar.yaml"),
            atomically: true,
            encoding: .utf8
        )
        progress("making a day of \(count) payouts")
        fixture = try SettlementFixture(count: count, folder: home)
        let log = home.appending(path: "log")
        let made = try MeasuredProcess(
            [program, "reconciliations"],
            environment: environment,
            output: log
        )
        guard made.status == 0 else { throw BenchmarkError("The ledger was not made; see \(log).") }
        let script = home.appending(path: "fill.sql")
        try Self.filling(fixture.payouts.path)
            .write(to: script, atomically: true, encoding: .utf8)
        let filled = try MeasuredProcess(
            ["/usr/bin/sqlite3", "\(home.path)/ledger.db", ".read \(script.path)"],
            environment: environment,
            output: log
        )
        guard filled.status == 0 else { throw BenchmarkError("The ledger was not filled.") }
    }

    /// The files are commas and points, fees are 0.8 percent.
    private static let mapping = """
        columns:
          orderNumber: tradeNo
          reference: platFormTradeNo
          amount: amount
          fee: fee
          currency: currency
          status: status
          time: finishTime
        time: {format: yearFirst, zone: "-03:00"}
        statuses: {paid: ["0000"], failed: ["00029"]}
        fees: {ARS: {percent: 0.8}}

        """

    private static func configuration(_ home: URL) -> String {
        """
        environment: {name: benchmark, production: false}
        ledger: {path: \(home.path)/ledger.db}
        providers:
          vexora-ar: {baseURL: "http://127.0.0.1:1/vexora-ar", merchantID: "1"}

        """
    }

    private static func filling(_ payouts: String) -> String {
        """
        PRAGMA synchronous = OFF;
        CREATE TEMP TABLE day (
            order_number, provider_reference, amount_minor, currency, status, status_since, flags,
            number
        );
        .mode csv
        .import --skip 1 --schema temp \(payouts) day
        BEGIN;
        INSERT INTO payouts (
            id, provider, order_number, idempotency_key, amount_minor, currency,
            beneficiary_fields, beneficiary_name, beneficiary_account, beneficiary_institution,
            created_at, created_by, status, status_since, updated_at, version, provider_reference,
            flags, attempt_count, query_count, search_text
        ) SELECT
            'PO-' || order_number, 'vexora-ar', order_number, order_number,
            CAST(amount_minor AS INTEGER), currency,
            '{"accountNo":"' || number || '","firstname":"Sofía","lastname":"Muñoz"}',
            'Sofía Muñoz', number, '', CAST(status_since AS INTEGER) - 60000000, 'sofia', status,
            CAST(status_since AS INTEGER), CAST(status_since AS INTEGER), 4, provider_reference,
            CAST(flags AS INTEGER), 1, 0, lower(order_number)
        FROM day;
        -- The day before the last one is closed: what is overturned of it was counted.
        INSERT INTO closings (
            provider, day, utc_offset, starts_at, ends_at, closed_by, closed_at, note, comparison,
            audit_count, seal
        ) VALUES (
            'vexora-ar', \(SettlementFixture.closedDay), -10800,
            \(SettlementFixture.closedSpan.lowerBound)000000,
            \(SettlementFixture.closedSpan.upperBound)000000, 'sofia',
            \(SettlementFixture.closedSpan.upperBound)000000, '', NULL, 0, zeroblob(32)
        );
        COMMIT;
        PRAGMA wal_checkpoint(TRUNCATE);

        """
    }
}
