/// A value that a filter names in a word.
protocol FilterNamed {
    /// What such a value is called, and several of them.
    static var filterKind: (one: String, many: String) { get }
    /// The words that people may type, in order.
    static var filterNames: [String] { get }
}

extension PayoutStatus: FilterNamed {
    /// The word that people read and type for it.
    package var filterWord: String {
        self == .pendingApproval ? "approval" : rawValue
    }

    static var filterKind: (one: String, many: String) { ("status", "Statuses") }

    static var filterNames: [String] { allCases.map(\.filterWord) }

    /// Finds a status by that word or its name in JSON, in any letter case.
    init?(filterWord: String) {
        let word = filterWord.lowercased()
        let status = Self.allCases.first {
            $0.rawValue.lowercased() == word || $0.filterWord == word
        }
        guard let status else { return nil }
        self = status
    }
}

extension FilterNamed where Self: CaseIterable & RawRepresentable<String> {
    static var filterNames: [String] { allCases.map(\.rawValue) }

    /// Finds a value by its name, in any letter case.
    init?(filterWord: String) {
        let word = filterWord.lowercased()
        guard let value = Self.allCases.first(where: { $0.rawValue.lowercased() == word }) else {
            return nil
        }
        self = value
    }
}

extension ProviderID: FilterNamed {
    static var filterKind: (one: String, many: String) { ("provider", "Providers") }
}

extension ApprovalSubject.Kind: FilterNamed {
    static var filterKind: (one: String, many: String) { ("kind", "Kinds") }
}

extension BreakKind: FilterNamed {
    static var filterKind: (one: String, many: String) { ("kind", "Kinds") }
}

extension BreakState: FilterNamed {
    static var filterKind: (one: String, many: String) { ("status", "Statuses") }
}

extension NotificationDisposition: FilterNamed {
    static var filterKind: (one: String, many: String) { ("fate", "Fates") }
}

extension NotificationRefusal.Kind: FilterNamed {
    static var filterKind: (one: String, many: String) { ("refusal", "Refusals") }
}

extension Attention: FilterNamed {
    static var filterKind: (one: String, many: String) { ("reason", "Reasons") }

    static var filterNames: [String] { allNames }

    /// Finds a reason by its name, in any letter case.
    init?(filterWord: String) {
        let word = filterWord.lowercased()
        guard let name = Self.allNames.first(where: { $0.lowercased() == word }) else { return nil }
        self.init(name: name)
    }
}

extension Currency: FilterNamed {
    static var filterKind: (one: String, many: String) { ("currency", "Currencies") }

    static var filterNames: [String] { all.map(\.code) }
}

extension FilterTerm.Owner {
    /// The word for whoever looks.
    static var meWord: String { "me" }
    /// The word for nobody.
    static var nobodyWord: String { "none" }

    init(filterWord: String) {
        switch filterWord {
        case Self.meWord: self = .me
        case Self.nobodyWord: self = .nobody
        default: self = .person(OperatorName(rawValue: filterWord))
        }
    }
}
