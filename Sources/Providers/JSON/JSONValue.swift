/// A JSON value as it was written: numbers keep their text, so that no digit of an amount or an
/// identifier is lost.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue {
    /// The value of a key, or `nil` when this is no object or has no such key.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// The text of a string; numbers are not texts.
    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The elements of an array.
    package var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The text of a string or of a whole number of at most 64 bits: an identifier.
    package var identifier: String? {
        switch self {
        case .string(let text): text.isEmpty ? nil : text
        case .number(let text): Int64(text).map(String.init) == text ? text : nil
        default: nil
        }
    }

    /// The digits of a string or number, exactly as written: an amount.
    package var amountText: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    /// A boolean, also where it is spelt as a string, as PayPro's and Vexora's tables do.
    package var flag: Bool? {
        switch self {
        case .bool(let flag): flag
        case .string("true"): true
        case .string("false"): false
        default: nil
        }
    }

    /// Whether there is nothing: JSON's `null`.
    package var isNull: Bool { self == .null }
}

/// Why bytes are not JSON that we accept.
package enum JSONError: Error, Hashable, Sendable {
    /// More bytes than ``JSONValue/maximumSize``.
    case tooLarge
    /// Not UTF-8 throughout.
    case invalidUTF8
    /// Deeper than ``JSONValue/maximumDepth``.
    case tooDeep
    /// One object has the same key twice, so that readers would disagree about its value.
    case duplicateKey
    /// Something that RFC 8259 does not allow, or the text ends early, at this byte.
    case syntax(at: Int)
}
