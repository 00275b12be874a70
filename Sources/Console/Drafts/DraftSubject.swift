package import Payouts

/// What something is about that was typed and not done yet.
package enum DraftSubject: Hashable, Sendable {
    /// A new payout through a provider.
    case payout(ProviderID)
    /// What became of a payout.
    case resolution(PayoutID)
    /// A note about a payout.
    case note(PayoutID)
    /// A note about a break.
    case breakNote(Int64)
    /// Why something is done about a break.
    case breakResolution(Int64, BreakResolution.Action)
    /// The upload of a file.
    case upload
    /// The comparison of files with the ledger.
    case comparison
    /// The day of a provider that is to be closed.
    case close(ProviderID)
    /// Why a provider is paused.
    case pause(ProviderID)
    /// Why something is rejected.
    case rejection(ApprovalSubject)
}

// MARK: - In a session

extension DraftSubject {
    /// The subject as a session keeps it: its kind, and behind a blank which one it is.
    var text: String {
        switch self {
        case .payout(let provider): "payout \(provider)"
        case .resolution(let id): "resolution \(id)"
        case .note(let id): "note \(id)"
        case .breakNote(let id): "break-note \(id)"
        case .breakResolution(let id, let action): "break \(id) \(action.name)"
        case .upload: "upload"
        case .comparison: "comparison"
        case .close(let provider): "close \(provider)"
        case .pause(let provider): "pause \(provider)"
        case .rejection(let subject): "rejection \(subject.text)"
        }
    }

    /// Finds the subject that was kept; `nil` where it is of a kind that is not known here.
    init?(_ text: String) {
        let (kind, rest) = text.splitAtBlank
        let provider = ProviderID(rawValue: rest)
        let found: DraftSubject? =
            switch kind {
            case "payout": provider.map { .payout($0) }
            case "resolution": .resolution(PayoutID(rawValue: rest))
            case "note": .note(PayoutID(rawValue: rest))
            case "break-note": Int64(rest).map { .breakNote($0) }
            case "break": Self.breakResolution(rest)
            case "upload": .upload
            case "comparison": .comparison
            case "close": provider.map { .close($0) }
            case "pause": provider.map { .pause($0) }
            case "rejection": ApprovalSubject(rest).map { .rejection($0) }
            default: nil
            }
        guard let found else { return nil }
        self = found
    }

    private static func breakResolution(_ text: String) -> DraftSubject? {
        let (number, name) = text.splitAtBlank
        guard let id = Int64(number), let action = BreakResolution.Action(name: name) else {
            return nil
        }
        return .breakResolution(id, action)
    }

    /// The provider that it has no meaning without.
    var provider: ProviderID? {
        switch self {
        case .payout(let id), .close(let id), .pause(let id): id
        case .resolution, .note, .breakNote, .breakResolution, .upload, .comparison, .rejection:
            nil
        }
    }
}

extension ApprovalSubject {
    /// The subject as a session keeps it.
    var text: String {
        switch self {
        case .payout(let id): "payout \(id)"
        case .batch(let id): "batch \(id)"
        }
    }

    /// Finds the subject that was kept.
    init?(_ text: String) {
        let (kind, id) = text.splitAtBlank
        switch Kind(rawValue: kind) {
        case .payout: self = .payout(PayoutID(rawValue: id))
        case .batch: self = .batch(BatchID(rawValue: id))
        case nil: return nil
        }
    }
}

extension String {
    /// What stands before the first blank, and what behind it.
    var splitAtBlank: (String, String) {
        let parts = split(separator: " ", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
    }
}
