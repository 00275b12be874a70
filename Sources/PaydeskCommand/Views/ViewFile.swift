import Payouts
import Yams

/// A view as it lies in its file.
struct ViewFile: Codable {
    private let name: String
    private var screen: String?
    private var filter: String?
    private var sort: String?
    private var columns: String?

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case name, screen, filter, sort, columns
    }

    init(_ view: NamedView) {
        let content = view.content
        func text(_ text: String) -> String? { text.isEmpty ? nil : text }
        name = view.name
        screen = content.list == .payouts ? nil : content.list.rawValue
        filter = text(content.filter)
        sort = text(content.sort)
        columns = text(content.columns)
    }

    /// The view that a file describes; one that names no screen is of the payouts.
    ///
    /// - Throws: What is wrong with the file: a decoding error or a ``FilterProblem``.
    static func view(in yaml: String) throws -> NamedView {
        let file = try YAMLDecoder().decode(ViewFile.self, from: yaml)
        try checkKeys(of: yaml)
        return NamedView(
            name: String(file.name.prefix(NamedView.maximumNameLength)),
            try ViewContent(
                of: try file.list,
                filter: file.filter ?? "",
                sort: file.sort,
                columns: file.columns
            )
        )
    }

    private var list: ViewedList {
        get throws(FilterProblem) {
            guard let screen else { return .payouts }
            guard let list = ViewedList(rawValue: screen.lowercased()) else {
                let known = ViewedList.allCases.map(\.rawValue).joined(separator: ", ")
                throw FilterProblem(
                    word: screen,
                    sentence: "There are no views of “\(screen)”. Screens: \(known)."
                )
            }
            return list
        }
    }

    /// A misspelt part would be left out without a word, and more be shown than is meant.
    private static func checkKeys(of yaml: String) throws {
        let keys = try Yams.compose(yaml: yaml, .texts)?.mapping?.keys.compactMap(\.string) ?? []
        let known = CodingKeys.allCases.map(\.rawValue)
        guard let other = keys.first(where: { !known.contains($0) }) else { return }
        throw FilterProblem(
            word: other,
            sentence: "“\(other)” is no part of a view. Parts: \(known.joined(separator: ", "))."
        )
    }

    /// The file's text.
    func yaml() throws -> String { try YAMLEncoder().encode(self) }
}
