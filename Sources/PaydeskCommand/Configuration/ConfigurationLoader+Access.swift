import Payouts

extension ConfigurationLoader {
    /// Reads who may do what: `operators:` with a role or several for each name.
    func access(in file: ConfigurationFile, _ problems: inout [String]) -> AccessPolicy {
        var operators: [OperatorName: Set<OperatorRole>] = [:]
        for (name, texts) in file.entries(of: Settings.operators).sorted(by: { $0.key < $1.key }) {
            let words = texts.flatMap { $0.split { $0 == "," || $0.isWhitespace } }.map(String.init)
            let roles = words.compactMap(OperatorRole.init)
            if roles.isEmpty || roles.count < words.count {
                let known = OperatorRole.allCases.map(\.rawValue).joined(separator: ", ")
                let source = file.source(of: Settings.operators)
                problems.append("\(source): operators.\(name) must be roles among \(known).")
            }
            operators[OperatorName(rawValue: name)] = Set(roles)
        }
        return AccessPolicy(operators: operators)
    }

    /// Where each operator's roles came from.
    func origins(_ access: AccessPolicy, in file: ConfigurationFile) -> [Configuration.Origin] {
        access.operators.sorted { $0.key.rawValue < $1.key.rawValue }.map { name, roles in
            Configuration.Origin(
                path: "\(Settings.operators).\(name.rawValue)",
                value: OperatorRole.allCases.filter(roles.contains).map(\.rawValue)
                    .joined(separator: " "),
                source: file.source(of: Settings.operators)
            )
        }
    }
}
