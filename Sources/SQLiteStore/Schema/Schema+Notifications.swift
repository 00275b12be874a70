extension Schema {
    /// The inbox of webhook messages: what arrived stays as it is, only its fate moves on.
    ///
    /// The digest is SHA-256 over the body. An index ends with the row's id, so that each of its
    /// ranges is in the order of arrival.
    static let notifications =
        """
        CREATE TABLE notifications (
            id INTEGER PRIMARY KEY,
            provider TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            source_address TEXT NOT NULL,
            headers TEXT NOT NULL,
            body BLOB NOT NULL,
            digest BLOB NOT NULL,
            order_number TEXT,
            provider_reference TEXT,
            refusal_kind TEXT,
            refusal_detail TEXT,
            disposition TEXT NOT NULL,
            payout INTEGER REFERENCES payouts (seq),
            evidence INTEGER REFERENCES evidence (id),
            applied_at INTEGER,
            dismissed_by TEXT,
            dismissed_at INTEGER,
            CHECK (refusal_kind IS NULL OR disposition IN ('refused', 'dismissed'))
        ) STRICT;

        CREATE INDEX notifications_listed ON notifications (provider, disposition, refusal_kind);
        CREATE INDEX notifications_pending ON notifications (disposition)
            WHERE disposition = 'pending';
        CREATE INDEX notifications_by_order ON notifications (provider, order_number)
            WHERE disposition = 'unmatched';
        CREATE INDEX notifications_by_reference ON notifications (provider, provider_reference)
            WHERE disposition = 'unmatched';
        CREATE INDEX notifications_of_payout ON notifications (payout) WHERE payout IS NOT NULL;
        -- The same bytes are never applied twice, whoever applies them.
        CREATE UNIQUE INDEX notifications_applied_once ON notifications (provider, digest)
            WHERE disposition = 'applied';

        CREATE INDEX payouts_by_reference ON payouts (provider, provider_reference)
            WHERE provider_reference IS NOT NULL;

        -- `count` rows are kept; `unkept` more arrived when the limit of refused ones was reached.
        CREATE TABLE notification_tallies (
            provider TEXT NOT NULL,
            disposition TEXT NOT NULL,
            refusal_kind TEXT NOT NULL,
            count INTEGER NOT NULL,
            unkept INTEGER NOT NULL DEFAULT 0,
            unkept_oldest INTEGER,
            unkept_newest INTEGER,
            PRIMARY KEY (provider, disposition, refusal_kind)
        ) STRICT, WITHOUT ROWID;
        """ + notificationTriggers

    private static let notificationTriggers = [
        refusal("DELETE", on: "notifications"),
        refusal("UPDATE", of: arrivedColumns, on: "notifications"),
        fates, countArrived, countFate, awaitedPayout, awaitedReference,
    ].joined(separator: "\n")

    private static let arrivedColumns = """
        id, provider, received_at, source_address, headers, body, digest, order_number, \
        provider_reference, refusal_kind, refusal_detail
        """

    /// What was applied stays applied, and what was refused is never believed later.
    private static let fates = """
        CREATE TRIGGER notifications_fates BEFORE UPDATE OF disposition ON notifications
        WHEN NOT CASE old.disposition
            WHEN 'pending' THEN new.disposition IN ('applied', 'duplicate', 'unmatched')
            WHEN 'unmatched' THEN new.disposition IN ('pending', 'dismissed')
            WHEN 'refused' THEN new.disposition = 'dismissed'
            ELSE 0
        END
        BEGIN SELECT RAISE(ABORT, 'a notification cannot have this fate'); END;
        """

    private static func count(_ row: String, by sign: String) -> String {
        """
        INSERT INTO notification_tallies (provider, disposition, refusal_kind, count)
        VALUES (\(row).provider, \(row).disposition, ifnull(\(row).refusal_kind, ''), \(sign)1)
        ON CONFLICT DO UPDATE SET count = count + excluded.count;
        """
    }

    private static let countArrived = """
        CREATE TRIGGER notifications_count_arrived AFTER INSERT ON notifications
        BEGIN \(count("new", by: "+")) END;
        """

    private static let countFate = """
        CREATE TRIGGER notifications_count_fate AFTER UPDATE OF disposition ON notifications
        BEGIN \(count("old", by: "-")) \(count("new", by: "+")) END;
        """
}

// MARK: - Notifications that wait for their payout

extension Schema {
    /// Makes pending again what waits for a payout; the phrases follow `new`, the payout's row.
    static let awaited = ["order_number", "provider_reference"].map { column in
        """
        UPDATE notifications SET disposition = 'pending'
        WHERE disposition = 'unmatched' AND provider = new.provider
            AND \(column) = new.\(column);
        """
    }

    private static let awaitedPayout = """
        CREATE TRIGGER notifications_awaited_payout AFTER INSERT ON payouts
        BEGIN \(awaited.joined(separator: "\n")) END;
        """

    private static let awaitedReference = """
        CREATE TRIGGER notifications_awaited_reference
        AFTER UPDATE OF provider_reference ON payouts
        WHEN new.provider_reference IS NOT old.provider_reference
        BEGIN \(awaited[1]) END;
        """
}
