import Foundation
package import Payouts

/// Whether this process does its work, for a load balancer and for whoever is on call.
package struct HealthReport: Hashable, Sendable {
    /// Whether the ledger can be written; why not is in the log.
    package let isLedgerWritable: Bool
    /// How long ago each part was last seen alive; a part that never was is not in it.
    package let sinceBeat: [Pulse.Part: Duration]
    /// What waits; `nil` when the ledger cannot be read.
    package let backlog: LedgerBacklog?

    /// How long a part may be silent: the longest that one step of its work may take.
    package let patience: Duration

    /// Whether all is well.
    package var isHealthy: Bool {
        isLedgerWritable && backlog != nil && Pulse.Part.allCases.allSatisfy(isAlive)
    }

    /// Whether a part was seen alive as lately as it must be.
    package func isAlive(_ part: Pulse.Part) -> Bool {
        sinceBeat[part].map { $0 <= patience } ?? false
    }
}

extension PayoutService {
    /// Looks at the ledger and at the parts that work by themselves.
    package func health() async -> HealthReport {
        let now = environment.now()
        return HealthReport(
            isLedgerWritable: await isLedgerWritable(),
            sinceBeat: sinceBeat(at: now),
            // What cannot be written may still be read.
            backlog: try? await store.backlog(at: now),
            patience: patience
        )
    }

    private func sinceBeat(at now: Date) -> [Pulse.Part: Duration] {
        Pulse.Part.allCases.reduce(into: [:]) { found, part in
            found[part] = pulse.lastBeat(of: part, on: Array(lines.keys)).map {
                .seconds(now.timeIntervalSince($0))
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

    /// A step waits for its turn, then for the slowest provider; the rest is for a slow ledger.
    private var patience: Duration {
        let steps = lines.values.map { line in
            line.provider.profile.createDeadline + line.queryRate.longestTurn
        }
        return .seconds(30) + (steps.max() ?? .zero)
    }
}
