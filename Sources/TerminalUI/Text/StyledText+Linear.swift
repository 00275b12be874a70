extension StyledText {
    /// The line for a screen reader: what blanks keep apart for the eye, commas do for the ear.
    ///
    /// Two blanks or more between two pieces are layout: behind a label they become a colon, else
    /// a comma. Blanks within a piece are text, and stay. What hides the start of a number is a word.
    var linear: StyledText {
        let spans = spans.map { span in
            var span = span
            span.text = span.text.replacing("····", with: "ending ")
                .replacing(" · ", with: ", ")
            return span
        }
        guard spans.count > 1 else { return StyledText(spans) }
        var line: [Span] = []
        var gap = 0
        for span in spans {
            let start = span.text.prefix { $0 == " " }.count
            guard start < span.text.count else {
                gap += start
                continue
            }
            gap += start
            let end = span.text.reversed().prefix { $0 == " " }.count
            var piece = span
            piece.text = String(span.text.dropFirst(start).dropLast(end))
            if let last = line.last { line.append(Self.joint(behind: last, gap: gap)) }
            line.append(piece)
            gap = end
        }
        return StyledText(line)
    }

    private static func joint(behind piece: Span, gap: Int) -> Span {
        guard gap > 1, let last = piece.text.last, !",:;".contains(last) else {
            return Span(gap > 0 ? " " : "")
        }
        return Span(piece.role == .label ? ": " : ", ", .muted)
    }

    /// Parts of a line, one behind the other with commas.
    package static func listed(_ parts: [StyledText]) -> StyledText {
        parts.dropFirst().reduce(parts.first ?? "") { $0 + StyledText(", ", .muted) + $1 }
    }
}
