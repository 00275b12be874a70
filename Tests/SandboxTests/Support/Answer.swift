import Foundation

/// What the sandbox answered.
struct Answer: Sendable {
    let status: Int
    let text: String

    /// A member's text, digits or `true`/`false`; nothing for `null` and what is not there.
    func value(_ path: String...) -> String? {
        var value: Any? = try? JSONSerialization.jsonObject(with: Data(text.utf8))
        for key in path { value = (value as? [String: Any])?[key] }
        return switch value {
        case let text as String: text
        case let number as NSNumber: number.stringValue
        default: nil
        }
    }

    /// The members of a list.
    func list(_ key: String) -> [[String: String]] {
        let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let rows = object?[key] as? [[String: Any]] ?? []
        return rows.map { row in row.mapValues { "\($0)" } }
    }
}
