import Payouts
import Yams

/// A view as it lies in its file.
struct ViewFile: Codable {
    let name: String
    var filter: String?
    var sort: String?
    var columns: String?

    init(_ view: NamedView) {
        name = view.name
        filter = view.query.isEmpty ? nil : view.query.text
        sort = view.order.text.isEmpty ? nil : view.order.text
        columns = view.columns == PayoutColumn.standard ? nil : PayoutColumn.text(view.columns)
    }

    /// The view that a file describes.
    ///
    /// - Throws: What is wrong with the file: a decoding error or a ``FilterProblem``.
    static func view(in yaml: String) throws -> NamedView {
        let file = try YAMLDecoder().decode(ViewFile.self, from: yaml)
        return NamedView(
            name: String(file.name.prefix(NamedView.maximumNameLength)),
            query: try FilterQuery(parsing: file.filter ?? ""),
            order: try file.sort.map { text in try PayoutOrder(parsing: text) } ?? .newestFirst,
            columns: try PayoutColumn.list(parsing: file.columns ?? "")
        )
    }

    /// The file's text.
    func yaml() throws -> String { try YAMLEncoder().encode(self) }
}
