import Crypto
package import Foundation

/// The three signature schemes of the five providers, each over exact bytes.
///
/// MD5 is what PayPro, Vexora and CashyPro prescribe; it proves knowledge of a shared secret here
/// and nothing else.
package enum Signature {
    /// DVPay: lower-case hex of HMAC-SHA256 over the raw body followed by the timestamp.
    ///
    /// - Parameters:
    ///   - body: The bytes as they go over the wire.
    ///   - timestamp: Unix seconds as text, the same as in `X-Timestamp`; empty for a
    ///     notification, of which the body alone is signed.
    ///   - secret: The API secret.
    /// - Returns: 64 lower-case hex digits.
    package static func hmacSHA256(body: Data, timestamp: String, secret: String) -> String {
        hmacSHA256(body + Data(timestamp.utf8), key: Data(secret.utf8))
    }

    /// RFC 4231, for a key of any bytes.
    static func hmacSHA256(_ data: Data, key: Data) -> String {
        hex(HMAC<SHA256>.authenticationCode(for: data, using: SymmetricKey(data: key)))
    }

    /// PayPro and Vexora: lower-case hex of MD5 over the sorted parameters and the secret.
    ///
    /// Parameters that are empty or called `sign` do not count. The rest are sorted by their whole
    /// key in ASCII order and joined as `key=value` with nothing in between.
    ///
    /// - Parameters:
    ///   - parameters: The body's fields as text.
    ///   - secret: The app secret, appended at the end.
    /// - Returns: 32 lower-case hex digits.
    package static func sortedMD5(_ parameters: [String: String], secret: String) -> String {
        let pairs =
            parameters
            .filter { $0.key != "sign" && !$0.value.isEmpty }
            .sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
            .map { "\($0.key)=\($0.value)" }
        return hex(Insecure.MD5.hash(data: Data((pairs.joined() + secret).utf8)))
    }

    /// CashyPro: upper-case hex of MD5 over the raw body followed by the API key.
    ///
    /// - Parameters:
    ///   - body: The bytes as they go over the wire.
    ///   - key: The API key.
    /// - Returns: 32 upper-case hex digits.
    package static func bodyMD5(_ body: Data, key: String) -> String {
        hex(Insecure.MD5.hash(data: body + Data(key.utf8))).uppercased()
    }

    /// Compares two hex signatures without regard to letter case, in constant time.
    package static func matches(_ left: String, _ right: String) -> Bool {
        let left = Array(left.lowercased().utf8)
        let right = Array(right.lowercased().utf8)
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return bytes.reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}
