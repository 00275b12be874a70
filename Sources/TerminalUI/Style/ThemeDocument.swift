/// A theme's file as it was written, before anything in it is believed.
package indirect enum ThemeDocument: Equatable, Sendable {
    /// A word, a number, `true` or `false`.
    case text(String)
    /// Values by their keys.
    case map([String: ThemeDocument])
    /// A list, or nothing.
    case other
}
