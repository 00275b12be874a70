extension Schema {
    /// The money that a provider states beside a status, in its own digits.
    static let statedMoney =
        """
        ALTER TABLE evidence ADD COLUMN stated_amount TEXT;
        ALTER TABLE evidence ADD COLUMN stated_fee TEXT;

        """
}
