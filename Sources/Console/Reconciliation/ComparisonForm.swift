import PayoutService
package import Payouts
package import TerminalUI

/// What a person fills in to compare a provider's files with the ledger.
package struct ComparisonForm: Equatable, Sendable {
    /// Whose files.
    package var provider: ProviderID
    /// The days and the files, as they are typed.
    package var editors: [TextField]
    /// The row that has the keys.
    package var row = Row.provider
    /// What is wrong, one plain sentence a row.
    package var problems: [Row: String] = [:]
    /// Whether it began with what was typed before.
    package var isDraft = false

    /// The rows from top to bottom.
    package enum Row: Int, CaseIterable, Sendable {
        case provider, first, last, files, compare

        /// Where it is typed; `nil` for what is chosen.
        var editor: Int? {
            switch self {
            case .first: 0
            case .last: 1
            case .files: 2
            case .provider, .compare: nil
            }
        }
    }

    /// What is typed: its name, and what it is for.
    static let fields: [(label: String, help: String)] = [
        ("First day", "The day that the files are about, where the provider is."),
        ("Last day", "Where they are about more days than one; at most a year."),
        (
            "Files",
            "The provider's settlement files as they came, by their paths; several with commas "
                + "between them. Tab completes a path."
        ),
    ]

    /// A form for one day of a provider.
    package init(_ provider: ProviderID, day: CalendarDay) {
        self.provider = provider
        editors = [
            TextField("\(day)", placeholder: "like \(day)", limit: Self.dayLength),
            TextField(placeholder: "the same day", limit: Self.dayLength),
            TextField(placeholder: "like ~/Downloads/\(day).csv"),
        ]
    }

    private static let dayLength = 10

    private func text(_ row: Row) -> String {
        row.editor.map { editors[$0].text.trimmingBlanks } ?? ""
    }

    /// Whether nothing was typed that would have to be typed again.
    var isPristine: Bool { text(.last).isEmpty && text(.files).isEmpty }

    /// The paths that were typed.
    private var paths: [String] {
        text(.files).split(separator: ",").map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
    }

    /// What is handed to the service, or what is wrong, a sentence a row.
    var order: Result<ReconciliationOrder, Problems> {
        let first = CalendarDay(text(.first))
        let last = text(.last).isEmpty ? first : CalendarDay(text(.last))
        let period = first.flatMap { first in last.flatMap { SettlementPeriod(first, $0) } }
        guard let period, !paths.isEmpty else {
            var found: [Row: String] = [:]
            if first == nil { found[.first] = "Type a day such as 2026-11-21." }
            if last == nil, !text(.last).isEmpty {
                found[.last] = "Type a day such as 2026-11-30, or nothing."
            } else if first != nil, last != nil, period == nil {
                found[.last] = "The last day is not before the first, nor a year after it."
            }
            if paths.isEmpty { found[.files] = "Type the path of a settlement file." }
            return .failure(Problems(found: found))
        }
        return .success(ReconciliationOrder(provider: provider, period: period, paths: paths))
    }

    /// What is wrong with what was typed, one plain sentence a row.
    struct Problems: Error {
        let found: [Row: String]
    }
}
