/// Bytes that can be read in one way only, as a digest needs them.
///
/// A number is its 64 bits, highest byte first. A text is the number of its UTF-8 bytes, and then
/// these. A digest is its 32 bytes. So no two different lists of parts give the same bytes.
package struct CanonicalBytes: Sendable {
    /// What was appended so far.
    package private(set) var bytes: [UInt8] = []

    /// Begins with what the bytes are about, so that a digest of one kind is never one of another.
    package init(_ kind: String) { append(kind) }

    /// Appends a number.
    package mutating func append(_ number: Int64) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> Int64(shift)))
        }
    }

    /// Appends a text.
    package mutating func append(_ text: String) {
        append(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends a digest.
    package mutating func append(_ digest: ContentDigest) {
        bytes.append(contentsOf: digest.bytes)
    }
}
