import Payouts

extension Int {
    /// So many of something that takes an s: `1 record`, `1,204 records`.
    func counting(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(grouped) \(noun)s" }
}
