package import Foundation

/// Whether payouts go out to each provider, shared by every process on the ledger.
package protocol ProviderStateStore: Sendable {
    /// The state of every provider that has one; a provider without one is open and unknown.
    func providerStates() async throws(StoreError) -> [ProviderState]

    /// Stops submission to a provider; claims find nothing there until it is resumed.
    func pause(
        _ provider: ProviderID,
        reason: String,
        by: OperatorName,
        at: Date
    ) async throws(StoreError)

    /// Lets submission to a provider go on, and closes its breaker.
    ///
    /// With `forgettingMoney`, what waits for money becomes due, and what is known about the money
    /// is forgotten until it is read again.
    func resume(
        _ provider: ProviderID,
        forgettingMoney: Bool,
        by: OperatorName,
        at: Date
    ) async throws(StoreError)

    /// Takes a turn at a provider's rate, which all processes on the ledger share.
    ///
    /// - Returns: How long to wait before making the call.
    func reserveCall(
        at provider: ProviderID,
        rate: CallRate,
        on date: Date
    ) async throws(StoreError) -> Duration

    /// Keeps what a provider said about its money; held payouts that it covers become due.
    func recordBalances(
        _ balances: [Balance],
        of provider: ProviderID,
        at: Date
    ) async throws(StoreError)

    /// How each of the providers has done lately.
    func reports(
        on providers: [ProviderID],
        at: Date
    ) async throws(StoreError) -> [ProviderReport]

    /// The oldest payout of unknown outcome, with its provider, and how many queries are overdue.
    func backlog(at: Date) async throws(StoreError) -> LedgerBacklog
}

extension ProviderStateStore {
    /// Lets submission to a provider go on, with what is known about its money.
    package func resume(
        _ provider: ProviderID,
        by name: OperatorName,
        at date: Date
    ) async throws(StoreError) {
        try await resume(provider, forgettingMoney: false, by: name, at: date)
    }
}

/// What waits in the ledger, for health checks.
package struct LedgerBacklog: Hashable, Sendable {
    /// Queued payouts that are due.
    package let dueAttempts: Int
    /// Queries that are due.
    package let dueQueries: Int
    /// Notifications that are kept and not applied.
    package let pendingNotifications: Int
    /// Since when the oldest payout of unknown outcome is unknown; `nil` without one.
    package let oldestUnknown: Date?

    /// Creates a backlog.
    package init(
        dueAttempts: Int,
        dueQueries: Int,
        pendingNotifications: Int,
        oldestUnknown: Date?
    ) {
        self.dueAttempts = dueAttempts
        self.dueQueries = dueQueries
        self.pendingNotifications = pendingNotifications
        self.oldestUnknown = oldestUnknown
    }
}
