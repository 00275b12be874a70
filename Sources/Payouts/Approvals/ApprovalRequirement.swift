/// How many people must approve something, and who they may be.
package struct ApprovalRequirement: Hashable, Sendable {
    /// How many.
    package let checkers: Int
    private let bands: [ApprovalBand]

    /// The amounts that it is above, each once: a batch and its largest payout may share one.
    package var limits: [Money] {
        bands.map(\.above).reduce(into: []) { limits, limit in
            if !limits.contains(limit) { limits.append(limit) }
        }
    }

    /// What something needs that waits although no band asks for it any more.
    package static let least = ApprovalRequirement(checkers: 1, bands: [])

    private init(checkers: Int, bands: [ApprovalBand]) {
        self.checkers = checkers
        self.bands = bands
    }

    /// What several bands ask for together; `nil` without any.
    init?(bands: [ApprovalBand]) {
        guard let checkers = bands.map(\.checkers).max() else { return nil }
        self.init(checkers: checkers, bands: bands)
    }

    /// Whether somebody is among those whom every band names, and has a role that allows it.
    package func allows(_ name: OperatorName, _ access: AccessPolicy) -> Bool {
        access.allows(.approve, to: name) && bands.allSatisfy { $0.names(name, access) }
    }

    /// Who may approve what somebody made, by name; `nil` when everybody else may.
    package func checkers(besides maker: OperatorName, _ access: AccessPolicy) -> [OperatorName]? {
        candidates(access).map { names in
            names.filter { $0 != maker && allows($0, access) }
                .sorted { $0.rawValue < $1.rawValue }
        }
    }

    /// Whether there are too few people who may approve what somebody made.
    package func isBlocked(for maker: OperatorName, _ access: AccessPolicy) -> Bool {
        checkers(besides: maker, access).map { $0.count < checkers } ?? false
    }

    /// Whoever might be asked: the operators, or else those whom a band names one by one.
    private func candidates(_ access: AccessPolicy) -> Set<OperatorName>? {
        if !access.isOpen { return Set(access.operators.keys) }
        let named = bands.map(\.who).filter { who in
            !who.isEmpty && who.allSatisfy { if case .name = $0 { true } else { false } }
        }
        guard let first = named.first else { return nil }
        return Set(first.compactMap { if case .name(let name) = $0 { name } else { nil } })
    }
}
