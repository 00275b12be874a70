/// One line of text in pieces of different meaning.
package struct StyledText: Equatable, Sendable {
    /// A piece of one style.
    package struct Span: Equatable, Sendable {
        /// The text.
        package var text: String
        /// What it means; nil takes the role of its surroundings.
        package var role: Role?
        /// Bold or underlined.
        package var emphasis: Emphasis
        /// The address that it leads to, where terminals can follow one.
        package var link: String?

        /// A piece.
        package init(
            _ text: String,
            _ role: Role? = nil,
            _ emphasis: Emphasis = [],
            link: String? = nil
        ) {
            self.text = text
            self.role = role
            self.emphasis = emphasis
            self.link = link
        }

        func style(over style: Style) -> Style {
            Style(
                role ?? style.role,
                on: style.ground,
                emphasis.union(style.emphasis)
            )
        }
    }

    /// The pieces from left to right.
    package var spans: [Span]

    /// A line of pieces.
    package init(_ spans: [Span]) {
        self.spans = spans
    }

    /// A line of one piece.
    package init(_ text: String, _ role: Role? = nil, _ emphasis: Emphasis = []) {
        spans = [Span(text, role, emphasis)]
    }

    /// The text without its meanings.
    package var text: String { spans.map(\.text).joined() }
    /// The columns it takes.
    package var width: Int { spans.reduce(0) { $0 + TextWidth.width(of: $1.text) } }

    /// One line after the other.
    package static func + (left: StyledText, right: StyledText) -> StyledText {
        StyledText(left.spans + right.spans)
    }

    /// The line in at most `columns`, with an ellipsis in place of a lost end.
    package func clipped(to columns: Int, ellipsis: Unicode.Scalar = "…") -> StyledText {
        guard width > columns else { return self }
        guard columns > 0 else { return StyledText([]) }
        var room = columns - 1
        var kept: [Span] = []
        for span in spans {
            let spanWidth = TextWidth.width(of: span.text)
            if spanWidth <= room {
                kept.append(span)
                room -= spanWidth
                continue
            }
            var cut = span
            // One more column, because the ellipsis is part of the cut piece; blanks, because a
            // piece that just fits is cut too.
            cut.text = TextWidth.clip(span.text + "  ", to: room + 1, ellipsis: ellipsis)
            kept.append(cut)
            break
        }
        return StyledText(kept)
    }

    /// The line in at most `columns`, without the last of the parts that a joint separates rather
    /// than with a piece of one; where even the first does not fit, cut like any other.
    package func clipped(
        to columns: Int,
        at joint: String,
        ellipsis: Unicode.Scalar = "…"
    ) -> StyledText {
        guard width > columns else { return self }
        let text = text
        let end = text.ranges(of: joint).map(\.lowerBound).last {
            TextWidth.width(of: String(text[..<$0])) + 2 <= columns
        }
        guard let end else { return clipped(to: columns, ellipsis: ellipsis) }
        var room = text.distance(from: text.startIndex, to: end)
        var kept: [Span] = []
        for var span in spans where room > 0 {
            span.text = String(span.text.prefix(room))
            room -= span.text.count
            kept.append(span)
        }
        return StyledText(kept) + StyledText(" \(Character(ellipsis))")
    }
}

extension StyledText: ExpressibleByStringInterpolation {
    /// A line of one piece in the role of its surroundings.
    package init(stringLiteral value: String) {
        self.init(value)
    }
}
