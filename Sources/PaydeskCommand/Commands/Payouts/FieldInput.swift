import Foundation
import Providers

/// Fields as a JSON object, from a file or from standard input.
enum FieldInput {
    /// Reads an object of texts and numbers; a number keeps the digits it was written with.
    ///
    /// - Throws: ``CommandFailure`` that names the file and what is wrong with it.
    static func object(
        from name: String,
        _ context: CommandContext
    ) throws(CommandFailure) -> [String: String] {
        let source = name == "-" ? "standard input" : name
        guard
            let bytes = name == "-"
                ? context.readInput() : FileManager.default.contents(atPath: name)
        else {
            throw CommandFailure(.invalidData, "\(source) cannot be read.")
        }
        guard let value = try? JSONValue(parsing: bytes), case .object(let members) = value else {
            throw CommandFailure(.invalidData, "\(source) is not a JSON object of fields.")
        }
        var fields: [String: String] = [:]
        for (key, member) in members where !member.isNull {
            guard let text = member.amountText else {
                throw CommandFailure(.invalidData, "\(source): \(key) must be a text or a number.")
            }
            fields[key] = text
        }
        return fields
    }
}
