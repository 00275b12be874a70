import Foundation
import Payouts

/// Turns lists and maps into the JSON that their columns hold, the same text for the same value.
enum StoredJSON {
    private static let decoder = JSONDecoder()
    private static let encoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A list, which is mostly empty.
    static func text(_ list: [String]) throws -> String {
        list.isEmpty ? "[]" : String(decoding: try encoder.encode(list), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ type: Value.Type, of text: String) throws -> Value {
        do {
            return try decoder.decode(type, from: Data(text.utf8))
        } catch {
            // Neither the text nor Foundation's error, which quotes it: it may name an account.
            throw UnreadableValue(detail: "a column that holds \(type) holds something else")
        }
    }
}

// MARK: - Texts by name

extension StoredJSON {
    /// Reads an object of texts, of which every payout has one.
    ///
    /// Nearly all are plain, without an escape, and are read ten times faster than by Foundation.
    static func texts(byName text: String) throws -> [String: String] {
        try plainTexts(text.utf8) ?? value([String: String].self, of: text)
    }

    /// `nil` for what is not as ``text(_:)`` writes it, or has an escape in it.
    private static func plainTexts(_ text: String.UTF8View) -> [String: String]? {
        var rest = text[...]
        func takes(_ byte: UInt8) -> Bool {
            guard rest.first == byte else { return false }
            rest.removeFirst()
            return true
        }
        func plainText() -> String? {
            guard takes(UInt8(ascii: "\"")) else { return nil }
            let end = rest.firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
            guard let end, rest[end] == UInt8(ascii: "\"") else { return nil }
            defer { rest = rest[rest.index(after: end)...] }
            return String(Substring(rest[..<end]))
        }
        guard takes(UInt8(ascii: "{")) else { return nil }
        var texts: [String: String] = [:]
        while let name = plainText(), takes(UInt8(ascii: ":")), let value = plainText() {
            texts[name] = value
            if takes(UInt8(ascii: "}")) { return rest.isEmpty ? texts : nil }
            guard takes(UInt8(ascii: ",")) else { return nil }
        }
        return nil
    }
}

/// How a ``WireExchange`` is written as JSON.
struct StoredExchange: Codable {
    struct Header: Codable {
        let name: String
        let value: String
    }

    let requestLine: String
    let requestHeaders: [Header]
    let requestBody: String
    let responseStatus: Int?
    let responseBody: String
    let elapsedMicroseconds: Int64

    init(_ exchange: WireExchange) {
        requestLine = exchange.requestLine
        requestHeaders = exchange.requestHeaders.map { Header(name: $0.name, value: $0.value) }
        requestBody = exchange.requestBody
        responseStatus = exchange.responseStatus
        responseBody = exchange.responseBody
        elapsedMicroseconds = exchange.elapsed.microseconds
    }

    var exchange: WireExchange {
        WireExchange(
            requestLine: requestLine,
            requestHeaders: requestHeaders.map {
                WireExchange.HeaderField(name: $0.name, value: $0.value)
            },
            requestBody: requestBody,
            responseStatus: responseStatus,
            responseBody: responseBody,
            elapsed: .microseconds(elapsedMicroseconds)
        )
    }
}
