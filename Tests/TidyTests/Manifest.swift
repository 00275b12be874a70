import Foundation

/// What `Package.swift` says about its targets, read from its text.
struct Manifest {
    /// The modules that each target may import, by the target's name; itself is not among them.
    let dependencies: [String: Set<String>]

    init(text: String) {
        let constants = Self.productConstants(in: text)
        let kinds = [".target(", ".testTarget(", ".executableTarget(", ".systemLibrary("]
        var dependencies: [String: Set<String>] = [:]
        for declaration in kinds.flatMap({ Self.calls(of: $0, in: text) }) {
            guard let name = Self.strings(in: declaration).first else { continue }
            dependencies[name] = Self.dependencies(in: declaration, constants: constants)
        }
        self.dependencies = dependencies
    }

    /// The products that the manifest names by a constant: `let log = ….product(name: "Logging"`.
    private static func productConstants(in text: String) -> [String: String] {
        var constants: [String: String] = [:]
        for part in text.components(separatedBy: "\nlet ").dropFirst() {
            let name = String(part.prefix { $0.isLetter || $0.isNumber })
            let isProduct = part.hasPrefix("\(name) = Target.Dependency.product(")
            if isProduct { constants[name] = strings(in: part[...]).first }
        }
        return constants
    }

    private static func dependencies(
        in declaration: Substring,
        constants: [String: String]
    ) -> Set<String> {
        guard let start = declaration.range(of: "dependencies: [")?.upperBound else { return [] }
        let list = declaration[start...].prefix { $0 != "]" }
        let entries = list.split { $0 == "," || $0.isWhitespace }
        return Set(
            entries.compactMap { entry in
                entry.first == "\"" ? strings(in: entry).first : constants[String(entry)]
            }
        )
    }

    /// The arguments of every call that starts with a text, up to the parenthesis that ends it.
    private static func calls(of start: String, in text: String) -> [Substring] {
        text.ranges(of: start).map { range in
            var depth = 1
            return text[range.upperBound...].prefix { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth > 0
            }
        }
    }

    /// The texts between quotation marks.
    private static func strings(in text: Substring) -> [String] {
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        return parts.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }
}
