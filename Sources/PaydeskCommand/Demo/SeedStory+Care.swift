import Foundation
import Payouts

extension SeedStory {
    /// After how long an accepted payout is late, in seconds.
    static let usualSeconds: TimeInterval = 1_800

    /// Lets people look after a payout that needs one, and lets it become late.
    ///
    /// - Parameters:
    ///   - end: Until when the past goes.
    ///   - chance: Who looks, and how far they are.
    mutating func attend(until end: Date, chance: UInt64) {
        let age = end.timeIntervalSince(history.payout.statusSince)
        if history.payout.status == .processing, age > Self.usualSeconds { becomeLate() }
        let room = end.timeIntervalSince(now)
        guard history.payout.attention != [], room > 600 else { return }
        let isOnlyToBeSeen = history.payout.attention.isSubset(of: .acknowledgeable)
        let person = ["dara", "linh", "sofia"][Int(chance % 3)]
        switch chance / 3 % 4 {
        case 0 where isOnlyToBeSeen, 1 where isOnlyToBeSeen:
            write("Told the customer and the books.", after: 300, by: person)
            acknowledge(by: person)
        case 2: takeOn(after: 240, by: person)
        case 3:
            takeOn(after: 240, by: person)
            write("Asked the provider's support; they look into it.", after: 120, by: person)
        default: break
        }
    }

    private mutating func takeOn(after seconds: TimeInterval, by name: String) {
        now += seconds
        history.care = PayoutCare(owner: OperatorName(rawValue: name), ownedSince: now)
    }

    private mutating func write(_ text: String, after seconds: TimeInterval, by name: String) {
        now += seconds
        history.notes.append(PayoutNote(at: now, by: OperatorName(rawValue: name), text: text))
    }
}
