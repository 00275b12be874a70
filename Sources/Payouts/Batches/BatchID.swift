/// Our own name for a batch, short enough to read out on the phone: `BA-7F3K-2QMX`.
package struct BatchID: Hashable, Sendable, RawRepresentable {
    /// The text, upper case.
    package let rawValue: String

    /// Wraps a text that is known to be an id, such as one read from the ledger.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Makes an id from 40 random bits, as ``PayoutID/init(randomBits:)`` does.
    package init(randomBits: UInt64) {
        self.rawValue = "BA-" + String(spokenBits: randomBits)
    }
}

extension BatchID: CustomStringConvertible {
    /// The text.
    package var description: String { rawValue }
}
