import Foundation
import Payouts

extension PluggedStore {
    func recordReveal(
        of subjects: [String],
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write(.recordReveal) { () async throws(StoreError) in
            try await base.recordReveal(of: subjects, by: name, at: at)
        }
    }
}
