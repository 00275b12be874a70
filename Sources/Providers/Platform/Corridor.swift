import Payouts

/// One country of the platform that PayPro and Vexora share, as data.
struct Corridor: Sendable {
    let id: ProviderID
    let title: String
    let currency: Currency
    /// Seconds east of UTC, for `successTime`.
    let utcOffset: Int
    let createPath: String
    let queryPath: String
    let balancePath: String
    /// The create request's fields in the order of the documentation's table.
    let requestKeys: [String]
    /// Whether a create answer repeats our order number.
    let echoesOrderNumber: Bool
    /// What settles an unknown outcome.
    let settledBy: String
}
