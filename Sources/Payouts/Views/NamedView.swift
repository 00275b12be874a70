/// What a list shows, and how, kept under a name.
package struct NamedView: Hashable, Sendable {
    /// What people call it.
    package let name: String
    /// What is shown.
    package let content: ViewContent

    /// The longest name, in characters.
    package static let maximumNameLength = 40

    /// Creates a view.
    package init(name: String, _ content: ViewContent) {
        self.name = name
        self.content = content
    }

    /// The name of its file, without an extension: `needs-a-person`, `worklist-mine`; empty for a
    /// name without any letter or digit of ASCII.
    ///
    /// Views of two lists may have the same name, and never the same file.
    package var fileName: String {
        let words = name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        guard !words.isEmpty else { return "" }
        let list = content.list == .payouts ? [] : [content.list.rawValue[...]]
        return (list + words).joined(separator: "-")
    }
}

/// A list whose views are kept, by the name that its file gives it.
package enum ViewedList: String, CaseIterable, Hashable, Sendable {
    case payouts, worklist, batches, approvals, reconciliation, closes, audit, notifications
}

/// What a view shows of its list.
package enum ViewContent: Hashable, Sendable {
    /// Payouts.
    case payouts(PayoutView)
    /// What needs a person.
    case worklist(SharedFilter<WorklistFilter>)
    /// Batches.
    case batches(SharedFilter<BatchFilter>)
    /// What waits for checkers.
    case approvals(SharedFilter<ApprovalFilter>)
    /// Breaks.
    case reconciliation(SharedFilter<BreakFilter>)
    /// Closed days.
    case closes(SharedFilter<ClosingFilter>)
    /// Who did what.
    case audit(SharedFilter<AuditFilter>)
    /// What the providers sent.
    case notifications(SharedFilter<NotificationFilter>)

    /// Reads what a file says.
    ///
    /// - Parameters:
    ///   - list: The list.
    ///   - filter: What is shown, as it is typed.
    ///   - sort: In which order, as it is typed; `nil` for the list's own.
    ///   - columns: With which columns, as they are typed; `nil` for the usual ones.
    /// - Throws: ``FilterProblem`` about what means nothing for the list.
    package init(
        of list: ViewedList,
        filter: String,
        sort: String? = nil,
        columns: String? = nil
    ) throws(FilterProblem) {
        guard list == .payouts || sort == nil && columns == nil else {
            throw FilterProblem(
                word: list.rawValue,
                sentence: "Only views of payouts have a sort and columns; take them out."
            )
        }
        switch list {
        case .payouts:
            self = .payouts(try PayoutView(filter: filter, sort: sort, columns: columns))
        case .worklist: self = .worklist(try SharedFilter(parsing: filter))
        case .batches: self = .batches(try SharedFilter(parsing: filter))
        case .approvals: self = .approvals(try SharedFilter(parsing: filter))
        case .reconciliation: self = .reconciliation(try SharedFilter(parsing: filter))
        case .closes: self = .closes(try SharedFilter(parsing: filter))
        case .audit: self = .audit(try SharedFilter(parsing: filter))
        case .notifications: self = .notifications(try SharedFilter(parsing: filter))
        }
    }

    /// The list.
    package var list: ViewedList {
        switch self {
        case .payouts: .payouts
        case .worklist: .worklist
        case .batches: .batches
        case .approvals: .approvals
        case .reconciliation: .reconciliation
        case .closes: .closes
        case .audit: .audit
        case .notifications: .notifications
        }
    }

    /// What is shown, as it is typed; empty for all.
    package var filter: String { terms.joined(separator: " ") }

    /// The terms of that; words that stand together are one.
    package var terms: [String] {
        switch self {
        case .payouts(let view): view.query.labels
        case .worklist(let filter): filter.terms
        case .batches(let filter): filter.terms
        case .approvals(let filter): filter.terms
        case .reconciliation(let filter): filter.terms
        case .closes(let filter): filter.terms
        case .audit(let filter): filter.terms
        case .notifications(let filter): filter.terms
        }
    }

    /// In which order, as it is typed; empty for the list's own.
    package var sort: String { payouts?.order.text ?? "" }

    /// With which columns, as they are typed; empty for the usual ones.
    package var columns: String {
        guard let columns = payouts?.columns, columns != PayoutColumn.standard else { return "" }
        return PayoutColumn.text(columns)
    }

    /// Whether it is just what the list shows at first.
    package var isWhole: Bool { filter.isEmpty && sort.isEmpty && columns.isEmpty }

    /// How payouts are shown, where it is about them.
    package var payouts: PayoutView? { if case .payouts(let view) = self { view } else { nil } }
}

/// How the list of payouts is shown.
package struct PayoutView: Hashable, Sendable {
    /// Which payouts.
    package let query: FilterQuery
    /// In which order.
    package let order: PayoutOrder
    /// With which columns.
    package let columns: [PayoutColumn]

    /// Creates a view; by default of all payouts.
    package init(
        query: FilterQuery = FilterQuery(),
        order: PayoutOrder = .newestFirst,
        columns: [PayoutColumn] = PayoutColumn.standard
    ) {
        self.query = query
        self.order = order
        self.columns = columns
    }

    /// Reads what a file says.
    init(filter: String, sort: String?, columns: String?) throws(FilterProblem) {
        self.init(
            query: try FilterQuery(parsing: filter),
            order: try sort.map { text throws(FilterProblem) in try PayoutOrder(parsing: text) }
                ?? .newestFirst,
            columns: try PayoutColumn.list(parsing: columns ?? "")
        )
    }
}
