/// Who may do what, as the configuration says.
///
/// Without any operator everybody may do everything.
package struct AccessPolicy: Hashable, Sendable {
    /// The operators by name, with their roles.
    package let operators: [OperatorName: Set<OperatorRole>]

    /// Creates a policy; by default one that lets everybody do everything.
    package init(operators: [OperatorName: Set<OperatorRole>] = [:]) {
        self.operators = operators
    }

    /// Whether everybody may do everything.
    package var isOpen: Bool { operators.isEmpty }

    /// The roles of an operator; empty for one who is not in the configuration.
    package func roles(of name: OperatorName) -> Set<OperatorRole> { operators[name] ?? [] }

    /// Whether an operator may do something.
    package func allows(_ permission: Permission, to name: OperatorName) -> Bool {
        isOpen || roles(of: name).contains { $0.permissions.contains(permission) }
    }

    /// Why an operator may not do something; `nil` when they may.
    package func refusal(of permission: Permission, to name: OperatorName) -> AccessRefusal? {
        guard !allows(permission, to: name) else { return nil }
        return AccessRefusal(
            name: name,
            permission: permission,
            roles: OperatorRole.allCases.filter { $0.permissions.contains(permission) },
            holders: operators.keys.filter { allows(permission, to: $0) }
                .sorted { $0.rawValue < $1.rawValue }
        )
    }
}

/// Why an operator may not do something, and who may.
package struct AccessRefusal: Hashable, Sendable {
    /// Who may not.
    package let name: OperatorName
    /// What.
    package let permission: Permission
    /// The roles that would do.
    package let roles: [OperatorRole]
    /// Who has one of them, by name.
    package let holders: [OperatorName]

    /// The most names that a sentence gives.
    static let maximumNames = 4

    /// What happened and whom to ask, one or two plain sentences.
    package var sentence: String {
        "\(name.rawValue) may not \(permission.phrase): that needs the role \(rolesText). "
            + (holders.isEmpty
                ? "Nobody has it; ask whoever keeps the configuration." : "Ask \(holdersText).")
    }

    /// The same in a few words, for a command that cannot be run.
    package var reason: String { "it needs \(need)" }

    /// What it takes, and whom to ask, as the end of a sentence.
    package var need: String { "the role \(rolesText)\(whomToAsk)" }

    /// Whom to ask, as the end of a sentence; empty where nobody may.
    package var whomToAsk: String { holders.isEmpty ? "" : "; ask \(holdersText)" }

    private var rolesText: String { Self.list(roles.map(\.rawValue)) }

    private var holdersText: String {
        let names = holders.prefix(Self.maximumNames).map(\.rawValue)
        let more = holders.count - names.count
        return Self.list(names + (more > 0 ? ["\(more) more"] : []))
    }

    private static func list(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}
