/// Why a YAML file cannot be read, in the words of whoever wrote the file.
struct YAMLProblem {
    let text: String

    init(_ error: any Error) {
        guard let error = error as? DecodingError else {
            text = Self.firstLine("\(error)")
            return
        }
        switch error {
        case .keyNotFound(let key, let context):
            text = "\(Self.path(context.codingPath + [key])) is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            text = "\(Self.path(context.codingPath)) is of another kind than this"
        case .dataCorrupted(let context):
            let parsing = context.underlyingError.map { "\($0)" } ?? context.debugDescription
            let place = context.codingPath.isEmpty ? "" : "\(Self.path(context.codingPath)): "
            text = place + Self.firstLine(parsing)
        @unknown default: text = "it cannot be read"
        }
    }

    /// The reader's words without the picture of the place that it draws below them.
    private static func firstLine(_ text: String) -> String {
        let line = text.split(separator: "\n").first ?? ""
        return String(line.hasSuffix(":") ? line.dropLast() : line)
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.isEmpty ? "the whole file" : keys.map(\.stringValue).joined(separator: ".")
    }
}
