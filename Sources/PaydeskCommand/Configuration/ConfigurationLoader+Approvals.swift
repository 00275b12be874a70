import Payouts

extension ConfigurationLoader {
    /// Reads what needs approval: the bands of each currency, for single payouts and for batches.
    func approvals(
        _ values: [String: Value],
        _ access: AccessPolicy,
        _ problems: inout [String]
    ) -> ApprovalPolicy {
        ApprovalPolicy(
            single: bands("approvals.single", values, access, &problems),
            batch: bands("approvals.batch", values, access, &problems)
        )
    }

    private func bands(
        _ map: String,
        _ values: [String: Value],
        _ access: AccessPolicy,
        _ problems: inout [String]
    ) -> [ApprovalBand] {
        var all: [ApprovalBand] = []
        for currency in ProviderID.allCases.flatMap(Settings.currencies) {
            let path = "\(map).\(currency)"
            guard let value = values[path],
                let bands = ApprovalBand.list(value.text, currency: currency)
            else { continue }
            for checker in Set(bands.flatMap(\.who)).sorted(by: { $0.text < $1.text })
            where !mayApprove(checker, access) {
                problems.append(
                    "\(value.source): \(path) names \(checker.text), which is no role or operator "
                        + "that may approve."
                )
            }
            all += bands
        }
        return all
    }

    private func mayApprove(_ checker: ApprovalBand.Checker, _ access: AccessPolicy) -> Bool {
        switch checker {
        case .role(let role): role.permissions.contains(.approve)
        case .name(let name): access.allows(.approve, to: name)
        }
    }
}
