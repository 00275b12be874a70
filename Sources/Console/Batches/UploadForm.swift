package import PayoutService
package import Payouts
package import TerminalUI

/// What a person fills in to upload a file, and what came of reading it.
package struct UploadForm: Equatable, Sendable {
    /// The providers that can be chosen.
    package let providers: [ProviderID]
    /// Who pays; `nil` where the file says so itself.
    package var provider: ProviderID?
    /// The file, the mapping and the control totals.
    package var editors: [TextField]
    /// The row that has the keys.
    package var focus = 0
    /// What is wrong, sentences for each row.
    package var problems: [Row: [String]] = [:]
    /// What takes a while, while it does.
    package var work: LongWork?
    /// What committing would do, once that is known.
    package var preview: Preview?
    /// Whether it began with what was typed before.
    package var isDraft = false

    /// What committing would do, while it is looked at.
    package struct Preview: Equatable, Sendable {
        /// What was found.
        package let preview: BatchPreview
        /// Which button has the focus; the way back has it at first.
        package var button = 0
        /// The first line on the screen.
        package var offset = 0
        /// The problems and doubts that are on the present page; scrolling turns it.
        package private(set) var remarks: [Remark] = []
        /// How many are on the pages before.
        package private(set) var before = 0
        /// How many doubts there are; to count them takes as long as the file has rows.
        let doubtCount: Int

        /// What stands against a row, or is doubtful about it.
        package struct Remark: Equatable, Sendable {
            /// The line of the file.
            package let line: Int
            /// The column and the rule that it breaks; empty for a doubt.
            package let place: [String]
            /// What the rule asks and how to mend the value, or why to look first.
            package let text: String
        }

        /// Remarks on one page.
        static let pageSize = 200
    }

    /// What a button of the preview does.
    enum Action: Equatable {
        case back, writeRejected
        case commit(BatchDecision)
    }

    /// An empty form.
    package init(providers: [ProviderID]) {
        self.providers = providers
        editors = Self.fields.map { TextField(placeholder: "like \($0.example)") }
    }
}

// MARK: - Rows

extension UploadForm {
    /// What is typed: its name, an example, and what it is for.
    static let fields: [(label: String, example: String, help: String)] = [
        (
            "File", "~/day.csv",
            "A CSV file whose headers are the providers' field names; tab completes its path."
        ),
        ("Mapping", "payroll-vn", "A saved mapping, where the headers are somebody else's."),
        (
            "Control total", "VND=1,250,000",
            "What the file should add up to; several with blanks between them."
        ),
    ]

    /// The rows from top to bottom: the file, who pays, the mapping, the totals, the button.
    package enum Row: Int, CaseIterable, Sendable {
        case file, provider, mapping, controls, button

        init(_ field: UploadRequest.Field) {
            switch field {
            case .file: self = .file
            case .mapping: self = .mapping
            case .controls: self = .controls
            }
        }

        var editor: Int? {
            switch self {
            case .file: 0
            case .mapping: 1
            case .controls: 2
            case .provider, .button: nil
            }
        }
    }

    var row: Row { Row(rawValue: focus) ?? .file }
    var isPristine: Bool { provider == nil && editors.allSatisfy(\.isEmpty) }
    var path: String { editors[0].text.trimmingBlanks }

    /// Shows everything that is wrong, with the focus on the first.
    mutating func show(_ problems: [Row: [String]]) {
        self.problems = problems
        focus = Row.allCases.first { problems[$0] != nil }?.rawValue ?? focus
    }

    /// What is handed to the service.
    var request: UploadRequest {
        UploadRequest(
            path: path,
            provider: provider,
            mapping: editors[1].text.trimmingBlanks,
            controls: editors[2].text.trimmingBlanks
        )
    }
}

extension UploadForm.Preview {
    /// The buttons that make sense, the way back first.
    var actions: [UploadForm.Action] {
        let commits = [BatchDecision.good, .all].filter { preview.objection(to: $0) == nil }
        // Where every row is good, the two are the same.
        let isClean = preview.findings.count(.doubtful) + preview.findings.count(.bad) == 0
        let decisions = isClean ? Array(commits.suffix(1)) : commits
        return [.back] + decisions.map(UploadForm.Action.commit)
            + (isClean ? [] : [.writeRejected])
    }

    func title(of action: UploadForm.Action) -> String {
        switch action {
        case .back: "Back"
        case .writeRejected: "Write rejected"
        case .commit(let decision):
            "Commit \(decision.rawValue) "
                + preview.findings.acceptedCount(by: decision).grouped
        }
    }
}

// MARK: - Remarks

extension UploadForm.Preview {
    /// Shows what was found, from the first remark on.
    init(_ preview: BatchPreview) {
        self.preview = preview
        doubtCount = preview.findings.doubtCount
        turn(to: 0)
    }

    private var findings: BatchFindings { preview.findings }

    /// How many remarks there are that can be shown: the file of rejected rows has all.
    var remarkCount: Int { findings.problems.count + doubtCount }

    /// Turns to the page with a remark, counted from 0.
    mutating func turn(to start: Int) {
        before = start
        let problems = findings.problems.dropFirst(start).prefix(Self.pageSize).map {
            Remark(line: $0.line, place: [$0.column, $0.rule.words], text: $0.message)
        }
        let doubts = findings.doubts(
            from: max(0, start - findings.problems.count),
            limit: Self.pageSize - problems.count
        )
        remarks = problems + doubts.map { Remark(line: $0.line, place: [], text: $0.doubt.message) }
    }
}
