import Yams

/// A configuration file as flat values: each leaf with its path.
struct ConfigurationFile {
    /// Where it lies.
    let name: String
    private(set) var values: [String: String] = [:]
    /// Lists below the free maps: key names by command name, roles by operator.
    private(set) var lists: [String: [String]] = [:]
    /// Which free maps stand in the environment instead, each with its variable.
    private var variables: [String: String] = [:]
    /// Paths that hold nothing, or a map of nothing.
    private(set) var empty: [String] = []
    /// What stands where it cannot be read, each with its path.
    private(set) var problems: [String] = []

    /// The deepest nesting that is read.
    private static let maximumDepth = 6

    /// Reads YAML.
    ///
    /// - Throws: ``CommandFailure`` with the line of what cannot be read.
    init(yaml: String, name: String) throws(CommandFailure) {
        self.name = name
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml, .texts)
        } catch {
            throw CommandFailure(
                .configuration,
                "\(name) is not valid YAML: \(YAMLProblem(error).text)."
            )
        }
        guard let root else { return }
        guard root.mapping != nil else {
            throw CommandFailure(.configuration, "\(name) must hold `name: value` lines.")
        }
        take(root, path: [])
    }

    /// The entries of a free map: each with its list, or its one text.
    func entries(of map: String) -> [String: [String]] {
        let entries = values.mapValues { [$0] }.merging(lists) { _, list in list }
        let prefix = map + "."
        return Dictionary(
            uniqueKeysWithValues: entries.filter { $0.key.hasPrefix(prefix) }.map {
                (String($0.key.dropFirst(prefix.count)), $0.value)
            }
        )
    }

    /// Puts another map in the place of a free one.
    ///
    /// - Parameters:
    ///   - map: The map's path.
    ///   - yaml: Its entries: `{dara: [maker, on-call]}`.
    ///   - source: The variable that they come from.
    mutating func replace(_ map: String, by yaml: String, from source: String) {
        guard let node = try? Yams.compose(yaml: yaml, .texts), node.mapping != nil else {
            problems.append("\(source) must be a map such as {name: value, other: [one, two]}.")
            return
        }
        let isOutside = { (key: String) in !key.hasPrefix(map + ".") }
        values = values.filter { isOutside($0.key) }
        lists = lists.filter { isOutside($0.key) }
        take(node, path: [map])
        variables[map] = source
    }

    /// Where a free map stands: the file or a variable.
    func source(of map: String) -> String { variables[map] ?? name }

    private mutating func take(_ node: Node, path: [String]) {
        let joined = path.joined(separator: ".")
        guard path.count <= Self.maximumDepth else {
            problems.append("\(name): \(joined) is nested too deep.")
            return
        }
        switch node {
        case .mapping(let mapping):
            if mapping.isEmpty { empty.append(joined) }
            for (key, value) in mapping { take(value, path: path + [key.scalar?.string ?? ""]) }
        case .scalar(let scalar):
            // A key without a value is as good as no key; an operator without a role is not
            // nobody.
            let isMissing = scalar.string.isEmpty && scalar.style == .plain
            let isOperator = path.first == Settings.operators && path.count > 1
            if !isMissing || isOperator {
                values[joined] = scalar.string
            } else {
                empty.append(joined)
            }
        case .sequence(let sequence):
            guard let first = path.first, Settings.freeMaps.contains(first) else {
                problems.append("\(name): \(joined) must not be a list.")
                return
            }
            lists[joined] = sequence.compactMap { $0.scalar?.string }
        case .alias: problems.append("\(name): \(joined) must not be an alias.")
        }
    }
}
