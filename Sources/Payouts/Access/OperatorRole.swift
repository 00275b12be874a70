/// What an operator is here for; one operator may have several roles.
package enum OperatorRole: String, CaseIterable, Hashable, Sendable {
    /// Looks at everything, changes nothing, sees no whole account number.
    case viewer
    /// Helps customers: asks providers, works on the worklist.
    case support
    /// Makes payouts and batches, and reconciles them.
    case maker
    /// Approves what others made, and closes the day.
    case approver
    /// Keeps money moving during an incident.
    case onCall = "on-call"
    /// May do everything; still never approves what they made themselves.
    case admin

    /// What the role may do.
    package var permissions: Set<Permission> {
        let everyday: Set<Permission> = [.requery, .care, .reveal, .resolve]
        return switch self {
        case .viewer: []
        case .support: everyday
        case .maker: everyday.union([.create, .submit, .withdraw, .resubmit, .reconcile])
        case .approver: everyday.union([.confirm, .approve, .reconcile, .close])
        case .onCall: everyday.union([.submit, .withdraw, .resubmit, .confirm, .pause])
        case .admin: Set(Permission.allCases)
        }
    }
}
