#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// One internet address, or a block of them in CIDR notation (RFC 4632; RFC 4291, section 2.3).
///
/// An IPv4 address and its IPv4-mapped IPv6 form (RFC 4291, section 2.5.5.2) are the same address;
/// a block of IPv6 contains no IPv4.
package struct AddressBlock: Hashable, Sendable {
    /// The first address: four bytes or sixteen.
    private let network: [UInt8]
    /// How many leading bits all addresses of the block share.
    private let prefixLength: Int

    /// Reads `203.0.113.7`, `10.0.0.0/8` or `2001:db8::/32`.
    ///
    /// The result is `nil` for any other spelling, for a block whose address has bits beyond the
    /// prefix (a slip in one or the other), and for a block of everything, which as a list of
    /// allowed addresses would allow whoever asks.
    package init?(_ text: String) {
        let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = halves.first, let bytes = Self.parse(String(address)) else {
            return nil
        }
        let mappedBits = bytes.isMapped ? Self.mappedPrefix.count * 8 : 0
        let length = halves.count == 2 ? Int(prefixLength: halves[1]) : bytes.count * 8
        guard let length, (mappedBits + 1...bytes.count * 8).contains(length) else { return nil }
        network = bytes.canonical
        prefixLength = length - mappedBits
        guard network == network.keeping(prefixLength) else { return nil }
    }

    /// Whether an address lies in the block; what is no address lies in none.
    package func contains(_ address: String) -> Bool {
        guard let bytes = Self.parse(address)?.canonical, bytes.count == network.count else {
            return false
        }
        return bytes.keeping(prefixLength) == network
    }

    /// The address's bytes, by the system's own strict reading of either family.
    private static func parse(_ text: String) -> [UInt8]? {
        // A text with a NUL in it ends there for C.
        guard !text.utf8.contains(0) else { return nil }
        for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: count)
            if unsafe inet_pton(family, text, &bytes) == 1 { return bytes }
        }
        return nil
    }

    fileprivate static let mappedPrefix = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
}

extension [UInt8] {
    /// Whether this is an IPv4 address in IPv6.
    fileprivate var isMapped: Bool { count == 16 && starts(with: AddressBlock.mappedPrefix) }

    fileprivate var canonical: [UInt8] { isMapped ? Array(suffix(4)) : self }

    /// The bytes with all but the leading bits cleared.
    fileprivate func keeping(_ bits: Int) -> [UInt8] {
        enumerated().map { index, byte in
            let kept = Swift.min(Swift.max(bits - index * 8, 0), 8)
            return byte & ~(0xFF >> kept)
        }
    }
}

extension Int {
    /// Reads one to three digits without a sign or leading zeros.
    fileprivate init?(prefixLength text: Substring) {
        guard text.count <= 3, let number = Int(text), String(number) == text else { return nil }
        self = number
    }
}
