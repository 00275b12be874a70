import Foundation
import Payouts

/// Filters as people type them: `status:unknown,paid provider:dvpay nguyen`.
enum FilterText {
    /// Reads a filter; words without a field are searched for.
    ///
    /// - Throws: ``CommandFailure`` that names the word that means nothing.
    static func parse(
        _ text: String,
        in context: FilterContext
    ) throws(CommandFailure) -> PayoutFilter {
        do throws(FilterProblem) {
            return try FilterQuery(parsing: text).filter(in: context)
        } catch {
            throw CommandFailure(.usage, error.sentence)
        }
    }

    static func provider(_ name: String) throws(CommandFailure) -> ProviderID {
        guard let provider = ProviderID(rawValue: name.lowercased()) else {
            let known = ProviderID.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure(.usage, "There is no provider “\(name)”. Providers: \(known).")
        }
        return provider
    }
}
