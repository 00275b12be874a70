/// A line on standard error that is written over while work goes on, where a person watches.
struct ProgressLine {
    private let context: CommandContext
    private var shown = 0

    init(_ context: CommandContext) { self.context = context }

    /// Shows a text in place of the former one.
    mutating func show(_ text: String) {
        guard context.ask != nil else { return }
        context.writeError("\r" + text + String(repeating: " ", count: max(0, shown - text.count)))
        shown = text.count
    }

    /// Makes room for the result.
    mutating func clear() {
        guard shown > 0 else { return }
        context.writeError("\r" + String(repeating: " ", count: shown) + "\r")
        shown = 0
    }
}
