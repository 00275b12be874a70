package import Payouts

/// Why the service did not do what was asked; nothing was changed.
package enum ServiceError: Error, Hashable, Sendable {
    /// Values break rules of the provider's form.
    case invalid(FieldProblems)
    /// The provider is not configured here.
    case notConfigured(ProviderID)
    /// The ledger refused or failed.
    case store(StoreError)
    /// The provider gave no balance or list.
    case provider(ProviderID, ProviderError)
    /// A file cannot be read as a batch; each sentence says why and what to do.
    case file([String])
    /// The provider has no way to do it; the sentence says what to do instead.
    case notSupported(String)
    /// This operator may not do it; the sentence says who may.
    case notPermitted(String)

    /// A settlement file cannot be compared.
    case settlement(SettlementFileError)
    /// Somebody ended it before it was kept; nothing of it is left.
    case canceled

    /// What happened and what to do next, in plain words.
    package var message: String {
        switch self {
        case .settlement(let error): error.message
        case .canceled: "Canceled; nothing was kept."
        case .invalid(let problems):
            problems.problems.map(\.description).joined(separator: "\n")
        case .notConfigured(let id):
            "\(id) is not configured here. Add it to the configuration, then try again."
        case .store(let error): error.message + error.nextStep
        case .provider(let id, let error): "\(id): \(error.message)"
        case .file(let sentences): sentences.joined(separator: "\n")
        case .notSupported(let sentence), .notPermitted(let sentence): sentence
        }
    }
}

extension StoreError {
    /// What to do next, where the store's own message leaves it open.
    fileprivate var nextStep: String {
        switch self {
        case .duplicate: " Look at it before paying again."
        case .notFound: " Check the id and the ledger."
        case .refused: " Look at its timeline first."
        case .cannotOpen: " Check its path, owner and mode."
        case .failed: "; check its disk, then try again."
        case .claimedByOther: " Talk to them, or take it over."
        case .makerIsChecker: " Ask a colleague."
        case .makerOnly: " Reject it instead."
        case .contentChanged: " Look at it again."
        case .breakNotFound: " `paydesk breaks` lists them."
        case .breakClaimedByOther: " Talk to them, or take it over."
        case .noBatch: " `paydesk batch list` shows those that are there."
        case .committed: " Look at that batch before paying again."
        case .repeats: " Check the file again."
        case .breakUnmoved:
            " Re-query it; if the file is right, correct the record, else leave it with the "
                + "provider."
        case .notRetried: " Look at its timeline first."
        case .canceled, .newerLedger, .damaged, .diskFull, .readOnly, .busy, .needsAnotherPerson,
            .breakNeedsAnotherPerson, .breakStands, .candidateTaken, .closeRefused,
            .tooManyToSort:
            ""
        }
    }
}

extension ProviderError {
    /// What happened and what to do next, in plain words.
    package var message: String {
        switch self {
        case .notSent(let reason): "\(reason.text); nothing was sent. Check the network."
        case .noAnswer(let detail): "no usable answer (\(detail)). Try again in a minute."
        case .refused(let reason): "\(reason.explanation) \(reason.nextStep)"
        }
    }
}
