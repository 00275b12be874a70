/// Why a theme cannot be used.
package enum ThemeError: Error, Equatable {
    /// A role has no look.
    case missingRole(String, theme: String)
    /// A ground has no background.
    case missingGround(String, theme: String)
    /// A look is given to something that is no role.
    case unknownRole(String, theme: String)
    /// A background is given to something that is no ground.
    case unknownGround(String, theme: String)
    /// A word that is no colour.
    case notAColor(String)
}

extension ThemeError: CustomStringConvertible {
    /// What is wrong, in words.
    package var description: String {
        switch self {
        case .missingRole(let role, let theme):
            "theme “\(theme)” does not say what the role “\(role)” looks like"
        case .missingGround(let ground, let theme):
            "theme “\(theme)” does not say what the ground “\(ground)” looks like"
        case .unknownRole(let role, let theme):
            "theme “\(theme)” names a role “\(role)” that does not exist"
        case .unknownGround(let ground, let theme):
            "theme “\(theme)” names a ground “\(ground)” that does not exist"
        case .notAColor(let text):
            "“\(text)” is not a color: write #rrggbb, default or the name of an ANSI color"
        }
    }
}
