extension BreakKind {
    /// What may be done about it, in the order in which it is offered; nothing else is accepted.
    ///
    /// Evidence is taken only where the sides say different things about what became of the money,
    /// and only days are blamed where the neighboring day's file may bring what is missing.
    package var actions: [BreakResolution.Action] {
        switch self {
        case .duplicateAtProvider, .missingInLedger, .currency, .amount, .fee, .ambiguous:
            [.providerToFix, .writeOff]
        case .missingAtProvider:
            Self.corrections + [.providerToFix, .writeOff, .knownTiming]
        case .status, .reversedAfterClose:
            [.acceptProvider] + Self.corrections + [.providerToFix, .writeOff]
        case .late: [.knownTiming, .providerToFix, .writeOff]
        }
    }

    private static let corrections: [BreakResolution.Action] = [
        .correctRecord(.paid), .correctRecord(.failed), .correctRecord(.returned),
    ]
}

extension Break {
    /// What may be done about it, in the order in which it is offered: of an ambiguous one, first
    /// to say which candidate is meant.
    package var actions: [BreakResolution.Action] {
        candidates.map(BreakResolution.Action.choose) + kind.actions
    }
}

extension BreakResolution.Action {
    /// The kinds of break that it fits.
    package var kinds: [BreakKind] {
        if case .choose = self { return [.ambiguous] }
        return BreakKind.allCases.filter { $0.actions.contains(self) }
    }

    /// Whether it ends a difference that stays: nothing corrects our record, or theirs.
    package var leavesDifference: Bool { self == .writeOff || self == .knownTiming }

    /// Why it does not fit a break, one or two plain sentences; `nil` when it does.
    package func problem(with found: Break) -> String? {
        guard found.actions.contains(self) else {
            return "\(name) does not fit a break of the kind “\(found.kind.word)”. What fits: "
                + found.actions.map(\.name).joined(separator: ", ") + "."
        }
        switch self {
        case .acceptProvider:
            let claim = found.theirs.flatMap { Evidence.Claim(rawValue: $0.claim) }
            return claim?.isFinal == true ? nil : "The provider's line says nothing final."
        case .correctRecord(let claim):
            guard found.ours?.status == claim.rawValue else { return nil }
            return "Our record says \(claim.rawValue) already, so that would correct nothing."
        case .choose, .providerToFix, .writeOff, .knownTiming, .noLongerHolds: return nil
        }
    }
}
