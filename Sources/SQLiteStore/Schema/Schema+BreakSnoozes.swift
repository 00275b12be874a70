extension Schema {
    /// Breaks that are off the worklist for a while, apart from the index that puts it in order.
    static let breakSnoozes = """
        CREATE TABLE break_snoozes (
            break INTEGER PRIMARY KEY REFERENCES breaks (id),
            until INTEGER NOT NULL
        ) STRICT;
        """
}
