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

    static func value<Value: Decodable>(_ type: Value.Type, of text: String) throws -> Value {
        do {
            return try decoder.decode(type, from: Data(text.utf8))
        } catch {
            // Neither the text nor Foundation's error, which quotes it: it may name an account.
            throw UnreadableValue(detail: "a column that holds \(type) holds something else")
        }
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
