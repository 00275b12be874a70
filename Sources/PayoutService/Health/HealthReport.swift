import Foundation
package import Payouts

/// Whether this process does its work, for a load balancer and for whoever is on call.
package struct HealthReport: Hashable, Sendable {
    /// What came of writing to the ledger; why it failed is in the log.
    package enum Ledger: Hashable, Sendable {
        case writable, notWritable
        /// Others still kept it when ``HealthReport/ledgerPatience`` was over.
        case notWritableInTime
    }

    /// Whether the ledger can be written.
    package let ledger: Ledger
    /// How long ago each part was last seen alive; a part that never was is not in it.
    package let sinceBeat: [Pulse.Part: Duration]
    /// What waits; `nil` when the ledger cannot be read.
    package let backlog: LedgerBacklog?

    /// How long a part may be silent: the longest that one step of its work may take.
    package let patience: Duration

    /// How long the ledger may take to be written.
    package static var ledgerPatience: Duration { WriteCheck.patience }

    /// Whether all is well.
    package var isHealthy: Bool {
        ledger == .writable && backlog != nil && Pulse.Part.allCases.allSatisfy(isAlive)
    }

    /// Whether a part was seen alive as lately as it must be.
    package func isAlive(_ part: Pulse.Part) -> Bool {
        sinceBeat[part].map { $0 <= patience } ?? false
    }
}

extension PayoutService {
    /// Looks at the ledger and at the parts that work by themselves.
    ///
    /// A ledger that others keep busy is not waited for any longer than
    /// ``HealthReport/ledgerPatience``.
    package func health() async -> HealthReport {
        let ledger = await writeCheck.result(on: environment.clock) { [self] in
            await isLedgerWritable()
        }
        // After the wait: what beat meanwhile has an age too.
        let now = environment.now()
        return HealthReport(
            ledger: ledger,
            sinceBeat: sinceBeat(at: now),
            // What cannot be written may still be read.
            backlog: try? await store.backlog(at: now),
            patience: patience
        )
    }

    private func sinceBeat(at now: Date) -> [Pulse.Part: Duration] {
        Pulse.Part.allCases.reduce(into: [:]) { found, part in
            found[part] = pulse.lastBeat(of: part, on: Array(lines.keys)).map {
                .seconds(max(0, now.timeIntervalSince($0)))
            }
        }
    }

    /// Why not is for the log: whoever asks after the health may be anybody.
    private func isLedgerWritable() async -> Bool {
        do throws(StoreError) {
            try await store.checkWritable()
            return true
        } catch {
            environment.logger.workFailed("a health check", error)
            return false
        }
    }

    /// A step waits for a place among the open questions, which may be a request repeated and then
    /// asked about, and for turns; the rest is for a slow ledger.
    private var patience: Duration {
        let steps = lines.values.map { line in
            line.provider.profile.createDeadline * 2 + line.queryRate.longestTurn * 2
        }
        return .seconds(30) + (steps.max() ?? .zero)
    }
}
