import Payouts
import Testing

@testable import Providers

/// One value of one field, and what the form says about it: `nil` for nothing.
struct FieldCase: Sendable, CustomTestStringConvertible {
    let key: String
    let value: String
    let message: String?
    var also: [String: String] = [:]

    init(_ key: String, _ value: String, _ message: String? = nil, also: [String: String] = [:]) {
        self.key = key
        self.value = value
        self.message = message
        self.also = also
    }

    var testDescription: String { "\(key)=\(value)" }

    /// What a form of valid examples says when only this value, and `also`, are changed.
    func problems(_ form: PayoutForm) -> [String] {
        let values = form.examples.merging(also) { $1 }.merging([key: value]) { $1 }
        do throws(FieldProblems) {
            _ = try form.draft(from: values, banks: ColombianBanks.bundled)
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }
}
