/// Why a theme's file is no theme; names everything that is wrong with it.
package struct ThemeError: Error, Equatable {
    /// One thing that is wrong, by its path in the file, such as `roles.faint.color`.
    package enum Problem: Hashable, Sendable {
        /// Something that has to be there is not.
        case missing(String)
        /// There is no such thing in a theme.
        case unknown(String)
        /// A value is not of the right kind; `needed` says what is.
        case invalid(String, found: String, needed: String)
    }

    /// What is wrong, never empty.
    package let problems: [Problem]

    /// An error of at least one problem.
    package init(problems: [Problem]) {
        self.problems = problems
    }
}

extension ThemeError: CustomStringConvertible {
    /// One line for each problem.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension ThemeError.Problem: CustomStringConvertible {
    /// What is wrong, in words.
    package var description: String {
        switch self {
        case .missing(let path): "\(path) is missing"
        case .unknown(let path): "\(path) means nothing in a theme"
        case .invalid(let path, let found, let needed):
            found.isEmpty
                ? "\(path) must be \(needed)" : "\(path) is “\(found)”, but must be \(needed)"
        }
    }
}
