/// Measured values of one figure.
struct Sample {
    private(set) var values: [Double]

    init(_ values: [Double] = []) { self.values = values }

    init(_ durations: [Duration]) { values = durations.map { $0 / .milliseconds(1) } }

    /// The value below which a share of the values lie, by nearest rank.
    func percentile(_ share: Double) -> Double {
        let sorted = values.sorted()
        let rank = Int((share * Double(sorted.count)).rounded(.up))
        return sorted.isEmpty ? .nan : sorted[max(0, min(sorted.count, rank) - 1)]
    }

    var median: Double { percentile(0.5) }

    /// What counts against a budget.
    var worst: Double { percentile(0.99) }
}
