/// Many short texts, as their UTF-8 bytes one after the other.
///
/// A million references take their bytes and four more each, where as many `String`s take 16 bytes
/// each and an allocation for every one beyond 15 bytes.
package struct TextColumn: Hashable, Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    /// Creates an empty column.
    package init() {}

    /// How many texts there are.
    package var count: Int { ends.count }

    /// Makes room for so many more texts of a length in all.
    package mutating func reserve(_ count: Int, bytes: Int) {
        ends.reserveCapacity(ends.count + count)
        self.bytes.reserveCapacity(self.bytes.count + bytes)
    }

    /// Adds a text, without blanks around it.
    ///
    /// - Returns: Whether it had room: beyond 4 GiB in all it is not added.
    @discardableResult
    package mutating func append(_ text: Span<UInt8>) -> Bool {
        let range = text.rangeWithoutBlanks
        guard bytes.count + range.count <= Int(UInt32.max) else { return false }
        for index in range { bytes.append(text[index]) }
        ends.append(UInt32(truncatingIfNeeded: bytes.count))
        return true
    }

    /// A text.
    package subscript(index: Int) -> String {
        String(decoding: bytes[range(index)], as: UTF8.self)
    }

    /// Whether a text has no characters.
    package func isEmpty(_ index: Int) -> Bool { range(index).isEmpty }

    /// Whether a text equals one of another column.
    func equals(_ index: Int, _ other: TextColumn, _ otherIndex: Int) -> Bool {
        let (left, right) = (range(index), other.range(otherIndex))
        guard left.count == right.count else { return false }
        let (here, there) = unsafe (bytes.span.bytes, other.bytes.span.bytes)
        var offset = 0
        while offset + 8 <= left.count {
            let (one, two) = unsafe (
                here.unsafeLoadUnaligned(fromByteOffset: left.lowerBound + offset, as: UInt64.self),
                there.unsafeLoadUnaligned(
                    fromByteOffset: right.lowerBound + offset,
                    as: UInt64.self
                )
            )
            guard one == two else { return false }
            offset += 8
        }
        while offset < left.count {
            guard bytes[left.lowerBound + offset] == other.bytes[right.lowerBound + offset] else {
                return false
            }
            offset += 1
        }
        return true
    }

    /// Whether a text comes before one of another column, by its bytes.
    func precedes(_ index: Int, _ other: TextColumn, _ otherIndex: Int) -> Bool {
        bytes[range(index)].lexicographicallyPrecedes(other.bytes[other.range(otherIndex)])
    }

    /// A number that equal texts share, and others hardly ever.
    func hash(_ index: Int) -> UInt64 {
        let range = range(index)
        let raw = unsafe bytes.span.bytes
        var state = UInt64(truncatingIfNeeded: range.count)
        var offset = range.lowerBound
        while offset + 8 <= range.upperBound {
            state = Self.mixed(
                state,
                unsafe raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
            )
            offset += 8
        }
        var tail: UInt64 = 0
        while offset < range.upperBound {
            tail = tail << 8 | UInt64(bytes[offset])
            offset += 1
        }
        return Self.mixed(state, tail)
    }

    /// A multiplication to 128 bits, folded: the step of wyhash.
    @inline(__always)
    private static func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ 0x9E37_79B9_7F4A_7C15)
            .multipliedFullWidth(by: word ^ 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }

    @inline(__always)
    private func range(_ index: Int) -> Range<Int> {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return start..<Int(ends[index])
    }
}

extension Span<UInt8> {
    /// Where the bytes lie that are not blanks at either end.
    package var rangeWithoutBlanks: Range<Int> {
        var (start, end) = (0, count)
        while start < end, self[start] == UInt8(ascii: " ") { start += 1 }
        while end > start, self[end - 1] == UInt8(ascii: " ") { end -= 1 }
        return start..<end
    }
}
