extension Schema {
    /// Notifications that were applied again at somebody's wish, and what finds those that nobody
    /// waits for any more.
    ///
    /// What arrived is never changed, so a message that is believed only later is a row of its own
    /// beside the first one.
    static let replays =
        """
        ALTER TABLE notifications ADD COLUMN replay_of INTEGER REFERENCES notifications (id);
        ALTER TABLE notifications ADD COLUMN replayed_by TEXT;
        ALTER TABLE notifications ADD COLUMN replayed_at INTEGER;

        CREATE UNIQUE INDEX notifications_replayed_once ON notifications (replay_of)
            WHERE replay_of IS NOT NULL;
        CREATE INDEX notifications_dismissed_by_order ON notifications (provider, order_number)
            WHERE disposition = 'dismissed';
        CREATE INDEX notifications_dismissed_by_reference
            ON notifications (provider, provider_reference) WHERE disposition = 'dismissed';

        CREATE TRIGGER replays_refuse_update
        BEFORE UPDATE OF replay_of, replayed_by, replayed_at ON notifications
        BEGIN SELECT RAISE(ABORT, 'what notifications records is never changed'); END;
        """
}
