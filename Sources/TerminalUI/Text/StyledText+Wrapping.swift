extension StyledText {
    /// The line broken into lines of at most `columns`, at spaces where there are any.
    ///
    /// Addresses and data without spaces are broken after punctuation where that leaves at least
    /// half a line; scripts without either, between clusters. An amount stays with its currency.
    /// An empty line stays one empty line.
    package func wrapped(to columns: Int) -> [StyledText] {
        guard columns > 0 else { return [] }
        // Most lines need no second one.
        guard width > columns else { return [self] }
        var pieces = spans.flatMap { span in
            Clusters(span.text).map { LineBreaker.Piece(cluster: $0, span: span) }
        }
        for place in pieces.indices where pieces[place].cluster.scalar == " " {
            pieces[place].isKept = LineBreaker.isInAmount(pieces, place)
        }
        var breaker = LineBreaker(columns: columns)
        for piece in pieces { breaker.add(piece) }
        return breaker.finish()
    }
}

/// Collects clusters into lines and breaks them at the last space.
private struct LineBreaker {
    struct Piece {
        let cluster: Cluster
        let span: StyledText.Span
        /// Whether it is a space at which no line is broken.
        var isKept = false

        var isBreak: Bool { cluster.scalar == " " && !isKept }
    }

    let columns: Int
    private var line: [Piece] = []
    private var width = 0
    private var lines: [StyledText] = []

    init(columns: Int) {
        self.columns = columns
    }

    /// Whether the space at a place stands between a number and the code of its currency.
    static func isInAmount(_ pieces: [Piece], _ place: Int) -> Bool {
        func holds(_ place: Int, _ scalars: ClosedRange<Unicode.Scalar>) -> Bool {
            pieces.indices.contains(place) && scalars.contains(pieces[place].cluster.scalar)
        }
        let isCode = (1...3).allSatisfy { holds(place + $0, "A"..."Z") }
        return isCode && !holds(place + 4, "A"..."Z") && holds(place - 1, "0"..."9")
    }

    mutating func add(_ piece: Piece) {
        let clusterWidth = Int(piece.cluster.width)
        if width + clusterWidth > columns {
            breakLine(before: piece)
            // The space at which a line was broken is not carried over.
            if piece.cluster.scalar == " " && line.isEmpty { return }
        }
        line.append(piece)
        width += clusterWidth
    }

    mutating func finish() -> [StyledText] {
        lines.append(Self.text(line))
        return lines
    }

    private mutating func breakLine(before piece: Piece) {
        var rest: [Piece] = []
        if piece.isBreak {
            rest = []
        } else if let space = line.lastIndex(where: \.isBreak) {
            rest = Array(line[(space + 1)...])
            line.removeSubrange(space...)
        } else if let start = startAfterMark(before: piece.cluster) {
            rest = Array(line[start...])
            line.removeSubrange(start...)
        }
        lines.append(Self.text(line))
        line = rest
        width = rest.reduce(0) { $0 + Int($1.cluster.width) }
    }

    /// Where the last part after punctuation begins, in the second half of the line.
    private func startAfterMark(before cluster: Cluster) -> Int? {
        let scalars = line.map(\.cluster.scalar) + [cluster.scalar]
        return (line.count / 2..<line.count).last { place in
            // A number is never broken.
            Self.marks.contains(scalars[place]) && !("0"..."9").contains(scalars[place + 1])
        }
        .map { $0 + 1 }
    }

    private static let marks: Set<Unicode.Scalar> = ["/", ",", "&", ";", "?", "="]

    private static func text(_ pieces: [Piece]) -> StyledText {
        var spans: [StyledText.Span] = []
        for piece in pieces {
            let span = piece.span
            var scalars = String.UnicodeScalarView()
            piece.cluster.append(to: &scalars)
            let text = String(scalars)
            if let last = spans.indices.last, spans[last].role == span.role,
                spans[last].emphasis == span.emphasis, spans[last].link == span.link
            {
                spans[last].text += text
            } else {
                var span = span
                span.text = text
                spans.append(span)
            }
        }
        return StyledText(spans)
    }
}
