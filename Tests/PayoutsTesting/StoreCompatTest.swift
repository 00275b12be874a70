package import Payouts
import Testing

/// The specification of ``PayoutStore``: what every implementation must do.
///
/// A store proves itself with one parameterised test:
///
///     @Test(arguments: StoreCompatTest.requirements)
///     func `keeps the contract`(_ requirement: StoreCompatTest.Requirement) async throws {
///         try await requirement.check(StoreCompatTest(makeLedger: ...))
///     }
package struct StoreCompatTest: Sendable {
    /// Opens one ledger; each call opens the same one again, as another process would.
    package typealias Opener = @Sendable () throws -> any PayoutStore

    /// Makes a new, empty ledger.
    let makeLedger: @Sendable () throws -> Opener

    /// Tests the ledgers that a function makes.
    package init(makeLedger: @escaping @Sendable () throws -> Opener) {
        self.makeLedger = makeLedger
    }

    /// One thing that a store must do.
    package struct Requirement: Sendable, CustomTestStringConvertible {
        /// The requirement as a sentence.
        package let testDescription: String
        /// Checks it, recording issues.
        package let check: @Sendable (StoreCompatTest) async throws -> Void

        init(
            _ sentence: String,
            _ check: @escaping @Sendable (StoreCompatTest) async throws -> Void
        ) {
            testDescription = sentence
            self.check = check
        }
    }

    /// All of them.
    package static let requirements =
        creating + events + attempts + lateReports + queries + paging + searching + filtering
        + changing + worklist + listFilters + lateness + care + resolutions + pausing + breaking
        + holding
        + reporting
        + notifications + notificationLists + notificationPages + replays + audit + approvals
        + reconciliations + breakResolutions + closing + batches + batchLines

    /// A store on a new, empty ledger.
    func makeStore() throws -> any PayoutStore { try makeLedger()() }
}

/// Expects that something is refused with an error of the store.
func expect<Value>(
    _ expected: StoreError,
    _ location: SourceLocation = #_sourceLocation,
    from body: () async throws -> Value
) async {
    await #expect(throws: expected, sourceLocation: location) { _ = try await body() }
}
